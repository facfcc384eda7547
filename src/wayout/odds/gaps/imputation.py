"""Frames made complete many times over: days drawn, kinds of coarse states filled in.

A kind is missing at random if, among people who came from the same state, stayed about as long and
moved on to the same state (or are not known to have moved on), those of unknown kind are like
those of known kind. That is an assumption, which the data cannot test; bounds go without it.

Source:
    Rubin and Schenker (1986), J. Amer. Statist. Assoc. 81, 366-374: the chances of the kinds vary
    among the completed frames too, so that Rubin's variance holds what is not known of them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

import numpy as np
import polars as pl

from wayout.odds.gaps.chains import Chains
from wayout.odds.gaps.coarse import OneOf, resolved_chains
from wayout.odds.gaps.inexact import DRAWS, Counted, exact, inexact
from wayout.odds.gaps.inexact import draws as day_draws
from wayout.odds.gaps.kinds import Kinds

Dates = Literal["draw", "exact"]


@dataclass(frozen=True, slots=True)
class Missing:
    """What is not known of some stays, and what becomes of it.

    `inexact`: stays with an inexact day, and their people; `left_out`: stays and people left out
    for that. By coarse state, among those that are not left out: `told`, stays whose kind was
    told later; `coarse`, those whose kind never was; `known`, how many are known of each kind;
    `borrowed`, those of `coarse` for whom nobody of known kind had the same way in and out, so
    that a wider group stands in. `unidentified` are coarse states of which no kind is known: they
    are left as they are, and only bounds can be given.
    """

    inexact: Counted = field(default_factory=Counted)
    left_out: Counted = field(default_factory=Counted)
    told: Mapping[str, int] = field(default_factory=dict)
    coarse: Mapping[str, int] = field(default_factory=dict)
    known: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    borrowed: Mapping[str, int] = field(default_factory=dict)
    unidentified: tuple[str, ...] = ()


def missing(sojourns: pl.DataFrame, *, one_of: OneOf, dates: Dates = "draw") -> Missing:
    """Count what is not known in a frame; see `completed`.

    Raises:
        StaysError: A row is wrong.
        TooFewError: `dates` is "exact", and nobody has exact days alone.
    """
    blurred, left_out = inexact(sojourns), Counted()
    if dates == "exact":
        sojourns, left_out = exact(sojourns)
    if not one_of:
        return Missing(blurred, left_out)
    chains, told = Chains.of(sojourns), {}
    for state, kinds in one_of.items():
        chains, told[state] = resolved_chains(chains, {state: kinds})
    plans = {
        state: Kinds.of(chains, chains.lengths(sojourns), state, kinds)
        for state, kinds in one_of.items()
    }
    return Missing(
        blurred,
        left_out,
        told,
        {state: len(plan.spells.stay) for state, plan in plans.items()},
        {state: plan.known(chains) for state, plan in plans.items()},
        {state: int(plan.borrowed.sum()) for state, plan in plans.items()},
        tuple(
            state for state, plan in plans.items() if len(plan.spells.stay) and not plan.identified
        ),
    )


def completed(
    sojourns: pl.DataFrame,
    *,
    one_of: OneOf,
    dates: Dates = "draw",
    draws: int = DRAWS,
    rng: np.random.Generator,
) -> Iterator[pl.DataFrame]:
    """Give complete frames: every day exact, every kind known but those of `unidentified` states.

    Kinds told later are joined first. A kind is drawn from people with the same origin, the same
    next move and, where they are many, a stay of like length; where there are none, with the same
    origin and any kind that is known to move so, then with the same move, then with the same
    origin, then from all.

    Args:
        sojourns: Stays in whole ticks, with `entry_last` and `exit_last` where days are inexact.
        one_of: Coarse states whose kinds are to be filled in; {} leaves all as they are, which
            is what bounds need.
        dates: Draw inexact days, or keep only people all of whose days are exact.
        draws: How many frames, where something has to be drawn.
        rng: The source of chance; the same one gives the same frames.

    Returns:
        An iterator of `draws` frames, or of a single one where nothing has to be drawn. Where
        kinds are filled in, rows are ordered by person and day, and `from` and `to` are one Enum
        of all states.

    Raises:
        StaysError: A row is wrong, or bounds and order leave some change no day.
        TooFewError: `dates` is "exact", and nobody has exact days alone.
    """
    counts = missing(sojourns, one_of=one_of, dates=dates)
    frame = exact(sojourns)[0] if dates == "exact" else sojourns
    known = {state: kinds for state, kinds in one_of.items() if state not in counts.unidentified}
    filler = _Filler.of(frame, known) if sum(counts.told.values()) or counts.coarse else None
    drawn = counts.inexact.people > counts.left_out.people
    open_kinds = any(counts.coarse[state] for state in known)
    frames = day_draws(frame, rng, draws if drawn or open_kinds else 1)
    return (filler.filled(one, rng) if filler else one for one in frames)


@dataclass(frozen=True, slots=True, eq=False)
class _Filler:
    """The chains of a frame with a plan for each coarse state; days may change, rows may not."""

    chains: Chains
    one_of: OneOf

    @classmethod
    def of(cls, sojourns: pl.DataFrame, one_of: OneOf) -> "_Filler":
        """Read the chains and join what was told later; of each state some kind is known."""
        chains, _ = resolved_chains(Chains.of(sojourns), one_of)
        return cls(chains, one_of)

    def filled(self, frame: pl.DataFrame, rng: np.random.Generator) -> pl.DataFrame:
        """Fill in the kinds once, in a frame with the rows of the one that was read."""
        chains = self.chains
        for state, kinds in self.one_of.items():
            plan = Kinds.of(chains, chains.lengths(frame), state, kinds)
            chains = plan.spells.put(chains, plan.draw(rng))
        return chains.frame(frame)
