"""Until when each case of a folder is watched, and which of its last days are left out."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final

import polars as pl

from wayout.odds.delays.reporting import days_until_known
from wayout.pathway import History
from wayout.record.counting.case_looks import case_delay_cells
from wayout.record.counting.known import criminal_first
from wayout.record.counting.tables_folder import TablesFolder, collect

KNOWN_SHARE: Final = 0.95  # of the events of a day that must be known for it to be watched
_WITH_THE_CARD: Final = ("received", "received_again")


def unseen_days(tables: TablesFolder) -> int:
    """Give the days before a look of which not nearly all events can be seen at it.

    All moves together, without receipts: those come with the card, and are known at once. The
    slowest kind alone would hang on a few late rows.

    Raises:
        TooFewError: Too few events tell how late they are seen.
    """
    moves = case_delay_cells(tables).filter(~pl.col("kind").is_in(_WITH_THE_CARD))
    return days_until_known(moves, KNOWN_SHARE)


def watch_ends(tables: TablesFolder, histories: list[History], unseen: int) -> Mapping[str, date]:
    """Say for each history on which day its watch ends.

    Its own last look, but not in the last `unseen` days before the last look at its court. Days
    are not counted back from its own last look: whoever stops reading a card once it shows the
    verdict would lose just that verdict.
    """
    cards = tables.scan("cards").filter(criminal_first(tables))
    looks = tables.scan("cards").drop_nulls("court").group_by("court").agg(pl.col("known").max())
    courts = cards.select("history", "court").drop_nulls().unique().join(looks, on="court")
    last = dict(collect(courts.group_by("history").agg(pl.col("known").max())).rows())
    back = timedelta(days=unseen)
    return {
        history.id: min(history.until, last.get(history.id, tables.freeze) - back)
        for history in histories
    }
