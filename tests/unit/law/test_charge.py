"""What a charge does not say stays unknown, and what the days say of it is heard."""

from datetime import date, datetime
from typing import Any

import pytest

from wayout.errors import DataError, InputError
from wayout.law import assess, possibilities

ON = "2026-02-18"
STOPPED = {"conduct": "absence", "service": "contract", "part": "337.5", "intended_days": 40}


def test_an_unknown_status_is_not_taken_for_one_under_a_charge() -> None:
    """Nothing is in dispute over a suspended case of which nobody told; it is asked for."""
    facts = {"conduct": "absence", "part": "337.5", "from": "2025-12-20", "to": "2026-02-01"}
    answer = assess(facts, on=ON)
    assert not any(one.question.startswith("Q3 ") for one in answer.disputed)
    assert "status" in {one.fact for one in answer.missing}
    assert [one.step for one in answer.trace if one.step == "harsher_status"] == []


@pytest.mark.parametrize("status", [None, []])
def test_stopped_early_is_an_attempt_also_under_a_charge(status: object) -> None:
    """Each way to the part charged is one: three quarters, whatever his status was."""
    days = {"from": "2026-01-20", "to": "2026-01-25"}
    facts = STOPPED | days | ({} if status is None else {"status": status})
    (one,) = assess(facts, on=ON).offences
    assert (one.part, one.attempt, one.cap_months) == ("337.5", True, 90)


def test_without_days_a_charge_is_no_attempt() -> None:
    """An unknown fact never lowers."""
    (one,) = assess(STOPPED, on=ON).offences
    assert (one.attempt, one.cap_months) == (False, None)


def test_a_charge_that_was_not_in_force_is_named() -> None:
    """Though no facts of ours lead to that part."""
    facts = {"conduct": "resistance", "part": "334.3", "from": "2021-01-01"}
    said = [one.question for one in assess(facts, on=ON).disputed]
    assert any("334.3 is charged, but was not in force" in one for one in said)


def test_under_a_charge_a_month_changes_nothing() -> None:
    """The question is named; the readings do not take the part away."""
    facts = STOPPED | {"from": "2025-01-31T09:00", "to": "2025-02-28T18:00", "intended_days": 1}
    (month,) = (one for one in assess(facts, on=ON).disputed if one.question.startswith("Q4 "))
    assert [dict(one.gives) for one in month.readings] == [{}, {}, {}]


def test_the_reasons_of_an_attempt_and_of_the_whole_crime_stand_apart() -> None:
    """The same part may be both: three quarters belong to the attempt alone."""
    facts = {k: v for k, v in STOPPED.items() if k != "part"}
    facts |= {"from": "2025-01-10T08:00", "to": "2025-02", "intended_days": 60}
    answer = assess(facts, on=ON)
    shares = {(s.part, s.attempt): s.value for s in answer.trace if s.step == "attempt_share"}
    assert (shares["337.5", True], shares["337.5", False]) == ("3/4", 1)


def test_what_is_a_month_is_looked_for_from_every_beginning() -> None:
    """29 days are more than a month from 1 February, but not from 1 January or 1 March."""
    facts = {k: v for k, v in STOPPED.items() if k != "part"}
    facts |= {"from": "2025-01-15/2025-03-15", "to": "2025-03-20", "intended_days": 29}
    parts = {(one.part, one.attempt) for one in assess(facts, on=ON).offences}
    assert ("337.5", True) in parts


def test_a_moment_may_be_asked_about_and_nonsense_may_not() -> None:
    """Its day is meant."""
    facts: dict[str, Any] = {"conduct": "absence", "part": "337.5"}
    assert assess(facts, on=datetime(2026, 2, 18, 9)).on == date(2026, 2, 18)  # noqa: DTZ001
    for nonsense in (5, "2026-02-31", "2026-02"):
        with pytest.raises(InputError, match=r"^on: "):
            assess(facts, on=nonsense)  # type: ignore[arg-type]


def test_a_step_counts_when_it_was_surely_taken() -> None:
    """A verdict some day of this year is not one of today."""
    steps = [{"kind": "received_by_court", "day": "2026-01-02"}, {"kind": "verdict", "day": "2026"}]
    facts = {"conduct": "absence", "part": "337.5", "steps": steps}
    ways = {one.article for one in assess(facts, on=ON).back_to_front}
    assert any(one.startswith("UPK 238") for one in ways)


def test_a_part_that_cannot_be_decided_is_a_fault_of_the_data(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The loader refuses it; should one slip through, its place is named."""
    monkeypatch.setattr(possibilities, "WIDENING", {})
    facts = {"conduct": "refusal", "from": "2015-05-05", "service": "contract"}
    with pytest.raises(DataError, match=r"uk-332\.toml, line \d+"):
        assess(facts | {"sex": "m", "weapon": True}, on="2015-06-01")
