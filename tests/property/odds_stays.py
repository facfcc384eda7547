"""Stays of every shape, for hypothesis."""

from itertools import pairwise
from typing import Final

import polars as pl
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

STATES: Final = ("a", "b", "c", "d")
LAST: Final = 12
SCHEMA: Final = {
    "id": pl.Int64, "from": pl.String, "to": pl.String, "entry": pl.Int64, "exit": pl.Int64,
}  # fmt: skip

_Row = tuple[int, str, str | None, int, int]


def framed(rows: list[_Row]) -> pl.DataFrame:
    """Make a frame of rows (id, from, to, entry, exit)."""
    return pl.DataFrame(rows, schema=SCHEMA, orient="row")


@st.composite
def stays(draw: DrawFn, most: int = 40) -> pl.DataFrame:
    """Draw rows with many ties, late entries and gaps; a state may lead into itself."""
    state = st.sampled_from(STATES)
    row = st.tuples(
        st.integers(0, 9), state, st.none() | state, st.integers(0, LAST - 1), st.integers(1, LAST)
    )
    rows = draw(st.lists(row, min_size=1, max_size=most))
    return framed([(one, a, b, low, low + length) for one, a, b, low, length in rows])


@st.composite
def histories(draw: DrawFn, people: int = 8, stays_each: int = 4) -> pl.DataFrame:
    """Draw people who are in one state at a time, without gaps, some of them seen late."""
    rows: list[_Row] = []
    for person in range(draw(st.integers(1, people))):
        days = draw(
            st.lists(st.integers(0, LAST), min_size=2, max_size=stays_each + 1, unique=True)
        )
        ways = [draw(st.sampled_from(STATES))]
        for _ in days[1:]:
            ways.append(draw(st.sampled_from([s for s in STATES if s != ways[-1]])))
        moves = list(zip(pairwise(sorted(days)), pairwise(ways), strict=True))
        rows += [(person, a, b, low, high) for (low, high), (a, b) in moves]
        if draw(st.booleans()):
            rows[-1] = (*rows[-1][:2], None, *rows[-1][3:])
    return framed(rows)


@st.composite
def one_step(draw: DrawFn, ends: tuple[str, ...], most: int = 12) -> pl.DataFrame:
    """Draw people who leave one state for an end, or are last seen in it; some come late."""
    rows = draw(
        st.lists(
            st.tuples(st.none() | st.sampled_from(ends), st.integers(0, 5), st.integers(1, 7)),
            min_size=1,
            max_size=most,
        )
    )
    return framed(
        [(one, "a", end, low, low + length) for one, (end, low, length) in enumerate(rows)]
    )


@st.composite
def cuts(draw: DrawFn, table: pl.DataFrame) -> pl.DataFrame:
    """Split some stays in two: censored at the cut, and entered again at once by the same."""
    rows: list[_Row] = []
    for one, a, b, low, high in table.iter_rows():
        day = draw(st.integers(low, high - 1))
        rows += [(one, a, None, low, day)] if day > low else []
        rows.append((one, a, b, day, high))
    return framed(rows)
