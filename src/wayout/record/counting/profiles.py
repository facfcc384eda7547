"""What each counted unit has of outcomes or grounds, summed up in a few rows."""

from dataclasses import dataclass
from typing import Final

import polars as pl

from wayout.record.counting.occurrences import alive, each_person, kept
from wayout.record.counting.question import Question
from wayout.record.counting.tables_folder import TablesFolder, collect

REASONS: Final = ("withheld", "missing", "empty", "unread")  # why an outcome is not known


@dataclass(frozen=True, slots=True)
class Profile:
    """`count` units that have these `values`; `open` where some event of theirs has none.

    `reasons` say why values are unknown: withheld, missing, empty or unread.
    """

    values: tuple[str, ...]
    open: bool
    reasons: tuple[str, ...]
    count: int


def profiles(tables: TablesFolder, question: Question) -> tuple[Profile, ...]:
    """Sum up the outcomes or the grounds of all counted units."""
    events = kept(tables, question, alive(tables, question))
    keys = ["history"]
    if question.unit == "person":
        events = each_person(tables, question, events)
        keys = ["history", "row"]
    shown = events.select(*keys, *_lone(tables, question), *_values(question))
    parts = _split(shown, keys) if "nth" in shown.collect_schema().names() else [(shown, True)]
    counted: dict[tuple[tuple[str, ...], bool, tuple[str, ...]], int] = {}
    for frame, grouped in parts:
        for values, is_open, reasons, count in _summed(frame, keys, grouped=grouped).iter_rows():
            key = (tuple(values), is_open, tuple(reasons))
            counted[key] = counted.get(key, 0) + count
    return tuple(Profile(*key, count) for key, count in sorted(counted.items()))


def _lone(tables: TablesFolder, question: Question) -> list[str]:
    """The column that tells cases with one event from others, where it can be trusted."""
    fast = question.unit == "case" and question.known_by is None
    return ["nth"] if fast and tables.has("events", "nth") else []


def _values(question: Question) -> list[pl.Expr]:
    if question.by == "ground":
        value = pl.col("ground").fill_null("blank")
        return [value.alias("value"), pl.lit(None, pl.String).alias("reason")]
    why = pl.when(pl.col("ground").is_in(REASONS)).then("ground").otherwise(pl.lit("missing"))
    reason = pl.when(pl.col("detail").is_null()).then(why)
    return [pl.col("detail").alias("value"), reason.alias("reason")]


def _split(shown: pl.LazyFrame, keys: list[str]) -> list[tuple[pl.LazyFrame, bool]]:
    """Part the units with one event, which need no grouping, from the few with several."""
    several = collect(shown.filter(pl.col("nth") > 1).select("history").unique()).lazy()
    return [
        (shown.join(several, on=keys, how="anti"), False),
        (shown.join(several, on=keys, how="semi"), True),
    ]


def _summed(frame: pl.LazyFrame, keys: list[str], *, grouped: bool) -> pl.DataFrame:
    """Count units by their values: values, open, reasons, count."""
    if grouped:
        by_unit = frame.group_by(keys).agg(
            pl.col("value").drop_nulls().unique().sort().alias("values"),
            pl.col("value").is_null().any().alias("open"),
            pl.col("reason").drop_nulls().unique().sort().alias("reasons"),
        )
        found = collect(by_unit)
        return found.group_by("values", "open", "reasons").len()
    counted = collect(frame.group_by("value", "reason").len())
    return counted.select(
        pl.concat_list("value").list.drop_nulls().alias("values"),
        pl.col("value").is_null().alias("open"),
        pl.concat_list("reason").list.drop_nulls().alias("reasons"),
        "len",
    )
