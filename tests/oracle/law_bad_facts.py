"""Facts with one thing wrong, or odd and yet allowed, to be refused or answered alike."""

from collections.abc import Callable
from random import Random
from typing import Any

from tests.oracle.law_cases import Facts, known_case

ODD: dict[str, tuple[Any, ...]] = {
    "conduct": ("unauthorised_absence", "", 3, ["absence"]),
    "service": ("officer", "contract ", "Contract", 1),
    "sex": ("female", True),
    "part": ("337.7", "341.1", "337", 337.5, "337.2.1", "352.1", "332.3"),
    "from": ("2024-02-31", "2023-02-29", "2024-13", "2024-1-5", "2024-01-05T24:30", "soon", 2024),
    "to": ("2024-02-31", "2025-04-31", "2025-00", "05.01.2025", 20250105, False),
    "ended_by": ("caught", 0),
    "intent": ("for_ever",),
    "intended_days": (-1, -0.5, "3", True, 0, 0.5, 4000),
    "weapon": ("yes", 1, 0, True),
    "able_to_resist": ("unknown", False),
    "status": ("probation", ["probaton"], ["parole", "jail"], {}, [], ["parole"]),
    "mitigating": (["remorse"], "surrender", ["surrender"]),
    "aggravating": (["war"], ["group", 7], ["public"]),
    "custody_days": (-1, 1.5, "10", True, 0, 36500),
    "house_arrest_days": (-30, "60", 60),
    "unserved_months": (-6, 2.5, 24),
    "cooperation_agreement": ("no", 1),
    "special_order": ("asked", True),
    "pregnant": ("no", False),
    "priors": ("none", [{"gravity": "huge"}], [{"served": 1}], [{"year": 2020}], [{}], []),
    "steps": (
        [{"kind": "arrest", "day": "2025-01-10"}],
        [{"kind": "verdict", "day": "2025-02-30"}],
        [{"kind": "verdict", "day": "2025-01-10", "in_custody": "yes"}],
        [{"kind": "verdict", "day": "2025-01-10", "court": "99GV0001"}],
        {"verdict": "2025-01-10"},
        [],
        [{"kind": "verdict", "day": "2025-01-10"}],
    ),
    "rank": ("private",),
    "From": ("2025-01-10",),
}
ENDS = (
    *(("2025-03-01T10:00", "2025-03-01T09:59"), ("2025-03-01T10:00", "2025-03-01T10:00")),
    *(("2025-03-01T10:00", "2025-03-01"), ("2025-03-01", "2025-02-28"), ("2025-03-01", "2025-03")),
    *(("2025-03-01", "2025-03-01T00:00"), ("2025-03", "2025-02"), ("2025-03", "2025-03")),
    *(("2025-03", "2025-02-28T23:59"), ("2025", "2024"), ("2025", "2024-12-31"), ("2025", "2025")),
)


def odd_facts(random: Random) -> Facts:
    """Known facts with one value replaced by an odd one, or without the conduct."""
    facts, _ = known_case(random)
    key = random.choice(sorted(ODD))
    return {**facts, key: random.choice(ODD[key])}


def ends_and_starts(random: Random) -> Facts:
    """Starts and ends that overlap, touch or stand the wrong way round."""
    start, end = random.choice(ENDS)
    return {"conduct": "absence", "service": random.choice(("contract", "conscript"))} | {
        "from": start,
        "to": end,
    }


def without_conduct(random: Random) -> Facts:
    """Facts that say nothing of what was done."""
    facts, _ = known_case(random)
    return {key: value for key, value in facts.items() if key != "conduct"}


MAKERS: tuple[Callable[[Random], Facts], ...] = (odd_facts, ends_and_starts, without_conduct)
