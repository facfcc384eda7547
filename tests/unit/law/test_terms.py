"""Hours, days and months are counted as Article 128 of the Code of Criminal Procedure says."""

import calendar
from datetime import date, datetime, timedelta

import holidays
import pytest

from wayout.errors import DayError
from wayout.law.terms import Term, days_from, hours_from, months_from
from wayout.text import translator

RUSSIA = holidays.country_holidays("RU", years=range(2022, 2027))
STARTS = [date(2022, 1, 1) + timedelta(days=n) for n in range(0, 365 * 4, 5)]


def d(written: str) -> date:
    """Read a day."""
    return date.fromisoformat(written)


def moved(day: date) -> date:
    """The second way: walk on until the `holidays` package says that one works."""
    while not RUSSIA.is_working_day(day):
        day += timedelta(days=1)
    return day


def month_after(start: date, months: int) -> date:
    """The second way: the number of the month, and how many days the standard library gives it."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return date(year, month + 1, min(start.day, calendar.monthrange(year, month + 1)[1]))


@pytest.mark.parametrize(
    ("start", "days", "unmoved", "due"),
    [
        # counted on a paper calendar
        ("2025-06-11", 3, "2025-06-14", "2025-06-16"),  # 12-15 June off
        ("2025-06-11", 10, "2025-06-21", "2025-06-23"),  # a Saturday
        ("2025-06-11", 30, "2025-07-11", "2025-07-11"),
        ("2024-12-27", 3, "2024-12-30", "2025-01-09"),  # 29 December to 8 January off
        ("2025-02-28", 10, "2025-03-10", "2025-03-10"),
        ("2025-04-17", 15, "2025-05-02", "2025-05-05"),  # 2 May off by decree
        ("2025-04-21", 15, "2025-05-06", "2025-05-06"),
        ("2024-10-28", 5, "2024-11-02", "2024-11-02"),  # a Saturday that was worked
        ("2024-10-25", 10, "2024-11-04", "2024-11-05"),  # Unity Day
        ("2024-02-14", 15, "2024-02-29", "2024-02-29"),  # leap day
        ("2023-02-14", 15, "2023-03-01", "2023-03-01"),
        ("2022-12-06", 10, "2022-12-16", "2022-12-16"),
        ("2022-12-07", 10, "2022-12-17", "2022-12-19"),
        ("2023-12-20", 14, "2024-01-03", "2024-01-09"),
    ],
)
def test_days_leave_out_the_first_and_move_off_a_day_off(
    start: str, days: int, unmoved: str, due: str
) -> None:
    """The last day ends at 24:00; the safe day counts the first one and does not move."""
    term = days_from(d(start), days, rolls=True)
    assert (term.due, term.rolled) == (d(due), due != unmoved)
    assert term.safe == d(unmoved) - timedelta(days=1)
    fixed = days_from(d(start), days, rolls=False)
    assert (fixed.due, fixed.rolled, fixed.safe) == (d(unmoved), False, term.safe)


@pytest.mark.parametrize(
    ("start", "months", "unmoved", "due"),
    [
        ("2025-06-16", 2, "2025-08-16", "2025-08-18"),  # a Saturday
        ("2024-12-30", 2, "2025-02-28", "2025-02-28"),  # no 30 February
        ("2024-12-30", 3, "2025-03-30", "2025-03-31"),
        ("2024-12-30", 12, "2025-12-30", "2025-12-30"),
        ("2023-12-31", 2, "2024-02-29", "2024-02-29"),  # leap year
        ("2024-02-29", 12, "2025-02-28", "2025-02-28"),
        ("2025-03-31", 6, "2025-09-30", "2025-09-30"),
        ("2025-08-31", 6, "2026-02-28", "2026-03-02"),
        ("2024-11-04", 6, "2025-05-04", "2025-05-05"),
        ("2025-05-06", 6, "2025-11-06", "2025-11-06"),
    ],
)
def test_months_end_on_the_same_number_or_the_last_day(
    start: str, months: int, unmoved: str, due: str
) -> None:
    """And there the unmoved day is the safe one."""
    term = months_from(d(start), months, rolls=True)
    assert (term.due, term.rolled, term.safe) == (d(due), due != unmoved, d(unmoved))


@pytest.mark.parametrize(
    ("start", "months", "due"),
    [
        ("2024-12-27", 2, "2025-02-26"),
        ("2024-12-27", 6, "2025-06-26"),
        ("2025-03-10", 6, "2025-09-09"),
        ("2024-11-02", 2, "2025-01-01"),  # the deepest of holidays
        ("2024-12-31", 2, "2025-02-27"),  # the day before the last of a short month
        ("2024-01-01", 2, "2024-02-29"),
    ],
)
def test_custody_counts_its_first_day_and_never_moves(start: str, months: int, due: str) -> None:
    """A day less than other terms, and no later reading: due and safe are one."""
    term = months_from(d(start), months, less_a_day=True, rolls=False)
    assert (term.due, term.rolled, term.safe) == (d(due), False, d(due))


@pytest.mark.parametrize(
    ("start", "due"),
    [
        ("2024-12-27T15:00", "2024-12-29T15:00"),  # a Sunday
        ("2024-02-28T23:30", "2024-03-01T23:30"),  # over a leap day
        ("2023-12-31T00:00", "2024-01-02T00:00"),
        ("2025-03-29T12:00:30", "2025-03-31T12:00:30"),  # Europe turned its clocks, Russia not
        ("2014-10-25T12:00", "2014-10-27T12:00"),  # the last time Russia did: by the local clock
    ],
)
def test_hours_run_on_the_local_clock_and_never_move(start: str, due: str) -> None:
    """48 hours, night, holiday and all."""
    end = datetime.fromisoformat(due)
    term = hours_from(datetime.fromisoformat(start), 48)
    assert (term.due, term.safe, term.rolled) == (end, end, False)


@pytest.mark.parametrize("days", [3, 5, 10, 14, 15, 30])
def test_days_agree_with_a_second_count(days: int) -> None:
    """The `holidays` package, walked day by day."""
    wrong = [
        start
        for start in STARTS
        if days_from(start, days, rolls=True).due != moved(start + timedelta(days=days))
    ]
    assert wrong == []


@pytest.mark.parametrize("months", [2, 3, 6, 12])
def test_months_agree_with_a_second_count(months: int) -> None:
    """The standard library's lengths of months and the `holidays` package."""
    wrong = [
        start
        for start in STARTS
        if months_from(start, months, rolls=True).due != moved(month_after(start, months))
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("start", "unmoved"),
    [
        ("2026-12-25", "2027-01-04"),  # surely a holiday, and yet not verified
        ("2026-12-21", "2026-12-31"),  # known to be off, but not when work begins again
        ("2027-03-01", "2027-03-11"),
        ("2021-12-15", "2021-12-25"),
    ],
)
def test_outside_the_verified_years_nothing_is_guessed(start: str, unmoved: str) -> None:
    """The unmoved day, `rolled` unknown, and a note that names the years."""
    term = days_from(d(start), 10, rolls=True)
    assert (term.due, term.rolled) == (d(unmoved), None)
    assert term.safe == d(unmoved) - timedelta(days=1)
    assert "2022-2026" in str(term.note)


def test_it_is_the_end_that_must_lie_in_a_verified_year() -> None:
    """From 2021 into 2022: 4 January moves to Monday the 10th, past holidays and a weekend."""
    term = days_from(d("2021-12-25"), 10, rolls=True)
    assert (term.due, term.rolled, term.note) == (d("2022-01-10"), True, None)


def test_a_term_that_does_not_move_needs_no_calendar() -> None:
    """Custody is counted in any year."""
    term = months_from(d("2031-05-01"), 2, less_a_day=True, rolls=False)
    assert (term.due, term.rolled, term.note) == (d("2031-06-30"), False, None)


def test_a_term_that_leaves_the_calendar_is_refused() -> None:
    """No date of Python lies after the year 9999; the error is one of ours."""
    last = d("9999-12-20")
    with pytest.raises(DayError, match="9999"):
        days_from(last, 30, rolls=False)
    with pytest.raises(DayError, match="9999"):
        months_from(last, 2, rolls=True)
    with pytest.raises(DayError, match="9999"):
        hours_from(datetime.fromisoformat("9999-12-31T05:00"), 48)


def test_the_counting_can_be_said_in_both_languages() -> None:
    """Start, length, end and the days it moved over; the days themselves in words."""
    term = days_from(d("2025-04-17"), 15, rolls=True)
    assert list(map(str, term.steps)) == [
        "Counted from 17 April 2025; the first day does not count",
        "Plus 15 days: until 24:00 on 2 May 2025",
        "If the first day counts: 1 May 2025, the safe day",
        "Off work: 2–4 May 2025; moved to 24:00 on 5 May 2025",
    ]
    assert [said for said in said_in_russian(term) if not any("а" <= c <= "я" for c in said)] == []
    assert "Плюс 15 суток: до 24:00 2 мая 2025" in said_in_russian(term)


@pytest.mark.parametrize(
    ("term", "words"),
    [
        (months_from(date(2025, 1, 1), 2, rolls=False), "2 месяца"),
        (months_from(date(2025, 1, 1), 6, rolls=False), "6 месяцев"),
        (days_from(date(2025, 1, 1), 3, rolls=False), "3 суток"),
        (days_from(date(2025, 1, 1), 1, rolls=False), "1 сутки"),
        (
            hours_from(datetime.fromisoformat("2025-01-01T09:05"), 48),
            "48 часов: до 3 января 2025, 09:05",
        ),
    ],
)
def test_lengths_take_the_plural_of_the_language(term: Term, words: str) -> None:
    """Russian has three."""
    assert any(words in said for said in said_in_russian(term))


def said_in_russian(term: Term) -> list[str]:
    """Every step, as a Russian reader sees it."""
    return [step.say(translator("ru")) for step in term.steps]
