"""A later step ends the terms of the stage before it, and a new round begins them again."""

from typing import Any

import pytest

from wayout.law import assess, load_law
from wayout.law.stages import ENDED_BY, hangs_on_custody, stage_is_over


def running(*steps: tuple[str, str]) -> set[tuple[str, str]]:
    """The terms of an absence with these steps that still run: name and start."""
    facts: dict[str, Any] = {
        "conduct": "absence",
        "from": "2024-06-03",
        "steps": [{"kind": kind, "day": day} for kind, day in steps],
    }
    told = assess(facts, on="2025-07-01").deadlines
    return {(one.name, str(one.start)) for one in told if not stage_is_over(one, facts)}


def test_every_name_is_one_of_the_law() -> None:
    """And none of the law is forgotten but those that nothing ends."""
    assert load_law().deadlines.keys() - ENDED_BY.keys() == {"cassation"}
    assert ENDED_BY.keys() <= load_law().deadlines.keys()


def test_a_new_round_in_court_runs_though_an_earlier_one_ended() -> None:
    """The sentence of March ended the term of January, not that of June."""
    found = running(
        ("received_by_court", "2025-01-20"),
        ("verdict", "2025-03-03"),
        ("received_by_court", "2025-06-16"),
    )
    assert {start for name, start in found if name == "hearing_set"} == {"2025-06-16"}


@pytest.mark.parametrize(("day", "runs"), [("2025-01", True), ("2025", False)])
def test_a_step_whose_day_is_not_known_ends_what_it_may_have_come_after(
    day: str, *, runs: bool
) -> None:
    """Ordered at some time in 2025; in January 2025 the case was not there yet."""
    found = running(("received_by_court", "2025-03-03"), ("hearing_ordered", day))
    assert any(name == "hearing_set" for name, _start in found) is runs


@pytest.mark.parametrize("held", [True, None])
def test_in_court_some_terms_run_only_for_those_in_custody(held: bool | None) -> None:  # noqa: FBT001  what the facts say
    """Where the facts do not tell it, it is said; the other terms hang on nothing."""
    received = {"kind": "received_by_court", "day": "2025-06-16", "in_custody": held}
    facts: dict[str, Any] = {"conduct": "absence", "from": "2024-06-03", "steps": [received]}
    told = assess(facts, on="2025-07-01").deadlines
    hanging = {one.name for one in told if hangs_on_custody(one, facts)}
    assert hanging == (set() if held else {"hearing_set_custody", "custody_trial"})


def test_what_follows_an_order_of_custody_hangs_on_it() -> None:
    """Of whoever was charged without one."""
    detained = [{"kind": "detained", "day": "2025-06-16"}]
    ordered = [*detained, {"kind": "custody_ordered", "day": "2025-06-18"}]
    facts: dict[str, Any] = {"conduct": "absence", "from": "2024-06-03", "steps": ordered}
    told = assess(facts, on="2025-07-01").deadlines
    first = next(one for one in told if one.name == "custody_first")
    assert not hangs_on_custody(first, facts)
    assert hangs_on_custody(first, {**facts, "steps": detained})
