"""The stays of each person in a row, so that they can be renamed and joined."""

from dataclasses import dataclass, replace
from typing import Self

import numpy as np
import polars as pl
from numpy.typing import NDArray

from wayout.odds.gaps.inexact import BOUNDS, LASTS, bounded
from wayout.odds.gaps.touching import Touching, person_numbers
from wayout.odds.stays.coded import CENSORED, coded

Codes = NDArray[np.int64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Chains:
    """n stays, person by person in order, each made of one or more rows of a frame.

    `heads` and `tails` are the first and last row of each stay, `start` and `to` places in
    `states` (`to` is CENSORED where the watch ended), all of shape (n,). `linked` is True where
    the next stay is the one that this one led to, on the same day.
    """

    states: tuple[str, ...]
    heads: Codes
    tails: Codes
    start: Codes
    to: Codes
    linked: Flags

    @classmethod
    def of(cls, sojourns: pl.DataFrame) -> Self:
        """Order the stays of a frame, with inexact days or without.

        A stay that was split into rows (`to` empty, and the next row goes on) is one again.

        Raises:
            StaysError: A row is wrong.
        """
        bounds = bounded(sojourns)
        codes = coded(bounds.with_columns(exit="exit_last"), persons=False)
        entry, exit_, entry_last, exit_last = (bounds[name].to_numpy() for name in BOUNDS)
        person = person_numbers(bounds["id"])
        touching = Touching.of(person, (entry, exit_), (entry_last, exit_last))
        order = touching.order
        start, to = (side.astype(np.int64)[order] for side in (codes.start, codes.to))
        linked = np.zeros(len(order), np.bool_)
        linked[:-1] = ~touching.new[1:] & (
            (to[:-1] == start[1:]) | ((to[:-1] == CENSORED) & (start[:-1] == start[1:]))
        )
        split = linked & (to == CENSORED)
        return cls(codes.states, order, order, start, to, linked).joined(start, to, split)

    def renamed(self, start: Codes, to: Codes) -> Self:
        """Give stays other states; where one of these now goes on in the next, the two are one."""
        changed = (start != self.start) | (to != self.to)
        onward = self.linked.copy()
        onward[:-1] &= (changed[:-1] | changed[1:]) & (start[:-1] == start[1:])
        return self.joined(start, to, onward)

    def joined(self, start: Codes, to: Codes, onward: Flags) -> Self:
        """Make each stay that goes `onward` one with the next."""
        last = ~onward
        first = np.ones_like(last)
        first[1:] = last[:-1]
        return replace(
            self,
            heads=self.heads[first],
            tails=self.tails[last],
            start=start[first],
            to=to[last],
            linked=self.linked[last],
        )

    def lengths(self, sojourns: pl.DataFrame) -> Codes:
        """Give the ticks from the first day of entry to the first day of exit, shape (n,)."""
        entry, exit_ = (sojourns[name].to_numpy() for name in ("entry", "exit"))
        return exit_[self.tails].astype(np.int64) - entry[self.heads].astype(np.int64)

    def frame(self, sojourns: pl.DataFrame) -> pl.DataFrame:
        """Write the stays as a frame, with the days and other columns of the rows they came from.

        `from` and `to` share one Enum of all states, so that every frame has the same.
        """
        written = sojourns[self.heads].with_columns(
            self._named("from", self.start), self._named("to", self.to)
        )
        ended = [name for name in ("exit", LASTS["exit"]) if name in sojourns.columns]
        return written.with_columns(sojourns[ended][self.tails])

    def _named(self, column: str, codes: Codes) -> pl.Series:
        """Write codes as an Enum of all states; CENSORED is null."""
        categories = pl.Series(self.states, dtype=pl.Enum(self.states))
        places = pl.Series(np.where(codes == CENSORED, len(self.states), codes))
        return categories.extend_constant(None, 1).gather(places).alias(column)


@dataclass(frozen=True, slots=True, eq=False)
class Spells:
    """The times people spent in some states: s of them, places in Chains or -1 for none.

    `stay` is the stay itself (-1 where the chain ends with the arrow into it), `came` the stay
    that led to it. `state`, `origin` (-1: the chain begins here) and `onward` (-1: not known to
    have moved on) are states. All of shape (s,).
    """

    stay: Codes
    came: Codes
    state: Codes
    origin: Codes
    onward: Codes

    @classmethod
    def within(cls, chains: Chains, states: Codes) -> Self:
        """Find all that lie in some states."""
        inside = np.zeros(len(chains.states) + 1, np.bool_)  # one more, for CENSORED
        inside[states] = True
        stay = np.flatnonzero(inside[chains.start])
        led = np.zeros(len(chains.start), np.bool_)
        led[1:] = chains.linked[:-1]
        came = np.where(led[stay], stay - 1, -1)
        closing = np.flatnonzero(inside[chains.to] & ~chains.linked)
        none = np.full(len(closing), -1)
        return cls(
            np.concatenate((stay, none)),
            np.concatenate((came, closing)),
            np.concatenate((chains.start[stay], chains.to[closing])),
            np.concatenate((np.where(came >= 0, chains.start[came], -1), chains.start[closing])),
            np.concatenate((chains.to[stay], none)),
        )

    def put(self, chains: Chains, state: Codes) -> Chains:
        """Say in which state each of these times was really spent; shape (s,)."""
        start, to = chains.start.copy(), chains.to.copy()
        stayed, led = self.stay >= 0, self.came >= 0
        start[self.stay[stayed]] = state[stayed]
        to[self.came[led]] = state[led]
        # a move into the state one is in is none; where a stay follows the two are joined
        ends = np.concatenate((self.stay[stayed], self.came[led]))
        ends = ends[~chains.linked[ends]]
        to[ends[to[ends] == start[ends]]] = CENSORED
        return chains.renamed(start, to)

    def chosen(self, which: Flags) -> "Spells":
        """Keep some."""
        parts = (self.stay, self.came, self.state, self.origin, self.onward)
        return Spells(*(part[which] for part in parts))
