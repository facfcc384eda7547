"""What the driver is given to do: the functions of the reading, found again by name in a worker."""

from collections.abc import Callable, MutableSequence
from dataclasses import dataclass
from typing import Any

from wayout.record.page import CaseCard, RawPage, Read, Seen


@dataclass(frozen=True, slots=True)
class Work:
    """The parts of a reading that run in workers; module-level functions, so that they pickle.

    `history_of` gives the opaque id of the history a card belongs to; `merge` joins the snapshots
    of some whole histories, ordered by history, day, digest and content. `merged` is the structure
    that `merge` returns. `version` changes whenever the same page would be read otherwise.
    """

    read: Callable[[RawPage], list[Read]]
    history_of: Callable[[CaseCard], str]
    merge: Callable[[list[Seen]], Any]
    merged: type
    version: str


PID, FILE, PAGE = range(3)
Pulse = MutableSequence[int]
"""What a worker says of itself at every moment, in memory shared with the driver: its process,
the number of the file in its shard (-1: none) and of the page in that file."""
Spot = tuple[int, int]


def spot_of(pulse: Pulse) -> Spot:
    """Return the file and page that are at work."""
    return pulse[FILE], pulse[PAGE]
