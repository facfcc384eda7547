"""A day that is safe under every reading is told of what the defence has to keep, alone."""

from dataclasses import replace
from datetime import date, datetime

from wayout.law import assess
from wayout.law.due import safe_before

DUE, SAFE = date(2025, 6, 20), date(2025, 6, 18)
SENTENCED = {
    "conduct": "absence", "from": "2024-06-03",
    "steps": [{"kind": "verdict", "day": "2025-06-05"}],
}  # fmt: skip
(FOUND,) = (one for one in assess(SENTENCED, on=DUE).deadlines if one.name == "appeal")
APPEAL = replace(FOUND, due=DUE, safe=SAFE)


def test_it_is_told_where_it_is_earlier() -> None:
    """A moment of the same day is not."""
    assert safe_before(APPEAL) == SAFE
    assert safe_before(replace(APPEAL, safe=DUE)) is None
    assert safe_before(replace(APPEAL, due=datetime(2025, 6, 18, 12, 0))) is None  # noqa: DTZ001  local


def test_it_is_not_told_without_a_last_day_or_of_the_authorities() -> None:
    """An earlier day proves nothing of a term that binds others."""
    assert safe_before(replace(APPEAL, due=None)) is None
    assert safe_before(replace(APPEAL, safe=None)) is None
    assert safe_before(replace(APPEAL, name="detention")) is None
