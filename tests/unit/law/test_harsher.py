"""Behind a suspension waits a harsher part for whoever leaves again."""

from datetime import date

import pytest

from wayout.law import load_law
from wayout.law.harsher import harsher_part


@pytest.mark.parametrize(
    ("part", "harsher"),
    [("337.2.1", "337.2.2"), ("337.3.1", "337.3.2"), ("337.5", "337.6"), ("338.3", "338.4"),
     ("339.3", "339.4"), ("337.6", None), ("352.1", None), ("332.2.1", None)],
)  # fmt: skip
def test_each_wartime_part_has_its_harsher_one(part: str, harsher: str | None) -> None:
    """Since 9 January 2026, and not a day earlier."""
    found = harsher_part(load_law(), part, date(2026, 1, 9))
    assert (found and found.offence and found.offence.part) == harsher
    assert harsher_part(load_law(), part, date(2026, 1, 8)) is None


def test_behind_what_cannot_be_charged_nothing_waits() -> None:
    """No such part, none any more on that day, or one of another time."""
    for part in ("999.9", "337.2", "337.4"):
        assert harsher_part(load_law(), part, date(2026, 2, 1)) is None
