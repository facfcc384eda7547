"""What is known of one person, or of one court case: dated events, never a name."""

import re
from collections.abc import Iterable
from dataclasses import KW_ONLY, dataclass, replace
from datetime import date
from typing import Self

from wayout.errors import HistoryError
from wayout.pathway.day import Day

_CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d", re.ASCII)


@dataclass(frozen=True, slots=True)
class Event:
    """One dated event; a correction is a new event that names the one it `replaces`.

    `time` is HH:MM on the local clock. `matter` says which of the person's cases it belongs to,
    `accused` the row of the accused; None is every one. `known` is the day we first knew it in
    this form, None from the beginning; `gone` the day it was no longer so, None while it is.

    Raises:
        HistoryError: No id or kind, no such time, or gone before it was known.
    """

    id: str
    kind: str
    day: Day
    _: KW_ONLY
    source: str
    time: str | None = None
    matter: str | None = None
    accused: int | None = None
    known: date | None = None
    gone: date | None = None
    replaces: str | None = None
    ground: str | None = None
    detail: str | None = None

    def __post_init__(self) -> None:
        if not self.id or not self.kind:
            raise HistoryError("An event needs an id and a kind.")
        if self.time is not None and not _CLOCK.fullmatch(self.time):
            raise HistoryError(
                "Event {event}: the time is not HH:MM on a 24 hour clock.", event=self.id
            )
        if self.known and self.gone and self.gone < self.known:
            raise HistoryError(
                "Event {event}: gone on {day}, before it was known.", event=self.id, day=self.gone
            )
        if self.replaces == self.id:
            raise HistoryError("Event {event} replaces itself.", event=self.id)


@dataclass(frozen=True, slots=True)
class History:
    """Dated events in order, watched from the day `begins` to the last day looked at, `until`.

    Events stand in the order of their first possible day. Those of one day are put in order
    when they are walked, by their time and by the rule of the map.

    Raises:
        HistoryError: Watched backwards, events out of order, an id used twice, or a correction
            of an event that is not there or was known later.
    """

    id: str
    events: tuple[Event, ...]
    begins: date
    until: date

    def __post_init__(self) -> None:
        if not self.id:
            raise HistoryError("A history needs an id.")
        if self.until < self.begins:
            raise HistoryError(
                "History {history}: ends {until}, before {begins}.",
                history=self.id,
                until=self.until,
                begins=self.begins,
            )
        for earlier, later in zip(self.events, self.events[1:], strict=False):
            if later.day.first < earlier.day.first:
                raise HistoryError(
                    "History {history}: event {event} stands out of order.",
                    history=self.id,
                    event=later.id,
                )
        by_id = {event.id: event for event in self.events}
        if len(by_id) < len(self.events):
            raise HistoryError("History {history}: an event id is used twice.", history=self.id)
        for event in self.events:
            if event.replaces is not None:
                self._check_correction(event, by_id.get(event.replaces))

    def _check_correction(self, event: Event, replaced: Event | None) -> None:
        if replaced is None:
            raise HistoryError(
                "History {history}: {event} replaces an event not there.",
                history=self.id,
                event=event.id,
            )
        if (replaced.known or date.min) > (event.known or date.min):
            raise HistoryError(
                "History {history}: {event} replaces an event known later.",
                history=self.id,
                event=event.id,
            )

    @property
    def live(self) -> tuple[Event, ...]:
        """The events that are walked: neither gone nor replaced."""
        replaced = {event.replaces for event in self.events if event.replaces is not None}
        return tuple(e for e in self.events if e.gone is None and e.id not in replaced)

    @property
    def rows(self) -> tuple[int, ...]:
        """Rows of the accused that some live event speaks of, in order."""
        return tuple(sorted({e.accused for e in self.live if e.accused is not None}))

    def as_known(self, day: date) -> "History":
        """Rebuild the history as it was known at the end of `day`.

        Events known later are left out, and what vanished later is still there. The last look is
        `day` at most; before the watch began it is the first day of the watch, without events
        that were not known.
        """
        events = tuple(
            replace(event, gone=None) if event.gone and event.gone > day else event
            for event in self.events
            if event.known is None or event.known <= day
        )
        until = max(self.begins, min(self.until, day))
        return History(self.id, events, self.begins, until)

    @classmethod
    def of(cls, id: str, events: Iterable[Event], begins: date, until: date) -> Self:  # noqa: A002 - the name of the field
        """Make a history of events in any order; those of one day keep the order given."""
        return cls(id, tuple(sorted(events, key=lambda event: event.day.first)), begins, until)
