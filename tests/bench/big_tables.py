"""A table folder of many invented cases, written in seconds, for the benchmark of the count.

The tables have the columns of real ones; ids are opaque strings, courts begin with 99.
Events are sorted by history, as the reader writes them, in several parquet files.
"""

import json
from datetime import date
from pathlib import Path

import numpy as np
import polars as pl

CHUNK = 500_000  # cases a file: bounds the memory of the generator
FIRST = date(2021, 1, 1)
FREEZE = date(2025, 6, 10)
STEP = 7919  # between the ids of two cases, less a random part
SPREAD = 7_919_000_011  # coprime to 10: ids that do not compress like a counter
LOOK_EVERY = 7  # days between two looks at a court
WAYS = (
    ("received", "assigned_to_judge", "court_decided_on_incoming_case", "hearing", "hearing",
     "verdict", "to_registry", "in_force", "archived"),
    ("received", "assigned_to_judge", "hearing_fixed", "hearing", "adjourned", "hearing",
     "suspended"),
    ("received", "assigned_to_judge", "hearing_fixed", "hearing", "suspended", "resumed",
     "hearing", "verdict", "in_force", "archived"),
    ("received", "assigned_to_judge", "court_decided_on_incoming_case", "hearing", "hearing",
     "verdict", "motion_received", "in_force"),
)  # fmt: skip
ARTICLES = ("337", "337", "337", "332", "338", "228.1")
OUTCOMES = ("probation", "prison", "fine", None)


def _ids(numbers: "np.ndarray", prefix: str) -> pl.Series:
    """Opaque ids of 12 characters."""
    return pl.select(
        pl.lit(prefix) + pl.Series(numbers).cast(pl.String).str.pad_start(11, "a")
    ).to_series()


def _events(first: int, cases: int, rng: "np.random.Generator") -> pl.DataFrame:
    """The events of `cases` cases whose numbers begin at `first`, sorted by case."""
    kinds = sorted({kind for way in WAYS for kind in way})
    lengths = np.array([len(way) for way in WAYS])
    longest = int(lengths.max())
    codes = np.zeros((len(WAYS), longest), dtype=np.int16)
    nths = np.zeros((len(WAYS), longest), dtype=np.int32)
    for at, steps in enumerate(WAYS):
        codes[at, : len(steps)] = [kinds.index(kind) for kind in steps]
        nths[at, : len(steps)] = [steps[: n + 1].count(kind) for n, kind in enumerate(steps)]
    way = rng.choice(len(WAYS), cases, p=[0.35, 0.2, 0.2, 0.25])
    case = np.repeat(np.arange(cases), lengths[way])
    begins = np.concatenate([[0], np.cumsum(lengths[way])[:-1]])
    order = (np.arange(len(case)) - begins[case]).astype(np.int32)
    received = rng.integers(0, (FREEZE - FIRST).days - 400, cases)
    day = (received[case] + order * 9 + rng.integers(0, 9, len(case))).astype(np.int32)
    lag = rng.geometric(0.1, len(case)).astype(np.int32)
    known = (day + lag + LOOK_EVERY - 1) // LOOK_EVERY * LOOK_EVERY
    court = rng.integers(0, 150, cases)
    numbers = (first + np.arange(cases)) * STEP + rng.integers(0, STEP, cases)
    outcome = rng.integers(0, len(OUTCOMES), cases)
    frame = pl.DataFrame(
        {
            "history": _ids(numbers[case], "h"),
            "order": order,
            "id": _ids((first * 12 + np.arange(len(case))) * SPREAD % 10**11, "e"),
            "kind_at": codes[way[case], order],
            "day": day, "known": known, "court_at": court[case].astype(np.int16),
            "nth": nths[way[case], order], "outcome_at": outcome[case].astype(np.int16),
        }
    )  # fmt: skip
    epoch = (FIRST - date(1970, 1, 1)).days
    kind_of = pl.Series(kinds)
    courts = pl.Series([f"99GV{number:04d}" for number in range(150)])
    return frame.select(
        "history", "order", "id",
        pl.lit(kind_of).gather(pl.col("kind_at")).alias("kind"),
        (pl.col("day") + epoch).cast(pl.Date).alias("day"),
        (pl.col("day") + epoch).cast(pl.Date).alias("day_last"),
        pl.lit("day").alias("precision"), pl.lit(None, pl.String).alias("time"),
        pl.lit(None, pl.String).alias("matter"), pl.lit(None, pl.Int32).alias("accused"),
        pl.col("id").alias("source"), (pl.col("known") + epoch).cast(pl.Date).alias("known"),
        pl.lit(None, pl.Date).alias("gone"), pl.lit(None, pl.String).alias("replaces"),
        pl.lit(None, pl.String).alias("ground"),
        pl.when(pl.lit(kind_of).gather(pl.col("kind_at")) == "verdict")
        .then(pl.lit(pl.Series(OUTCOMES)).gather(pl.col("outcome_at"))).alias("detail"),
        pl.lit(courts).gather(pl.col("court_at")).alias("court"), "nth",
    )  # fmt: skip


def _cards(events: pl.DataFrame) -> pl.DataFrame:
    """One card a case, as the first instance shows it."""
    return events.filter(pl.col("order") == 0).select(
        pl.col("id").alias("card"), "history", "court", pl.col("history").alias("uid"),
        pl.lit(value=True).alias("uid_valid"), pl.lit("1-1/2024").alias("number"),
        pl.lit([], pl.List(pl.String)).alias("numbers"), pl.lit("old").alias("layout"),
        pl.lit("first").alias("instance"), pl.lit("criminal").alias("proceeding"),
        pl.col("day").alias("received"), pl.lit(None, pl.Date).alias("decided"),
        pl.lit(None, pl.Date).alias("in_force"), pl.lit(None, pl.String).alias("result"),
        pl.lit(1, pl.Int32).alias("persons"), pl.lit(0, pl.Int32).alias("acts"),
        "known", pl.lit("path").alias("known_from"),
    )  # fmt: skip


def _persons(cards: pl.DataFrame, rng: "np.random.Generator") -> pl.DataFrame:
    """One accused a card, with one article."""
    articles = pl.Series([ARTICLES[at] for at in rng.integers(0, len(ARTICLES), cards.height)])
    charge = pl.struct(
        articles.alias("article"), pl.lit("5").alias("part"),
        pl.lit(None, pl.String).alias("point"),
        pl.lit(value=False).alias("attempt"), pl.lit(value=False).alias("preparation"),
    )  # fmt: skip
    return cards.select(
        "card", pl.lit(1, pl.Int32).alias("row"), "known",
        pl.concat_list(charge).alias("charges"),
        pl.concat_list(pl.lit(articles) + ".5").alias("articles"),
        pl.lit("").alias("result"),
    )  # fmt: skip


def _others(folder: Path) -> None:
    """The tables that the question does not need, without rows."""
    row = pl.Struct({"number": pl.String, "received": pl.Date})
    schemas: dict[str, dict[str, pl.DataType | type[pl.DataType]]] = {
        "acts": {"card": pl.String, "history": pl.String, "known": pl.Date},
        "listings": {
            "court": pl.String, "known": pl.Date, "layout": pl.String, "instance": pl.String,
            "proceeding": pl.String, "total": pl.Int32, "rows": pl.List(row),
        },
        "labels": {"label": pl.String, "field": pl.String, "count": pl.Int64, "mapped": pl.String},
        "set_aside": {"file": pl.String, "class": pl.String, "reason": pl.String},
    }  # fmt: skip
    for name, schema in schemas.items():
        pl.DataFrame(schema=schema).write_parquet(folder / f"{name}.parquet")


def write_tables(folder: Path, cases: int, seed: int = 2026) -> int:
    """Write a table folder of `cases` invented cases; give the number of event rows."""
    rng = np.random.default_rng(seed)
    rows = 0
    for name in ("histories", "events", "cards", "persons"):
        (folder / name).mkdir(parents=True)
    for at, first in enumerate(range(0, cases, CHUNK)):
        events = _events(first, min(CHUNK, cases - first), rng)
        cards = _cards(events)
        parts = {"events": events, "cards": cards, "persons": _persons(cards, rng)}
        parts["histories"] = cards.select("history", begins="received", until=pl.lit(FREEZE))
        for name, frame in parts.items():
            frame.write_parquet(folder / name / f"{at:04d}.parquet", compression_level=3)
        rows += events.height
    _others(folder)
    summary = {"version": "bench", "digest": f"bench-{cases}-{seed}", "freeze": FREEZE.isoformat(),
               "first_seen": FIRST.isoformat(), "pages": cases, "cards": cases}  # fmt: skip
    (folder / "reading.json").write_text(json.dumps(summary), encoding="utf-8")
    return rows
