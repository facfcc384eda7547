"""Which cards are looked at: those known on a day, and among them those of one family."""

from datetime import date

import polars as pl

from wayout.record.counting.tables_folder import TablesFolder


def known_then(frame: pl.LazyFrame, known_by: date | None) -> pl.LazyFrame:
    """Keep the rows of pages that were seen on or before a day (None: all)."""
    return frame if known_by is None else frame.filter(pl.col("known") <= known_by)


def criminal_first(tables: TablesFolder) -> pl.Expr:
    """Tell the criminal cards of the first instance, never null; goes with the table `cards`."""
    return of_family(tables, "criminal")


def of_family(tables: TablesFolder, family: str) -> pl.Expr:
    """Tell the cards of a family, never null; without that column, by what their pages say."""
    if tables.has("cards", "family"):
        return (pl.col("family") == family).fill_null(value=False)
    instance, proceeding = pl.col("instance"), pl.col("proceeding")
    told = (instance == family) | (proceeding == family)
    if family == "criminal":
        unsaid = instance.is_null() & pl.col("number").str.starts_with("1-")
        told = (proceeding == "criminal") & ((instance == "first") | unsaid)
    return told.fill_null(value=False)
