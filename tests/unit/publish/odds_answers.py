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


def bounded(found: Answer) -> Answer:
    """The same with a coarse state, of whose two kinds one is known for some."""
    ones = np.ones(len(found.points))
    guess = (ones * 0.2, ones * 0.15, ones * 0.25)
    made = (
        Bounds("probation", "sentenced", ones * 0.1, ones * 0.4, ones * 0.05, ones * 0.5, *guess),
        Bounds("imprisoned", "sentenced", ones * 0.1, ones * 0.4, ones * 0.05, ones * 0.5),
    )
    return replace(found, bounds=made)
