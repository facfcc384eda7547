"""The map as a whole, asked by name."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches

from wayout.errors import HistoryError, Phrase, UsageError
from wayout.pathway.history import Event
from wayout.pathway.parts import Arrow, Kind, Sheet, State, Words


@dataclass(frozen=True, slots=True, eq=False)
class Pathway:
    """States, arrows and kinds of event of one country, as they were checked on one day."""

    country: str
    checked: date
    title: Words
    subtitle: Words
    states: Mapping[str, State]
    arrows: tuple[Arrow, ...]
    kinds: Mapping[str, Kind]
    sheet: Sheet
    taken_by: Mapping[tuple[str, str | None], tuple[Arrow, ...]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        taken: dict[tuple[str, str | None], tuple[Arrow, ...]] = {}
        for arrow in self.arrows:
            key = (arrow.event, arrow.detail)
            taken[key] = (*taken.get(key, ()), arrow)
        object.__setattr__(self, "taken_by", taken)

    def state(self, name: str) -> State:
        """Find a state by its id, or by its name in either language.

        Raises:
            UsageError: The map has no such state; the nearest names are told.
        """
        if name in self.states:
            return self.states[name]
        said = name.casefold()
        for state in self.states.values():
            if said in {state.name.ru.casefold(), state.name.en.casefold()}:
                return state
        near = get_close_matches(said, self.states, n=3, cutoff=0.4)
        hint = Phrase("It has {states}.", states=", ".join(self.states))
        if near:
            hint = Phrase("Near it: {names}.", names=", ".join(near))
        raise UsageError("The map has no state {name!r}. {hint}", name=name, hint=hint)

    def kind(self, name: str) -> Kind:
        """Find a kind of event by its id.

        Raises:
            HistoryError: The map has no such kind; the nearest are told.
        """
        try:
            return self.kinds[name]
        except KeyError:
            near = get_close_matches(name, self.kinds, n=3)
            hint = Phrase("`wayout pathway --json` lists them.")
            if near:
                hint = Phrase("Near it: {names}.", names=", ".join(near))
            raise HistoryError(
                "No kind of event is called {name!r}. {hint}", name=name, hint=hint
            ) from None

    def out_of(self, state: str) -> tuple[Arrow, ...]:
        """Give the arrows out of a state, those back to the front first."""
        arrows = (arrow for arrow in self.arrows if arrow.start == state)
        return tuple(sorted(arrows, key=lambda arrow: not arrow.back_to_front))

    def arrows_of(self, kind: Kind, detail: str | None) -> tuple[Arrow, ...]:
        """Give the arrows an event takes; the detail decides only where the kind has a list."""
        return self.taken_by.get((kind.id, detail if kind.details else None), ())

    def position(self, person: str | None, case: str | None) -> str | None:
        """Say where someone stands, from his states on the two tracks (None: not known).

        The person's state where it holds; else that of his case if he has one; else the person's.
        """
        if person is None:
            return case
        state = self.states[person]
        if state.holds or case is None or case in state.ends:
            return person
        return case

    def in_order(self, events: Iterable[Event]) -> list[Event]:
        """Order events by first day; those of one day by time, then as the map ranks their kinds.

        One without a time comes before the first timed event of its day that the map ranks
        after it. A span of days that begins on a day comes after what happened on that day.
        What is still equal keeps the order given.

        Raises:
            HistoryError: The map has no such kind of event.
        """
        days: dict[date, list[Event]] = {}
        for event in events:
            days.setdefault(event.day.first, []).append(event)
        ordered: list[Event] = []
        for day in sorted(days):
            ordered += days[day] if len(days[day]) == 1 else self._of_one_day(days[day])
        return ordered

    def _of_one_day(self, events: list[Event]) -> list[Event]:
        ranked = sorted(events, key=lambda event: self.kind(event.kind).rank)
        spans = sorted(filter(_span, ranked), key=lambda event: event.day.last)
        ranked = [event for event in ranked if not _span(event)]
        timed = sorted((e for e in ranked if e.time is not None), key=lambda e: e.time or "")
        untimed = [event for event in ranked if event.time is None]
        ordered: list[Event] = []
        for event in timed:
            rank = self.kinds[event.kind].rank
            while untimed and self.kinds[untimed[0].kind].rank < rank:
                ordered.append(untimed.pop(0))
            ordered.append(event)
        return ordered + untimed + spans


def _span(event: Event) -> bool:
    return event.day.precision == "interval" and not event.day.exact
