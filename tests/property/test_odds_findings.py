"""The check finds in any table what a plain look at every two rows of a person finds."""

import os
from itertools import pairwise
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wayout.odds.checking.findings import check

GOLDEN = Path(__file__).parents[1] / "golden" / "odds"
OTHERS = ("aidssi", "ebmt4", "mgus2", "prothr")
NAMES = ["id", "from", "to", "entry", "exit"]
BETWEEN = ("duplicate", "same_day", "overlap", "other_state", "lost_move", "late_entry",
           "unseen_move", "watched_again")  # fmt: skip

Row = tuple[str, str, str | None, int, int]
STATES = st.sampled_from("abc")


@st.composite
def rows(draw: st.DrawFn) -> Row:
    """A stay of one of three people, within a few days, so that there is much to find."""
    entry = draw(st.integers(0, 12))
    person, start = draw(st.sampled_from("pqr")), draw(STATES)
    to = draw(st.none() | STATES)
    return person, start, to, entry, entry + draw(st.integers(1, 5))


def plain(table: list[Row]) -> dict[str, set[int]]:
    """The same rules, row by row: kind to the numbers of the later rows."""
    found: dict[str, set[int]] = {kind: set() for kind in BETWEEN}
    numbered = list(enumerate(table, start=1))
    for person in "pqr":
        own = [(number, row) for number, row in numbered if row[0] == person]
        own.sort(key=lambda one: (one[1][3], one[1][4], one[1][1], one[1][2] or "", one[0]))
        for at, (number, row) in enumerate(own):
            before = [other for _, other in own[:at]]
            if before:
                found.get(_kind(before, row), set()).add(number)
    return found


def _kind(before: list[Row], row: Row) -> str:
    last = before[-1]
    if last[3] == row[3]:
        return "duplicate" if last == row else "same_day"
    if any(other[4] > row[3] for other in before):
        return "overlap"
    if last[4] == row[3]:
        if (last[2] or last[1]) == row[1]:
            return "fits"
        return "other_state" if last[2] else "lost_move"
    if last[2] is None:
        return "watched_again"
    return "late_entry" if last[2] == row[1] else "unseen_move"


@given(table=st.lists(rows(), min_size=1, max_size=12))
def test_every_kind_between_rows_is_counted(table: list[Row]) -> None:
    """Rows in any order, people mixed."""
    found = {one.kind: one for one in check(pl.DataFrame(table, schema=NAMES, orient="row")).found}
    wanted = plain(table)
    assert {kind: found[kind].count if kind in found else 0 for kind in BETWEEN} == {
        kind: len(numbers) for kind, numbers in wanted.items()
    }
    for kind in set(found) & set(BETWEEN):
        named = [one.row for one in found[kind].rows]
        assert named == sorted(wanted[kind])[: len(named)]


@given(table=st.lists(rows(), min_size=1, max_size=8), seed=st.integers(0, 99))
def test_the_order_of_rows_changes_no_count(table: list[Row], seed: int) -> None:
    """Only the numbers of rows."""
    frame = pl.DataFrame(table, schema=NAMES, orient="row")
    mixed = frame.sample(fraction=1, shuffle=True, seed=seed)
    first, second = (
        sorted((one.kind, one.count) for one in check(table).found) for table in (frame, mixed)
    )
    assert first == second


@st.composite
def histories(draw: st.DrawFn) -> list[Row]:
    """Whole histories, with gaps in the watch and stays that were split."""
    table: list[Row] = []
    for person in range(draw(st.integers(1, 5))):
        days = draw(st.lists(st.integers(0, 50), min_size=2, max_size=6, unique=True))
        walk = draw(st.permutations("abcdef"))
        for step, (entry, end) in enumerate(pairwise(sorted(days))):
            table.append((f"{person}", walk[step], walk[step + 1], entry, end))
    return table


@given(table=histories())
def test_whole_histories_hold_no_error(table: list[Row]) -> None:
    """Nothing is wrong with people who go from state to state."""
    assert check(pl.DataFrame(table, schema=NAMES, orient="row")).errors == ()


@pytest.mark.parametrize("name", ["sim_day_1000", "sir.cont", *OTHERS])
def test_the_golden_sets_hold_no_error(name: str) -> None:
    """Two people of sim_day_1000 and 32 of prothr have a last move and no stay after it."""
    folder = GOLDEN
    if name in OTHERS:
        if not os.environ.get("WAYOUT_GOLDEN"):
            pytest.skip("WAYOUT_GOLDEN does not name the folder of the other golden sets")
        folder = Path(os.environ["WAYOUT_GOLDEN"])
    findings = check(pl.read_csv(folder / f"{name}.csv", infer_schema=False).with_columns(
        pl.col("entry", "exit").cast(pl.Int64)
    ))  # fmt: skip
    assert findings.errors == ()
    counts = {one.kind: one.count for one in findings.remarks}
    assert set(counts) == {"final", "no_stay_after"} & set(counts)
    assert counts.get("no_stay_after", 0) == {"sim_day_1000": 2, "prothr": 32}.get(name, 0)
