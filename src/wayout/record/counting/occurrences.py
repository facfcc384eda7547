"""The events that are counted: alive, of the kind, the first of each case or accused."""

import polars as pl

from wayout.pathway import load_pathway
from wayout.record.counting.accused import accused, cases_with
from wayout.record.counting.known import known_then, of_family
from wayout.record.counting.question import Question
from wayout.record.counting.tables_folder import TablesFolder, collect


def alive(tables: TablesFolder, question: Question) -> pl.LazyFrame:
    """Give the rows of the kind that stood in the record on the day asked for.

    Columns of events, and `court` (null where the event names none).
    """
    events = tables.scan("events").filter(pl.col("kind") == question.event)
    if question.known_by is None:
        live = pl.col("gone").is_null()
    else:
        day = question.known_by
        live = (pl.col("known") <= day) & (pl.col("gone").is_null() | (pl.col("gone") > day))
    return _with_court(tables, question, events.filter(live))


def kept(tables: TablesFolder, question: Question, events: pl.LazyFrame) -> pl.LazyFrame:
    """Keep the events of cases in which some person has the article asked for."""
    if question.article is None:
        return events
    cases = cases_with(tables, question, question.article)
    return events.join(cases, on="history", how="semi")


def firsts(tables: TablesFolder, question: Question) -> pl.LazyFrame:
    """Give one row for each counted unit, its first event of the kind.

    Columns: history, row (of the accused; null when cases are counted), day, day_last, known,
    court, ground, detail.
    """
    events = kept(tables, question, alive(tables, question))
    if question.unit == "person":
        return _person_firsts(tables, question, events)
    return case_firsts(tables, question, events).with_columns(row=pl.lit(None, pl.Int32))


def case_firsts(tables: TablesFolder, question: Question, events: pl.LazyFrame) -> pl.LazyFrame:
    """Keep the first event of each case; the tables know it by heart for the present day."""
    if question.known_by is None and tables.has("events", "nth"):
        return events.filter(pl.col("nth") == 1)
    return first_of(events, ["history"])


def _person_firsts(tables: TablesFolder, question: Question, events: pl.LazyFrame) -> pl.LazyFrame:
    """Keep the first event of each accused; cases with one event need no search for it."""
    keys = ["history", "row"]
    if question.known_by is not None or not tables.has("events", "nth"):
        return first_of(each_person(tables, question, events), keys)
    several = collect(events.filter(pl.col("nth") > 1).select("history").unique())
    if several.is_empty():
        return each_person(tables, question, events)
    lone = events.join(several.lazy(), on="history", how="anti")
    rest = collect(events.join(several.lazy(), on="history", how="semi")).lazy()
    found = each_person(tables, question, lone)
    return pl.concat([found, first_of(each_person(tables, question, rest), keys)])


def each_person(tables: TablesFolder, question: Question, events: pl.LazyFrame) -> pl.LazyFrame:
    """Give every event once for each accused it concerns, with the column `row`.

    An event of all accused concerns every known row of the case, and none where the persons
    of a case are not known.
    """
    rows = accused(tables, question.known_by).select("history", "row").unique()
    named = events.filter(pl.col("accused").is_not_null()).with_columns(row=pl.col("accused"))
    common = events.filter(pl.col("accused").is_null()).join(rows, on="history")
    return pl.concat([named, common.select(named.collect_schema().names())])


def first_of(events: pl.LazyFrame, keys: list[str]) -> pl.LazyFrame:
    """Keep the first event of each unit, by its place in the history."""
    first = events.group_by(keys).agg(pl.col("order").min())
    return events.join(first, on=[*keys, "order"], how="semi")


def persons_unknown(tables: TablesFolder, question: Question) -> pl.LazyFrame:
    """Count the cases with the event whose persons are not known: one row, `cases`."""
    events = kept(tables, question, alive(tables, question)).filter(pl.col("accused").is_null())
    persons = known_then(tables.scan("persons"), question.known_by).select("card")
    cards = known_then(tables.scan("cards"), question.known_by).select("card", "history")
    named = cards.join(persons, on="card", how="semi").select("history")
    bare = events.select("history").join(named, on="history", how="anti")
    return bare.unique().select(cases=pl.len())


def _with_court(tables: TablesFolder, question: Question, events: pl.LazyFrame) -> pl.LazyFrame:
    """Give events without a court that of the first card of their family in the case, else any."""
    if tables.has("events", "court"):
        return events
    kind = load_pathway().kinds.get(question.event)
    family = kind.family if kind and kind.family else "criminal"
    order = (of_family(tables, family).not_(), *map(pl.col, ("received", "known", "court")))
    cards = known_then(tables.scan("cards"), question.known_by).drop_nulls("court")
    first = pl.col("court").sort_by(*order, nulls_last=True).first()
    courts = cards.group_by("history").agg(first)
    return events.join(courts, on="history", how="left", maintain_order="left")
