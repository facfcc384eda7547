"""The reporting delay is the likeliest one under looks and truncation, found in another way too."""

from fractions import Fraction

import numpy as np
import polars as pl
import pytest
from scipy.optimize import minimize

from wayout.errors import StaysError, TooFewError
from wayout.odds.delays.reporting import days_until_known, delay_curve
from wayout.odds.delays.turnbull import Cells, fit
from wayout.odds.stays.coded import Floats

Row = tuple[int, int, int, int]
MIXED: list[Row] = [
    (-1, 3, 9, 30), (3, 6, 9, 14), (6, 9, 9, 5), (-1, 2, 4, 21), (2, 4, 4, 10), (-1, 1, 1, 9),
    (0, 2, 5, 8), (4, 8, 9, 6), (1, 5, 6, 12),
]  # fmt: skip


def frame(rows: list[Row]) -> pl.DataFrame:
    """Cells as the record hands them out."""
    return pl.DataFrame(rows, schema=["low", "high", "limit", "len"], orient="row")


def fitted(rows: list[Row]) -> list[float]:
    """The curve of some cells, without the checks of a small sample."""
    low, high, limit, count = (np.array(column) for column in zip(*rows, strict=True))
    cells = Cells(low, high, limit, count.astype(float))
    found: list[float] = fit(cells, cells.count[None], close=1e-12).share[0].tolist()
    return found


def unlikelihood(chance: Floats) -> float:
    """Minus the logarithm of the likelihood of MIXED."""
    return -float(
        sum(
            count * np.log(chance[low + 1 : high + 1].sum() / chance[: limit + 1].sum())
            for low, high, limit, count in MIXED
        )
    )


def test_where_each_day_is_known_it_is_the_product_limit_worked_by_hand() -> None:
    """Delays 0, 1, 1, 3 with limits 1, 1, 4, 4: F(1) = 1 - 1/2, F(0) = 1/2 * (1 - 2/3)."""
    rows = [(-1, 0, 1, 1), (0, 1, 1, 1), (0, 1, 4, 1), (2, 3, 4, 1)]
    expected = [Fraction(1, 6), Fraction(1, 2), Fraction(1, 2), Fraction(1)]
    assert fitted(rows) == pytest.approx([float(share) for share in expected], abs=1e-12)


def test_between_looks_it_is_what_a_general_optimiser_finds() -> None:
    """The likeliest curve of all, by sequential quadratic programming over the chances of days."""
    days = max(high for _, high, _, _ in MIXED) + 1
    found = minimize(
        unlikelihood,
        np.full(days, 1 / days),
        method="SLSQP",
        bounds=[(1e-9, 1)] * days,
        constraints={"type": "eq", "fun": lambda chance: chance.sum() - 1},
        options={"maxiter": 1000, "ftol": 1e-13},
    )
    mine = np.diff(fitted(MIXED), prepend=0.0)
    assert unlikelihood(mine) == pytest.approx(found.fun, abs=1e-6)
    assert unlikelihood(mine) <= found.fun + 1e-8
    assert mine == pytest.approx(found.x, abs=2e-3)


def test_one_delay_as_long_as_the_watch_does_not_decide_on_all_others() -> None:
    """Only one event could show a delay of 400 days; the curve ends where 20 could show one."""
    rows = [(-1, 0, limit, 2) for limit in range(200)] + [(399, 400, 400, 1)]
    curve = delay_curve(frame(rows))
    assert (curve.longest, curve.events) == (190, 400)
    assert curve.known([-1, 0, 5, 1000]).tolist() == [0, 1, 1, 1]


def test_days_until_known_are_those_of_the_curve() -> None:
    """Of 100 events 90 come at once, 8 after ten days, 2 after thirty."""
    rows = [(-1, 0, 90, 90), (9, 10, 90, 8), (29, 30, 90, 2)]
    cells = frame(rows)
    assert [days_until_known(cells, share) for share in (0.5, 0.9, 0.95, 0.99, 1.0)] == [
        0, 0, 10, 30, 30,
    ]  # fmt: skip
    assert delay_curve(cells).known([0, 10, 29, 30]) == pytest.approx([0.9, 0.98, 0.98, 1.0])


@pytest.mark.parametrize("share", [0.0, 1.5])
def test_a_share_lies_between_nothing_and_all(share: float) -> None:
    """A programmer's mistake, not a user's."""
    with pytest.raises(ValueError, match="no share"):
        days_until_known(frame([(-1, 0, 5, 30)]), share)


@pytest.mark.parametrize(
    "rows", [[(-2, 0, 5, 30)], [(3, 3, 5, 30)], [(-1, 6, 5, 30)], [(-1, 1, 5, -30)]]
)
def test_cells_that_cannot_be_are_named(rows: list[Row]) -> None:
    """By the number of their row."""
    with pytest.raises(StaysError, match=r"rows 1\."):
        delay_curve(frame(rows))


def test_columns_are_checked() -> None:
    """A missing one, and one of fractions."""
    whole = frame([(-1, 1, 5, 30)])
    with pytest.raises(StaysError, match="missing: limit"):
        delay_curve(whole.drop("limit"))
    with pytest.raises(StaysError, match="whole numbers"):
        delay_curve(whole.with_columns(pl.col("high").cast(pl.Float64)))


@pytest.mark.parametrize("rows", [[(-1, 1, 5, 19)], []])
def test_too_few_delays_give_no_curve(rows: list[Row]) -> None:
    """Fewer than 20, or none."""
    cells = pl.DataFrame(rows, schema=dict.fromkeys(["low", "high", "limit", "len"], pl.Int64),
                         orient="row")  # fmt: skip
    with pytest.raises(TooFewError, match="delays are known"):
        delay_curve(cells)
