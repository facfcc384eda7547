"""A result list is held against its own counter: nothing is counted twice, no gap is hidden."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from tests.unit.record.counting.tables import SEEN, one, write_tables

from wayout.record import count

MAY = date(2024, 5, 14)
Page = tuple[int | None, int | None, str]


def checks(folder: Path, pages: Sequence[Page], total: int = 4) -> list[tuple[int, int]]:
    """N and rows read of each list found in pages (first, last, letters for numbers)."""
    head = ("99GV0001", SEEN, "old", "first", "criminal", total)
    listings = [
        (*head, first, last, [{"number": f"1-{ord(name)}/2024", "received": MAY} for name in names])
        for first, last, names in pages
    ]
    write_tables(folder, [one("received", "a", MAY)], listings=listings)
    found = count(folder, "received", by="month").coverage.listings
    return sorted((check.total, check.rows) for check in found)


@pytest.mark.parametrize(
    ("pages", "rows"),
    [
        ([(1, 2, "ab"), (3, 4, "cd")], [4]),
        ([(3, 4, "cd"), (1, 2, "ab")], [4]),
        ([(1, 2, "ab"), (3, 4, "bc")], [3]),  # the list moved on between two pages
        ([(1, 2, "ab"), (1, 2, "ab"), (3, 4, "cd")], [4]),  # a page saved twice
        ([(1, 4, "abcd"), (1, 4, "abce")], [5]),  # saved twice, and it moved on
        ([(1, 2, "ab"), (3, 4, "cd"), (1, 2, "ef"), (3, 4, "gh")], [4, 4]),  # two lists
        ([(1, 2, "ab"), (3, 4, "cd"), (1, 2, "ef")], [2, 4]),  # a page of one is missing
        ([(1, 2, "ab"), (1, 2, "ef")], [2, 2]),  # a page of each
        ([(1, 1, "a"), (4, 4, "d")], [2]),  # a gap stays in the count
        ([(3, 4, "cd")], [2]),
        ([(None, None, "ab"), (None, None, "cd")], [4]),  # a site without places
        ([(None, None, "abc"), (None, None, "de")], [2, 3]),
        ([(None, None, "")], [0]),
    ],
)
def test_pages_are_chained_to_lists(tmp_path: Path, pages: list[Page], rows: list[int]) -> None:
    """Each list has its own check, with the different numbers read of it."""
    assert checks(tmp_path, pages) == [(4, number) for number in rows]
