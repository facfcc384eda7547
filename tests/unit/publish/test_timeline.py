"""The time line tells what a History and the terms say, no more and no less."""

import re
from datetime import date, timedelta
from itertools import pairwise

import pytest
from tests.unit.publish.timelines import ONE, ORDINARY, TEN_YEARS, TERMS, TODAY, history

from wayout.pathway import sojourns
from wayout.publish.charts.rows import Seat, Wanted, seats
from wayout.publish.charts.timeline_axis import Axis, opening
from wayout.publish.timeline import Term, by_month, timeline, timeline_figure, timeline_words
from wayout.text import translator

EN = translator("en")


def test_the_stays_are_those_of_the_map() -> None:
    """As the walk of the map tells them; the last one is drawn up to today and may go on."""
    line = timeline(ORDINARY, TERMS, TODAY, EN)
    walked = sojourns(ORDINARY, "position").stays
    assert [(one.state, one.since) for one in line.stays] == [
        (one.state, one.entry) for one in walked
    ]
    assert [one.until for one in line.stays[:-1]] == [one.exit for one in walked[:-1]]
    assert (line.stays[-1].until, line.stays[-1].goes_on) == (TODAY, True)


def test_a_stay_that_began_today_is_there_and_the_dead_go_nowhere() -> None:
    """The map has no way out of death."""
    (stay,) = timeline(ONE, (), TODAY, EN).stays
    assert (stay.since, stay.until) == (TODAY, TODAY)
    died = timeline(history(("left_unit", "2026-01-01"), ("died", "2026-02-01")), (), TODAY, EN)
    assert [one.goes_on for one in died.stays] == [False, False]


def test_what_is_known_ends_with_the_last_look() -> None:
    """What lies between it and today is shown as less sure."""
    (stay,) = timeline(history(("left_unit", "2026-03-12")), (), TODAY, EN).stays
    assert (stay.known, stay.until) == (date(2026, 3, 12), TODAY)


def test_the_table_has_a_row_for_everything() -> None:
    """Stays, events and terms, with their days as they are known."""
    line = timeline(ORDINARY, TERMS, TODAY, EN)
    figure = timeline_figure(line)
    lanes = figure.column("lane")
    assert lanes.count("stay") == len(sojourns(ORDINARY, "position").stays)
    assert lanes.count("event") == len(ORDINARY.events)
    assert lanes.count("term") == len(TERMS)
    assert ("Events", "18 May 2026", "28 May 2026", "detained") in figure.cells
    (done,) = (cells for cells in figure.cells if "(done)" in cells[3])
    assert done[2] == "7 August 2026"


def test_the_sentence_says_where_he_is_and_what_is_next() -> None:
    """What is over or done is not next."""
    said = timeline_words(timeline(ORDINARY, TERMS, TODAY, EN))
    assert said == (
        "9 events from 12 March 2026 to 1 December 2026. Where he is: In court, since "
        "12 September 2026. The next term: Стража: конец шести месяцев, ч. 2 ст. 109 УПК, "
        "1 December 2026."
    )
    assert "next term" not in timeline_words(timeline(ONE, TERMS[:2], TODAY, EN))
    own = Term("Appeal", "", TODAY + timedelta(days=2), own=True, safe=TODAY + timedelta(days=1))
    line = timeline(ONE, [own], TODAY, EN)
    both = "23 November 2026 to be safe, last day 24 November 2026"
    assert f"The next term: Appeal, , {both}." in timeline_words(line)
    assert timeline_figure(line).cells[-1][2:] == (both, "Appeal · tomorrow, to be safe")


def test_by_month_no_day_is_told() -> None:
    """In words, stays and events; what came first still does, and where he is stays so."""
    line = timeline(ORDINARY, TERMS, TODAY, EN)
    months = by_month(line)
    assert timeline_words(months) == (
        "9 events from March 2026 to December 2026. Where he is: In court, since "
        "September 2026. The next term: Стража: конец шести месяцев, ч. 2 ст. 109 УПК, "
        "December 2026."
    )
    assert "с сентября 2026" in timeline_words(
        by_month(timeline(ORDINARY, (), TODAY, translator("ru")))
    )
    assert [one.kind for one in months.events] == [one.kind for one in line.events]
    assert [one.state for one in months.stays] == [one.state for one in line.stays]
    days = [day for one in months.stays for day in (one.since, one.until, one.known)]
    assert {day.day for day in days if day != TODAY} == {1}
    assert {one.day.precision for one in months.events} == {"month"}
    assert not [one for one in months.events if one.time]
    cells = [cell for row in timeline_figure(months).cells for cell in row[1:3]]
    assert "March 2026" in cells
    assert not [cell for cell in cells if re.match(r"\d{1,2} ", cell)]
    assert {row[2] for row in timeline_figure(months).cells if row[0] == "Events"} == {""}


def test_a_span_of_days_is_told_by_the_months_it_lies_in() -> None:
    """And a year that is all that is known stays a year."""
    told = history(("left_unit", "2025"), ("detained", "2026-05-28/2026-06-02"))
    months = by_month(timeline(told, (), TODAY, EN))
    assert [str(one.day) for one in months.events] == ["2025", "2026-05-01/2026-06-30"]


def test_a_narrow_window_opens_where_today_is() -> None:
    """It shows 320 of 972 pixels at least; today is among them, and what was last."""
    for told in (ORDINARY, ONE, TEN_YEARS):
        line = timeline(told, TERMS, TODAY, EN)
        today = (112 + Axis.of(line.first, line.last, 860).x(TODAY)) / 972
        assert 0 <= opening(line) <= today <= opening(line) + 0.3


def test_seats_keep_apart_and_within() -> None:
    """At the other side where there is no room, in the next row, or nowhere."""
    mark = Wanted(50, 50, 20)
    assert seats([mark, mark, mark, mark], 1, 100) == [
        Seat(0, 59, "right"),
        None,
        None,
        None,
    ]
    assert seats([Wanted(90, 90, 20)], 1, 100) == [Seat(0, 61, "left")]
    assert seats([mark, mark], 2, 100) == [Seat(0, 59, "right"), Seat(1, 59, "right")]
    assert seats([Wanted(50, 50, 200)], 9, 100) == [None]
    assert seats([Wanted(0, 4, 20, ("middle",))], 1, 100) == [Seat(0, 0, "middle")]


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2026, 11, 22), date(2026, 11, 22), ["Nov 2026", "Dec", "Jan 2027"]),
        (date(2016, 10, 3), date(2026, 12, 22), [str(year) for year in range(2017, 2028)]),
        (date(2026, 3, 12), date(2026, 6, 30), ["Mar 2026", "Apr", "May", "Jun", "Jul"]),
    ],
)
def test_ticks_are_months_or_years_and_never_crowded(
    first: date, last: date, words: list[str]
) -> None:
    """A year stands where it begins; between two ticks there is room for words."""
    axis = Axis.of(first, last, 860)
    ticks = axis.ticks("en")
    assert [said for _x, said in ticks] == words
    places = [x for x, _said in ticks]
    assert all(b - a > 60 for a, b in pairwise(places))
    assert axis.x(axis.first) == 0
    assert axis.x(last) < axis.x(axis.last) == 860
