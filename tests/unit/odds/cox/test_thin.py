"""An arrow that few took carries no coefficient unless one asks for it, and the count is shown."""

import polars as pl
import pytest
from tests.unit.odds.cox.invented_stays import invented_people, invented_stays

from wayout.errors import TooFewError
from wayout.odds.cox import cox
from wayout.odds.cox.terms import Coefficient
from wayout.odds.cox.thin import support, thickened

EVENTS = {("a", "dead"): 40, ("a", "held"): 60, ("held", "dead"): 6, ("held", "free"): 8}
OWN = [Coefficient(column, (arrow,)) for column in (0, 1) for arrow in EVENTS]


def test_events_are_shared_out_among_the_coefficients_of_an_arrow() -> None:
    """A shared coefficient has its part of each arrow."""
    assert support(OWN, EVENTS)[:4] == [20, 30, 3, 4]
    both = [Coefficient(0, tuple(EVENTS)), Coefficient(1, (("a", "dead"),))]
    assert support(both, EVENTS) == [20 + 60 + 6 + 8, 20]


def test_thin_is_refused_with_its_count() -> None:
    """Exit 3, and every thin term is named."""
    with pytest.raises(TooFewError) as told:
        cox(invented_stays(), invented_people(), floor=10)
    assert told.value.exit_code == 3
    assert "age | held > free (9.3)" in str(told.value)
    assert "age | held > absent (7.3)" in str(told.value)
    assert "absent > free" not in str(told.value)


def test_thin_is_pooled_by_where_it_leads_then_with_all() -> None:
    """Those into `dead` first; `held > free` has no other into `free` and takes all."""
    only = OWN[:4]
    pooled = thickened(only[:3], EVENTS, str, thin="pool", floor=10)
    assert pooled == [
        Coefficient(0, (("a", "dead"), ("held", "dead"))),
        Coefficient(0, (("a", "held"),)),
    ]
    assert thickened(only, EVENTS, str, thin="pool", floor=10) == [Coefficient(0, tuple(EVENTS))]


def test_pooling_that_is_not_enough_is_refused() -> None:
    """Everything together has 114 events."""
    with pytest.raises(TooFewError, match=r"Fewer than 200 events .*\(114\.0\)"):
        thickened(OWN[:4], EVENTS, str, thin="pool", floor=200)


def test_a_pooled_fit_names_what_it_pooled() -> None:
    """Nobody takes it for the effect on one arrow."""
    fit = cox(invented_stays(), invented_people(), ["age"], thin="pool", floor=30)
    assert fit.pooled
    assert set(fit.pooled) <= set(fit.terms)
    assert min(fit.support) >= 30


def test_thin_can_be_kept_with_its_support_in_the_table() -> None:
    """Nothing is pooled, and the table shows how thin it is."""
    fit = cox(invented_stays(), invented_people(), ["age"], thin="keep")
    assert fit.pooled == ()
    assert fit.table().filter(pl.col("support") < 30).height > 0


def test_a_wrong_word_is_a_fault_of_the_caller() -> None:
    """The types forbid it already."""
    with pytest.raises(ValueError, match="thin is"):
        cox(invented_stays(), invented_people(), thin="drop")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="ties are"):
        cox(invented_stays(), invented_people(), ties="exact")  # type: ignore[arg-type]
