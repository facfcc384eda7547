"""Numbers read as newspapers print them in both languages."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wayout.text import Language
from wayout.text.numbers import (
    format_count,
    format_count_range,
    format_decimal,
    format_percent,
    format_percent_range,
)


@pytest.mark.parametrize(
    ("count", "russian", "english"),
    [
        (0, "0", "0"),
        (1973, "1973", "1973"),
        (9999, "9999", "9999"),
        (10000, "10\u202f000", "10,000"),
        (49000, "49\u202f000", "49,000"),
        (1234567, "1\u202f234\u202f567", "1,234,567"),
        (-12000, "−12\u202f000", "−12,000"),
    ],
)
def test_thousands_are_parted_from_five_digits_on(count: int, russian: str, english: str) -> None:
    """A narrow space that does not break in Russian, a comma in English."""
    assert (format_count(count, "ru"), format_count(count, "en")) == (russian, english)


@given(st.integers(), st.sampled_from(["ru", "en"]))
def test_a_count_loses_no_digit(count: int, language: Language) -> None:
    """What is written can be read back."""
    written = format_count(count, language)
    assert int(written.replace("−", "-").replace(",", "").replace("\u202f", "")) == count


@pytest.mark.parametrize(
    ("share", "russian", "english"),
    [
        (0.375, "37,5%", "37.5%"),
        (0.1245, "12,5%", "12.5%"),
        (0, "0,0%", "0.0%"),
        (1, "100,0%", "100.0%"),
        (0.0001, "<0,1%", "<0.1%"),
        (0.9999, ">99,9%", ">99.9%"),
        (0.999, "99,9%", "99.9%"),
        (0.001, "0,1%", "0.1%"),
    ],
)
def test_a_share_reads_nothing_or_all_only_where_it_is(
    share: float, russian: str, english: str
) -> None:
    """One of ten thousand is not 0%, and 9,999 of them are not 100%."""
    assert (format_percent(share, "ru"), format_percent(share, "en")) == (russian, english)


@given(st.integers(1, 10_000), st.data())
def test_a_share_is_rounded_as_a_reader_would_round_it(whole: int, data: st.DataObject) -> None:
    """Away from zero at the half, on the decimal number that the computer shows."""
    part = data.draw(st.integers(0, whole))
    written = format_percent(part / whole, "en").lstrip("<>").removesuffix("%")
    assert abs(Decimal(written) - Decimal(repr(part / whole)) * 100) <= Decimal("0.1")


def test_ranges_have_an_en_dash_and_one_sign() -> None:
    """A range with two equal ends is one number."""
    assert format_count_range(12, 34, "ru") == "12–34"
    assert format_count_range(12, 12, "ru") == "12"
    assert format_percent_range(0.375, 0.412, "ru") == "37,5–41,2%"
    assert format_percent_range(0.375, 0.375, "en") == "37.5%"
    assert format_percent_range(0.0001, 0.412, "en") == "<0.1%–41.2%"


def test_decimals_have_the_point_of_the_language() -> None:
    """Halves go away from zero; a minus is a minus, not a hyphen."""
    assert format_decimal(12345.25, "ru") == "12\u202f345,3"
    assert format_decimal(-2.5, "en", 0) == "−3"
    assert format_decimal(-0.04, "en") == "0.0"
    assert format_decimal(3, "en", 2) == "3.00"
