"""One case with its reasons: microseconds, and the ratio to OpenFisca on a comparable rule set.

OpenFisca-Core is not among the requirements; where it is installed the two are compared in the
same run, with the values that both give asserted equal. Goals: 500 microseconds, 10 times.
"""

import sys
from collections.abc import Callable
from functools import partial
from statistics import median
from time import perf_counter
from typing import Any

from wayout.law import assess

ROUNDS = 2_000
GOAL_US = 500
GOAL_RATIO = 10
ON = "2026-06-01"
DAY = "2025-06-11"  # the law OpenFisca is asked about
SIMPLE = {
    "conduct": "absence",
    "service": "mobilised",
    "from": "2025-05-10T12:00",
    "to": "2025-06-11T12:00",
    "ended_by": "surrendered",
    "status": [],
    "priors": [],
    "custody_days": 120,
    "house_arrest_days": 60,
}
KINDS = (
    *("crime_reported", "detained", "case_opened", "charged", "to_prosecutor"),
    *("received_by_court", "hearing_ordered", "verdict", "copy_received", "in_force"),
)
STEPS = [
    {"kind": kind, "day": f"2025-{at + 1:02}-28T15:00", "in_custody": True}
    for at, kind in enumerate(KINDS)
]
CASES: dict[str, dict[str, Any]] = {
    "simple": SIMPLE,
    "all unknown but the act": {"conduct": "absence"},
    "imprecise": {"conduct": "absence", "service": "contract", "from": "2025-11", "to": "2026-01"},
    "ten steps": {**SIMPLE, "steps": STEPS},
    "refusal, group unknown": {"conduct": "refusal", "service": "contract", "from": "2024-05-05"},
}
TO_OPENFISCA = {
    "left": "2025-05-10",
    "left_hour": 12,
    "came_back": "2025-06-11",
    "back_hour": 12,
    "surrendered": True,
    "custody_days": 120,
    "house_arrest_days": 60,
}


def microseconds(work: Callable[[], object], rounds: int) -> float:
    """Median time of one call."""
    spent = []
    for _ in range(rounds):
        began = perf_counter()
        work()
        spent.append(perf_counter() - began)
    return 1e6 * median(spent)


def by_openfisca() -> tuple[float, float] | None:
    """Median times of one case there with its trace to be read, and as it is; None without it."""
    try:
        from law_openfisca import make_system, traced  # noqa: PLC0415 - may be absent
    except ModuleNotFoundError as absent:
        if "openfisca" not in str(absent.name):
            raise
        return None
    system = make_system()
    must_agree(traced(system, DAY, TO_OPENFISCA, read=True), assess(SIMPLE, on=ON).as_dict())
    to_read, as_it_is = (
        microseconds(partial(traced, system, DAY, TO_OPENFISCA, read=read), ROUNDS // 10)
        for read in (True, False)
    )
    return to_read, as_it_is


def must_agree(theirs: dict[str, Any], answer: dict[str, Any]) -> None:
    """End the run if a value that both give is not the same."""
    (one,) = answer["offences"]
    pairs = {
        "minimum": (theirs["least"], one["min_months"]),
        "maximum": (theirs["most"], one["max_months"]),
        "cap": (theirs["cap"], one["cap_months"]),
        "probation": (theirs["probation_to"], one["probation"]["to_months"]),
        "limitation": (str(theirs["limitation_until"]), str(one["limitation_until"])),
        "credit": (theirs["credit_general"], answer["credit_days"]["general"]),
    }
    differ = {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}
    if differ:
        raise SystemExit(f"OpenFisca and assess differ: {differ}")


def main() -> None:
    """Print the median of each case and the ratio, beside their goals."""
    assess(SIMPLE, on=ON)  # the law is read once
    spent = {
        name: microseconds(partial(assess, facts, on=ON), ROUNDS) for name, facts in CASES.items()
    }
    for name, value in spent.items():
        steps = len(assess(CASES[name], on=ON).as_dict()["trace"])
        verdict = "met" if value <= GOAL_US else "missed"
        line = f"{name:25} {value:7.0f} us, {steps:3} steps of reasons (goal {GOAL_US}: {verdict})"
        sys.stdout.write(f"{line}\n")
    peer = by_openfisca()
    if peer is None:
        sys.stdout.write("OpenFisca not installed: pip install openfisca-core\n")
        return
    ratio, bare = (spent_there / spent["simple"] for spent_there in peer)
    verdict = "met" if ratio >= GOAL_RATIO else "missed"
    sys.stdout.write(
        f"OpenFisca, 19 variables of the simple case with a trace to be read: {peer[0]:.0f} us, "
        f"so assess is {ratio:.1f} times as fast (goal {GOAL_RATIO}: {verdict})\n"
        f"with the trace left as it is: {peer[1]:.0f} us, {bare:.1f} times\n"
    )


if __name__ == "__main__":
    main()
