"""Facts of each absence in a history, as the map says what its events are to the law."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from types import MappingProxyType

from wayout.law.moment import Moments
from wayout.pathway import Event, History, Kind, Pathway, load_pathway, sojourns

_NOTHING_MORE: Mapping[str, object] = MappingProxyType({})
_DAY = timedelta(days=1)
_AWAY = frozenset({"absent", "abroad", "protected"})  # states in which an absence goes on
_WITHOUT_HIM = frozenset({None, "crime_reported", "case_opened"})  # steps taken in his absence


def facts_of_history(
    history: History,
    pathway: Pathway | None = None,
    known: Mapping[str, object] = _NOTHING_MORE,
    accused: int | None = None,
    *,
    kept_up: bool = False,
) -> dict[str, dict[str, object]]:
    """Make one table of facts, as `read_facts` takes it, for each absence of a history.

    A matter is one absence; what belongs to no matter belongs to the person, and so to every one.
    Where nothing has a matter the history is one absence, under "". Each further leaving in a
    matter is an absence of its own: "m1", "m1#2". The cases of the house are absences, so
    `conduct` is "absence" also in the history of a court, which does not tell when he left.

    Nothing is guessed: what the live events do not show for certain is left out, so `status` is
    never empty. `to` is null only in a history that is `kept_up`, for its last leaving, while the
    map has him away since and no step shows him present. Steps of a matter go to its last absence
    begun by then.

    Args:
        history: Of a person or of a court case; gone and replaced events do not count.
        pathway: The map; Russia's if left out.
        known: Further facts, which win over those of the history.
        accused: Row of one accused. Without it events of single accused are left out where the
            history has several.
        kept_up: Whoever keeps the history knows him, and would know if he were back. That of a
            court is never so.
    """
    road = pathway or load_pathway()
    told = road.in_order(e for e in history.live if _concerns(e, accused, history.rows))
    matters = dict.fromkeys(event.matter for event in told if event.matter is not None)
    open_since = _left_and_away(road, told, history, accused) if kept_up else None
    tables: dict[str, dict[str, object]] = {}
    for matter in matters or [None]:
        own = [event for event in told if event.matter in {None, matter}]
        for number, absence in enumerate(_absences(road, told, own, matter), 1):
            key = (matter or "") + (f"#{number}" if number > 1 else "")
            tables[key] = {**absence.table(open_since), **known}
    return tables


def _left_and_away(
    road: Pathway, told: list[Event], history: History, accused: int | None
) -> Event | None:
    """Find the leaving after which he is still away by the map; None where he is not."""
    # he stands where the last event has put him, also on that day itself
    watched = replace(history, until=min(history.until, date.max - _DAY) + _DAY)
    stays = sojourns(watched, "person", road, accused=accused).stays
    left = [event for event in told if "from" in road.kind(event.kind).law_fact]
    return left[-1] if left and stays and stays[-1].state in _AWAY else None


def _concerns(event: Event, accused: int | None, rows: tuple[int, ...]) -> bool:
    if event.accused is None or (accused is None and len(rows) == 1):
        return True
    return event.accused == accused


def _absences(
    road: Pathway, told: list[Event], own: list[Event], matter: str | None
) -> list["_Absence"]:
    left = [event for event in own if "from" in road.kind(event.kind).law_fact]
    left = [event for event in left if event.matter == matter] or left
    if not left:
        return [_Absence(road, told, own, None, None)]
    return [
        _Absence(road, told, own, one, following)
        for one, following in zip(left, [*left[1:], None], strict=True)
    ]


@dataclass(frozen=True)
class _Absence:
    """From one leaving, if it is told, to the next of the same matter, if there is one.

    `told` are the events of the whole history, `own` those of the matter and of the person, both
    in the order of the map.
    """

    road: Pathway
    told: list[Event]
    own: list[Event]
    left: Event | None
    following: Event | None

    def table(self, open_since: Event | None) -> dict[str, object]:
        """Make the facts of this absence; the one that began with `open_since` may go on."""
        table: dict[str, object] = {"conduct": "absence"}
        if (service := self._service()) is not None:
            table["service"] = service
        if self.left is not None:
            table["from"] = _written(self.left)
        if (end := self._end()) is not None:
            table["to"] = _written(end)
            table["ended_by"] = self._value(end)
        elif open_since is not None and self.left is open_since and self._shown_nowhere():
            table["to"] = None
        if status := self._status():
            table["status"] = status
        if steps := [self._step(event) for event in self._during() if self._kind(event).law_step]:
            table["steps"] = steps
        return table

    def _service(self) -> str | None:
        calls = [event for event in self.own if "service" in self._kind(event).law_fact]
        if self.left is None:
            values = {self._value(event) for event in calls}
            return values.pop() if len(values) == 1 else None
        calls = [event for event in calls if not self._before(self.left, event)]
        if calls and self._before(calls[-1], self.left):
            return self._value(calls[-1])
        return None

    def _end(self) -> Event | None:
        """Find the first end; one that only the person has must come before he leaves anew."""
        ends = [event for event in self._during() if "to" in self._kind(event).law_fact]
        for end in ends:
            again = (e for e in self.told if "from" in self._kind(e).law_fact and e != self.left)
            if end.matter is not None or not self._any_between(again, end):
                return end
        return None

    def _shown_nowhere(self) -> bool:
        """Whether no event of his case since tells that he was there, or serves again."""
        return not any(map(self._shows_him, self._during()))

    def _shows_him(self, event: Event) -> bool:
        kind = self._kind(event)
        if kind.law_custody in {"in", "that_day"} or kind.law_step not in _WITHOUT_HIM:
            return True
        return "status" in kind.law_fact and self._value(event) is not None

    def _any_between(self, events: Iterable[Event], end: Event) -> bool:
        if self.left is None:
            return False
        return any(self._before(self.left, e) and self._before(e, end) for e in events)

    def _status(self) -> list[str]:
        """List what he certainly was when he left: given before, and not ended since."""
        if self.left is None:
            return []
        earlier = [event for event in self.told if not self._before(self.left, event)]
        given = (
            self._value(event)
            for event in earlier
            if "status" in self._kind(event).law_fact
            and self._before(event, self.left)
            and not any(self._ends(later, event) for later in earlier)
        )
        return list(dict.fromkeys(value for value in given if value is not None))

    def _ends(self, later: Event, given: Event) -> bool:
        """Say whether a later event of the same case took it out of the state it was put in."""
        if later.matter != given.matter or self._before(later, given) or later is given:
            return False
        states = {arrow.to for arrow in self.road.arrows_of(self._kind(given), given.detail)}
        cases = {name for name in states if self.road.states[name].track == "case"}
        return any(
            arrow.start in cases
            and arrow.to not in cases
            and self.road.states[arrow.to].track == "case"
            for arrow in self.road.arrows_of(self._kind(later), later.detail)
        )

    def _during(self) -> list[Event]:
        """List the own events that may lie after this leaving, and before the following one."""
        return [
            event
            for event in self.own
            if not (self.left and (event is self.left or self._before(event, self.left)))
            and not (self.following and not self._before(event, self.following))
        ]

    def _step(self, event: Event) -> dict[str, object]:
        step: dict[str, object] = {"kind": self._kind(event).law_step, "day": _written(event)}
        custody = self._in_custody(event)
        return step if custody is None else step | {"in_custody": custody}

    def _in_custody(self, step: Event) -> bool | None:
        """Say whether he was in custody at a step; the step that changes it counts itself."""
        changes = [
            event
            for event in self.own
            if self._kind(event).law_custody
            and (event is step or not self._before(step, event))
            and not (event is step and self._kind(event).law_custody == "open")
        ]
        if not changes:
            return None
        last = changes[-1]
        if last is not step and not self._before(last, step):
            return None
        match self._kind(last).law_custody:
            case "in":
                return True
            case "out":
                return False
            case "that_day":
                sure = last is step or (last.day == step.day and step.day.exact)
                return True if sure else None
        return None

    def _before(self, one: Event, other: Event) -> bool:
        """Say whether one event is certainly before another; those of one day as the map ranks."""
        if one.day.exact and other.day.exact and one.day.first == other.day.first:
            return self._places[one.id] < self._places[other.id]
        return one.day.last < other.day.first

    @cached_property
    def _places(self) -> dict[str, int]:
        return {event.id: place for place, event in enumerate(self.told)}

    def _kind(self, event: Event) -> Kind:
        return self.road.kind(event.kind)

    def _value(self, event: Event) -> str | None:
        values = self._kind(event).law_value
        for name in (event.detail, event.ground, ""):
            if name is not None and name in values:
                return values[name]
        return None


def _written(event: Event) -> str:
    return str(Moments.of(event.day, event.time))
