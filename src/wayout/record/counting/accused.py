"""Who is accused in a case, of what, as known on a day: one row a person, by row and not by name."""

from datetime import date

import polars as pl

from wayout.record.counting.question import Article, Question
from wayout.record.counting.tables_folder import TablesFolder

CRIMINAL_FIRST = (pl.col("proceeding") == "criminal") & (
    (pl.col("instance") == "first")
    | (pl.col("instance").is_null() & pl.col("number").str.starts_with("1-"))
).fill_null(value=False)


def known_then(frame: pl.LazyFrame, known_by: date | None) -> pl.LazyFrame:
    """Keep the rows of pages that were seen on or before a day (None: all)."""
    return frame if known_by is None else frame.filter(pl.col("known") <= known_by)


def accused(tables: TablesFolder, known_by: date | None) -> pl.LazyFrame:
    """Give the accused of every case: history, row, charges.

    Each card speaks by its latest persons table known then. The criminal cards of the first
    instance decide where a case has any with persons; else whatever cards it has. A row may
    stand on several cards of a case (registered anew): then it comes once for each, and is
    one person.
    """
    persons = _latest_tables(tables, known_by)
    cards = (
        known_then(tables.scan("cards"), known_by)
        .group_by("card")
        .agg(pl.col("history").min(), CRIMINAL_FIRST.fill_null(value=False).any().alias("first"))
    )
    placed = persons.join(cards, on="card")
    led = placed.filter("first").select("history").unique()
    others = placed.filter(~pl.col("first")).join(led, on="history", how="anti")
    columns = ("history", "row", "charges")
    return pl.concat([placed.filter("first").select(columns), others.select(columns)])


def charged(tables: TablesFolder, question: Question) -> pl.LazyFrame:
    """Give every accused once for each article and part: history, row, article, part."""
    return (
        accused(tables, question.known_by)
        .explode("charges")
        .unnest("charges")
        .select("history", "row", "article", "part")
        .drop_nulls("article")
        .unique()
    )


def cases_with(tables: TablesFolder, question: Question, article: Article) -> pl.LazyFrame:
    """Give the histories in which some person is charged under an article: history."""
    return charged(tables, question).filter(_under(article)).select("history").unique()


def _latest_tables(tables: TablesFolder, known_by: date | None) -> pl.LazyFrame:
    persons = known_then(tables.scan("persons"), known_by).select("card", "row", "known", "charges")
    latest = persons.group_by("card").agg(pl.col("known").max())
    return persons.join(latest, on=["card", "known"], how="semi")


def _under(article: Article) -> pl.Expr:
    same = pl.col("article") == article.article
    return same if article.part is None else same & (pl.col("part") == article.part)
