"""Answers of the odds to look at, made from the invented histories of the golden set."""

from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import numpy as np
import polars as pl

from wayout.odds.answers.answer import Answer, Bounds
from wayout.odds.answers.answering import answer as answered
from wayout.odds.answers.question import Question
from wayout.publish.odds_basis import Basis

GOLDEN = Path(__file__).parents[2] / "golden" / "odds" / "sim_day_1000.csv"
NAMES = (
    "absent", "held", "deployed", "abroad", "investigated", "court", "probation", "imprisoned",
    "suspended", "dead",
)  # fmt: skip
FOREIGN = Basis(source_name="sim_day_1000.csv", digest="0123456789abcdef")
RECORD = Basis(
    source_name="tables", digest="0123456789abcdef", track="position", freeze=date(2024, 6, 10)
)
CASES = Basis(
    source_name="tables", digest="0123456789abcdef", track="case", freeze=date(2024, 6, 10),
    article="337", entered=(date(2023, 1, 1), date(2023, 12, 31)), origin="received",
)  # fmt: skip


def stays(*, on_map: bool = False) -> pl.DataFrame:
    """The stays of the set, its states as they are or called as on the map."""
    text = {"id": pl.String, "from": pl.String, "to": pl.String}
    frame = pl.read_csv(GOLDEN, schema_overrides=text)
    if on_map:
        return renamed(frame, dict(zip(map(str, range(10)), NAMES, strict=True)))
    return frame


def renamed(frame: pl.DataFrame, names: dict[str, str]) -> pl.DataFrame:
    """The same stays under other names."""
    return frame.with_columns(pl.col("from", "to").replace(names))


@cache
def answer(
    *, on_map: bool = False, days: tuple[float, ...] = (120, 180, 360), at: float = 90
) -> Answer:
    """What became of those in the first state on a day."""
    start = "absent" if on_map else "0"
    return answered(
        stays(on_map=on_map), Question(start=start, at=at, days=days, interval="greenwood")
    )


def coarse(*, days: tuple[float, ...] = (120, 360), at: float = 90) -> Answer:
    """The same question where every second person's kind of verdict is not known."""
    unknown = pl.col("id").cast(pl.Int64) % 2 == 0
    kinds = ("probation", "imprisoned")
    frame = stays(on_map=True).with_columns(
        pl.when(unknown & pl.col(name).is_in(kinds)).then(pl.lit("sentenced")).otherwise(name)
        .alias(name)
        for name in ("from", "to")
    )  # fmt: skip
    asked = Question(
        start="absent", at=at, days=days, one_of={"sentenced": kinds}, interval="greenwood"
    )
    return answered(frame, asked)


def bounded() -> Answer:
    """The same with bounds that are easy to see; of one of the two kinds nothing is guessed."""
    found = coarse(days=(120, 180, 360))
    ones = np.ones(len(found.points))
    guess = (ones * 0.2, ones * 0.15, ones * 0.25)
    made = (
        Bounds("probation", "sentenced", ones * 0.1, ones * 0.4, ones * 0.05, ones * 0.5, *guess),
        Bounds("imprisoned", "sentenced", ones * 0.1, ones * 0.4, ones * 0.05, ones * 0.5),
    )
    return replace(found, bounds=made)
