"""The whole answer to one question about the odds, with everything a reader must know beside it."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from wayout.errors import Phrase
from wayout.odds.answers.question import Question
from wayout.odds.checking.finding import Findings
from wayout.odds.gaps.imputation import Missing
from wayout.odds.past.markov import ArrowTest
from wayout.odds.stays.coded import Floats


@dataclass(frozen=True, slots=True)
class ArrowCount:
    """A move that those followed made: how often, of how many stays in the state it starts from."""

    start: str
    to: str
    count: int
    entered: int


@dataclass(frozen=True, slots=True, eq=False)
class Bounds:
    """What a kind of a coarse state can be: the bounds that hold whatever is not known.

    All of shape (P,): `low` to `high` is the identified set, `low_limit` to `high_limit` the same
    with its sampling error (95 %). `estimate` with its interval supposes that kinds are missing at
    random; None where no kind at all is known.
    """

    state: str
    coarse: str
    low: Floats
    high: Floats
    low_limit: Floats
    high_limit: Floats
    estimate: Floats | None = None
    estimate_low: Floats | None = None
    estimate_high: Floats | None = None


@dataclass(frozen=True, slots=True)
class Inexact:
    """Stays with a day that is not known exactly, and what was done: drawn, left_out or none."""

    stays: int
    people: int
    done: str
    draws: int = 0


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Answer:
    """Where those who were in one state on a day are on later days.

    P points in time (`points`, ticks; among them the days asked for), K states. `occupation`,
    `se` (Greenwood's), `low` and `high` (95 %, see `interval`) have shape (P, K); so has
    `at_risk`, those still watched in each state; `known`, shape (P,), is how many of the `people`
    it is known of where they are. `missing` says which days and kinds are not known.
    """

    question: Question
    states: tuple[str, ...]
    people: int
    points: tuple[float, ...]
    occupation: Floats
    se: Floats
    low: Floats
    high: Floats
    at_risk: NDArray[np.int64]
    known: NDArray[np.int64]
    interval: str
    arrows: tuple[ArrowCount, ...]
    markov: tuple[ArrowTest, ...]
    bounds: tuple[Bounds, ...]
    missing: Missing
    findings: Findings
    cautions: tuple[Phrase, ...]

    def __repr__(self) -> str:
        asked, days = self.question, ", ".join(map(str, self.question.days))
        return (
            f"Answer({self.people} persons in {asked.start!r} at {asked.at}, "
            f"{len(self.states)} states, days {days})"
        )

    @property
    def rows(self) -> tuple[int, ...]:
        """Where among the points the days asked for stand, in the order they were asked for."""
        return tuple(self.points.index(day) for day in self.question.days)

    @property
    def inexact(self) -> Inexact:
        """Stays with inexact days, and what was done about them."""
        if left := self.missing.left_out.people:
            return Inexact(self.missing.left_out.stays, left, "left_out")
        blurred = self.missing.inexact
        if blurred.stays:
            return Inexact(blurred.stays, blurred.people, "drawn", self.question.draws)
        return Inexact(0, 0, "none")

    @property
    def told_later(self) -> Mapping[str, int]:
        """By coarse state: stays whose kind was told later."""
        return self.missing.told

    def share(self, state: str, day: float) -> float:
        """Give the share of the people who are in a state on a day."""
        value: float = self.occupation[self.points.index(day), self.states.index(state)].item()
        return value
