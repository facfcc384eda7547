"""What is doubtful about the states of stays: names, ends, and moves that should not be there."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from wayout.odds.checking.finding import Rows
from wayout.odds.stays.coded import CENSORED, Coded
from wayout.odds.stays.final_states import final_states, looks
from wayout.odds.stays.quoted import listed, short
from wayout.pathway import load_pathway

EMPTY_WORDS: Final = frozenset({"na", "n/a", "nan", "null", "none", "nil", "-", "?", "."})
ENDED: Final = 20  # who end in a state, before it counts as one that nobody leaves
PER_STAY: Final = 20  # of them for each stay that somebody has in it


def alike(states: Sequence[str]) -> list[tuple[str, ...]]:
    """Give the groups of states whose names look the same: case, blanks, Latin letters."""
    groups: dict[str, list[str]] = defaultdict(list)
    for name in states:
        groups[looks(name)].append(name)
    return [tuple(group) for group in groups.values() if len(group) > 1]


def seeming_empty(states: Sequence[str]) -> list[str]:
    """Give the states whose names other programs write where a field is empty."""
    return [name for name in states if name.strip().casefold() in EMPTY_WORDS]


def never_seen(stays: Coded) -> list[str]:
    """Give the states that no stay is in and no move leads to."""
    seen = np.zeros(len(stays.states) + 1, np.bool_)  # the last place is that of CENSORED
    seen[stays.start] = True
    seen[stays.to] = True
    return [name for name, there in zip(stays.states, seen[:-1], strict=True) if not there]


def left_though_final(stays: Coded, ends: Rows, final: Collection[str]) -> NDArray[np.bool_]:
    """Flag the moves out of a state that nobody can leave, shape (n,).

    That is one of `final`, one of `final_states`, and one in which at least ENDED people end and
    hardly anybody is watched: PER_STAY and more for each stay in it.

    Args:
        stays: All stays.
        ends: Rows that are the last of their person and end by a move.
        final: States that were declared.
    """
    count = len(stays.states)
    ended = np.bincount(stays.to[ends], minlength=count)
    watched = np.bincount(stays.start, minlength=count)
    closed = (ended >= ENDED) & (ended >= PER_STAY * watched)
    closed |= final_states(stays.states) | np.isin(stays.states, list(final))
    return np.asarray(closed[stays.start] & (stays.to != CENSORED))


def off_the_map(stays: Coded) -> NDArray[np.bool_]:
    """Flag the moves that the map does not know, shape (n,); none where it lacks a state.

    Only moves within one track can be told; a coarse state stands for any that it is one of.
    """
    none = np.zeros(len(stays.start), np.bool_)
    road = load_pathway()
    if not set(stays.states) <= road.states.keys():
        return none
    known = {(arrow.start, arrow.to) for arrow in road.arrows}
    strange = np.zeros((len(stays.states), len(stays.states)), np.bool_)
    for j, start in enumerate(stays.states):
        for k, to in enumerate(stays.states):
            ends = (to, *road.states[to].one_of)
            one_track = road.states[start].track == road.states[to].track
            strange[j, k] = j != k and one_track and not any((start, end) in known for end in ends)
    return np.asarray(strange[stays.start, stays.to] & (stays.to != CENSORED))


def moves_said(stays: Coded, flags: NDArray[np.bool_]) -> str:
    """Put some moves into words, the most frequent first: from > to (how often)."""
    count = len(stays.states)
    cells = stays.start[flags].astype(np.int64) * count + stays.to[flags]
    found = np.bincount(cells, minlength=1)
    names = [short(name) for name in stays.states]
    return listed(
        f"{names[cell // count]} > {names[cell % count]} ({found[cell]})"
        for cell in np.argsort(-found, kind="stable")[: np.count_nonzero(found)]
    )


def ends_said(stays: Coded, rows: Rows) -> str:
    """Put into words which states some rows lead to, and how many to each."""
    found = np.bincount(stays.to[rows], minlength=1)
    return listed(
        f"{short(stays.states[place])} ({found[place]})" for place in np.flatnonzero(found)
    )
