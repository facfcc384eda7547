"""Hazards are moves by those at risk, chances that stay chances when one arrow is changed."""

import numpy as np
import polars as pl
import pytest

from wayout.errors import StaysError
from wayout.odds.counting.tally import tally
from wayout.odds.simulation.hazards import Hazards, hazards

STAYS = pl.DataFrame(
    {
        "id": [1, 2, 3, 4],
        "from": ["absent"] * 4,
        "to": ["held", "held", "dead", None],
        "entry": [3, 3, 3, 4],
        "exit": [5, 5, 7, 9],
    }
)
ABSENT, HELD, DEAD = 0, 1, 2


def test_a_hazard_is_moves_by_those_at_risk() -> None:
    """Two of four leave on day 5, one of two on day 7; the axis begins with the data."""
    found = hazards(tally(STAYS))
    assert (found.origin, found.last, found.states) == (3, 9, ("absent", "held", "dead"))
    assert found.forward[:, ABSENT, HELD].tolist() == [0, 0, 0.5, 0, 0, 0, 0]
    assert found.forward[:, ABSENT, DEAD].tolist() == [0, 0, 0, 0, 0.5, 0, 0]
    assert found.arrows == [("absent", "held", "forward"), ("absent", "dead", "forward")]


def test_numbers_of_ones_own_begin_with_the_first_day() -> None:
    """Row 0 of an axis is never at risk; arrows may know fewer days than others."""
    made = Hazards.of({("a", "b"): [0.1, 0.2], ("b", "a"): [0.5]}, reset=[("b", "a")], origin=10)
    assert made.forward[:, 0, 1].tolist() == [0, 0.1, 0.2]
    assert made.reset[:, 1, 0].tolist() == [0, 0.5]
    assert (made.last, made.arrows) == (12, [("a", "b", "forward"), ("b", "a", "reset")])


def test_one_arrow_changes_and_the_others_stay() -> None:
    """By a factor or by new steps, on the clock the arrow has."""
    made = Hazards.constant({("a", "b"): 0.1, ("a", "c"): 0.2}, 5, reset=[("a", "c")])
    half = made.changed("a", "b", factor=0.5)
    assert half.forward[1:, 0, 1].tolist() == [0.05] * 5
    assert half.reset is made.reset
    stepped = made.changed("a", "c", steps=[0.0] * 6 + [1.0])
    assert stepped.reset[:, 0, 2].tolist() == [0.0] * 7 + [1.0]
    assert made.reset[1:, 0, 2].tolist() == [0.2] * 5


def test_a_factor_of_0_closes_an_arrow_and_steps_open_one() -> None:
    """An arrow that was closed goes by the clock of the data."""
    made = Hazards.constant({("a", "b"): 0.1, ("a", "c"): 0.2}, 5)
    assert made.changed("a", "b", factor=0).arrows == [("a", "c", "forward")]
    opened = made.changed("b", "c", steps=[0.0, 0.3])
    assert opened.forward[:, 1, 2].tolist() == [0, 0, 0.3, 0, 0, 0]


def test_chances_never_sum_to_more_than_1() -> None:
    """The message names the day; `capped` takes what the other arrows leave."""
    made = Hazards.constant({("a", "b"): 0.3, ("a", "c"): 0.6}, 2)
    with pytest.raises(StaysError, match=r"leave a on day 1 sum to 1\.2, more than 1"):
        made.changed("a", "b", factor=2)
    capped = made.changed("a", "b", factor=2, capped=True)
    np.testing.assert_allclose(capped.forward[1:, 0, 1], 0.4, rtol=1e-12)


@pytest.mark.parametrize("chance", [-0.1, 1.5, float("nan"), float("inf")])
def test_a_hazard_that_is_no_chance_is_refused(chance: float) -> None:
    """With the arrow or the state, and the day."""
    with pytest.raises(StaysError, match="on day 1"):
        Hazards.constant({("a", "b"): chance}, 3)


def test_bad_changes_are_refused_in_plain_words() -> None:
    """No change, two of them, an unknown state, too many steps, a clock of no arrow."""
    made = Hazards.constant({("a", "b"): 0.1}, 3)
    with pytest.raises(StaysError, match="one of the two"):
        made.changed("a", "b")
    with pytest.raises(StaysError, match="one of the two"):
        made.changed("a", "b", factor=1.0, steps=[0.1])
    with pytest.raises(StaysError, match="'x'"):
        made.changed("a", "x", factor=1)
    with pytest.raises(StaysError, match="4 steps for the 3 days"):
        made.changed("a", "b", steps=[0.1] * 4)
    with pytest.raises(StaysError, match="a > c cannot be reset"):
        Hazards.constant({("a", "b"): 0.1}, 3, reset=[("a", "c")])
    with pytest.raises(StaysError, match="no arrow"):
        Hazards.of({})
