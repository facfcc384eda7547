"""In which order states stand, so that the same data always give the same tables."""

import re

import polars as pl

from wayout.pathway import load_pathway


def in_order(*columns: pl.Series) -> tuple[str, ...]:
    """Put the states of some columns in order.

    That of their Enum where the columns share one (with states that never occur), that of the map
    where it has all of them, else sorted by text, numbers in it as numbers.
    """
    first = columns[0].dtype
    if isinstance(first, pl.Enum) and all(column.dtype == first for column in columns):
        return tuple(first.categories)
    found: set[str] = set()
    for column in columns:
        found |= set(column.drop_nulls().unique().cast(pl.String))
    mapped = load_pathway().states
    if found <= mapped.keys():
        return tuple(state for state in mapped if state in found)
    return tuple(sorted(sorted(found), key=_natural))  # "01" stands before "1", not as it falls


def _natural(name: str) -> list[tuple[int, int, str]]:
    parts = re.split(r"(\d+)", name)
    return [(0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts if part]
