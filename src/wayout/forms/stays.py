"""The stays of many histories as one frame."""

from collections.abc import Iterable, Iterator, Mapping

import polars as pl

from wayout.forms.schema import SOJOURNS_SCHEMA
from wayout.pathway import History, Pathway, Track, Walk, load_pathway, sojourns

_ALONE: Mapping[str, int] = {}


def walks(
    histories: Iterable[History],
    track: Track = "case",
    pathway: Pathway | None = None,
    *,
    accused: Mapping[str, int] = _ALONE,
    possible: bool = False,
) -> Iterator[Walk]:
    """Walk histories on one track, each accused by himself; see `sojourns_frame`.

    Raises:
        HistoryError: An event of a kind that the map does not have.
    """
    road = pathway or load_pathway()
    for history in histories:
        number = accused.get(history.id)
        rows: Iterable[int | None] = range(1, number + 1) if number else (None,)
        for row in rows:
            yield sojourns(history, track, road, accused=row, possible=possible)


def sojourns_frame(
    histories: Iterable[History],
    track: Track = "case",
    pathway: Pathway | None = None,
    *,
    accused: Mapping[str, int] = _ALONE,
    possible: bool = False,
) -> pl.DataFrame:
    """Walk histories on one track; one row a stay, with the columns of SOJOURNS_SCHEMA.

    Args:
        histories: What is known; their order is kept.
        track: `case`, `person` or `position`.
        pathway: The map; without it the one that is installed.
        accused: How many accused a history has, by its id: each has stays of his own, under
            `history/row` counted from 1. A history that is not named here is walked as one.
        possible: Keep stays that have no length only if their inexact end is as early as can be.

    Raises:
        HistoryError: An event of a kind that the map does not have.
    """
    return stays_frame(walks(histories, track, pathway, accused=accused, possible=possible))


def stays_frame(walked: Iterable[Walk]) -> pl.DataFrame:
    """Lay the stays of walks out as one frame, with the columns of SOJOURNS_SCHEMA."""
    stays = [stay for walk in walked for stay in walk.stays]
    columns = {
        "id": [stay.id for stay in stays],
        "from": [stay.state for stay in stays],
        "to": [stay.to for stay in stays],
        "entry": [stay.entry for stay in stays],
        "entry_last": [stay.entry_last for stay in stays],
        "exit": [stay.exit for stay in stays],
        "exit_last": [stay.exit_last for stay in stays],
        "track": [stay.track for stay in stays],
    }
    return pl.DataFrame(columns, schema=SOJOURNS_SCHEMA)
