"""How much of each court the record has seen: cards, verdicts, texts, and listings beside them."""

from dataclasses import dataclass
from datetime import date

import polars as pl

from wayout.record.counting.accused import CRIMINAL_FIRST, known_then
from wayout.record.counting.occurrences import alive, case_firsts
from wayout.record.counting.question import Question
from wayout.record.counting.tables_folder import TablesFolder, collect


@dataclass(frozen=True, slots=True)
class CourtMonth:
    """One court in one month.

    `cards` received in it, `verdicts` spoken in it and `texts` published of them; `listed`
    receipts in the listings read, `listed_seen` of them with a card (None without listings).
    """

    court: str
    month: str
    cards: int
    verdicts: int
    texts: int
    listed: int | None
    listed_seen: int | None


@dataclass(frozen=True, slots=True)
class ListingCheck:
    """One query's listing on one day: its counter N against the rows that were read."""

    court: str
    known: date
    instance: str | None
    proceeding: str | None
    total: int
    rows: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """Coverage of the criminal cards of the first instance."""

    months: tuple[CourtMonth, ...]
    listings: tuple[ListingCheck, ...]


def coverage(tables: TablesFolder, known_by: date | None) -> Coverage:
    """Measure the coverage of every court and month as the record stood on a day."""
    cards = known_then(tables.scan("cards"), known_by).filter(CRIMINAL_FIRST)
    parts = [_cards(cards), _verdicts(tables, known_by)]
    listings: tuple[ListingCheck, ...] = ()
    if tables.has("listings"):
        seen = known_then(tables.scan("listings"), known_by)
        parts.append(_listed(seen, cards))
        listings = _counters(seen)
    table = parts[0]
    for part in parts[1:]:
        table = table.join(part, on=["court", "month"], how="full", coalesce=True)
    if "listed" not in table.columns:
        table = table.with_columns(listed=None, listed_seen=None)
    numbers = pl.col("cards", "verdicts", "texts").fill_null(0)
    table = table.drop_nulls(["court", "month"]).with_columns(numbers).sort("court", "month")
    columns = ("court", "month", "cards", "verdicts", "texts", "listed", "listed_seen")
    return Coverage(tuple(CourtMonth(*row) for row in table.select(columns).rows()), listings)


def _month(column: str) -> pl.Expr:
    return pl.col(column).dt.truncate("1mo").alias("month")


def _named(frame: pl.DataFrame) -> pl.DataFrame:
    return frame.with_columns(pl.col("month").dt.strftime("%Y-%m"))


def _cards(cards: pl.LazyFrame) -> pl.DataFrame:
    counted = cards.group_by("court", _month("received")).agg(cards=pl.col("card").n_unique())
    return _named(collect(counted))


def _verdicts(tables: TablesFolder, known_by: date | None) -> pl.DataFrame:
    question = Question(event="verdict", by="court", known_by=known_by)
    events = alive(tables, question)
    first = case_firsts(tables, question, events)
    published = pl.col("detail").is_not_null() | (pl.col("ground") == "unread")
    counted = (
        first.filter(pl.col("day").dt.truncate("1mo") == pl.col("day_last").dt.truncate("1mo"))
        .group_by("court", _month("day"))
        .agg(verdicts=pl.len(), texts=published.fill_null(value=False).sum())
    )
    return _named(collect(counted))


def _listed(listings: pl.LazyFrame, cards: pl.LazyFrame) -> pl.DataFrame:
    rows = (
        listings.filter(pl.col("proceeding") == "criminal", pl.col("instance") == "first")
        .select("court", "rows")
        .explode("rows")
        .unnest("rows")
        .drop_nulls(["court", "number", "received"])
        .unique()
    )
    seen = (
        cards.select("court", "number").drop_nulls().unique().with_columns(has=pl.lit(value=True))
    )
    counted = (
        rows.join(seen, on=["court", "number"], how="left")
        .group_by("court", _month("received"))
        .agg(listed=pl.len(), listed_seen=pl.col("has").fill_null(value=False).sum())
    )
    return _named(collect(counted))


def _counters(listings: pl.LazyFrame) -> tuple[ListingCheck, ...]:
    """Pages of one query share court, day and counter; their rows are joined."""
    keys = ["court", "known", "instance", "proceeding", "total"]
    read = (
        listings.drop_nulls(["court", "total"])
        .select(*keys, "rows")
        .explode("rows")
        .group_by(keys)
        .agg(rows=pl.col("rows").struct.field("number").drop_nulls().n_unique())
        .sort(keys)
    )
    return tuple(ListingCheck(*row) for row in collect(read).rows())
