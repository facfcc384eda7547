"""The events of a history become the facts of each absence, and nothing is guessed."""

from dataclasses import replace
from datetime import date
from typing import Any

from hypothesis import given
from tests.property.histories import SOME, histories

from wayout.law.facts import FACT_KEYS, read_facts
from wayout.law.facts_of_history import facts_of_history
from wayout.pathway import Day, Event, History


def told(*events: tuple[str, str] | tuple[str, str, dict[str, Any]]) -> History:
    """A history of (kind, day, further fields); a day may carry its hour."""
    made = []
    for number, (kind, written, *more) in enumerate(events):
        day, _, time = written.partition("T")
        fields: dict[str, Any] = {"source": "client", "time": time or None}
        fields |= more[0] if more else {}
        made.append(Event(f"e{number}", kind, Day.parse(day), **fields))
    return History.of("h", made, date(2015, 1, 1), date(2026, 2, 18))


def only(history: History, key: str = "") -> dict[str, Any]:
    """The facts of the one absence of a history."""
    found = facts_of_history(history)
    assert list(found) == [key]
    return found[key]


FIRST, SECOND = {"matter": "m1"}, {"matter": "m2"}


def test_an_absence_from_leaving_to_surrender() -> None:
    """Service, beginning, end, how it ended, and the steps with their days and hours."""
    facts = only(
        told(
            ("conscripted", "2019-06-01"), ("mobilised", "2022-09-25"),
            ("left_unit", "2024-11", FIRST), ("surrendered", "2024-12-27T15:00", FIRST),
            ("crime_reported", "2024-12-27", FIRST), ("case_opened", "2024-12-30", FIRST),
        ),
        "m1",
    )  # fmt: skip
    assert facts == {
        "conduct": "absence", "service": "mobilised", "from": "2024-11",
        "to": "2024-12-27T15:00", "ended_by": "surrendered",
        "steps": [
            {"kind": "crime_reported", "day": "2024-12-27"},
            {"kind": "case_opened", "day": "2024-12-30"},
        ],
    }  # fmt: skip


def test_what_is_not_told_is_left_out() -> None:
    """No end is not "still absent", no earlier case is not a clean record."""
    assert only(told(("left_unit", "2025-01-20"))) == {"conduct": "absence", "from": "2025-01-20"}
    assert only(told()) == {"conduct": "absence"}


def test_an_absence_goes_on_only_where_the_history_is_kept_up() -> None:
    """The last leaving, while the map has him away and no step shows him: then `to` is null."""
    left = ("left_unit", "2025-01-20")
    for since in ((), (("crossed_border", "2025-02-01"), ("case_opened", "2025-03-01"))):
        history = told(left, *since)
        (facts,) = facts_of_history(history, kept_up=True).values()
        assert facts["to"] is None
        assert "to" not in facts_of_history(history)[""]
    for shown in (
        ("sent_to_front", "2025-02-01"), ("custody_ordered", "2025-02-01"),
        ("received", "2025-02-01"), ("suspended", "2025-02-01", {"ground": "war"}),
    ):  # fmt: skip
        assert "to" not in facts_of_history(told(left, shown), kept_up=True)[""]
    again = told(("left_unit", "2024-01-10", FIRST), ("left_unit", "2025-01-01", SECOND))
    assert ["to" in facts for facts in facts_of_history(again, kept_up=True).values()] == [
        False, True,
    ]  # fmt: skip


def test_the_history_of_a_court_has_steps_and_no_beginning() -> None:
    """Its case is an absence of which it does not tell the days."""
    facts = only(
        told(("received", "2025-03-10"), ("hearing_fixed", "2025-03-21"), ("verdict", "2025-04-17"))
    )
    assert facts == {
        "conduct": "absence",
        "steps": [
            {"kind": "received_by_court", "day": "2025-03-10"},
            {"kind": "hearing_ordered", "day": "2025-03-21"},
            {"kind": "verdict", "day": "2025-04-17"},
        ],
    }


def test_each_matter_and_each_leaving_is_an_absence_of_its_own() -> None:
    """A second leaving in one matter begins "m1#2"; its end and its steps are not the first's."""
    found = facts_of_history(
        told(
            ("left_unit", "2024-01-10", FIRST), ("returned", "2024-02-01", FIRST),
            ("case_opened", "2024-02-05", FIRST), ("left_unit", "2024-06-01", FIRST),
            ("detained", "2024-07-01", FIRST), ("left_unit", "2025-01-01", SECOND),
        )
    )  # fmt: skip
    assert list(found) == ["m1", "m1#2", "m2"]
    assert [(facts["from"], facts.get("to")) for facts in found.values()] == [
        ("2024-01-10", "2024-02-01"), ("2024-06-01", "2024-07-01"), ("2025-01-01", None),
    ]  # fmt: skip
    assert found["m1"]["steps"] == [{"kind": "case_opened", "day": "2024-02-05"}]
    assert found["m1#2"]["steps"] == [{"kind": "detained", "day": "2024-07-01", "in_custody": True}]
    assert list(facts_of_history(told(("left_unit", "2024"), ("left_unit", "2025")))) == ["", "#2"]


def test_a_leaving_of_no_matter_counts_where_the_matter_has_none_of_its_own() -> None:
    """The person left; the case that was opened then is about that."""
    person = ("left_unit", "2023-05-01")
    assert only(told(person, ("case_opened", "2023-06-01", FIRST)), "m1")["from"] == "2023-05-01"
    assert only(told(person, ("left_unit", "2024-01-10", FIRST)), "m1")["from"] == "2024-01-10"


def test_an_end_of_no_matter_is_that_of_the_last_leaving() -> None:
    """Who left anew had been back before, on a day not told."""
    found = facts_of_history(
        told(
            ("left_unit", "2024-01-10", FIRST), ("left_unit", "2025-01-01", SECOND),
            ("returned", "2025-03-01"),
        )
    )  # fmt: skip
    assert "to" not in found["m1"]
    assert found["m2"]["to"] == "2025-03-01"


def test_an_end_without_a_leaving_is_an_end() -> None:
    """When he left is not told, and stays unknown."""
    facts = only(told(("surrendered", "2024-12-27")))
    assert facts == {"conduct": "absence", "to": "2024-12-27", "ended_by": "surrendered"}


def test_an_end_before_the_leaving_is_not_its_end() -> None:
    """A return of the day before belongs to something else; one of the same month may be it."""
    assert "to" not in only(told(("returned", "2025-01-19"), ("left_unit", "2025-01-20")))
    assert only(told(("returned", "2025-01"), ("left_unit", "2025-01-20")))["to"] == "2025-01"


def test_the_service_is_the_last_call_before_he_left() -> None:
    """A contract signed afterwards is not what he served under; an overlap is not known."""
    after = told(("mobilised", "2022-10"), ("left_unit", "2024-01"), ("contract_signed", "2025"))
    assert only(after)["service"] == "mobilised"
    unsure = told(("mobilised", "2022-10"), ("contract_signed", "2024"), ("left_unit", "2024-06"))
    assert "service" not in only(unsure)


def test_what_he_was_when_he_left() -> None:
    """Released conditionally, his case suspended for the war, or on probation."""
    released = told(("released_conditionally", "2023-02-01"), ("left_unit", "2024-01-10", FIRST))
    assert only(released, "m1")["status"] == ["conditional_release"]
    earlier = [
        ("verdict", "2023-05-01", FIRST | {"detail": "probation"}),
        ("suspended", "2024-05-01", SECOND | {"ground": "war"}),
    ]
    left = ("left_unit", "2025-01-10", {"matter": "m3"})
    assert facts_of_history(told(*earlier, left))["m3"]["status"] == [
        "probation", "suspended_proceedings",
    ]  # fmt: skip


def test_a_status_that_ended_or_began_later_is_not_told() -> None:
    """Resumed, quashed, suspended on another ground, or given only afterwards."""
    left = ("left_unit", "2025-01-10", {"matter": "m3"})
    war = ("suspended", "2024-05-01", FIRST | {"ground": "war"})
    probation = ("verdict", "2023-05-01", FIRST | {"detail": "probation"})
    for events in (
        [war, ("resumed", "2024-09-01", FIRST)],
        [war, ("resumed", "2025", FIRST)],  # perhaps before he left
        [("suspended", "2024-05-01", FIRST | {"ground": "other"})],
        [("suspended", "2025", FIRST | {"ground": "war"})],  # perhaps after he left
        [("suspended", "2025-03-01", FIRST | {"ground": "war"})],
        [probation, ("appeal_decided", "2023-08-01", FIRST | {"detail": "quashed_new_trial"})],
        [("verdict", "2023-05-01", FIRST | {"detail": "prison"})],
    ):
        assert "status" not in facts_of_history(told(*events, left))["m3"]
    other = ("resumed", "2024-09-01", SECOND)  # another case
    assert facts_of_history(told(war, other, left))["m3"]["status"] == ["suspended_proceedings"]


def test_custody_is_told_where_it_is_known() -> None:
    """From the order on; a detention alone only that day; after a verdict nothing is sure."""
    custody = [
        (step["kind"], step.get("in_custody"))
        for step in only(
            told(
                ("left_unit", "2024-11-01"), ("case_opened", "2024-12-20"),
                ("detained", "2024-12-27T15:00"), ("charged", "2024-12-30"),
                ("custody_ordered", "2025-01-05"), ("received", "2025-03-10"),
                ("verdict", "2025-04-17"), ("copy_received", "2025-04-21"),
            )
        )["steps"]
    ]  # fmt: skip
    assert custody == [
        ("case_opened", None), ("detained", True), ("charged", None), ("custody_ordered", True),
        ("received_by_court", True), ("verdict", True), ("copy_received", None),
    ]  # fmt: skip


def test_custody_of_one_month_may_have_come_after_the_step() -> None:
    """Where only the month of both is known, nothing is told of custody."""
    history = told(
        ("left_unit", "2024-11-01"), ("custody_ordered", "2025-01"), ("case_opened", "2025-01"),
    )  # fmt: skip
    steps = {step["kind"]: step.get("in_custody") for step in only(history)["steps"]}
    assert steps == {"custody_ordered": True, "case_opened": None}


def test_custody_ends_with_a_release() -> None:
    """From then on he is not in custody; if he leaves again, that is not known any more."""
    history = told(
        ("left_unit", "2024-11-01"), ("custody_ordered", "2024-12-05"),
        ("released_from_prison", "2025-02-01"), ("received", "2025-03-10"),
        ("left_unit", "2025-05-01"), ("crime_reported", "2025-05-04"),
    )  # fmt: skip
    first, second = facts_of_history(history).values()
    assert first["steps"] == [
        {"kind": "custody_ordered", "day": "2024-12-05", "in_custody": True},
        {"kind": "received_by_court", "day": "2025-03-10", "in_custody": False},
    ]
    assert second["steps"] == [{"kind": "crime_reported", "day": "2025-05-04"}]


def test_further_facts_win() -> None:
    """What the caller knows is laid over what the history tells."""
    history = told(("mobilised", "2022-10-01"), ("left_unit", "2024-01-10"))
    facts = facts_of_history(history, known={"conduct": "desertion", "sex": "m", "to": None})[""]
    assert facts == {
        "conduct": "desertion", "service": "mobilised", "from": "2024-01-10", "sex": "m",
        "to": None,
    }  # fmt: skip


def test_one_accused_of_several() -> None:
    """His own events and those of all; without a row only those of all."""
    both = told(
        ("received", "2025-03-10"), ("verdict", "2025-04-17", {"accused": 1}),
        ("verdict", "2025-05-17", {"accused": 2}),
    )  # fmt: skip
    days = {
        row: [step["day"] for step in steps]
        for row in (None, 1, 2)
        if isinstance(steps := facts_of_history(both, accused=row)[""]["steps"], list)
    }
    assert days == {
        None: ["2025-03-10"], 1: ["2025-03-10", "2025-04-17"], 2: ["2025-03-10", "2025-05-17"],
    }  # fmt: skip
    alone = told(("verdict", "2025-04-17", {"accused": 1}))
    assert "steps" in facts_of_history(alone)[""]


@SOME
@given(histories())
def test_every_history_gives_facts_that_can_be_read(history: History) -> None:
    """The tables fit, hold no null and no empty list, and do not run backwards."""
    for table in facts_of_history(history).values():
        read_facts(table, ())
        assert set(table) <= set(FACT_KEYS)
        assert all(value not in (None, [], "") for value in table.values())


@SOME
@given(histories())
def test_only_live_events_count(history: History) -> None:
    """A history without what is gone gives the same facts."""
    live = History("h", history.live, history.begins, history.until)
    assert facts_of_history(history) == facts_of_history(live)


@SOME
@given(histories())
def test_a_case_without_leaving_changes_no_beginning_and_no_end(history: History) -> None:
    """The events of another matter that are mere steps are nobody else's steps."""
    step = Event("new", "case_opened", Day.parse("2026-02"), source="card", matter="other")
    events = [replace(event, matter=event.matter or "m1") for event in history.events]
    before = facts_of_history(History.of("h", events, history.begins, history.until))
    after = facts_of_history(History.of("h", [*events, step], history.begins, history.until))
    steps = [{"kind": "case_opened", "day": "2026-02"}]
    assert after.pop("other") == {"conduct": "absence", "steps": steps}
    assert before in (after, {"": {"conduct": "absence"}})  # nothing happened: one bare absence
