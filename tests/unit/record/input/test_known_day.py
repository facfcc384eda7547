"""The day a page was seen: WARC-Date, then path, then ZIP entry, then last change."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wayout.record.input.known_day import day_in_path, known_day

MARCH = int(datetime(2025, 3, 4, 23, 59, tzinfo=UTC).timestamp()) * 10**9
DAYS = st.dates(date(1990, 1, 1), date(2099, 12, 31))
NO_DIGITS = st.text(st.characters(exclude_categories=["Cs", "Nd"]), max_size=12)


def test_the_record_of_a_warc_comes_before_everything() -> None:
    """WARC-Date is the day of the answer itself, as written (UTC)."""
    assert known_day("2024-01-01/a.warc", MARCH, stamp="2023-05-06T23:59:59Z") == (
        "2023-05-06",
        "warc",
    )


def test_a_date_in_the_path_comes_before_the_zip_entry() -> None:
    """A path with a date was named by the one who saved it."""
    assert known_day("2024-01-02/a.zip!b.html", MARCH, entry=(2023, 5, 6, 0, 0, 0)) == (
        "2024-01-02",
        "path",
    )


def test_a_zip_entry_comes_before_the_last_change() -> None:
    """The entry's date belongs to the page, the change to the archive."""
    assert known_day("a.zip!b.html", MARCH, entry=(2023, 5, 6, 23, 59, 58)) == (
        "2023-05-06",
        "zip",
    )


def test_the_last_change_is_a_day_of_utc() -> None:
    """Every machine reads the same day out of the same file."""
    assert known_day("a.html", MARCH) == ("2025-03-04", "mtime")


@pytest.mark.parametrize("entry", [(1980, 1, 1, 0, 0, 0), (2023, 0, 0, 0, 0, 0)])
def test_a_zip_entry_without_a_date_says_nothing(
    entry: tuple[int, int, int, int, int, int],
) -> None:
    """1 January 1980 is what a ZIP holds whose maker gave no date."""
    assert known_day("a.zip!b.html", MARCH, entry=entry)[1] == "mtime"


@pytest.mark.parametrize(
    ("path", "day"),
    [
        ("2024-01-01/2024-02-02/page.html", date(2024, 2, 2)),
        ("2024-01-01/2024-02-02/page_2024-03-03.html", date(2024, 3, 3)),
        ("2024-01-01.zip!court/page.html", date(2024, 1, 1)),
        ("2024-01-01.zip!2023-12-31/page.html", date(2023, 12, 31)),
        ("2024-01-01/2024-02-31/page.html", date(2024, 1, 1)),
        ("2024-01-01T10-00-00/page.html", date(2024, 1, 1)),
        ("12024-01-01/page.html", None),
        ("2024-01-011/page.html", None),
        ("99GV0001-01-2024-000123-45.html", None),
        ("2024_01_01/page.html", None),
    ],
)
def test_the_date_nearest_to_the_file_name_counts(path: str, day: date | None) -> None:
    """Of several real dates the last; what is no day of the calendar is none."""
    assert day_in_path(path) == day


@settings(deadline=None)
@given(DAYS, DAYS, NO_DIGITS, NO_DIGITS)
def test_any_day_is_found_whatever_stands_around_it(
    far: date, near: date, before: str, after: str
) -> None:
    """The nearer of two dates is found between any signs that are no digits."""
    assert day_in_path(f"{before}{far}/{before}{near}{after}") == near


@settings(deadline=None)
@given(st.integers(-(2**80), 2**80))
def test_no_time_of_change_is_too_strange(mtime_ns: int) -> None:
    """A time outside the calendar gives a day all the same."""
    date.fromisoformat(known_day("a.html", mtime_ns)[0])


@settings(deadline=None)
@given(st.text(max_size=30))
def test_no_stamp_is_too_strange(stamp: str) -> None:
    """A WARC-Date that is no date leaves the question to the path."""
    known, known_from = known_day("2024-01-01/a.warc!1", MARCH, stamp=stamp)
    assert known_from == "warc" or known == "2024-01-01"
