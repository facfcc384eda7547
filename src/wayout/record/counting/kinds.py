"""Is this a kind of event? Near ones are named where it is not."""

from difflib import get_close_matches
from typing import Final

import polars as pl

from wayout.errors import Phrase, UsageError
from wayout.pathway import load_pathway
from wayout.record.counting.tables_folder import TablesFolder, collect

NEAR: Final = 0.5  # likeness from which a kind is worth naming


def check_kind(tables: TablesFolder, kind: str) -> None:
    """Check that a kind of event stands on the map or in the tables.

    Raises:
        UsageError: If it stands in neither; the message names near ones.
    """
    kinds = set(load_pathway().kinds)
    if kind in kinds:
        return
    found = collect(tables.scan("events").select(pl.col("kind").unique()))
    kinds |= set(found["kind"].drop_nulls())
    if kind in kinds:
        return
    near = get_close_matches(kind, sorted(kinds), n=4, cutoff=NEAR)
    hint = Phrase("`wayout pathway --json` lists them.")
    if near:
        hint = Phrase("Near it: {names}.", names=", ".join(near))
    raise UsageError("There is no event {kind!r}. {hint}", kind=kind, hint=hint)
