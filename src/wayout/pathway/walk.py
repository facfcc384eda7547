"""A history walked on the map: the stays, and the events that fit nowhere."""

from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

from wayout.pathway.history import Event, History
from wayout.pathway.load import load_pathway
from wayout.pathway.parts import Arrow, Kind, Track
from wayout.pathway.road import Pathway

Reason = Literal["not_allowed", "elsewhere", "unknown_detail", "after_last_look"]


@dataclass(frozen=True, slots=True)
class Sojourn:
    """An unbroken stay in one state, [entry, exit); `to` is None where the watch ended first.

    `entry` and `exit` are the first days it can have begun and ended, `entry_last` and
    `exit_last` the last ones. `passed` counts the states gone through on the way to `to` without
    a day in them. `id` is that of the history, with `/row` for one accused.
    """

    id: str
    state: str
    to: str | None
    entry: date
    entry_last: date
    exit: date
    exit_last: date
    track: Track
    passed: int = 0

    @property
    def censored(self) -> bool:
        """Whether the watch ended, not the stay."""
        return self.to is None

    @property
    def exposure(self) -> int:
        """Days from `entry` to `exit`."""
        return (self.exit - self.entry).days


@dataclass(frozen=True, slots=True)
class Misfit:
    """An event that was kept and not walked: the state it met on its track, and why.

    `not_allowed`: no arrow of the map; `elsewhere`: it happens in another state only;
    `unknown_detail`: not among the details of its kind; `after_last_look`: later than the watch.
    """

    event: Event
    state: str | None
    reason: Reason


class Walk(NamedTuple):
    """The stays of a history on one track, in order, and the events that did not fit."""

    stays: tuple[Sojourn, ...]
    reported: tuple[Misfit, ...]


def sojourns(  # noqa: PLR0913  one question to one history, all but the first by name
    history: History,
    track: Track = "case",
    pathway: Pathway | None = None,
    *,
    accused: int | None = None,
    matter: str | None = None,
    possible: bool = False,
) -> Walk:
    """Walk a history on one track.

    The watch of a track begins with the first state seen on it, never before the history begins,
    and ends at the last look: only the last stay can be censored, and the stays add up to the
    whole watch. Events that are gone or replaced are not walked. A stay of no length (by first
    days) is no row: the arrows through it are joined. One that has no length only if its inexact
    end is as early as can be is a row where `possible` stays are asked for; its `entry` and
    `exit` are then one day.

    Args:
        history: What is known.
        track: `case`, `person`, or `position`, which is derived from the two.
        pathway: The map; without it the one that is installed.
        accused: The row of one accused: his events and those of all; the id is `history/row`.
            Without it the events of all, and those of a row where only one row is spoken of.
        matter: One of the person's cases: the case track takes its events and those of no case.
        possible: Keep a stay that can have a length, although on its first days it has none.

    Raises:
        HistoryError: An event of a kind that the map does not have.
    """
    walker = _Walker(pathway or load_pathway(), history, track, possible=possible)
    rows = history.rows
    own = accused if accused is not None or len(rows) != 1 else rows[0]
    chosen = [e for e in history.live if e.accused is None or e.accused == own]
    for event in walker.pathway.in_order(chosen):
        kind = walker.pathway.kind(event.kind)
        if matter is None or event.matter in {None, matter} or kind.track != "case":
            walker.meet(event, kind)
    label = history.id if accused is None else f"{history.id}/{accused}"
    return Walk(walker.stays(label), tuple(walker.reported))


@dataclass(slots=True)
class _Step:
    """A stay being walked: its state, the days it can have begun on, states passed at its end."""

    state: str
    first: date
    last: date
    passed: int = 0


class _Walker:
    """Walks the events of one history in order, on both tracks at once."""

    def __init__(self, pathway: Pathway, history: History, track: Track, *, possible: bool) -> None:
        self.possible = possible
        self.pathway = pathway
        self.history = history
        self.track = track
        self.here: dict[str, str | None] = {"person": None, "case": None}
        self.left: list[str] = []
        self.steps: list[_Step] = []
        self.reported: list[Misfit] = []

    def meet(self, event: Event, kind: Kind) -> None:
        """Walk one event, or report it."""
        if kind.track is None and kind.shows is None:
            return
        track = kind.track or "case"
        if event.day.first > self.history.until:
            self._report(event, track, "after_last_look")
        elif kind.track is None:
            self._show(event, kind, track)
        elif event.detail is not None and kind.details and event.detail not in kind.details:
            self._report(event, track, "unknown_detail")
        else:
            self._take(event, kind, track)

    def _show(self, event: Event, kind: Kind, track: str) -> None:
        if self.here[track] is None and kind.shows is not None:
            self._enter(track, kind.shows, event)
        elif self.here[track] != kind.shows:
            self._report(event, track, "elsewhere")

    def _take(self, event: Event, kind: Kind, track: str) -> None:
        arrows = self.pathway.arrows_of(kind, event.detail)
        if not arrows:
            return  # a decision that changes nothing, such as an appeal refused
        here = self.here[track]
        position = self.pathway.position(self.here["person"], self.here["case"])
        fits = [a for a in arrows if a.start == here and here is not None]
        fits = fits or [a for a in arrows if a.start == position and position is not None]
        if fits:
            self._enter(track, self._chosen(fits), event)
        elif here is None:  # the history begins in the middle
            self._enter(track, arrows[0].to, event)
        elif not (kind.again and self._stands(here, arrows)):
            self._report(event, track, "not_allowed")

    def _chosen(self, fits: list[Arrow]) -> str:
        """Choose among several ends: the state last left, else the first that the map lists."""
        ends = {arrow.to for arrow in fits}
        back = (state for state in reversed(self.left) if state in ends)
        return next(back, fits[0].to)

    def _stands(self, here: str, arrows: tuple[Arrow, ...]) -> bool:
        return any(here == a.to or here in self.pathway.states[a.to].one_of for a in arrows)

    def _report(self, event: Event, track: str, reason: Reason) -> None:
        self.reported.append(Misfit(event, self.here[track], reason))

    def _enter(self, track: str, state: str, event: Event) -> None:
        before = self.here[track]
        if before is not None:
            self.left.append(before)
        self.here[track] = state
        if self.track == "position":
            stands = self.pathway.position(self.here["person"], self.here["case"])
            self._step(stands or state, event)
        elif self.track == track:
            self._step(state, event)

    def _step(self, state: str, event: Event) -> None:
        begins, until = self.history.begins, self.history.until
        first = max(event.day.first, begins)
        last = max(first, min(event.day.last, until))
        if event.day.first < begins or not self.steps:
            self.steps = [_Step(state, first, last)]  # what lies before the watch is no stay of it
        elif self.steps[-1].state != state:
            self._move(_Step(state, first, last))

    def _move(self, step: _Step) -> None:
        old = self.steps[-1]
        if old.first < (step.last if self.possible else step.first):
            self.steps.append(step)
            return
        self.steps.pop()
        if not self.steps:
            self.steps.append(step)
            return
        stay = self.steps[-1]
        if step.state not in self.pathway.states[old.state].one_of:  # told, not passed
            stay.passed += 1
        if stay.state != step.state:  # else he came back on the same day and never left
            self.steps.append(step)

    def stays(self, label: str) -> tuple[Sojourn, ...]:
        """Close the walk at the last look."""
        until = self.history.until
        end = _Step("", until, until)
        rows = zip(self.steps, [*self.steps[1:], end], strict=True) if self.steps else ()
        return tuple(
            Sojourn(
                label, here.state, there.state or None, here.first, here.last,
                there.first, there.last, self.track, here.passed,
            )
            for here, there in rows
            if here.first < until
        )  # fmt: skip
