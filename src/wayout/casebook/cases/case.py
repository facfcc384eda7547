"""A case as it is read: put together from its entries, in memory, each time it is opened."""

from dataclasses import dataclass, field
from datetime import date

import msgspec

from wayout.casebook.cases.records import (
    Consent,
    CourtCase,
    DeadlineSet,
    Document,
    EventLine,
    Person,
    Promise,
)
from wayout.pathway import Day, Event, History, load_pathway, sojourns

SOURCE = "casework"
DAY = "_day"  # behind the name of a question: that which asks on which day it was


@dataclass(slots=True)
class Told:
    """An event with its name, the day it was written down, and what it corrects.

    `withdrawn`: it was taken back by a later entry than its own.
    """

    name: str
    line: EventLine
    known: date
    replaces: str | None = None
    gone: date | None = None
    withdrawn: bool = False


@dataclass(slots=True)
class Filed:
    """A document of a case, the day it came, and whether it was taken back."""

    document: Document
    day: date
    gone: bool = False


@dataclass(slots=True)
class Case:
    """A case: what it began with, and what came to it, as `entries` entries tell it.

    `given` are the keys that it was added with, `noted` the days of its notes, `struck` the
    places of those taken back, `written` the day of the last entry, `asked` the questions of the
    intake that were answered, `owner` the id of the member whose case it is, `decided` what was
    decided of a deadline, by its name and the day that the law counts, `withdrawn` the days on
    which promises were withdrawn, by id.
    """

    id: bytes
    opened: date
    written: date
    entries: int = 0
    title: str = ""
    people: list[Person] = field(default_factory=list)
    told: list[Told] = field(default_factory=list)
    until: str | None = None
    notes: list[str] = field(default_factory=list)
    noted: list[date] = field(default_factory=list)
    struck: set[int] = field(default_factory=set)
    consents: list[Consent] = field(default_factory=list)
    promises: dict[str, Promise] = field(default_factory=dict)
    withdrawn: dict[str, date] = field(default_factory=dict)
    retain: date | None = None
    asked: dict[str, str] = field(default_factory=dict)
    documents: list[Filed] = field(default_factory=list)
    owner: bytes | None = None
    courts: dict[tuple[str, str | None], CourtCase] = field(default_factory=dict)
    decided: dict[tuple[str, str], DeadlineSet] = field(default_factory=dict)
    given: frozenset[str] = frozenset()

    def history(self) -> History:
        """The History of the case, whose id is opaque."""
        events = [_event(told) for told in self.told]
        first = min((event.day.first for event in events), default=self.opened)
        begins = min(first, self.opened)
        until = Day.parse(self.until).last if self.until else self.opened
        last = max((event.day.first for event in events), default=begins)
        return History.of(self.id.hex(), events, begins, max(until, last, begins))

    def agreed(self, to: str) -> bool | None:
        """Whether he agreed to something by his last word; None where it was not asked."""
        return next((one.given for one in reversed(self.consents) if one.to == to), None)

    def position(self) -> tuple[str | None, date | None]:
        """Where he is on the map, and since when at the earliest; None if no event says it."""
        stays = sojourns(self.history(), "position", load_pathway()).stays
        return (stays[-1].state, stays[-1].entry) if stays else (None, None)

    def live(self) -> list[Told]:
        """The events that stand: not taken back, and not corrected by another."""
        replaced = {told.replaces for told in self.told}
        return [told for told in self.told if told.gone is None and told.name not in replaced]

    def met(self) -> list[Told]:
        """The events that whoever wrote here has met: all but what was withdrawn in the end.

        What was taken back by the entry that brought it was looked at, and left out.
        """
        away: set[str | None] = set()
        for told in reversed(self.told):  # a correction comes after what it corrects
            if told.withdrawn or told.name in away:
                away |= {told.name, told.replaces}
        return [told for told in self.told if told.name not in away]

    def standing(self) -> list[tuple[int, str, date]]:
        """The notes that were not taken back: the place of each, what it says, its day."""
        noted = zip(self.notes, self.noted, strict=True)
        return [
            (place, text, day)
            for place, (text, day) in enumerate(noted)
            if place not in self.struck
        ]

    def undated(self) -> dict[str, str]:
        """Kinds of event that an intake was told of, by question, whose day is not known yet."""
        return {
            question: said
            for question, said in self.asked.items()
            if said and not question.endswith(DAY) and question + DAY not in self.asked
        }

    def filed(self) -> dict[int, Filed]:
        """The documents that are there, each under its number, which it keeps for good."""
        return {number: one for number, one in enumerate(self.documents, 1) if not one.gone}

    def line(self) -> dict[str, object]:
        """Write the case as a case line: as it was added, with what came to it of that kind."""
        made: dict[str, object] = {"title": self.title}
        if self.people or "people" in self.given:
            made["people"] = msgspec.to_builtins(self.people)
        if self.told or self.until or "history" in self.given:
            history: dict[str, object] = {}
            if self.told or "events" in self.given:
                history["events"] = msgspec.to_builtins([told.line for told in self.live()])
            if "until" in self.given or self.until:
                history["until"] = self.until
            made["history"] = history
        if self.notes or "notes" in self.given:
            made["notes"] = [text for _place, text, _day in self.standing()]
        return made

    def words(self) -> str:
        """Everything that can be searched for."""
        people = (part for one in self.people for part in (one.name, one.contact or ""))
        events = (
            part
            for told in self.told
            for part in (told.line.ground or "", told.line.detail or "", told.line.source or "")
        )
        agreed = (one.by or "" for one in self.consents)
        promised = (one.text for one in self.promises.values())
        files = (one.document.name for one in self.filed().values())
        notes = (text for _place, text, _day in self.standing())
        courts = (one.number for one in self.courts.values())
        said = (one.because for one in self.decided.values())
        return "\n".join(
            (self.title, *people, *events, *notes, *agreed, *promised, *files, *courts, *said)
        )


def _event(told: Told) -> Event:
    line = told.line
    return Event(
        told.name,
        line.kind,
        Day.parse(line.day),
        source=line.source or SOURCE,
        time=line.time or None,
        matter=line.matter or None,
        accused=line.accused if isinstance(line.accused, int) else None,
        known=told.known,
        gone=told.gone,
        replaces=told.replaces,
        ground=line.ground or None,
        detail=line.detail or None,
    )
