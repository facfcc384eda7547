"""How long after an event a look at its own card showed it.

A count misses a card that was passed over, so its delays run between looks at the court (see
`wayout.record.counting.looks`). Whoever follows a case until the last look at its own card does
not: for him only the looks at that card say how late it is filled in.
"""

from dataclasses import replace

import polars as pl

from wayout.pathway import load_pathway
from wayout.record.counting.delay import day_cells
from wayout.record.counting.looks import delays_between_looks
from wayout.record.counting.tables_folder import TablesFolder, collect

_CARD = "^(?:card:)?([^/]+)"  # how a source names the card


def case_delay_cells(tables: TablesFolder) -> pl.DataFrame:
    """Sum up the delays of the events of the case track between looks at the card that shows them.

    Only events after the first look at the court tell anything. Of a card that was not seen
    before it is not known since when its events stood there. `limit` is the longest delay that
    the last look at the court could have shown: who stops looking once a case is decided has
    not seen less of it. What only the last look showed, and none before could have, tells nothing
    and is left out.

    Args:
        tables: An open folder of record tables.

    Returns:
        Columns kind, low, high, limit (days) and len (events), as `looks.delays_between_looks` has.
    """
    tables = replace(tables, short_ids=False)  # a source names its card by the id as text
    kinds = [kind.id for kind in load_pathway().kinds.values() if kind.track == "case"]
    events = tables.scan("events").filter(pl.col("kind").is_in(kinds), pl.col("gone").is_null())
    card = pl.col("source").str.extract(_CARD)
    cells = day_cells(tables, events.with_columns(court=card), ["kind"])
    cards = tables.scan("cards").filter(
        (pl.col("known_from") == "mtime").not_().fill_null(value=True)
    )
    own = cards.select("card", "court", look="known").unique()
    ends = own.group_by("court").agg(first=pl.col("look").min(), last=pl.col("look").max())
    of_court = own.select("card", "court").unique().join(ends, on="court")
    looks = pl.concat([
        own.select("look", court="card"),
        *(of_court.select(look=end, court="card") for end in ("first", "last")),
    ])  # fmt: skip
    found = delays_between_looks(cells, collect(looks.unique().sort("court", "look")), ["kind"])
    return found.filter((pl.col("low") >= 0) | (pl.col("high") < pl.col("limit")))
