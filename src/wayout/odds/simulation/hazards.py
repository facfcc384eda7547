"""Hazards per arrow: the chance that one who is in a state today moves along an arrow today.

What `simulate` draws from, and what can be changed to ask "what if". An arrow has one of two
clocks: `forward`, the clock of the data, or `reset`, the days since he came into the state.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from types import EllipsisType
from typing import Final, Literal

import numpy as np
import polars as pl
from numpy.typing import NDArray

from wayout.errors import StaysError
from wayout.odds.counting.tally import Tally, as_tally
from wayout.odds.solving.nelson_aalen import daily_hazards
from wayout.odds.stays.coded import Coded, Floats, place_of
from wayout.odds.stays.state_order import in_order

Arrow = tuple[str, str]
Clock = Literal["forward", "reset"]
Steps = Sequence[float] | NDArray[np.floating]
Cells = tuple[EllipsisType, int, int]

ROUNDING: Final = 1e-9  # by which a sum of chances may pass 1


@dataclass(frozen=True, slots=True, eq=False)
class Hazards:
    """Chances of K x K moves a day, of those who are at risk of them.

    `forward[d, j, k]` belongs to tick `origin + d`, shape (D, K, K); `reset[u, j, k]` to day u of
    a stay, shape (L, K, K); nobody is at risk in row 0. The arrows of a state add up: the chance
    to leave it on a day is the sum over its arrows, each on its own clock. After the last row of
    `reset` nothing is known, and the chance is 0, as after an empty risk set.

    Raises:
        StaysError: A hazard that is no chance, or a day whose chances sum to more than 1.
    """

    states: tuple[str, ...]
    origin: int
    forward: Floats
    reset: Floats

    def __post_init__(self) -> None:
        for steps in (self.forward, self.reset):
            _check(self.states, steps)

    @classmethod
    def of(
        cls,
        steps: Mapping[Arrow, Steps],
        *,
        reset: Collection[Arrow] = (),
        origin: int = 0,
        states: Sequence[str] | None = None,
    ) -> "Hazards":
        """Make hazards from numbers, arrow by arrow.

        Args:
            steps: The chances of an arrow (from, to) on the first day, the second, ...: of the
                clock after `origin`, or of a stay.
            reset: The arrows whose clock begins anew with each stay.
            origin: The tick after which the days of the clock are counted.
            states: All states, in order; left out, those of the arrows.

        Raises:
            StaysError: No arrow, an unknown state, or a hazard that is no chance.
        """
        if not steps:
            raise StaysError("There is no arrow: name at least one, from a state to a state.")
        check_among(reset, steps)
        named = pl.Series([state for arrow in steps for state in arrow], dtype=pl.String)
        known = tuple(states) if states is not None else in_order(named)
        forward, since = (
            _laid_out(
                {arrow: row for arrow, row in steps.items() if (arrow in reset) is own}, known
            )
            for own in (False, True)
        )
        return cls(known, origin, forward, since)

    @classmethod
    def constant(
        cls,
        per_day: Mapping[Arrow, float],
        days: int,
        *,
        reset: Collection[Arrow] = (),
        states: Sequence[str] | None = None,
    ) -> "Hazards":
        """Make hazards that are the same on each of so many days; see `of`.

        Example:
            >>> ways = Hazards.constant({("absent", "held"): 0.01, ("held", "absent"): 0.2}, 90)
            >>> ways.last, ways.arrows
            (90, [('absent', 'held', 'forward'), ('held', 'absent', 'forward')])
        """
        rows = {arrow: np.full(days, chance) for arrow, chance in per_day.items()}
        return cls.of(rows, reset=reset, states=states)

    @property
    def last(self) -> int:
        """The last tick of the clock of the data that the hazards know."""
        return self.origin + len(self.forward) - 1

    @property
    def arrows(self) -> list[tuple[str, str, Clock]]:
        """Every arrow that is open on some day: from, to and clock, in the order of the states."""
        kinds: tuple[tuple[Clock, Floats], ...] = (("forward", self.forward), ("reset", self.reset))
        found = sorted(
            (j, k, clock)
            for clock, steps in kinds
            for j, k in np.argwhere(steps.any(axis=0)).tolist()
        )
        return [(self.states[j], self.states[k], clock) for j, k, clock in found]

    def changed(
        self,
        start: str,
        to: str,
        *,
        factor: float | None = None,
        steps: Steps | None = None,
        capped: bool = False,
    ) -> "Hazards":
        """Ask "what if": the same hazards, but for one arrow.

        Args:
            start: Where the arrow begins.
            to: Where it leads.
            factor: What its hazard is multiplied by; 0 closes it.
            steps: Its chances on the first day, the second, ... of its clock, in place of those
                it had; an arrow that was closed goes by the clock of the data.
            capped: On days whose chances would sum to more than 1, take what the other arrows
                leave; without it such a day is an error.

        Raises:
            StaysError: No such state, no change or two of them, a hazard that is no chance, or
                a day whose chances sum to more than 1.
        """
        arrow: Cells = (..., place_of(start, self.states), place_of(to, self.states))
        since = bool(self.reset[arrow].any())
        new = (self.reset if since else self.forward).copy()
        new = _with_steps(new, arrow, steps, extend=since) if steps is not None else new
        if (factor is None) is (steps is None):
            raise StaysError("Give a factor or new steps for the arrow: one of the two.")
        if factor is not None:
            new[arrow] *= factor
        if capped:
            others = new[:, arrow[1]].sum(axis=1) - new[arrow]
            new[arrow] = np.minimum(new[arrow], np.maximum(1.0 - others, 0.0))
        return replace(self, reset=new) if since else replace(self, forward=new)


def hazards(tally: Tally | pl.DataFrame | Coded) -> Hazards:
    """Estimate hazards from counts: of those at risk on a day, how many moved, on the data's clock.

    On a day on which nobody was at risk in a state, nobody leaves it.

    Args:
        tally: Counts by day, or stays to be counted.
    """
    tally = as_tally(tally)
    return Hazards(
        tally.states, tally.origin, daily_hazards(tally), np.zeros((1, *tally.moves.shape[1:]))
    )


def check_among(reset: Collection[Arrow], arrows: Collection[Arrow]) -> None:
    """Check that the arrows with a clock of their own are arrows that there are.

    Raises:
        StaysError: One is not.
    """
    for start, to in sorted(reset):
        if (start, to) not in arrows:
            raise StaysError(
                "The clock of the arrow {start} > {to} cannot be reset: there is no such arrow.",
                start=start,
                to=to,
            )


def _laid_out(rows: Mapping[Arrow, Steps], states: tuple[str, ...]) -> Floats:
    """Lay rows of arrows out by day, from and to; row 0 stays empty."""
    days = max((len(row) for row in rows.values()), default=0)
    steps = np.zeros((days + 1, len(states), len(states)))
    for (start, to), row in rows.items():
        steps[1 : len(row) + 1, place_of(start, states), place_of(to, states)] = row
    return steps


def _check(states: tuple[str, ...], steps: Floats) -> None:
    wrong = ~(np.isfinite(steps) & (steps >= 0))
    if wrong.any():
        day, j, k = np.argwhere(wrong)[0].tolist()
        raise StaysError(
            "The hazard {start} > {to} on day {day} is {value}: a chance lies between 0 and 1.",
            start=states[j],
            to=states[k],
            day=day,
            value=float(steps[day, j, k]),
        )
    total = steps.sum(axis=2)
    if (total > 1.0 + ROUNDING).any():
        day, j = np.argwhere(total > 1.0 + ROUNDING)[0].tolist()
        raise StaysError(
            "The chances to leave {state} on day {day} sum to {total:.4g}, more than 1. "
            "Choose smaller ones.",
            state=states[j],
            day=day,
            total=float(total[day, j]),
        )


def _with_steps(old: Floats, arrow: Cells, steps: Steps, *, extend: bool) -> Floats:
    """Put new steps of one arrow in place of the old; only the clock of stays may grow."""
    days = len(old) - 1
    if len(steps) > days and not extend:
        raise StaysError(
            "There are {n} steps for the {days} days of the clock.", n=len(steps), days=days
        )
    new = np.zeros((max(days, len(steps)) + 1, *old.shape[1:]))
    new[: len(old)] = old
    new[arrow] = 0.0
    new[1 : len(steps) + 1][arrow] = steps
    return new
