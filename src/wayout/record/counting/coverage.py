"""How much of each court the record has seen: cards, verdicts, texts, and listings beside them."""

from dataclasses import dataclass
from datetime import date

import polars as pl

from wayout.record.counting.known import criminal_first, known_then
from wayout.record.counting.lists import ListingCheck, counters
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
class Coverage:
    """Coverage of the criminal cards of the first instance."""

    months: tuple[CourtMonth, ...]
    listings: tuple[ListingCheck, ...]


def coverage(tables: TablesFolder, known_by: date | None) -> Coverage:
    """Measure the coverage of every court and month as the record stood on a day."""
    cards = known_then(tables.scan("cards"), known_by).filter(criminal_first(tables))
    parts = [_cards(cards), _verdicts(tables, known_by)]
    listings: tuple[ListingCheck, ...] = ()
    if tables.has("listings"):
        seen = known_then(tables.scan("listings"), known_by)
        parts.append(_listed(seen, cards))
        listings = counters(seen)
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
    """Count listed cases once each, by the receipt that the latest list prints."""
    rows = (
        listings.filter(pl.col("proceeding") == "criminal", pl.col("instance") == "first")
        .select("court", "known", "rows")
        .explode("rows")
        .unnest("rows")
        .drop_nulls(["court", "number", "received"])
        .group_by("court", "number")
        .agg(pl.col("received").sort_by("known", "received").last())
    )
    counted = (
        rows.join(_numbers(cards), on=["court", "number"], how="left")
        .group_by("court", _month("received"))
        .agg(listed=pl.len(), listed_seen=pl.col("has").fill_null(value=False).sum())
    )
    return _named(collect(counted))


def _numbers(cards: pl.LazyFrame) -> pl.LazyFrame:
    """Give every number that a card has or had: a case keeps none when it is registered anew."""
    numbers = [cards.select("court", "number")]
    if "numbers" in cards.collect_schema().names():
        numbers.append(cards.select("court", number="numbers").explode("number"))
    every = pl.concat(numbers).drop_nulls().unique()
    return every.with_columns(has=pl.lit(value=True))
