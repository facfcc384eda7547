"""When the offence may have ended: from the first to the last possible moment, cut by editions."""

from datetime import date, datetime

import pytest

from wayout.law import load_law, read_facts
from wayout.law.spans import Cell, Spans

ON = date(2026, 2, 1)
WARTIME, HARSHER = datetime(2022, 9, 24), datetime(2026, 1, 9)  # noqa: DTZ001  the local clock


def cells(**facts: object) -> list[Cell]:
    """The cells of an absence of which this is told."""
    known = read_facts({"conduct": "absence", **facts}, ())
    book = load_law()
    return list(Spans.of(known, ON, book.first_day).cells(book))


def ends(**facts: object) -> list[tuple[str, str]]:
    """First and last possible end in each cell, to the minute."""
    return [
        (one.end_first.isoformat(timespec="minutes"), one.end_last.isoformat(timespec="minutes"))
        for one in cells(**facts)
    ]


def test_an_exact_end_lies_in_one_edition() -> None:
    """Midnight belongs to the new one."""
    (before,) = cells(**{"from": "2022-09-01", "to": "2022-09-23T23:59:59"})
    (after,) = cells(**{"from": "2022-09-01", "to": "2022-09-24T00:00"})
    assert before.end_last < WARTIME <= after.end_first


def test_an_imprecise_end_is_cut_where_the_law_changes() -> None:
    """September 2022 lies before and after the wartime parts."""
    assert ends(**{"from": "2022-08", "to": "2022-09"}) == [
        ("2022-09-01T00:00", "2022-09-23T23:59"),
        ("2022-09-24T00:00", "2022-09-30T23:59"),
    ]


def test_nothing_ends_before_it_begins() -> None:
    """Of a day that begins and ends in one month, what is left of it counts."""
    (cell,) = cells(**{"from": "2025-03-20T08:00", "to": "2025-03"})
    assert cell.shortest == (cell.end_first, cell.end_first)
    assert cell.end_first == datetime(2025, 3, 20, 8)  # noqa: DTZ001  idem


def test_the_shortest_and_the_longest_bound_every_absence() -> None:
    """From the last possible beginning to the first possible end, and the other way round."""
    (cell,) = cells(**{"from": "2025-01", "to": "2025-03"})
    assert [str(day)[:10] for day in cell.shortest] == ["2025-01-31", "2025-03-01"]
    assert [str(day)[:10] for day in cell.longest] == ["2025-01-01", "2025-03-31"]


def test_what_goes_on_has_reached_the_day_asked_about() -> None:
    """And lies under the law of that day."""
    (cell,) = cells(**{"from": "2025-01-01", "to": None})
    assert (cell.end_first.date(), cell.end_last.date()) == (ON, ON)


def test_an_end_that_is_not_known_may_lie_anywhere_between() -> None:
    """From the beginning to the day asked about, in every edition between."""
    found = cells(**{"from": "2022-09-01T08:00"})
    assert found[0].end_first == datetime(2022, 9, 1, 8)  # noqa: DTZ001  idem
    assert {WARTIME, HARSHER} <= {one.end_first for one in found}
    assert found[-1].end_last.date() == ON


@pytest.mark.parametrize("conduct", ["refusal", "feigned_illness", "resistance"])
def test_an_act_ends_on_its_day(conduct: str) -> None:
    """Whatever is told of a later end."""
    told = {"conduct": conduct, "from": "2025-03-20", "to": "2025-06-20"}
    assert ends(**told) == [("2025-03-20T00:00", "2025-03-20T23:59")]
    assert ends(**(told | {"to": None})) == ends(**told)


def test_of_what_nothing_is_told_everything_is_possible() -> None:
    """From the first day of the law to the day asked about."""
    found = cells()
    assert found[0].end_first.date() == load_law().first_day
    assert found[-1].end_last.date() == ON
