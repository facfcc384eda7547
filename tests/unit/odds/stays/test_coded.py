"""Every row is checked alone, in words that name the row; then stays are small whole numbers."""

import numpy as np
import polars as pl
import pytest
from tests.unit.odds.stays_at_hand import loops, written

from wayout.errors import StaysError
from wayout.odds.stays.coded import CENSORED, coded

NAN = float("nan")
ROWS = {
    "id": ["p", "q", "r"],
    "from": ["a", "b", "a"],
    "to": ["b", None, "b"],
    "entry": [0, 1, 2],
    "exit": [5, 6, 7],
    "w": [1.0, 0.0, 2.5],
}


def test_stays_become_codes() -> None:
    """States and persons by their places, in order; censored is no state."""
    found = coded(pl.DataFrame(ROWS), weight="w")
    assert found.states == ("a", "b")
    assert found.start.tolist() == [0, 1, 0]
    assert found.to.tolist() == [1, CENSORED, 1]
    assert (found.entry.tolist(), found.exit.tolist()) == ([0, 1, 2], [5, 6, 7])
    assert (found.owner.tolist(), found.persons) == ([0, 1, 2], 3)
    assert found.weight is not None
    assert found.weight.tolist() == [1.0, 0.0, 2.5]


@pytest.mark.parametrize("kind", [pl.Categorical(), pl.Enum(["a", "b"]), pl.String])
def test_states_come_as_text_or_as_categories(kind: pl.DataType) -> None:
    """The codes do not depend on it."""
    frame = pl.DataFrame(ROWS, schema_overrides={"from": kind, "to": kind})
    found = coded(frame)
    assert (found.start.tolist(), found.to.tolist()) == ([0, 1, 0], [1, CENSORED, 1])


def test_states_may_be_given_in_order() -> None:
    """States that never occur are states too."""
    found = coded(pl.DataFrame(ROWS), states=["z", "b", "a"])
    assert (found.states, found.start.tolist()) == (("z", "b", "a"), [2, 1, 2])


@pytest.mark.parametrize("ids", [[10, 9, 10], ["10", "9", "10"], [1.5, 0.5, 1.5]])
def test_persons_are_numbered_by_their_ids(ids: list[object]) -> None:
    """Not by the order of the rows, so that a seed draws the same people."""
    found, turned = (coded(pl.DataFrame(ROWS | {"id": ids})[rows]) for rows in ([0, 1], [1, 0]))
    assert (found.persons, sorted(found.owner.tolist())) == (2, [0, 1])
    assert found.owner.tolist() == turned.owner.tolist()[::-1]


def test_persons_can_be_left_out() -> None:
    """A tally does without; who asks for them then is told."""
    with pytest.raises(ValueError, match="without persons"):
        _ = coded(loops(), persons=False).owner


def test_whole_numbers_may_be_written_as_fractions() -> None:
    """5.0 is a day; 5.5 is one only on a clock with fractions."""
    frame = pl.DataFrame(ROWS).with_columns(pl.col("exit").cast(pl.Float64))
    assert coded(frame).exit.dtype == np.int64
    half = frame.with_columns(pl.col("exit") + 0.5)
    assert coded(half, continuous=True).exit.tolist() == [5.5, 6.5, 7.5]


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"entry": [0, 6, 2]}, "must begin before it ends (entry < exit): row (id): 2 (q)."),
        ({"entry": [5, 1, 9]}, "(entry < exit): row (id): 1 (p), 3 (r)."),
        ({"id": ["p", None, "r"]}, "The column id is empty in row (id): 2 (None)."),
        ({"from": ["a", "b", None]}, "The column from is empty in row (id): 3 (r)."),
        ({"entry": [0, None, 2]}, "The column entry is empty in row (id): 2 (q)."),
        ({"exit": [NAN, 6.0, 7.0]}, "The column exit holds no number in row (id): 1 (p)."),
        ({"exit": [5.0, float("inf"), 7.0]}, "The column exit holds no number in row (id): 2 (q)."),
        ({"exit": [5.0, 6.0, 1e300]}, "too large for a clock in row (id): 3 (r)."),
        ({"exit": [5.5, 6.0, 7.5]}, "fractions of a day in row (id): 1 (p), 3 (r)."),
        ({"entry": ["0", "1", "2"]}, "The column entry holds String, not numbers"),
        ({"entry": [False, False, True]}, "The column entry holds Boolean, not numbers"),
        ({"from": [["a"], ["b"], ["a"]]}, "The column from holds List(String), not names"),
        ({"to": [1.5, 2.5, None]}, "The column to holds Float64, not names"),
        ({"to": ["b", "", "b"]}, "A state has no name in row (id): 2 (q)."),
        ({"w": [1.0, -1.0, NAN]}, "0 or more: row (id): 2 (q), 3 (r)."),
        ({"w": [1.0, None, 1.0]}, "0 or more: row (id): 2 (q)."),
        ({"w": ["1", "1", "1"]}, "The column w holds String, not numbers."),
    ],
)
def test_a_wrong_row_is_named(changed: dict[str, list[object]], said: str) -> None:
    """By its number from 1 and its id; nothing is dropped in silence."""
    with pytest.raises(StaysError) as caught:
        coded(pl.DataFrame(ROWS | changed), weight="w")
    assert said in str(caught.value)


def test_the_first_rows_are_named_and_the_others_counted() -> None:
    """A thousand wrong rows do not make a thousand lines."""
    frame = pl.concat([pl.DataFrame(ROWS | {"exit": [0, 0, 0]})] * 4)
    with pytest.raises(StaysError) as caught:
        coded(frame)
    assert "1 (p), 2 (q), 3 (r), 4 (p), 5 (q), and 7 more" in str(caught.value)


@pytest.mark.parametrize("missing", ["id", "from", "to", "entry", "exit", "w"])
def test_a_missing_column_is_named(missing: str) -> None:
    """Beside those that are needed."""
    with pytest.raises(StaysError, match=f"missing: {missing}"):
        coded(pl.DataFrame(ROWS).drop(missing), weight="w")


def test_an_empty_table_is_refused() -> None:
    """Of nobody nothing can be said."""
    with pytest.raises(StaysError, match="There is no stay"):
        coded(pl.DataFrame(ROWS).clear())


@pytest.mark.parametrize(
    ("states", "said"),
    [
        (["a"], "A state that is not among a: row (id): 2 (q)."),
        (["b"], "A state that is not among b: row (id): 1 (p), 3 (r)."),
        (["a", "b", "a"], "A state is named twice among a, b, a."),
        ([f"s{number}" for number in range(1_001)], "There are 1001 states, more than 1000"),
    ],
)
def test_states_must_be_those_of_the_data(states: list[str], said: str) -> None:
    """Each once, and all that occur."""
    with pytest.raises(StaysError) as caught:
        coded(pl.DataFrame(ROWS), states=states)
    assert said in str(caught.value)


def test_rows_can_be_kept_with_other_entries() -> None:
    """Persons keep their places, and so do states."""
    found = coded(written("p a b 0 4", "q b - 1 6"))
    kept = found.kept(np.array([False, True]), np.array([3, 3]))
    assert (kept.states, kept.persons, kept.owner.tolist()) == (found.states, 2, [1])
    assert (kept.entry.tolist(), kept.exit.tolist()) == ([3], [6])


def test_a_state_that_no_stay_is_in_is_named_beside_those_there_are() -> None:
    """A slip of the pen is found by reading."""
    with pytest.raises(StaysError, match=r"No stay is in the state 'hom'\. There are: away, end"):
        coded(loops()).place("hom")
