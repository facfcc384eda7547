"""Terms of imprisonment read as people say them, in years and months."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wayout.text.months import format_imprisonment, format_months, format_months_range


@pytest.mark.parametrize(
    ("months", "russian", "english"),
    [
        (0, "0 месяцев", "0 months"),
        (1, "1 месяц", "1 month"),
        (2, "2 месяца", "2 months"),
        (11, "11 месяцев", "11 months"),
        (12, "1 год", "1 year"),
        (16, "1 год 4 месяца", "1 year 4 months"),
        (24, "2 года", "2 years"),
        (60, "5 лет", "5 years"),
        (80, "6 лет 8 месяцев", "6 years 8 months"),
        (252, "21 год", "21 years"),
    ],
)
def test_a_term_is_said_in_years_and_months(months: int, russian: str, english: str) -> None:
    """Three plurals in Russian, two in English; no unit that counts nothing."""
    assert (format_months(months, "ru"), format_months(months, "en")) == (russian, english)


@pytest.mark.parametrize(
    ("least", "most", "russian", "english"),
    [
        (60, 120, "5–10 лет", "5 to 10 years"),
        (2, 60, "от 2 месяцев до 5 лет", "2 months to 5 years"),
        (60, 80, "от 5 лет до 6 лет 8 месяцев", "5 years to 6 years 8 months"),
        (2, 6, "2–6 месяцев", "2 to 6 months"),
        (2, 12, "от 2 месяцев до 1 года", "2 months to 1 year"),
        (24, 24, "2 года", "2 years"),
    ],
)
def test_a_range_says_no_unit_twice(least: int, most: int, russian: str, english: str) -> None:
    """As newspapers print it: "5 to 10 years", "5–10 лет"."""
    assert format_months_range(least, most, "ru") == russian
    assert format_months_range(least, most, "en") == english


@pytest.mark.parametrize(
    ("least", "most", "russian", "english"),
    [
        (2, 84, "до 7 лет", "up to 7 years"),
        (0, 36, "до 3 лет", "up to 3 years"),
        (2, 40, "до 3 лет 4 месяцев", "up to 3 years 4 months"),
        (2, 2, "2 месяца", "2 months"),
        (24, 96, "2–8 лет", "2 to 8 years"),
    ],
)
def test_imprisonment_from_the_least_is_only_up_to(
    least: int, most: int, russian: str, english: str
) -> None:
    """A part that names no least term says "up to 7 years", and so does the page."""
    assert format_imprisonment(least, most, "ru") == russian
    assert format_imprisonment(least, most, "en") == english


@given(st.integers(0, 12_000))
def test_no_month_is_lost(months: int) -> None:
    """What is said adds up to the term again."""
    said = format_months(months, "en").replace(",", "")
    parts = re.findall(r"(\d+) (year|month)", said)
    assert sum(int(n) * (12 if unit == "year" else 1) for n, unit in parts) == months
