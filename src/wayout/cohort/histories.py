"""The histories of a folder of record tables, as the odds walk them."""

from collections.abc import Iterator, Mapping
from typing import Final

import polars as pl

from wayout.forms import frames_to_histories
from wayout.pathway import Event, History, load_pathway
from wayout.record.counting.accused import accused, cases_with
from wayout.record.counting.known import criminal_first, of_family
from wayout.record.counting.question import ask
from wayout.record.counting.tables_folder import TablesFolder, collect

_BARE: Final = "dataout"  # the layout of an export without the rows of the movement
_HIGHER: Final = ("appeal", "cassation")


def histories_of(tables: TablesFolder, origin: str, article: str | None) -> Iterator[History]:
    """Give the histories whose events lie on the tracks of the map, in the order of the tables.

    Args:
        tables: The folder, with ids as text.
        origin: A kind of event that is needed too.
        article: Only cases in which somebody is charged under it.
    """
    kinds = load_pathway().kinds
    moving = [kind.id for kind in kinds.values() if kind.track is not None or kind.shows]
    events = tables.scan("events")
    chosen = events.filter(pl.col("kind").is_in([*moving, origin])).select("history")
    if article is not None:
        question = ask("received", by="article", article=article)
        if question.article is not None:
            cases = cases_with(tables, question, question.article)
            chosen = chosen.join(cases, on="history", how="semi")
    chosen = chosen.unique()
    watched = tables.scan("histories").join(chosen, on="history", how="semi", maintain_order="left")
    told = events.join(chosen, on="history", how="semi").filter(pl.col("gone").is_null())
    yield from frames_to_histories(
        collect(_watched(tables, watched)), collect(told.with_columns(_no_replaced()))
    )


def rows_of(tables: TablesFolder) -> dict[str, int]:
    """Say how many accused each history has, where their rows are tied to them."""
    persons = collect(accused(tables, None))
    counted = persons.group_by("history").agg(pl.col("row").max())
    return {case: row for case, row in counted.rows() if row > 0 and case not in tables.untied}


def walked_events(
    history: History, rows: Mapping[str, int]
) -> Iterator[tuple[str, tuple[Event, ...]]]:
    """Give each accused of a history by his id, with the events he is walked by.

    Args:
        history: What is known.
        rows: How many accused a history has; one that is not named is walked as one, by the events
            of all and those of a row where only one row is spoken of.
    """
    number = rows.get(history.id)
    if not number:
        spoken = history.rows
        own = {None, *spoken} if len(spoken) == 1 else {None}
        yield history.id, tuple(event for event in history.live if event.accused in own)
    for row in range(1, (number or 0) + 1):
        events = tuple(event for event in history.live if event.accused in {None, row})
        yield f"{history.id}/{row}", events


def unmoved(tables: TablesFolder) -> set[str]:
    """Give the histories of which only an export without movement was read."""
    if not tables.has("cards", "layout"):
        return set()
    criminal = tables.scan("cards").filter(criminal_first(tables))
    bare = criminal.group_by("history").agg((pl.col("layout") == _BARE).all())
    return set(collect(bare.filter("layout").select("history"))["history"])


def _watched(tables: TablesFolder, histories: pl.LazyFrame) -> pl.LazyFrame:
    """End the watch at the last look at a card that tells how the trial goes.

    A material or a civil card that is still there says nothing of a criminal card that is gone.
    """
    families = [of_family(tables, family) for family in _HIGHER]
    tells = pl.any_horizontal(criminal_first(tables), *families)
    looks = tables.scan("cards").filter(tells).group_by("history").agg(looked=pl.col("known").max())
    joined = histories.join(looks, on="history", how="left", maintain_order="left")
    return joined.with_columns(until=pl.coalesce("looked", "until")).drop("looked")


def _no_replaced() -> pl.Expr:
    """What is gone is left out here, and so is what names it."""
    return pl.lit(None, pl.String).alias("replaces")
