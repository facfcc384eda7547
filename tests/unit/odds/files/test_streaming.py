"""Parquet files are counted block by block, and the count is that of all rows at once."""

from pathlib import Path

import numpy as np
import polars as pl
import pytest

from wayout.errors import StaysError
from wayout.odds.counting.tally import Tally, tally
from wayout.odds.files.streaming import tally_parquet

SET = Path(__file__).parents[3] / "golden" / "odds" / "sim_day_1000.csv"
TEXT = dict.fromkeys(("id", "from", "to"), pl.String)


def frame() -> pl.DataFrame:
    """The stays of a golden set."""
    return pl.read_csv(SET, schema_overrides=TEXT)


def same(one: Tally, other: Tally) -> bool:
    """Whether two tallies hold the same counts on the same axes."""
    return (
        one.states == other.states
        and one.origin == other.origin
        and np.array_equal(one.at_risk, other.at_risk)
        and np.array_equal(one.moves, other.moves)
    )


@pytest.mark.parametrize("kind", [pl.String, pl.Categorical, pl.Int8, pl.Int64, pl.UInt32])
@pytest.mark.parametrize("block", [1, 700, 10_000])
def test_blocks_add_up_to_the_whole(tmp_path: Path, kind: type[pl.DataType], block: int) -> None:
    """Whatever holds the states, and without an id."""
    rows = frame() if block > 1 else frame().head(40)
    stored = rows.with_columns(
        pl.col("from", "to").cast(kind), pl.col("entry", "exit").cast(pl.Int16)
    )
    stored.drop("id").write_parquet(tmp_path / "stays.parquet", row_group_size=500)
    assert same(tally_parquet(tmp_path / "stays.parquet", block=block), tally(rows))


def test_files_add_up_to_the_whole(tmp_path: Path) -> None:
    """A folder, or a list; of different kinds, with different states."""
    rows = frame()
    rows.head(900).write_parquet(tmp_path / "1.parquet")
    rows.tail(-900).with_columns(pl.col("from", "to").cast(pl.Int8)).write_parquet(
        tmp_path / "2.parquet"
    )
    assert same(tally_parquet(tmp_path), tally(rows))
    assert same(tally_parquet(sorted(tmp_path.iterdir())), tally(rows))


def test_states_keep_the_order_of_their_enum_or_of_the_argument(tmp_path: Path) -> None:
    """Also those that never occur."""
    order = ["9", "8", "7", "6", "5", "4", "3", "2", "1", "0", "none"]
    rows = frame()
    rows.with_columns(pl.col("from", "to").cast(pl.Enum(order))).write_parquet(tmp_path / "enum")
    rows.write_parquet(tmp_path / "text")
    whole = tally(rows, states=order)
    assert same(tally_parquet(tmp_path / "enum"), whole)
    assert same(tally_parquet(tmp_path / "text", states=order), whole)


def test_columns_may_have_other_names(tmp_path: Path) -> None:
    """They are named in the call."""
    names = {"from": "state", "to": "next", "entry": "start", "exit": "stop"}
    frame().rename(names).write_parquet(tmp_path / "stays.parquet")
    assert same(tally_parquet(tmp_path / "stays.parquet", columns=names), tally(frame()))
    with pytest.raises(StaysError, match="has no column from"):
        tally_parquet(tmp_path / "stays.parquet", columns=dict(list(names.items())[1:]))


def test_progress_counts_the_rows(tmp_path: Path) -> None:
    """Those of all files are known beforehand."""
    frame().write_parquet(tmp_path / "a.parquet")
    frame().write_parquet(tmp_path / "b.parquet")
    told: list[tuple[int, int]] = []
    tally_parquet(tmp_path, block=2_000, progress=lambda done, of: told.append((done, of)))
    rows = frame().height
    assert told == [(2_000, 2 * rows), (rows, 2 * rows), (rows + 2_000, 2 * rows), (2 * rows,) * 2]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"exit": pl.col("entry")}, r"entry < exit\): row \(id\): 1 \(701\)"),
        ({"entry": pl.lit(None, pl.Int64)}, r"entry is empty in row \(id\): 1 \(701\)"),
        ({"exit": pl.lit(float("nan"))}, r"holds no number in row \(id\): 1 \(701\)"),
        ({"from": pl.lit(None, pl.String)}, r"from is empty in row \(id\): 1 \(701\)"),
        ({"to": pl.lit("77")}, r"not among .*: row \(id\): 1 \(701\)"),
    ],
)
def test_a_wrong_row_is_named_by_its_place_in_the_file(
    tmp_path: Path, change: dict[str, pl.Expr], said: str
) -> None:
    """The block that it lies in does not matter."""
    number = pl.int_range(pl.len())
    rows = frame().with_columns(
        pl.when(number == 700).then(to).otherwise(pl.col(name)).alias(name)
        for name, to in change.items()
    )
    rows.write_parquet(tmp_path / "stays.parquet")
    states = [f"{n}" for n in range(10)]
    with pytest.raises(StaysError, match=rf"stays\.parquet \(in brackets: .*{said}"):
        tally_parquet(tmp_path / "stays.parquet", states=states, block=700)


def test_a_whole_number_that_is_no_state_is_told(tmp_path: Path) -> None:
    """Not taken as censored."""
    rows = frame().with_columns(pl.col("from", "to").cast(pl.Int8))
    rows.write_parquet(tmp_path / "stays.parquet")
    with pytest.raises(StaysError, match="not among 0, 1, 2, 3, 4, 5, 6, 7, 9"):
        tally_parquet(tmp_path / "stays.parquet", states=list("012345679"))


def test_what_is_no_parquet_is_refused(tmp_path: Path) -> None:
    """Nothing, a folder without files, text, a cut file, no rows, columns of other kinds."""
    path = tmp_path / "stays.parquet"
    with pytest.raises(StaysError, match="There is no parquet file"):
        tally_parquet(tmp_path)
    with pytest.raises(StaysError, match="There is no parquet file: -"):
        tally_parquet([])
    with pytest.raises(StaysError, match="cannot be read: No such file"):
        tally_parquet(path)
    path.write_text(SET.read_text("utf-8"), "utf-8")
    with pytest.raises(StaysError, match="is not a parquet file"):
        tally_parquet(path)
    frame().head(0).write_parquet(path)
    with pytest.raises(StaysError, match="There is no stay"):
        tally_parquet(path)
    frame().with_columns(pl.col("from").cast(pl.Float64)).write_parquet(path)
    with pytest.raises(StaysError, match="from holds Float64, not names"):
        tally_parquet(path)
    frame().write_parquet(path)
    path.write_bytes(path.read_bytes()[:-100])
    with pytest.raises(StaysError, match="is cut off"):
        tally_parquet(path)
