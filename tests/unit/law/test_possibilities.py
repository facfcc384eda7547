"""Sets, not guesses: every part that the facts leave open, and no other."""

from dataclasses import replace
from itertools import permutations
from typing import Any

import pytest

from wayout.law import Assessment, assess, judging, load_law, possibilities

ON = "2026-02-01"
WARTIME: dict[str, Any] = {"conduct": "absence", "service": "contract", "from": "2025-04-01T08:00"}
PEACE: dict[str, Any] = {"conduct": "absence", "from": "2021-06-01T08:00"}


def parts(answer: Assessment) -> set[str]:
    """The possible parts, an attempt with its mark."""
    return {f"{one.part}{' attempt' * one.attempt}" for one in answer.offences}


@pytest.mark.parametrize(
    ("to", "expected"),
    [
        ("2025-04-03T08:00", set()),
        ("2025-04-03T08:00:01", {"337.2.1"}),
        ("2025-04-11T08:00", {"337.2.1"}),
        ("2025-04-11T08:00:01", {"337.3.1"}),
        ("2025-05-01T23:59:59", {"337.3.1"}),
        ("2025-05-02T00:00", {"337.5"}),
        ("2025-04-11", {"337.2.1", "337.3.1"}),
        ("2025-04", {"337.2.1", "337.3.1"}),
        ("2025", {"337.2.1", "337.3.1", "337.5"}),
    ],
)
def test_every_length_that_the_days_allow_is_open(to: str, expected: set[str]) -> None:
    """48 hours, 240 hours and a month by date, each by a second."""
    assert parts(assess(WARTIME | {"to": to}, on=ON)) == expected


@pytest.mark.parametrize(
    ("facts", "expected", "liable"),
    [
        # stopped after a day, and how long he meant to stay away
        (WARTIME | {"to": "2025-04-02T08:00", "intended_days": 2}, set(), False),
        (WARTIME | {"to": "2025-04-02T08:00"}, set(), None),
        (WARTIME | {"to": "2025-04-02T08:00", "intended_days": 3}, {"337.2.1 attempt"}, True),
        (WARTIME | {"to": "2025-04-02T08:00", "intended_days": 40}, {"337.5 attempt"}, True),
        # stopped after five days
        (WARTIME | {"to": "2025-04-06T08:00", "intended_days": 7}, {"337.2.1"}, True),
        (WARTIME | {"to": "2025-04-06T08:00", "intended_days": 1}, {"337.2.1"}, True),
        (WARTIME | {"to": "2025-04-06T08:00", "intended_days": 20}, {"337.3.1 attempt"}, True),
        # it goes on: what he meant is not yet cut short
        (WARTIME | {"to": None, "intended_days": 2, "status": []}, {"337.5"}, True),
        # in peacetime five days are a crime of a conscript alone
        (PEACE | {"to": "2021-06-02T08:00", "intended_days": 5, "service": "contract"}, set(),
         False),
        (PEACE | {"to": "2021-06-02T08:00", "intended_days": 5}, {"337.1 attempt"}, None),
        (PEACE | {"to": "2021-06-06T08:00", "intended_days": 3}, {"337.1"}, None),
        (PEACE | {"to": "2021-06-06T08:00"}, {"337.1"}, None),
        (PEACE | {"to": "2021-06-20T08:00"}, {"337.3"}, True),
        # without a beginning 30 days may be a month, or not
        ({"conduct": "absence", "service": "contract", "to": "2025-04-02", "intended_days": 30},
         {"337.3.1", "337.5", "337.3.1 attempt", "337.5 attempt"}, True),
    ],
)  # fmt: skip
def test_he_answers_for_the_length_he_meant(
    facts: dict[str, Any], expected: set[str], liable: object
) -> None:
    """As for an attempt, if the part of that length is another one."""
    answer = assess(facts, on=ON)
    assert (parts(answer), answer.liable) == (expected, liable)


@pytest.mark.parametrize(
    ("facts", "expected", "missing"),
    [
        ({"conduct": "refusal", "from": "2025-05-01"}, {"332.2.1", "332.2.2"},
         {"group", "grave_consequences"}),
        ({"conduct": "refusal", "from": "2025-05-01", "group": True}, {"332.2.2"}, set()),
        ({"conduct": "desertion", "from": "2021-05-01", "to": "2021-05-01"}, {"338.1", "338.2"},
         {"weapon", "group"}),
        ({"conduct": "desertion", "from": "2025-05-01", "to": "2025-05-01"}, {"338.3"}, set()),
        ({"conduct": "desertion", "from": "2026-01-10", "to": "2026-01-10"}, {"338.3", "338.4"},
         {"status"}),
        ({"conduct": "feigned_illness", "from": "2021-05-01"}, {"339.1", "339.2"}, {"intent"}),
        ({"conduct": "captivity", "from": "2025-05-01", "to": "2025-05-02"}, {"352.1"},
         {"able_to_resist"}),
        ({"conduct": "absence", "intent": "for_good", "from": "2025-05-01", "to": "2025-05-02"},
         {"338.3"}, set()),
    ],
)  # fmt: skip
def test_an_unknown_fact_widens(
    facts: dict[str, Any], expected: set[str], missing: set[str]
) -> None:
    """Each part that some value allows is listed, and what would settle it is asked for."""
    answer = assess(facts, on=ON)
    assert parts(answer) == expected
    asked = {one.fact for one in answer.missing if "offences" in one.decides}
    asked |= {one.fact for one in answer.missing if "liable" in one.decides}
    assert asked == missing


def test_a_volunteer_answers_only_since_2025() -> None:
    """Law 507-FZ; and he is left out of account where the service is not known."""
    volunteer = {"conduct": "desertion", "service": "volunteer", "from": "2024-12-01"}
    before = assess(volunteer | {"to": "2025-01-07T23:59"}, on=ON)
    assert (before.offences, before.liable) == ((), False)
    assert parts(assess(volunteer | {"to": "2025-01-08T00:00"}, on=ON)) == {"338.3"}
    unknown = {"conduct": "desertion", "from": "2024-12-01", "to": "2024-12-02"}
    assert assess(unknown, on=ON).liable is True


def test_what_is_kept_tells_an_attempt_and_a_charge_from_the_crime() -> None:
    """Three quarters for an attempt alone; a charge needs no reason of who and what."""
    crime = WARTIME | {"to": "2025-05-20T08:00"}
    attempt = WARTIME | {"to": "2025-04-02T08:00", "intended_days": 40}
    charge = crime | {"part": "337.5"}
    for order in permutations((crime, attempt, charge)):
        book = replace(load_law(), _compiled={})
        answers = [assess(facts, on=ON, book=book) for facts in order]
        caps = {one.offences[0].attempt: one.offences[0].cap_months for one in answers}
        assert caps == {False: None, True: 90}
        for facts, answer in zip(order, answers, strict=True):
            named = {step.step for step in answer.trace if step.part}
            assert ("serviceman" in named) == (facts is not charge)


def test_what_is_kept_to_be_quick_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """Forgetting it changes no answer."""
    asked = [WARTIME | {"to": f"2025-0{month}-20"} for month in (4, 5, 6)]
    kept = [assess(facts, on=ON) for facts in asked]
    monkeypatch.setattr(possibilities, "_MOST_KEPT", 0)
    monkeypatch.setattr(judging, "_MOST_KEPT", 0)
    others = [facts | {"sex": "f", "service": "conscript"} for facts in asked]
    assert [assess(facts, on=ON).offences[0].colony for facts in others] == ["general"] * 3
    assert [assess(facts, on=ON) for facts in asked] == kept
