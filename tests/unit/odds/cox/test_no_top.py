"""Where the data name no coefficient, that is said in plain words, and no number is given."""

import polars as pl
import pytest
from tests.unit.odds.cox.invented_stays import invented_people, invented_stays

from wayout.errors import StaysError, TooFewError
from wayout.odds.cox import Term, cox

FREE = Term("mark", (("absent", "free"),))


def marked(mark: pl.Expr) -> pl.DataFrame:
    """Give everybody a mark by how the first stay ended."""
    ended = invented_stays().filter(pl.col("from") == "absent").unique("id", maintain_order=True)
    return ended.select("id", mark=mark.cast(pl.Float64)).join(invented_people(), on="id")


@pytest.mark.parametrize("ties", ["efron", "breslow"])
def test_a_mark_that_only_those_bear_who_went(ties: str) -> None:
    """The likelihood rises without end: a term is named, and the other is not blamed."""
    people = marked(pl.col("to").eq_missing(pl.lit("free")))
    with pytest.raises(TooFewError) as told:
        cox(invented_stays(), people, [FREE, "age"], ties=ties, floor=0)  # type: ignore[arg-type]
    assert str(told.value).startswith("mark | absent > free: the likelihood rises without end")


def test_a_level_that_nobody_left_by_an_arrow() -> None:
    """The same, downwards."""
    people = marked(pl.col("to").ne_missing(pl.lit("free")) & (pl.col("id") % 3 > 0))
    with pytest.raises(TooFewError, match=r"mark \| absent > free: the likelihood rises"):
        cox(invented_stays(), people, [FREE], floor=0)


def test_a_column_that_is_the_same_for_all_at_risk_of_an_arrow() -> None:
    """Those who are held all bear it, others not all."""
    people = marked(pl.col("to").eq_missing(pl.lit("held")) | (pl.col("id") % 2 == 0))
    with pytest.raises(StaysError, match=r"mark \| held > free: everybody at risk is the same"):
        cox(invented_stays(), people, [Term("mark", (("held", "free"),))], floor=0)


def test_a_column_that_follows_from_another() -> None:
    """Age and year of birth."""
    people = invented_people().with_columns(born=2024 - pl.col("age"))
    with pytest.raises(StaysError, match=r"born \| absent > free follows from the terms before it"):
        cox(invented_stays(), people, ["age", "born"], floor=0)
