"""The odds once more, as one would write them by hand: rows, loops and exact fractions.

Shares no code with `wayout.odds`. Slow, and meant to be read: a row is (id, from, to, entry, exit).
"""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import pairwise, product

import numpy as np
import polars as pl
from numpy.typing import NDArray

Row = tuple[int, str, str | None, int, int]
Matrix = list[list[Fraction]]
Floats = NDArray[np.float64]
Weights = Mapping[int, Fraction]  # of persons; who is not named counts once
_ALIKE: Weights = {}


def rows_of(table: pl.DataFrame) -> list[Row]:
    """Give the rows of a frame of stays."""
    return list(table.select("id", "from", "to", "entry", "exit").iter_rows())


def at_risk(rows: Sequence[Row], state: str, day: int, weights: Weights = _ALIKE) -> Fraction:
    """Count who is in a state just before the moves of a day: one look at each row."""
    there = [one for one, a, _, low, high in rows if a == state and low < day <= high]
    return sum((weights.get(one, Fraction(1)) for one in there), Fraction(0))


def moved(
    rows: Sequence[Row], arrow: tuple[str, str], day: int, weights: Weights = _ALIKE
) -> Fraction:
    """Count who moves along an arrow on a day."""
    going = [one for one, a, b, _, high in rows if (a, b) == arrow and high == day]
    return sum((weights.get(one, Fraction(1)) for one in going), Fraction(0))


def days_of_moves(rows: Sequence[Row], at: int, day: int) -> list[int]:
    """Give the days after `at` and up to a day on which somebody moved."""
    return sorted({row[4] for row in rows if row[2] is not None and at < row[4] <= day})


def step(rows: Sequence[Row], states: Sequence[str], day: int, weights: Weights = _ALIKE) -> Matrix:
    """Give the chances of one day: from each state to each, staying included."""
    matrix = []
    for start in states:
        risk = at_risk(rows, start, day, weights)
        going = [moved(rows, (start, to), day, weights) for to in states]
        chances = [one / risk if risk else Fraction(0) for one in going]
        chances[states.index(start)] += 1 - sum(chances)
        matrix.append(chances)
    return matrix


def chances(
    rows: Sequence[Row], states: Sequence[str], at: int, day: int, weights: Weights = _ALIKE
) -> Matrix:
    """Give P(at, day): the product of all days between."""
    size = range(len(states))
    now = [[Fraction(int(j == k)) for k in size] for j in size]
    for each in days_of_moves(rows, at, day):
        ahead = step(rows, states, each, weights)
        now = [[sum(now[j][m] * ahead[m][k] for m in size) for k in size] for j in size]  # type: ignore[misc]  # sums begin with 0
    return now


def as_floats(matrix: Matrix) -> Floats:
    """Round a matrix of fractions, once and at the end."""
    return np.array([[float(cell) for cell in row] for row in matrix])


def covariance(rows: Sequence[Row], states: Sequence[str], at: int, day: int) -> Floats:
    """Give the covariance of all K x K chances at once, as etm does, by Kronecker products.

    vec P stacks columns; vec of P(t-) M is (M' x I) vec P, vec of P dA is (I x P) vec dA.
    """
    size = len(states)
    one, now = np.eye(size), np.eye(size)
    spread = np.zeros((size**2, size**2))
    for each in days_of_moves(rows, at, day):
        matrix = as_floats(step(rows, states, each))
        turned, behind = np.kron(matrix.T, one), np.kron(one, now)
        own = _covariance_of_day(rows, states, each)
        spread = turned @ spread @ turned.T + behind @ own @ behind.T
        now = now @ matrix
    return spread


def _covariance_of_day(rows: Sequence[Row], states: Sequence[str], day: int) -> Floats:
    """Give the covariance of vec dA: multinomial, n (y [k = l] - m) / y^3 in each row."""
    size = len(states)
    found = np.zeros((size**2, size**2))
    for j, start in enumerate(states):
        risk = at_risk(rows, start, day)
        if not risk:
            continue
        counts = [moved(rows, (start, to), day) for to in states]
        counts[j] += risk - sum(counts)
        for k, l in product(range(size), repeat=2):  # noqa: E741  the letters of the formula
            cell = counts[k] * (risk * (k == l) - counts[l]) / risk**3
            found[k * size + j, l * size + j] = float(cell)
    return found


def se(spread: Floats) -> Floats:
    """Give the K x K standard errors that stand on the diagonal of a covariance."""
    size = int(np.sqrt(len(spread)))
    root: Floats = np.sqrt(np.maximum(np.diag(spread), 0.0)).reshape(size, size).T
    return root


def paths(steps: Sequence[Floats], start: int) -> Iterator[tuple[tuple[int, ...], float]]:
    """Yield every way through some steps, state by state, with its chance."""
    states = range(len(steps[0]) if steps else 0)
    for way in product(states, repeat=len(steps)):
        chance, here = 1.0, start
        for matrix, there in zip(steps, way, strict=True):
            chance *= matrix[here, there]
            here = there
        yield (start, *way), chance


def entries(way: Sequence[int], target: int) -> int:
    """Count how often a way comes into a state from another."""
    return sum(a != target and b == target for a, b in pairwise(way))
