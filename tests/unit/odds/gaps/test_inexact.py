"""Inexact days are drawn uniformly over all sequences that keep bounds and order, or left out."""

from collections import Counter
from itertools import pairwise, product
from math import sqrt

import numpy as np
import polars as pl
import pytest

from wayout.errors import StaysError, TooFewError
from wayout.odds.gaps.inexact import Counted, draws, exact, inexact
from wayout.odds.gaps.ordered_days import tails

Bounds = tuple[int, int]
CHAINS: dict[str, list[Bounds]] = {
    "one change": [(0, 0), (2, 6), (9, 9)],
    "held by its neighbours": [(4, 4), (0, 9), (7, 7)],
    "two that overlap": [(0, 0), (1, 4), (2, 5), (9, 9)],
    "two that need not": [(0, 0), (1, 3), (4, 6), (9, 9)],
    "three in one month": [(0, 0), (1, 5), (1, 5), (1, 5), (6, 6)],
    "the last ends first": [(0, 0), (1, 9), (1, 3), (12, 12)],
    "the first entry": [(0, 4), (3, 6), (6, 6)],
    "all": [(0, 2), (1, 3), (2, 4), (1, 4)],
}


def stays(chain: list[Bounds], person: str = "p") -> pl.DataFrame:
    """One person's stays between changes within bounds."""
    rows = [
        {
            "id": person,
            "from": f"s{number}",
            "to": f"s{number + 1}",
            "entry": one[0],
            "entry_last": one[1],
            "exit": two[0],
            "exit_last": two[1],
        }
        for number, (one, two) in enumerate(pairwise(chain))
    ]
    return pl.DataFrame(rows)


def sequences(chain: list[Bounds]) -> list[tuple[int, ...]]:
    """Every sequence, by trying all."""
    days = product(*(range(low, high + 1) for low, high in chain))
    return [one for one in days if all(before < after for before, after in pairwise(one))]


@pytest.mark.parametrize("chain", CHAINS.values(), ids=CHAINS)
def test_every_sequence_is_as_likely_as_any_other(chain: list[Bounds]) -> None:
    """No sequence is drawn more or less often than chance lets it; none that cannot be."""
    wanted = sequences(chain)
    many = 4000
    people = pl.concat([stays(chain, f"p{number:04}") for number in range(many)])
    (drawn,) = draws(people, np.random.default_rng(5), 1)
    days = np.column_stack(
        (
            drawn["entry"].to_numpy().reshape(many, -1)[:, :1],
            drawn["exit"].to_numpy().reshape(many, -1),
        )
    )
    found = Counter(map(tuple, days.tolist()))
    assert set(found) <= set(wanted)
    share = 1 / len(wanted)
    for one in wanted:
        assert abs(found[one] - many * share) <= 5 * sqrt(many * share * (1 - share))


@pytest.mark.parametrize(
    ("low", "high"),
    [([0, 1], [3, 4]), ([0, 1, 2], [5, 6, 7]), ([0, 1, 2, 3], [2, 3, 4, 5]), ([0, 3], [4, 9])],
)
def test_sequences_are_counted_as_by_trying_all(low: list[int], high: list[int]) -> None:
    """From each day of the first change on, and in all."""
    every = sequences(list(zip(low, high, strict=True)))
    counted = tails(np.array(low), np.array(high))[0]
    plain = [sum(one[0] >= day for one in every) for day in range(low[0], high[0] + 1)]
    assert counted.tolist() == plain


def test_a_long_chain_of_wide_bounds_is_drawn() -> None:
    """Counts too great for a number do no harm."""
    chain = [(number, 5000 + number) for number in range(150)]
    for drawn in draws(stays(chain), np.random.default_rng(1), 3):
        days = drawn["exit"].to_numpy()
        assert (np.diff(days) > 0).all()
        assert days.max() <= 5149
        assert 1500 < days[74] < 3500  # and the middle lies in the middle


def test_exact_days_pass_unchanged() -> None:
    """Rows, their order and further columns are those that came in."""
    frame = stays([(5, 5), (7, 7), (9, 9)]).with_columns(group=pl.Series(["b", "a"]))[::-1]
    plain = frame.drop("entry_last", "exit_last")
    for drawn in draws(frame, np.random.default_rng(1), 2):
        assert drawn.equals(plain)
    (alone,) = draws(plain, np.random.default_rng(1), 1)
    assert alone.equals(plain)
    assert exact(frame)[0].equals(plain)
    assert inexact(frame) == Counted(0, 0)


def test_only_inexact_people_move() -> None:
    """The row of another person stays as it is, wherever it stands."""
    sure = stays([(1, 1), (4, 4)], "a")
    frame = pl.concat([stays([(0, 0), (2, 8), (9, 9)], "b"), sure])[[2, 1, 0]]
    (drawn,) = draws(frame, np.random.default_rng(2), 1)
    assert drawn["id"].to_list() == ["a", "b", "b"]
    assert drawn.row(0)[3:] == (1, 4)
    assert drawn["exit"][2] == drawn["entry"][1]


def test_a_gap_between_stays_stays_a_gap() -> None:
    """Two changes with days between them are two."""
    frame = pl.concat([stays([(0, 0), (3, 5)]), stays([(8, 9), (12, 12)])])
    for drawn in draws(frame, np.random.default_rng(3), 20):
        assert drawn["exit"][0] in range(3, 6)
        assert drawn["entry"][1] in range(8, 10)


def test_where_first_days_mislead_the_rows_say_the_order() -> None:
    """In March, after the 4th: the bounds begin on the 1st."""
    frame = stays([(4, 4), (1, 31), (40, 40)])
    for drawn in draws(frame, np.random.default_rng(3), 20):
        assert drawn["exit"][0] == drawn["entry"][1]
        assert drawn["exit"][0] in range(5, 32)


def test_the_same_seed_gives_the_same_frames() -> None:
    """And another one others."""
    frame = stays(CHAINS["three in one month"])
    one, two, other = (
        pl.concat(draws(frame, np.random.default_rng(seed), 20)) for seed in (1, 1, 2)
    )
    assert one.equals(two)
    assert not one.equals(other)


def test_people_with_inexact_days_can_be_left_out() -> None:
    """It is said how many they are; all their stays go."""
    frame = pl.concat([stays(CHAINS["one change"], "a"), stays([(0, 0), (5, 5)], "b")])
    kept, out = exact(frame)
    assert kept["id"].to_list() == ["b"]
    assert kept.columns == ["id", "from", "to", "entry", "exit"]
    assert out == Counted(stays=2, people=1)
    assert inexact(pl.concat([frame, stays([(0, 0), (1, 3), (5, 5), (6, 6)], "c")])) == Counted(
        4, 2
    )


def test_leaving_out_everybody_is_refused() -> None:
    """No answer from nobody."""
    with pytest.raises(TooFewError, match="All 1 people"):
        exact(stays(CHAINS["one change"]))


WRONG: dict[str, tuple[pl.DataFrame, str]] = {
    "no day is left": (
        stays([(0, 0), (2, 2), (4, 6), (4, 5), (5, 5), (9, 9)]),
        r"No days are left.*row \(id\): 2 \(p\), 3 \(p\), 4 \(p\), 5 \(p\)\.",
    ),
    "last before first": (stays([(0, 0), (5, 4), (9, 9)]), "entry_last < entry"),
    "not one change": (
        stays([(0, 0), (4, 6), (9, 9)]).with_columns(entry_last=pl.Series([0, 7])),
        r"first and last day.*2 \(p\)",
    ),
    "overlapping": (
        pl.concat([stays([(0, 0), (4, 6)]), stays([(5, 5), (9, 9)])]),
        r"first and last day.*2 \(p\)",
    ),
    "no last day": (
        stays([(0, 0), (4, 6)]).with_columns(exit_last=pl.lit(None, pl.Int64)),
        "exit_last is empty",
    ),
    "a NaN": (stays([(0, 0), (4, 6)]).with_columns(entry=pl.lit(float("nan"))), "entry holds no"),
    "a fraction": (
        stays([(0, 0), (4, 6)]).with_columns(exit_last=5.5),
        "exit_last holds fractions",
    ),
    "a text": (stays([(0, 0), (4, 6)]).with_columns(entry_last=pl.lit("0")), "not numbers"),
    "no exit": (stays([(0, 0), (4, 6)]).drop("exit"), "missing: exit"),
    "over before it begins": (stays([(5, 5), (2, 3)]), "begin before it ends"),
}


@pytest.mark.parametrize(("frame", "said"), WRONG.values(), ids=WRONG)
def test_what_cannot_be_is_told(frame: pl.DataFrame, said: str) -> None:
    """Rows are named, before any frame is given."""
    with pytest.raises(StaysError, match=said):
        draws(frame, np.random.default_rng(1))


def test_other_columns_may_be_called_anything() -> None:
    """They come through as they were."""
    frame = stays([(0, 0), (4, 6), (9, 9)]).with_columns(_row=pl.lit("mine"), weight=pl.lit(1))
    (drawn,) = draws(frame, np.random.default_rng(1), 1)
    assert drawn["_row"].to_list() == ["mine"] * len(frame)
