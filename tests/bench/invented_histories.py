"""Invented histories as columns of small numbers: the ways of sim_day_1000, in any number.

About 3.7 stays a history over 1,200 days and 10 states; four in ten are seen late, and the watch
of each ends on a day of his own.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path

import numpy as np
import polars as pl
from numpy.typing import NDArray

from wayout.odds.counting.tally import tally
from wayout.odds.simulation.hazards import hazards
from wayout.odds.simulation.histories import simulate_blocks
from wayout.odds.stays.coded import CENSORED, Coded

GOLDEN = Path(__file__).parents[1] / "golden" / "odds" / "sim_day_1000.csv"
TEXT = {"id": pl.String, "from": pl.String, "to": pl.String}
COLUMNS = {"id": np.int32, "from": np.int8, "to": np.int8, "entry": np.int16, "exit": np.int16}
STATES = tuple(f"s{state}" for state in range(10))
AT_ONCE = 500_000
MIX: Mapping[str, float] = {"0": 0.6, "1": 0.4}
LATE = 0.4

Columns = dict[str, NDArray[np.integer]]


def write_histories(folder: Path, people: int) -> int:
    """Write the columns of so many histories, one file each; give the number of stays."""
    folder.mkdir(parents=True, exist_ok=True)
    blocks = list(histories(people, np.random.default_rng(1)))
    for name, kind in COLUMNS.items():
        column = np.concatenate([block[name] for block in blocks])
        np.save(folder / f"{name}.npy", column.astype(kind))
    return sum(len(block["id"]) for block in blocks)


def read_histories(folder: Path, *, persons: bool = False) -> Coded:
    """Read them as coded stays."""
    columns = {name: np.load(folder / f"{name}.npy") for name in COLUMNS if persons or name != "id"}
    return as_coded(columns)


def as_coded(columns: Columns) -> Coded:
    """Make coded stays of columns, with persons where there is an id."""
    person = columns.get("id")
    return Coded(
        STATES, columns["from"], columns["to"], columns["entry"], columns["exit"],
        person, 0 if person is None else int(person.max()) + 1,
    )  # fmt: skip


def read_frame(folder: Path) -> pl.DataFrame:
    """Read them as a frame, states as Enum."""
    columns = {name: pl.Series(np.load(folder / f"{name}.npy")) for name in COLUMNS}
    kind = pl.Enum(STATES)
    for name in ("from", "to"):
        codes = columns[name].replace(CENSORED, None).cast(pl.UInt8)
        columns[name] = pl.Series(STATES, dtype=kind).gather(codes)
    return pl.DataFrame(columns)


def histories(
    people: int, rng: np.random.Generator, mix: Mapping[str, float] = MIX, late: float = LATE
) -> Iterator[Columns]:
    """Yield the columns of histories that begin in a mix of states, a share of them seen late."""
    ways = hazards(tally(pl.read_csv(GOLDEN, schema_overrides=TEXT)))
    for first in range(0, people, AT_ONCE):
        some = min(AT_ONCE, people - first)
        drawn = pl.concat(list(simulate_blocks(ways, some, mix, ways.last, rng)))
        comes = np.where(rng.random(some) < late, rng.integers(1, 400, some), 0)
        yield _watched(drawn, first, comes, rng.integers(600, 1_200, some))


def _watched(
    drawn: pl.DataFrame, first: int, late: NDArray[np.int64], until: NDArray[np.int64]
) -> Columns:
    """Keep what is seen: from the day each comes into sight to the day his watch ends."""
    person = drawn["id"].to_numpy().astype(np.int64)
    to = drawn["to"].to_physical().cast(pl.Int16).fill_null(CENSORED).to_numpy()
    entry, leave = (drawn[name].to_numpy().astype(np.int64) for name in ("entry", "exit"))
    last = until[person]
    seen = (leave > late[person]) & (entry < last)
    whole = {
        "id": person + first,
        "from": drawn["from"].to_physical().cast(pl.Int16).to_numpy(),
        "to": np.where(leave > last, CENSORED, to),
        "entry": np.maximum(entry, late[person]),
        "exit": np.minimum(leave, last),
    }
    return {name: column[seen] for name, column in whole.items()}
