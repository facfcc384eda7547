"""What a reading brought, beside the tables that are there: layouts, and which cards are new."""

from pathlib import Path
from typing import Any

import polars as pl

SHOWN = 50  # files set aside


def compared(tried: Path, against: Path | None) -> dict[str, Any]:
    """Tell the layouts, the cards that are new, of another day, or known, and what was set aside.

    Args:
        tried: Tables of a reading.
        against: Tables that were there before; None is none.
    """
    cards = pl.read_parquet(tried / "cards.parquet", columns=["card", "known", "layout"])
    aside = pl.read_parquet(tried / "set_aside.parquet", columns=["file", "class"]).head(SHOWN)
    seen = cards.select("card", "known").unique()
    there = _there(against, seen)
    known = seen.join(there, on=["card", "known"], how="semi").height
    met = seen.join(there, on="card", how="semi").height
    layouts = cards.group_by("layout").len().sort("len", "layout", descending=[True, False])
    return {
        "layouts": [[name, number] for name, number in layouts.iter_rows()],
        "new": seen.height - met,
        "again": met - known,
        "known": known,
        "aside": [list(row) for row in aside.iter_rows()],
    }


def _there(against: Path | None, like: pl.DataFrame) -> pl.DataFrame:
    if against is None or not (against / "cards.parquet").is_file():
        return like.clear()
    return pl.read_parquet(against / "cards.parquet", columns=["card", "known"])
