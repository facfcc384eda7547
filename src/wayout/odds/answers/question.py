"""What is asked of the odds: from which state, since when, on which days, and how sure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal, get_args

from wayout.errors import UsageError
from wayout.odds.stays.row_checks import LARGEST
from wayout.odds.uncertainty.bootstrap import REPLICATES

Dates = Literal["draw", "exact"]
Interval = Literal["auto", "greenwood", "bootstrap"]
FLOOR: Final = 20
DRAWS: Final = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question: of those in `start` after the moves of tick `at`, where are they on `days`?

    `at` and `days` are ticks of the clock of the data. Fewer than `floor` people in the start
    state are no answer. `one_of` says which kinds a coarse state can stand for. `apart` names
    states of the data as the answer names them: they are told apart only while kinds are filled
    in. Inexact `dates` are drawn within their bounds, or those people are left out. `interval`:
    which one; auto is the bootstrap where somebody has several stays, else Greenwood. `seed`
    makes what is drawn come again.

    Raises:
        UsageError: No day is asked for, a day lies before `at`, or a number is out of its range.
    """

    start: str
    days: tuple[float, ...]
    at: float = 0
    floor: int = FLOOR
    one_of: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    apart: Mapping[str, str] = field(default_factory=dict)
    dates: Dates = "draw"
    interval: Interval = "auto"
    replicates: int = REPLICATES
    draws: int = DRAWS
    seed: int = 1

    def __post_init__(self) -> None:
        self._check_days()
        for option, number, least in (
            ("--floor", self.floor, 1),
            ("--replicates", self.replicates, 2),
            ("--draws", self.draws, 2),
            ("--seed", self.seed, 0),
        ):
            if number < least:
                raise UsageError(
                    "{option} takes a number from {least} up.", option=option, least=least
                )
        for option, word, words in (
            ("--dates", self.dates, get_args(Dates)),
            ("--interval", self.interval, get_args(Interval)),
        ):
            if word not in words:
                raise UsageError(
                    "{option} takes one of: {words}.", option=option, words=", ".join(words)
                )

    def _check_days(self) -> None:
        if not self.days:
            raise UsageError("Say for which days: --days 30,90,180.")
        for option, days in (("--at", (self.at,)), ("--days", self.days)):
            if not all(abs(day) <= LARGEST for day in days):  # nor a NaN
                raise UsageError("{option} holds what is no day of a clock.", option=option)
        early = min(self.days)
        if early < self.at:
            raise UsageError(
                "Day {day} lies before day {at}, from which people are followed. Days are those "
                "of the clock of the data, not days after {at}.",
                day=early,
                at=self.at,
            )
