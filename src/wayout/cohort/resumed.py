"""Resumptions that no row of a card dates: the court goes on, so the case was resumed before.

Courts often do not enter that a suspended case was resumed. A later hearing, or the verdict, shows
that it was. The day lies between the suspension and that sign; where enough resumptions have a
row, also no longer before the sign than nearly all of those. It is drawn as any inexact day.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil
from typing import Final

from wayout.pathway import Day, Event, History, Misfit, Sojourn, load_pathway, sojourns

ENOUGH: Final = 20  # resumptions with a row, from which one can say how soon a hearing follows
NEARLY_ALL: Final = 0.95
_SUSPENDED: Final = "suspended"
_RESUMED: Final = "resumed"
_VERDICT: Final = "verdict"
_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Resumptions:
    """How many were added; `within`: so many days before the sign at most, None if not known."""

    added: int = 0
    within: int | None = None

    @property
    def behind(self) -> int:
        """Days for which a case may look suspended that is none: 0 where every row is there."""
        return (self.within or 0) if self.added else 0


def with_resumptions(
    histories: Sequence[History], accused: Mapping[str, int]
) -> tuple[list[History], Resumptions]:
    """Add the resumptions that later hearings and verdicts show, for each accused.

    Args:
        histories: Of court cases.
        accused: How many accused a history has, by its id, as for `sojourns_frame`.

    Returns:
        The histories in their order, and what was added to them.
    """
    waited = [one for one in histories if any(e.kind == _SUSPENDED for e in one.live)]
    within = _within([lag for one in waited for lag in _lags(one)])
    full = {}
    for history in waited:
        number = accused.get(history.id)
        grown = history
        for row in range(1, number + 1) if number else (None,):
            grown = _resumed(grown, row, within)
        full[history.id] = grown
    added = sum(len(full[one.id].events) - len(one.events) for one in waited)
    return [full.get(one.id, one) for one in histories], Resumptions(added, within)


def _within(lags: list[int]) -> int | None:
    """Give the days within which a sign follows nearly all resumptions that have a row."""
    return sorted(lags)[ceil(NEARLY_ALL * len(lags)) - 1] if len(lags) >= ENOUGH else None


def _lags(history: History) -> Iterator[int]:
    """Give the days from each resumption that has a row to the first sign after it."""
    kinds = load_pathway().kinds
    live = [event for event in history.live if event.day.exact]
    signs = [e.day.first for e in live if e.kind == _VERDICT or kinds[e.kind].shows == "court"]
    for resumed in (event.day.first for event in live if event.kind == _RESUMED):
        if sign := next((day for day in signs if day >= resumed), None):
            yield (sign - resumed).days


def _resumed(history: History, row: int | None, within: int | None) -> History:
    """Add those of one accused, one after the other: each changes how the rest is walked."""
    for number, _ in enumerate(history.live):
        day = next(_undated(history, row, within), None)
        if day is None:
            break
        name = f"{history.id}/{row or 0}/{_RESUMED}/{number}"
        event = Event(name, _RESUMED, day, source="shown", accused=row)
        events = (*history.events, event)
        history = History.of(history.id, events, history.begins, history.until)
    return history


def _undated(history: History, row: int | None, within: int | None) -> Iterator[Day]:
    """Say between which days an accused's case was resumed where no row says so."""
    walk = sojourns(history, accused=row, possible=True)
    rows = history.rows if row is None and len(history.rows) == 1 else (row,)
    own = [event for event in history.live if event.accused in {None, *rows}]
    for stay in walk.stays:
        last = None
        if stay.state == _SUSPENDED:
            last = _heard(stay, walk.reported, own) or _judged(stay, own)
        if last is not None:
            words = (e.day.first for e in own if e.kind == _SUSPENDED and e.day.first < last)
            first = max((stay.entry, *words)) + _DAY
            if within is not None:
                first = max(first, last - timedelta(days=within))
            if first <= last:
                yield Day.of(first) if first == last else Day(first, last, "interval")


def _heard(stay: Sojourn, reported: Iterable[Misfit], own: list[Event]) -> date | None:
    """Give the day of the first hearing in a suspended case, unless a row dates what followed."""
    for misfit in reported:
        day = misfit.event.day
        met = misfit.state == _SUSPENDED and misfit.reason == "elsewhere"
        if met and stay.entry_last < day.first <= stay.exit:
            later = (e.kind for e in own if day.last <= e.day.first <= stay.exit)
            said = next((kind for kind in later if kind in {_SUSPENDED, _RESUMED}), None)
            return None if said == _RESUMED else day.last
    return None


def _judged(stay: Sojourn, own: list[Event]) -> date | None:
    """Give the day before the verdict that ended a stay: no court judges a case that waits."""
    judged = any(e.kind == _VERDICT and e.day.first == stay.exit for e in own)
    return stay.exit_last - _DAY if stay.to is not None and judged else None
