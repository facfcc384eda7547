"""From whom the kinds of a coarse state are drawn, and with which chances."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from wayout.odds.chains import Chains, Codes, Flags, Spells
from wayout.odds.coarse import codes_of
from wayout.odds.coded import Floats

CLASS: Final = 20  # people of known kind in one class of length of stay, or more
CLASSES: Final = 20  # classes in one way in and out, at most


@dataclass(frozen=True, slots=True, eq=False)
class Kinds:
    """How the kinds of one coarse state are drawn.

    s spells of unknown kind, each in one of c cells of like people; k kinds, places in the
    states. `totals` counts the people of known kind, shape (k,); `weights` are those of the
    Dirichlet of each cell, shape (c, k); `borrowed`, shape (s,), is True where nobody of known
    kind had the same way in and out, so that a wider group stands in.
    """

    spells: Spells
    cell: Codes
    kinds: Codes
    totals: Floats
    weights: Floats
    borrowed: Flags

    @classmethod
    def of(cls, chains: Chains, lengths: Codes, state: str, kinds: Sequence[str]) -> "Kinds":
        """Sort people into cells: same origin, same next move, and a stay of like length.

        Args:
            chains: Stays in which kinds told later are joined already.
            lengths: Of these stays, shape (n,).
            state: The coarse state.
            kinds: What it is one of.
        """
        places = np.sort(codes_of(chains, kinds))
        spells = Spells.within(chains, codes_of(chains, [state]))
        known = _Known.of(chains, lengths, places)
        ways = np.stack((spells.origin, spells.onward), axis=1)
        length = _lengths_of(spells, lengths)
        cell = np.zeros(len(spells.stay), np.int64)
        borrowed = np.zeros(len(cell), np.bool_)
        weights: list[Floats] = []
        for origin, onward in np.unique(ways, axis=0).tolist():
            here = (spells.origin == origin) & (spells.onward == onward)
            edges, found, wider = known.like(origin, onward)
            cell[here] = len(weights) + np.searchsorted(edges, length[here], side="right")
            borrowed[here] = wider
            weights += found
        table = np.array(weights).reshape(len(weights), len(places))
        return cls(spells, cell, places, known.counts.sum(axis=(0, 1)), table, borrowed)

    @property
    def identified(self) -> bool:
        """Whether nobody's kind is missing, or somebody's is known."""
        return len(self.cell) == 0 or bool(self.totals.any())

    def known(self, chains: Chains) -> dict[str, int]:
        """Say how many are known of each kind."""
        names = [chains.states[place] for place in self.kinds]
        return dict(zip(names, self.totals.astype(int).tolist(), strict=True))

    def draw(self, rng: np.random.Generator) -> Codes:
        """Draw the chances of each cell, then the kind of each spell, shape (s,)."""
        if len(self.cell) == 0:
            return self.cell
        drawn = rng.standard_gamma(self.weights)
        edges = np.cumsum(drawn, axis=1)[self.cell]
        wanted = rng.random((len(edges), 1)) * edges[:, -1:]
        places: Codes = self.kinds[(edges[:, :-1] <= wanted).sum(axis=1)]
        return places


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

    def like(self, origin: int, onward: int) -> tuple[Codes, list[Floats], bool]:
        """Give the classes of length of one way in and out.

        Returns:
            The lengths at which a new class begins, e of them; the weights of the e + 1 classes;
            and whether a wider group stands in.
        """
        group, wider = _group(self.counts, origin, onward)
        same = (self.spells.origin == origin) & (self.spells.onward == onward)
        length, which = self.length[same], self.which[same]
        classes = min(len(length) // CLASS, CLASSES)
        if classes < 2 or (onward < 0 and not self.comparable):  # noqa: PLR2004  one is none
            return np.empty(0, np.int64), [group], wider
        edges = np.unique(np.sort(length)[np.arange(1, classes) * len(length) // classes])
        found = np.zeros((len(edges) + 1, self.counts.shape[2]))
        np.add.at(found, (np.searchsorted(edges, length, side="right"), which), 1.0)
        return edges, list(found + group / group.sum()), wider


def _lengths_of(spells: Spells, lengths: Codes) -> Codes:
    """Give the length of each spell; 0 where the watch ended as it began."""
    return np.where(spells.stay >= 0, lengths[spells.stay], 0)


def _group(counts: Floats, origin: int, onward: int) -> tuple[Floats, bool]:
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
