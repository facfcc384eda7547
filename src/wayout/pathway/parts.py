"""What the map is made of: states, arrows, kinds of event, sources, and where they are drawn."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from wayout.pathway.day import Day
from wayout.text import Language

Track = Literal["case", "person", "position"]
Mark = Literal["T", "S", "B"]
Custody = Literal["in", "that_day", "out", "open"]


@dataclass(frozen=True, slots=True)
class Words:
    """The same words in both languages."""

    en: str
    ru: str

    def say(self, language: Language) -> str:
        """Give the words in one language."""
        return self.ru if language == "ru" else self.en


@dataclass(frozen=True, slots=True)
class Source:
    """An article of law with its mark (T read, S secondary, B to be checked), or a report."""

    id: str
    name: Words
    mark: Mark | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class State:
    """A state of the map on its track; `x` and `y` are the middle of its box in the drawing.

    While a person is in a state that `holds`, it is his position whatever becomes of his case.
    Cases in the states that it `ends` are no longer his. A coarse state is `one_of` others.
    """

    id: str
    track: Literal["case", "person"]
    name: Words
    x: int
    y: int
    note: Words | None = None
    holds: bool = False
    ends: frozenset[str] = frozenset()
    one_of: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """A country in which an arrow was seen, and since when."""

    code: str
    since: Day
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Label:
    """Words beside an arrow, one entry a line; `x` and `y` are the base of the first."""

    x: int
    y: int
    anchor: str
    en: tuple[str, ...]
    ru: tuple[str, ...]

    def lines(self, language: Language) -> tuple[str, ...]:
        """Give the lines in one language."""
        return self.ru if language == "ru" else self.en


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a count stands beside an arrow: the base of it, or of the first of its two lines."""

    x: int
    y: int
    anchor: str
    stacked: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """How an arrow is drawn: an SVG path, its label, where its number stands, if it goes `over`.

    `count` is where a count of those who took it finds room.
    """

    path: str
    label: Label | None = None
    badge: tuple[int, int] | None = None
    over: bool = False
    count: Spot | None = None


@dataclass(frozen=True, slots=True)
class Arrow:
    """A passage that the map knows; without `start` a history may begin with it.

    `since` is the day it exists from, or a span where only the report of it is dated.
    """

    start: str | None
    to: str
    event: str
    detail: str | None
    since: Day
    name: Words
    sources: tuple[Source, ...]
    back_to_front: bool = False
    places: tuple[Place, ...] = ()
    line: Line | None = None


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of event, and what it is to the law; its `rank` orders the events of one day.

    It moves at most one `track`. Met `again` it changes nothing; one that `shows` a state moves
    nothing and happens in that state only. `details` is empty where any text may stand.

    `law_step` and `law_fact` say which step and which facts of an absence it is. `law_value` is
    the value of a fact that is no day, by the detail or the ground of the event ("" for all);
    `law_custody` says whether he is in custody from then on: in, out, in on that day only, or
    open (what held before is not known any more).
    """

    id: str
    name: Words
    rank: int
    track: Literal["case", "person"] | None = None
    family: str | None = None
    details: tuple[str, ...] = ()
    grounds: tuple[str, ...] = ()
    again: bool = False
    shows: str | None = None
    law_step: str | None = None
    law_fact: tuple[str, ...] = ()
    law_value: Mapping[str, str] = field(default_factory=dict, hash=False)
    law_custody: Custody | None = None

    @property
    def is_ahead(self) -> bool:
        """Whether its day is one that lies ahead: of a hearing that is planned, of a term."""
        return self.id.endswith(("_planned", "_deadline"))


@dataclass(frozen=True, slots=True)
class Sheet:
    """The paper of the drawing: sizes in its own units, and the words around the map."""

    sizes: Mapping[str, Mapping[str, int]] = field(hash=False)
    one_of: tuple[str, ...]
    words: Mapping[str, Words] = field(hash=False)
