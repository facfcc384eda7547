"""Every rule can be worked out for the columns of a frame, not only those that a frame shows."""

from datetime import date
from typing import Any

import polars as pl
import pytest

from wayout.law import load_law
from wayout.law.frame_rules import FrameRules


def rules(on: date = date(2026, 6, 1), **values: object) -> FrameRules:
    """The rules for one part, of which this is told."""
    made = FrameRules(load_law(), on, nulls=False)
    made.put(**{"imprisonment": True, "elements": (), **values})
    return made


def plain(value: Any) -> object:  # noqa: ANN401  an expression, or plain
    """A value for a row that ends in 2026."""
    end = pl.DataFrame({"to": [date(2026, 2, 1)]}, schema={"to": pl.Datetime("us")})
    return end.select(value=value).item() if isinstance(value, pl.Expr) else value


@pytest.mark.parametrize(("most", "share"), [(36, "1/3"), (60, "1/3"), (120, "1/2"), (144, "2/3")])
def test_a_table_is_looked_up_once_for_a_part(most: int, share: str) -> None:
    """By its gravity."""
    assert plain(rules(max_months=most, min_months=2).value("parole")) == share


def test_a_law_of_the_day_asked_about_is_that_of_the_day() -> None:
    """Special order was open to grave crimes until 31 July 2020."""
    for on, is_open in ((date(2020, 7, 30), True), (date(2020, 7, 31), False)):
        assert plain(rules(on, max_months=84).value("special_order_open")) is is_open


def test_a_frame_knows_the_elements_of_a_part_and_nothing_else_of_a_list() -> None:
    """But for the status, of which each word is a column."""
    made = rules(elements=("group",))
    assert made.holds("group", "elements") is True
    assert made.holds("weapon", "elements") is False
    assert made.holds("group", "aggravating") is False
    assert isinstance(made.holds("parole", "status"), pl.Expr)
