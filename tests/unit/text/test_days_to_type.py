"""A day that stands in a field is read from there as the same day."""

from datetime import date

import pytest

from wayout.text.days_to_type import day_to_type
from wayout.text.typed_days import typed_day


@pytest.mark.parametrize("written", ["2025-01-20", "2025-01", "2025", "2025-01-20/2025-02-03"])
def test_it_is_read_again_as_it_was(written: str) -> None:
    """With every precision."""
    assert typed_day(day_to_type(written), date(2026, 6, 1)) == written
