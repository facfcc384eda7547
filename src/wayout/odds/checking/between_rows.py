"""What does not agree between one stay of a person and another."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from wayout.odds.checking.finding import Rows
from wayout.odds.stays.coded import CENSORED, Coded, Ints

Pairs = tuple[Rows, Rows]  # rows, and for each the row before it that it does not agree with
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Chains:
    """Stays in the order of persons, of each by entry; n rows.

    `order` holds their places in the table, shape (n,); `follows[i]` says that row i + 1 of this
    order is of the same person as row i, shape (n - 1,). The columns are in this order too.
    """

    order: Rows
    follows: Flags
    person: Ints
    start: Ints
    to: Ints
    entry: NDArray[np.number]
    exit: NDArray[np.number]

    def pairs(self, later: Flags) -> Pairs:
        """Give the rows that some flags of `follows` point to, each with the one before it."""
        places = np.flatnonzero(later)
        return self.order[places + 1], self.order[places]


def chains(stays: Coded) -> Chains:
    """Put stays into the order of persons, of each by entry, then by the other columns.

    Raises:
        ValueError: The persons are not numbered.
    """
    if stays.person is None:
        raise ValueError("stays without persons: coded(..., persons=True)")
    order = _order(stays, stays.person)
    person = stays.person[order]
    return Chains(
        order,
        person[1:] == person[:-1],
        person,
        stays.start[order],
        stays.to[order],
        stays.entry[order],
        stays.exit[order],
    )


def _order(stays: Coded, person: Ints) -> Rows:
    entry = stays.entry
    sorted_already = (person[1:] > person[:-1]) | (
        (person[1:] == person[:-1]) & (entry[1:] > entry[:-1])
    )
    if sorted_already.all():
        return np.arange(len(person))
    return np.lexsort((stays.to, stays.start, stays.exit, entry, person))


def disagreements(rows: Chains) -> dict[str, Pairs]:
    """Find by kind what does not agree: rows there twice, overlaps, and ends that do not join.

    A row has one kind: where stays overlap, no more is asked of how they join.
    """
    same = rows.follows & (rows.entry[1:] == rows.entry[:-1])
    twice = (
        same
        & (rows.exit[1:] == rows.exit[:-1])
        & (rows.start[1:] == rows.start[:-1])
        & (rows.to[1:] == rows.to[:-1])
    )
    before: Rows = np.arange(len(same))
    overlap = rows.follows & (rows.entry[1:] < rows.exit[:-1])
    if overlap.any():  # a long stay may cover more than the next one
        before = _longest_before(rows)[:-1]
        overlap = rows.follows & (rows.entry[1:] < rows.exit[before])
    lies = overlap & ~same
    return {
        "duplicate": rows.pairs(twice),
        "same_day": rows.pairs(same & ~twice),
        "overlap": (rows.order[1:][lies], rows.order[before[lies]]),
        **_joints(rows, rows.follows & ~overlap),
    }


def _longest_before(rows: Chains) -> Rows:
    """Give for each row the place of that stay of the person, up to it, which ends last."""
    ends, rank = np.unique(rows.exit, return_inverse=True)
    key = rows.person.astype(np.int64) * len(ends) + rank  # a later person outranks all before
    highest = np.maximum.accumulate(key)
    new = np.ones(len(key), np.bool_)
    new[1:] = highest[1:] > highest[:-1]
    return np.maximum.accumulate(np.where(new, np.arange(len(key)), 0))


def _joints(rows: Chains, apart: Flags) -> dict[str, Pairs]:
    """Find where a stay does not begin as the one before it has ended, by day or by state."""
    moved = rows.to[:-1] != CENSORED
    led = np.where(moved, rows.to[:-1], rows.start[:-1])  # where the first stay leaves him
    agrees = led == rows.start[1:]
    touch = apart & (rows.entry[1:] == rows.exit[:-1])
    later = apart & ~touch
    return {
        "other_state": rows.pairs(touch & moved & ~agrees),
        "lost_move": rows.pairs(touch & ~moved & ~agrees),
        "late_entry": rows.pairs(later & moved & agrees),
        "unseen_move": rows.pairs(later & moved & ~agrees),
        "watched_again": rows.pairs(later & ~moved),
    }


def unfollowed(rows: Chains) -> Rows:
    """Give the rows that are the last of their person and end by a move."""
    last = np.ones(len(rows.order), np.bool_)
    last[:-1] = ~rows.follows
    return np.asarray(rows.order[last & (rows.to != CENSORED)])
