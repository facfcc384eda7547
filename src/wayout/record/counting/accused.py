"""Who is accused in a case, of what, as known on a day: one row a person, never a name."""

from datetime import date

import polars as pl

from wayout.record.counting.charge import Article, part_label
from wayout.record.counting.known import criminal_first, known_then
from wayout.record.counting.question import Question
from wayout.record.counting.tables_folder import TablesFolder, collect


def accused(tables: TablesFolder, known_by: date | None) -> pl.LazyFrame:
    """Give the accused of every case, each once: history, row.

    Each card speaks by its latest persons table known then. The criminal cards of the first
    instance decide where a case has any with persons; else whatever cards it has.
    """
    persons = _latest_tables(tables, known_by).select("card", "row")
    return _placed(tables, known_by, persons).unique()


def charged(tables: TablesFolder, question: Question) -> pl.LazyFrame:
    """Give every accused once for each article, or dotted part: history, row, value."""
    label = pl.col("article")
    if question.by == "part":
        label = part_label()
    exploded = (
        _latest_tables(tables, question.known_by)
        .select("card", "row", "charges")
        .explode("charges")
        .unnest("charges")
        .drop_nulls("article")
        .select("card", "row", label.alias("value"))
    )
    labels = collect(exploded.select(pl.col("value").unique().sort()))["value"]
    coded = exploded.with_columns(pl.col("value").cast(pl.Enum(labels)))  # numbers join quicker
    return _placed(tables, question.known_by, coded).unique()


def cases_with(tables: TablesFolder, question: Question, article: Article) -> pl.LazyFrame:
    """Give the histories in which some person is charged under an article: history."""
    under = pl.element().struct.field("article") == article.article
    if article.part is not None:
        under &= pl.element().struct.field("part") == article.part
    persons = _latest_tables(tables, question.known_by).select(
        "card", hit=pl.col("charges").list.eval(under.fill_null(value=False)).list.any()
    )
    placed = _placed(tables, question.known_by, persons)
    return placed.filter("hit").select("history").unique()


def _latest_tables(tables: TablesFolder, known_by: date | None) -> pl.LazyFrame:
    persons = known_then(tables.scan("persons"), known_by).select("card", "row", "known", "charges")
    days = persons.group_by("card").agg(oldest=pl.col("known").min(), latest=pl.col("known").max())
    several = collect(days.filter(pl.col("oldest") < pl.col("latest")).select("card", "latest"))
    if several.is_empty():
        return persons
    dated = persons.join(several.lazy(), on="card", how="left")
    return dated.filter(pl.col("known") == pl.col("latest").fill_null(pl.col("known")))


def _placed(tables: TablesFolder, known_by: date | None, persons: pl.LazyFrame) -> pl.LazyFrame:
    """Put the history in the place of the card; a person may stand on several cards of a case."""
    cards, criminal = known_then(tables.scan("cards"), known_by), criminal_first(tables)
    first = cards.filter(criminal).select("card", "history").unique()
    columns = ["history", *(name for name in persons.collect_schema().names() if name != "card")]
    led = persons.join(first, on="card").select(columns)
    rest = collect(cards.filter(~criminal).select("card", "history").unique())
    if rest.is_empty():
        return led
    others = persons.join(rest.lazy(), on="card").select(columns)
    return pl.concat([led, others.join(led.select("history"), on="history", how="anti")])
