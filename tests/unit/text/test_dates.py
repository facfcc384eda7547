"""Dates read as people write them, and no more exactly than they are known."""

from datetime import date

import pytest
from babel.dates import format_date
from hypothesis import given
from hypothesis import strategies as st

from wayout.errors import DayError
from wayout.text import Language
from wayout.text.dates import (
    format_day,
    format_in_month,
    format_interval,
    format_month,
    format_quarter,
    format_short_day,
    format_short_month,
    format_span,
)

DAYS = st.dates(date(1990, 1, 1), date(2100, 12, 31))


@given(DAYS, st.sampled_from(["ru", "en"]))
def test_days_and_months_are_those_of_the_unicode_locale_data(
    day: date, language: Language
) -> None:
    """Babel carries the names of all months, in the case that goes with a number."""
    assert format_day(day, language) == format_date(day, "d MMMM y", language)
    assert format_month(day, language) == format_date(day, "LLLL y", language)


def test_a_month_stands_after_in() -> None:
    """In Russian in its own case."""
    found = [format_in_month(date(2026, month, 1), "ru") for month in (2, 3, 5)]
    assert found == ["феврале 2026", "марте 2026", "мае 2026"]
    assert format_in_month(date(2026, 2, 1), "en") == "February 2026"


@pytest.mark.parametrize(
    ("language", "quarter", "short"),
    [("en", "Q2 2024", "Jun 2024"), ("ru", "II квартал 2024", "июн 2024")],
)
def test_quarters_and_short_months(language: Language, quarter: str, short: str) -> None:
    """Roman numbers in Russian, as courts count their quarters."""
    assert format_quarter(date(2024, 6, 3), language) == quarter
    assert format_short_month(date(2024, 6, 3), language) == short


@pytest.mark.parametrize(
    ("first", "last", "russian", "english"),
    [
        (date(2024, 6, 3), date(2024, 6, 3), "3 июня 2024", "3 June 2024"),
        (date(2024, 6, 3), date(2024, 6, 7), "3–7 июня 2024", "3–7 June 2024"),
        (date(2024, 5, 28), date(2024, 6, 3), "28 мая – 3 июня 2024", "28 May – 3 June 2024"),
        (
            date(2023, 12, 28),
            date(2024, 1, 3),
            "28 декабря 2023 – 3 января 2024",
            "28 December 2023 – 3 January 2024",
        ),
    ],
)
def test_an_interval_says_no_word_twice(
    first: date, last: date, russian: str, english: str
) -> None:
    """Month and year stand once where they are shared."""
    assert format_interval(first, last, "ru") == russian
    assert format_interval(first, last, "en") == english


def test_an_interval_that_ends_before_it_begins_is_refused() -> None:
    """Never a date turned round in silence."""
    with pytest.raises(DayError):
        format_interval(date(2024, 6, 3), date(2024, 6, 2), "en")


def test_a_span_is_no_more_exact_than_what_is_known() -> None:
    """A month known only as a month has no day."""
    first, last = date(2024, 6, 1), date(2024, 6, 30)
    assert format_span(first, last, "month", "ru") == "июнь 2024"
    assert format_span(date(2024, 1, 1), date(2024, 12, 31), "year", "ru") == "2024"
    assert format_span(first, first, "day", "en") == "1 June 2024"
    assert format_span(first, last, "interval", "en") == "1–30 June 2024"


@pytest.mark.parametrize(
    ("day", "language", "said"),
    [
        (date(2026, 5, 3), "ru", "3 мая 2026"),
        (date(2026, 6, 3), "ru", "3 июн 2026"),
        (date(2026, 5, 3), "en", "3 May 2026"),
    ],
)
def test_a_short_day_has_no_may_in_the_wrong_case(day: date, language: Language, said: str) -> None:
    """It is not cut, so it is written as after a number."""
    assert format_short_day(day, language) == said
