"""A tally is all that the estimators need: who was at risk on each day, and who moved where."""

import numpy as np
import polars as pl
import pytest
from tests.unit.odds.stays_at_hand import loops, written

from wayout.errors import StaysError
from wayout.odds.counting.tally import Tally, tally, tally_blocks, tally_coded
from wayout.odds.stays.coded import coded


def test_at_risk_is_entry_before_the_day_and_exit_on_it_or_later() -> None:
    """Stay (0, 3] bears days 1, 2 and 3; the axis begins at the first entry."""
    counted = tally(written("p a b 0 3", "q a - 2 4"))
    assert (counted.origin, counted.last) == (0, 4)
    assert counted.at_risk[:, 0].tolist() == [0, 1, 1, 2, 1]
    assert np.argwhere(counted.moves).tolist() == [[3, 0, 1]]
    assert counted.arrows == [("a", "b", 1)]


def test_days_before_day_0_are_days() -> None:
    """The clock of the data may begin anywhere."""
    counted = tally(written("p a b -5 -2", "q a - -3 1"))
    assert (counted.origin, counted.last) == (-5, 1)
    assert counted.at_risk[:, 0].tolist() == [0, 1, 1, 2, 1, 1, 1]


@pytest.mark.parametrize("kind", [pl.Int8, pl.Int16, pl.UInt16, pl.Int32, pl.UInt64, pl.Float32])
def test_any_kind_of_whole_numbers_counts_the_same(kind: type[pl.DataType]) -> None:
    """Small ones are read faster, and nothing runs over."""
    stays = loops().with_columns(pl.col("entry", "exit") * 12)
    one, two = tally(stays), tally(stays.with_columns(pl.col("entry", "exit").cast(kind)))
    np.testing.assert_array_equal(one.at_risk, two.at_risk)
    np.testing.assert_array_equal(one.moves, two.moves)


def test_counts_are_whole_unless_rows_have_weights() -> None:
    """A row of weight 0 is nobody; half a row is half a person."""
    stays = written("p a b 0 3", "q a b 0 3").with_columns(w=pl.Series([0.0, 0.5]))
    assert tally(stays).moves.dtype == np.int64
    weighed = tally(stays, weight="w")
    assert (weighed.arrows, weighed.at_risk[3, 0]) == ([("a", "b", 0.5)], 0.5)


def test_tallies_add_and_sum() -> None:
    """Other people on the same clock, whatever states and days they know."""
    first, second = written("p a b 0 3"), written("q c a -2 1", "r b c 7 9")
    both = tally(first) + tally(second)
    assert (both.states, both.origin, both.last) == (("a", "b", "c"), -2, 9)
    assert sorted(both.arrows) == [("a", "b", 1), ("b", "c", 1), ("c", "a", 1)]
    whole = sum([tally(first), tally(second)])
    assert isinstance(whole, Tally)
    np.testing.assert_array_equal(whole.at_risk, tally(pl.concat([first, second])).at_risk)


def test_coded_stays_are_counted_as_their_frame() -> None:
    """They have their states and weights already."""
    whole, same = tally(loops()), tally(coded(loops()))
    assert whole.states == same.states
    np.testing.assert_array_equal(whole.moves, same.moves)
    np.testing.assert_array_equal(whole.at_risk, same.at_risk)
    with pytest.raises(ValueError, match="already"):
        tally(coded(loops()), states=["home"])


def test_only_tallies_add() -> None:
    """A number is not a tally, except for the 0 that `sum` begins with."""
    with pytest.raises(TypeError):
        _ = tally(loops()) + 1
    with pytest.raises(TypeError):
        _ = 1 + tally(loops())


def test_blocks_count_as_one_table() -> None:
    """A file is read block by block."""
    stays = loops()
    blocks = (stays[first : first + 3] for first in range(0, len(stays), 3))
    whole, parts = tally(stays), tally_blocks(blocks, ("home", "away", "end"))
    assert sorted(whole.arrows) == sorted(parts.arrows)
    with pytest.raises(StaysError, match="There is no stay"):
        tally_blocks([], ("home",))


def test_a_clock_that_is_too_fine_is_refused_in_words() -> None:
    """Seconds since 1970 are no days: nothing is allocated, and the way out is named."""
    said = "the clock has too many ticks for a count by days. Give whole days"
    with pytest.raises(StaysError, match=said):
        tally(written("p a b 0 1700000000", "q b c 1 5"))


def test_tallies_that_lie_far_apart_are_refused_in_words() -> None:
    """Each can be held, the days between cannot."""
    far = tally(written("p a b 1700000000 1700000005"))
    with pytest.raises(StaysError, match="From 0 to 1700000005 the clock has too many ticks"):
        _ = tally(written("p a b 0 3")) + far


def test_a_wider_axis_changes_no_count() -> None:
    """New states and days are empty."""
    counted = tally(written("p a b 1 3"))
    wide = counted.spread(("x", "b", "a"), -1, 8)
    assert (wide.origin, wide.at_risk[:, 2].tolist()) == (-1, [0, 0, 0, 1, 1, 0, 0, 0])
    assert wide.arrows == [("a", "b", 1)]
    assert counted.spread(counted.states, 1, 3) is counted


def test_fractions_are_not_cut_off_in_silence() -> None:
    """Stays of a continuous clock have another path."""
    halves = written("p a b 0 3").with_columns(pl.col("exit") / 2)
    with pytest.raises(ValueError, match="a clock with fractions"):
        tally_coded(coded(halves, continuous=True))
