"""Whoever stops reading a card once it shows its verdict gets the same odds as who reads on.

Invented courts with a known law of days, where verdicts are posted late, are looked at each week.
To count days back from the last look at a card would lose just the verdicts that ended its reading.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Final

import numpy as np
import polars as pl
import pytest
from numpy.typing import NDArray

from wayout.cli.odds_options import How
from wayout.cli.odds_source import Asked, answered
from wayout.cli.terminal import Advance
from wayout.cohort import record_stays as odds_record
from wayout.cohort.record_stays import open_record
from wayout.cohort.watch import unseen_days
from wayout.record.tables import SCHEMAS, STAMP

CASES: Final = 6_000
MEAN: Final = 150  # days until the verdict, of an exponential law
POSTED: Final = 30  # days until it is posted, another one
FIRST: Final = date(2023, 1, 2)
WEEKS: Final = 104
DAYS: Final = (120, 240)
HABITS: Final = ("until the verdict", "all to the end", "every other card")
Ints = NDArray[np.int64]


def reads(habit: str, received: Ints, shown: Ints, rng: np.random.Generator) -> NDArray[np.bool_]:
    """Say which cards are read at which weekly look, shape (CASES, WEEKS + 1)."""
    looks = 7 * np.arange(WEEKS + 1)
    there: NDArray[np.bool_] = received[:, None] <= looks
    if habit == "until the verdict":
        there &= looks < shown[:, None] + 7
    if habit == "every other card":
        there &= (rng.random(there.shape) < 0.5) | (looks == looks[-1])
    return there


def days(numbers: Ints) -> pl.Series:
    """Days since the first look as days of the calendar."""
    return pl.Series(np.datetime64(FIRST) + numbers.astype("timedelta64[D]"))


def first_read(read: NDArray[np.bool_], since: Ints) -> Ints:
    """Give the day of the first look at each card on or after a day; -1 where there is none."""
    looks = 7 * np.arange(WEEKS + 1)
    seen = read & (looks >= since[:, None])
    return np.where(seen.any(axis=1), looks[seen.argmax(axis=1)], -1)


def written(folder: Path, habit: str) -> Path:
    """Write the tables of one habit; the courts are the same for all."""
    rng = np.random.default_rng(7)
    received = rng.integers(1, 7 * WEEKS, CASES)
    verdict = received + np.ceil(rng.exponential(MEAN, CASES)).astype(np.int64)
    shown = verdict + np.floor(rng.exponential(POSTED, CASES)).astype(np.int64)
    read = reads(habit, received, shown, rng)
    names = np.array([f"case{n:08d}" for n in range(CASES)])
    card, look = np.nonzero(read)
    tables = {
        "histories": pl.DataFrame(
            {"history": names, "begins": days(received), "until": days(received + 7 * WEEKS)}
        ),
        "cards": pl.DataFrame(
            {
                "card": names[card], "history": names[card], "known": days(7 * look),
                "court": np.array(["99GV0001", "99GV0002", "99GV0003"])[card % 3],
                "received": days(received[card]),
            }
        ).with_columns(
            number=pl.lit("1-1/2024"), instance=pl.lit("first"), proceeding=pl.lit("criminal"),
            known_from=pl.lit("path"), family=pl.lit("criminal"), layout=pl.lit("old"),
        ),
        "events": pl.concat(
            [
                happened(names, "received", received, first_read(read, received)),
                happened(names, "verdict", verdict, first_read(read, shown)),
            ]
        ).sort("history", "order"),
    }  # fmt: skip
    return stored(folder, tables)


def happened(names: NDArray[np.str_], kind: str, day: Ints, known: Ints) -> pl.DataFrame:
    """Rows of events of one kind, those that some look showed."""
    seen = known >= 0
    order = int(kind == "verdict")
    return pl.DataFrame(
        {
            "history": names[seen], "id": np.char.add(names[seen], kind), "day": days(day[seen]),
            "source": [f"card:{name}/movement" for name in names[seen]],
            "known": days(known[seen]),
        }
    ).with_columns(
        kind=pl.lit(kind), order=pl.lit(order, pl.Int32), day_last="day", first_known="known",
        precision=pl.lit("day"), detail=pl.lit("prison" if order else None, pl.String),
    )  # fmt: skip


def stored(folder: Path, tables: dict[str, pl.DataFrame]) -> Path:
    """Write the tables with all their columns, and those that hold nothing."""
    folder.mkdir()
    for name, schema in SCHEMAS.items():
        found = tables.get(name, pl.DataFrame())
        columns = [
            pl.col(column).cast(kind)
            if column in found.columns
            else pl.lit(None, kind).alias(column)
            for column, kind in schema.items()
        ]
        frame = found.select(columns) if name in tables else pl.DataFrame(schema=schema)
        frame.write_parquet(folder / f"{name}.parquet", metadata={STAMP: "invented"})
    freeze = FIRST + timedelta(weeks=WEEKS)
    summary = {"digest": "invented", "freeze": freeze.isoformat(), "first_seen": FIRST.isoformat()}
    (folder / "reading.json").write_text(json.dumps(summary), encoding="utf-8")
    return folder


@contextmanager
def quietly(_said: str, _total: int | None) -> Iterator[Advance]:
    """Show no progress."""
    yield lambda _done: None


def gap(folder: Path) -> NDArray[np.float64]:
    """Give how many standard errors the shares of a folder lie from the truth on both days."""
    days, how = ",".join(map(str, DAYS)), How(interval="greenwood")
    found, _ = answered(Asked(source=folder, state="court", days=days, how=how), quietly)
    place = found.states.index("imprisoned")
    share, se = (table[list(found.rows), place] for table in (found.occupation, found.se))
    assert (se < 0.02).all()
    apart: NDArray[np.float64] = (share - 1 + np.exp(-np.array(DAYS) / MEAN)) / se
    return apart


@pytest.mark.parametrize("habit", HABITS)
def test_the_share_with_a_verdict_is_the_true_one(habit: str, tmp_path: Path) -> None:
    """On both days within four standard errors."""
    assert (np.abs(gap(written(tmp_path / "tables", habit))) < 4).all()


def test_days_counted_back_from_the_last_look_at_a_card_would_lose_its_verdict(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So this test would see it."""
    folder = written(tmp_path / "tables", HABITS[0])
    behind = timedelta(days=unseen_days(open_record(folder)))
    assert 45 < behind.days < 90  # receipts are known at once, and belong to nearly all events
    monkeypatch.setattr(
        odds_record,
        "watch_ends",
        lambda _tables, histories, _late: {one.id: one.until - behind for one in histories},
    )
    assert (gap(folder) < -20).all()
