"""A question to the odds, as its address holds it: codes, days and numbers, no free text."""

import shlex
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlencode

from wayout.cohort.record_stays import Choice
from wayout.desk.own_day import own_day
from wayout.errors import DayError
from wayout.odds.answers.question import Question
from wayout.pathway import load_pathway
from wayout.publish.odds_typed import entered_days, moments
from wayout.text.typed_days import typed_day

TRACKS: Final = ("case", "person", "position")
_DAYS: Final = ("first", "last")
CHARTS: Final = ("stacked", "dots", "bands", "map")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The words of one question; what an address leaves out is as here."""

    state: str = "court"
    days: str = "30,90,180,365"
    at: str = "0"
    origin: str = "received"
    article: str = ""
    first: str = ""
    last: str = ""
    track: str = "case"
    chart: str = "stacked"

    @classmethod
    def of(cls, words: Mapping[str, str]) -> "Asked":
        """Read the words of an address."""
        said = {name: words[name].strip() for name in cls.__slots__ if words.get(name)}
        said |= {name: _day(said[name]) for name in _DAYS if name in said}
        asked = cls(**said)
        track = asked.track if asked.track in TRACKS else "case"
        chart = asked.chart if asked.chart in CHARTS else "stacked"
        return cls(**asdict(asked) | {"track": track, "chart": chart})

    @property
    def entered(self) -> str | None:
        """The days between which day 0 lies, as the command takes them."""
        if not self.first and not self.last:
            return None
        return f"{self.first or date.min.isoformat()}..{self.last or date.max.isoformat()}"

    def choice(self) -> Choice:
        """Say which stays are asked.

        Raises:
            DayError: A day is none, or the later one comes first.
        """
        track: Any = self.track
        entered, article = entered_days(self.entered), self.article or None
        return Choice(track=track, origin=self.origin, entered=entered, article=article)

    def question(self) -> Question:
        """Put the question.

        Raises:
            UsageError: A day is none, or there is no such state.
        """
        (at,) = moments(self.at, "--at")
        state = load_pathway().state(self.state).id
        return Question(start=state, days=moments(self.days, "--days"), at=at)

    def address(self, form: str = "", **words: str) -> str:
        """Give the address of the same question, as a page or as a file; `words` are others."""
        usual = asdict(Asked())
        said = {name: word for name, word in (asdict(self) | words).items() if word != usual[name]}
        path = f"/odds.{form}" if form else "/odds"
        return f"{path}?{urlencode(said)}" if said else path

    def command(self, folder: Path) -> str:
        """Give the command that says the same."""
        words = ["wayout", "odds", str(folder), "--from", self.state, "--days", self.days]
        for option, word, usual in (
            ("--at", self.at, "0"),
            ("--origin", self.origin, "received"),
            ("--article", self.article, ""),
            ("--entered", self.entered, None),
            ("--track", self.track, "case"),
        ):
            if word and word != usual:
                words += [option, word]
        return shlex.join(words)


def _day(typed: str) -> str:
    """Write a day as it is kept; what is none stays as it was typed, and the answer says so."""
    try:
        return typed_day(typed, own_day())
    except DayError:
        return typed
