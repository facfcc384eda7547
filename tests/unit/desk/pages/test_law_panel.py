"""The law panel of a case says what `wayout law` says, and links it to the article."""

from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

import pytest

from wayout.desk.pages.law.links import Cited, address
from wayout.desk.pages.law.panel import AbsenceShown, law_panel
from wayout.desk.told import history_of
from wayout.law import Assessment, assess, facts_of_history, load_law
from wayout.publish.law_words import cite
from wayout.text import Language, translator

ON = date(2026, 1, 20)
EVENTS: list[dict[str, Any]] = [
    {"kind": "mobilised", "day": "2022-10-05"},
    {"kind": "left_unit", "day": "2025-06-13"},
    {"kind": "detained", "day": "2025-09-01"},
    {"kind": "case_opened", "day": "2025-09-02"},
    {"kind": "custody_ordered", "day": "2025-09-03"},
    {"kind": "received", "day": "2025-11-20"},
    {"kind": "verdict", "day": "2026-01-14", "detail": "prison"},
]


def told(*events: dict[str, Any]) -> dict[str, Any]:
    """A case as the keeper shows it."""
    return {"code": "7KQ2-M9XD", "title": "t", "history": {"events": list(events)}}


def absence(language: Language, *events: dict[str, Any]) -> AbsenceShown:
    """The one absence of a case."""
    panel = law_panel(told(*events), translator(language), ON)
    assert panel is not None
    (one,) = panel.absences
    return one


def answered(language: Language, *events: dict[str, Any]) -> Assessment:
    """What the law says of the same events."""
    history = history_of(told(*events))
    assert history is not None
    (facts,) = facts_of_history(history).values()
    return assess(facts, on=ON, language=language)


@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize("count", range(2, len(EVENTS) + 1))
def test_every_way_back_is_shown(language: Language, count: int) -> None:
    """Each as the answer has it, with its article and a link to it."""
    shown = absence(language, *EVENTS[:count])
    answer = answered(language, *EVENTS[:count])
    assert answer.back_to_front
    assert [one.way.said for one in shown.ways] == [
        one.how.rstrip(".") for one in answer.back_to_front
    ]
    for one, way in zip(shown.ways, answer.back_to_front, strict=True):
        assert one.way.place.startswith(cite(way.article, translator(language)))
        assert one.way.href.startswith("/law/")


def test_of_whoever_is_still_away_the_days_that_passed_count() -> None:
    """On day 21 it is over ten days whatever comes; what a longer absence is stands beside it."""
    away = [EVENTS[0], {"kind": "left_unit", "day": "2025-12-30"}]
    shown = absence("en", *away)
    assert shown.away == "Away since 30 December 2025, today is day 21; no return is recorded."
    assert [one.name.place for one in shown.offences] == ["CC 337(3.1)", "CC 337(3.2)"]
    assert shown.lasting[1:] == (
        "If it lasts over a month: CC 337(5) or CC 337(6), 5 to 12 years.",
    )
    assert not absence("en", *EVENTS[:3]).lasting
    assert not absence("en", {"kind": "left_unit", "day": "2199-12-31"}).lasting


def test_no_offence_never_opens_the_short_line() -> None:
    """Where others are possible, it comes last."""
    shown = absence("en", EVENTS[0], {"kind": "surrendered", "day": "2025-12-30"})
    (short,) = (one for one in shown.verdict if one.startswith("In short"))
    assert short.startswith("In short: CC 337(")
    assert ", or no offence;" in short


def test_a_term_that_hangs_on_what_aggravates_says_so() -> None:
    """Surrender lowers the maximum only if nothing aggravates, which is not told."""
    shown = absence("en", *EVENTS[:2], {"kind": "surrendered", "day": "2025-09-01"})
    assert any(", 5 years to 6 years 8 months if nothing aggravates, else up to 10 years;" in one
               for one in shown.verdict)  # fmt: skip
    (term,) = (line.said for line in shown.common if line.label == "Imprisonment")
    assert term.startswith("5 years to 6 years 8 months if nothing aggravates (by the part")


def test_probation_that_a_question_may_close_names_it() -> None:
    """Q3, for the parts of 2026: beside the term, and among the reasons."""
    shown = absence("en", EVENTS[0], {"kind": "left_unit", "day": "2025-11-01"})
    disputed = {one.name.place: line.disputed for one in shown.offences
                for line in one.lines if line.label == "Probation"}  # fmt: skip
    assert disputed == {"CC 337(5)": (), "CC 337(6)": ("Q3",)}
    assert "Q3" in {one.id for one in shown.disputes}
    said = {one.head: row.value for one in shown.reasons for row in one.rows
            if row.step == "probation open"}  # fmt: skip
    assert said == {"Why CC 337(5)": "yes", "Why CC 337(6)": "yes; disputed: Q3"}


def test_a_remark_for_the_caseworker_is_none_of_the_law() -> None:
    """It stands apart from what mitigates, which a paper carries."""
    shown = absence("en", *EVENTS[:2], {"kind": "surrendered", "day": "2025-09-01"})
    assert [one.said.partition(":")[0] for one in shown.remarks] == [
        "A suspended sentence leads back to the unit",
    ]  # fmt: skip
    assert not any("real term" in one.said for one in shown.mitigates)


def test_only_what_leads_to_the_front_is_marked() -> None:
    """Probation and an open suspension are; a closed one is not."""
    shown = absence("en", *EVENTS)
    lines = [*shown.common, *(line for one in shown.offences for line in one.lines)]
    assert {line.label for line in lines if line.back} == {"Probation"}
    before = absence("en", *EVENTS[:4])
    lines = [*before.common, *(line for one in before.offences for line in one.lines)]
    assert {line.label for line in lines if line.back} == {"Probation", "Suspension of the case"}
    (open_,) = [line.said for line in before.common if line.label == "Suspension of the case"]
    assert "CPC 208(1)(3.1)" in open_


def test_a_deadline_says_from_what_it_was_counted_and_by_which_edition() -> None:
    """The step, its day, the counting, the edition, and how surely it was read."""
    (appeal,) = absence("en", *EVENTS).own
    assert appeal.title.said.startswith("Appeal")
    assert appeal.title.place == "CPC 389.4(1)"
    assert appeal.due == "29 January 2026"
    assert appeal.left == "in 9 days"
    assert appeal.start == "the judgment was pronounced, 14 January 2026"
    assert "Counted from 14 January 2026" in appeal.counted
    assert "15" in appeal.counted
    assert appeal.edition.startswith("9 Jan 2023")
    assert appeal.mark.startswith(("T", "S", "B"))


def test_no_deadline_is_lost_between_what_is_over_and_what_is_not() -> None:
    """What is over stands apart, and his own apart from the authorities'."""
    shown = absence("en", *EVENTS)
    answer = answered("en", *EVENTS)
    parts = (shown.own, shown.own_over, shown.theirs, shown.theirs_over)
    titles = sorted(one.title.said for part in parts for one in part)
    assert titles == sorted(one.title for one in answer.deadlines if one.name != "limitation")
    assert all(one.is_over or one.is_ended for one in (*shown.own_over, *shown.theirs_over))
    assert not shown.theirs  # the sentence ended what was not over
    assert any(one.is_ended and not one.is_over for one in shown.theirs_over)
    assert absence("en", *EVENTS[:5]).theirs


def test_after_the_sentence_the_choice_of_the_court_is_told_as_past() -> None:
    """First of all; before it there is nothing of it."""
    assert absence("en", *EVENTS).verdict[0].startswith("The sentence is pronounced.")
    assert not any("pronounced" in said for said in absence("en", *EVENTS[:-1]).verdict)


def test_his_next_day_is_the_one_of_the_law_with_the_safe_one_beside_it() -> None:
    """15 days from 14 January end on the 29th; if the first day counts, on the 28th."""
    (short,) = (one for one in absence("en", *EVENTS).verdict if "In short" in one)
    assert "29" in short.partition("(safe:")[0].rpartition("of his own")[2]
    assert "28" in short.partition("(safe:")[2].partition(")")[0]


def test_an_earliest_end_says_how_it_was_counted() -> None:
    """48 hours from the first hour of 1 September; the hour is not known."""
    shown = absence("en", *EVENTS[:3]).theirs
    (found,) = (one for one in shown if one.name == "detention")
    assert found.due == "at the earliest 3 September 2025, 00:00"
    assert "Counted from 1 September 2025, 00:00. Plus 48 hours" in found.counted


def test_what_an_earlier_case_adds_is_told_with_if_where_none_is_told() -> None:
    """A History tells of one only where an event does."""
    assert not absence("en", *EVENTS).earlier_is_told


@pytest.mark.parametrize(
    "events", [EVENTS[:4], [{"kind": "left_unit", "day": "2025-06"}, *EVENTS[2:3]]]
)
def test_nothing_that_is_missing_or_disputed_is_left_out(events: list[dict[str, Any]]) -> None:
    """Beside a way back, or in its own list; also where much is missing."""
    shown = absence("ru", *events)
    answer = answered("ru", *events)
    assert len(shown.missing) == len(answer.missing) > 5
    asked = {one.question for one in shown.disputes}
    asked |= {one.question for way in shown.ways for one in way.disputes}
    assert asked == {one.question for one in answer.disputed}


def test_every_reason_has_its_edition_and_mark() -> None:
    """None stands bare."""
    rows = [row for one in absence("ru", *EVENTS).reasons for row in one.rows]
    assert len(rows) > 20
    assert all(row.step and row.edition and row.mark in {"T", "S", "B"} for row in rows)


def test_every_place_that_is_cited_leads_to_an_edition() -> None:
    """And no day of the case stands in an address, which the browser keeps."""
    known = {address(one) for one in load_law().provisions}
    places = [one for one in cited_in(absence("ru", *EVENTS)) if one.place]
    assert len(places) > 10
    assert {one.href for one in places} <= known


def cited_in(value: object) -> list[Cited]:
    """Every place in what is shown."""
    if isinstance(value, Cited):
        return [value]
    if isinstance(value, tuple):
        return [one for inner in value for one in cited_in(inner)]
    if is_dataclass(value):
        return [one for f in fields(value) for one in cited_in(getattr(value, f.name))]
    return []


def test_two_absences_are_told_apart() -> None:
    """Each under its matter; a single one needs no name."""
    panel = law_panel(
        told(
            {"kind": "left_unit", "day": "2025-01-20", "matter": "m1"},
            {"kind": "returned", "day": "2025-02-25", "matter": "m1"},
            {"kind": "left_unit", "day": "2025-09", "matter": "m2"},
        ),
        translator("en"),
        ON,
    )
    assert panel is not None
    assert [one.matter for one in panel.absences] == ["m1", "m2"]
    assert [one.away for one in panel.absences] == [
        "Away: 20 January 2025 \N{EN DASH} 25 February 2025",
        "Away since September 2025; no return is recorded.",
    ]
    assert absence("en", *EVENTS[:2]).matter == ""


@pytest.mark.parametrize(
    "events", [[], EVENTS[:1], [{"kind": "deployed_first", "day": "2023-01-01"}]]
)
def test_of_whoever_never_left_nothing_is_said(events: list[dict[str, Any]]) -> None:
    """The law of absences says nothing of a man who is told only to serve."""
    assert law_panel(told(*events), translator("ru"), ON) is None
    assert law_panel({"code": "7KQ2-M9XD", "title": "t"}, translator("ru"), ON) is None


def test_what_is_not_in_the_tables_is_said() -> None:
    """The day of the last check, and that later laws are unknown."""
    checked = load_law().checked_on
    late = law_panel(told(*EVENTS), translator("en"), date(checked.year + 1, 1, 1))
    assert late is not None
    assert late.stale
    assert str(checked.year) in late.checked
    early = law_panel(told(*EVENTS), translator("en"), ON)
    assert early is not None
    assert not early.stale


def test_a_day_beyond_every_calendar_shuts_no_case() -> None:
    """The law cannot be asked then; why is said, and the rest of the case is shown."""
    panel = law_panel(told(EVENTS[1], {"kind": "verdict", "day": "9999-12-30"}), translator("en"))
    assert panel is not None
    assert panel.fault
    assert not panel.absences
