"""From whom the kinds of a coarse state are drawn, and with which chances.

Everyone of known kind gets a random weight, anew for each completed frame; each unknown kind is
then drawn by these weights among the people who are like him. The weights are shared by all whom
one stands for: so what is not known of the chances themselves varies from frame to frame.

Source:
    Rubin (1981), Ann. Statist. 9, 130-134, the Bayesian bootstrap: weights are exponential.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from wayout.odds.gaps.chains import Chains, Codes, Flags, Spells
from wayout.odds.gaps.coarse import codes_of
from wayout.odds.stays.coded import Floats

NEAREST: Final = 10  # people of known kind with the stays most like in length, and all equals
MANY: Final = 2 * NEAREST  # of the same way in and out, for length to be looked at


@dataclass(frozen=True, slots=True, eq=False)
class Kinds:
    """How the kinds of one coarse state are drawn.

    s spells of unknown kind; t people of known kind, who stand for them. `kind` is the place of
    the kind of each of these among the states, shape (t,), `shape` that of its gamma weight, 1 for
    a person; a spell's kind is drawn from those at `first` to `last`, the latter not among them,
    shape (s,). `borrowed`, shape (s,), is True where nobody of known kind had the same way in and
    out, so that a wider group stands in. `counts` are the people of each kind that is known.
    """

    spells: Spells
    kind: Codes
    shape: Floats
    first: Codes
    last: Codes
    borrowed: Flags
    counts: dict[int, int]

    @classmethod
    def of(cls, chains: Chains, lengths: Codes, state: str, kinds: Sequence[str]) -> "Kinds":
        """Find out who is like whom: same origin, same next move, and a stay of like length.

        Args:
            chains: Stays in which kinds told later are joined already.
            lengths: Of these stays, shape (n,).
            state: The coarse state.
            kinds: What it is one of.
        """
        places = np.sort(codes_of(chains, kinds))
        spells = Spells.within(chains, codes_of(chains, [state]))
        known = _Known.of(chains, lengths, places)
        first, last = (np.zeros(len(spells.stay), np.int64) for _ in range(2))
        borrowed = np.zeros(len(first), np.bool_)
        kind, shape, end = [np.empty(0, np.int64)], [np.empty(0)], 0
        length = _lengths_of(spells, lengths)
        ways = np.stack((spells.origin, spells.onward), axis=1)
        for origin, onward in np.unique(ways, axis=0).tolist():
            here = (spells.origin == origin) & (spells.onward == onward)
            group = known.like(origin, onward, length[here])
            first[here], last[here] = end + group.first, end + group.last
            borrowed[here] = group.wider
            kind.append(places[group.which])
            shape.append(group.shape)
            end += len(group.which)
        totals = known.counts.sum(axis=(0, 1)).astype(int).tolist()
        counts = dict(zip(places.tolist(), totals, strict=True))
        table = (np.concatenate(kind), np.concatenate(shape))
        return cls(spells, *table, first, last, borrowed, counts)

    @property
    def identified(self) -> bool:
        """Whether nobody's kind is missing, or somebody's is known."""
        return len(self.first) == 0 or any(self.counts.values())

    def known(self, chains: Chains) -> dict[str, int]:
        """Say how many are known of each kind."""
        return {chains.states[place]: number for place, number in self.counts.items()}

    def draw(self, rng: np.random.Generator) -> Codes:
        """Draw the weights of the known, then the kind of each spell, shape (s,)."""
        if len(self.first) == 0:
            return self.first
        edges = np.concatenate(([0.0], np.cumsum(rng.standard_gamma(self.shape))))
        low, high = edges[self.first], edges[self.last]
        wanted = low + rng.random(len(low)) * (high - low)
        found = np.searchsorted(edges, wanted, side="right") - 1
        places: Codes = self.kind[np.clip(found, self.first, self.last - 1)]
        return places


@dataclass(frozen=True, slots=True, eq=False)
class _Group:
    """Who stands for some spells, and from where to where in the group for each of them."""

    which: Codes
    shape: Floats
    first: Codes
    last: Codes
    wider: bool


@dataclass(frozen=True, slots=True, eq=False)
class _Known:
    """People of known kind: d spells, which kind each is of, how long each stayed, shape (d,).

    `counts` by origin, next move (the last place of both is none) and kind, shape (K+1, K+1, k).
    `comparable` is True where every kind has stays, so that lengths without a move say something.
    """

    spells: Spells
    which: Codes
    length: Codes
    counts: Floats
    comparable: bool

    @classmethod
    def of(cls, chains: Chains, lengths: Codes, kinds: Codes) -> "_Known":
        spells = Spells.within(chains, kinds)
        which = np.searchsorted(kinds, spells.state)
        width = len(chains.states) + 1
        counts = np.zeros((width, width, len(kinds)))
        np.add.at(counts, (spells.origin, spells.onward, which), 1.0)
        stayed = np.unique(which[spells.stay >= 0])
        comparable = len(stayed) == len(np.unique(which))
        return cls(spells, which, _lengths_of(spells, lengths), counts, comparable)

    def like(self, origin: int, onward: int, length: Codes) -> _Group:
        """Give those who stand for spells of one way in and out, with stays of some lengths.

        Many of the same way: the nearest by length. Few, or a wider group: all of them.
        """
        same = (self.spells.origin == origin) & (self.spells.onward == onward)
        if same.sum() >= MANY and (onward >= 0 or self.comparable):
            order = np.argsort(self.length[same], kind="stable")
            first, last = nearest(self.length[same][order], length)
            which = self.which[same][order]
            return _Group(which, np.ones(len(which)), first, last, wider=False)
        shape, wider = _standing(self.counts, origin, onward)
        first = np.zeros_like(length)
        return _Group(np.arange(len(shape)), shape, first, first + len(shape), wider)


def nearest(sorted_lengths: Codes, wanted: Codes) -> tuple[Codes, Codes]:
    """Find the NEAREST lengths to each one wanted, and all that are no farther off.

    Args:
        sorted_lengths: In rising order, NEAREST or more.
        wanted: Shape (s,).

    Returns:
        The first place of each group, and the one after its last, shape (s,) each.

    Example:
        >>> first, last = nearest(np.arange(0, 100, 5), np.array([1, 50, 999]))
        >>> first.tolist(), last.tolist()
        ([0, 5, 10], [10, 16, 20])
    """
    most = len(sorted_lengths) - NEAREST
    below = np.searchsorted(sorted_lengths, wanted) - NEAREST
    starts = np.clip(below[:, None] + np.arange(NEAREST + 1), 0, most)
    behind = wanted[:, None] - sorted_lengths[starts]
    ahead = sorted_lengths[starts + NEAREST - 1] - wanted[:, None]
    reach = np.maximum(behind, ahead).min(axis=1)
    first = np.searchsorted(sorted_lengths, wanted - reach, side="left")
    last = np.searchsorted(sorted_lengths, wanted + reach, side="right")
    return first.astype(np.int64), last.astype(np.int64)


def _lengths_of(spells: Spells, lengths: Codes) -> Codes:
    """Give the length of each spell; 0 where the watch ended as it began."""
    return np.where(spells.stay >= 0, lengths[spells.stay], 0)


def _standing(counts: Floats, origin: int, onward: int) -> tuple[Floats, bool]:
    """Give the people of known kind who stand for one way, and whether they are a wider group.

    The same way in and out; else the same origin, of kinds known to move so; else the same move;
    else the same origin; else all. Beside those counted stands one more, split like all who can
    move so: a cell of one person does not make his kind certain.
    """
    by_origin, by_move = counts.sum(axis=1)[origin], counts.sum(axis=0)[onward]
    everybody = counts.sum(axis=(0, 1))
    able = np.ones_like(everybody)
    if onward >= 0 and by_move.any():
        able = (by_move > 0).astype(np.float64)  # no kind takes an arrow it was never seen to take
    rungs = (counts[origin, onward], by_origin * able, by_move, by_origin, everybody)
    chosen = next((rung for rung in rungs if rung.any()), everybody)
    prior = everybody * able
    return chosen + prior / max(prior.sum(), 1.0), not rungs[0].any()
