"""An invented casebook: lines of cases as a helpline would have written them, up to a day."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Any

from wayout.pathway import Event
from wayout.sample.draw import chance, seeded
from wayout.sample.tables import table
from wayout.sample.world import make_world

FRESH, LONG_AGO = (1, 120), (400, 900)  # days since the last event of a case
_SHARE_OLD = 0.15  # of the cases: over long ago, or heard of no more
_LEAST = 4  # events of which something is known
_WEEK = 7  # what moves by weeks keeps its working days
_PLANNED_AHEAD = 12  # days at most to a hearing that is planned
_TIMES = ("09:30", "10:00", "11:30", "14:15")
_FRIDAY = 4
Line = dict[str, Any]


def casebook(number: int, on: date, *, seed: int = 1) -> Iterator[Line]:
    """Make the lines of so many cases, as `wayout vault add` reads them.

    Lives of the invented world are moved to the present, most of them broken off on the way: a
    helpline works on cases that are not over.

    Args:
        number: How many.
        on: The day up to which the casebook was kept.
        seed: Another one gives other cases.
    """
    rng = seeded(f"{seed}.casebook")
    lives = [life for life in make_world(2 * number, seed=seed).people if len(life.events) > _LEAST]
    for life in rng.sample(lives, number):
        is_old = chance(rng, _SHARE_OLD)
        length = len(life.events) if is_old else rng.randrange(_LEAST, len(life.events) + 1)
        events = sorted(life.events, key=lambda event: event.day.first)[:length]
        ago = timedelta(days=rng.randint(*(LONG_AGO if is_old else FRESH)))
        weeks = (on - ago - events[-1].day.last).days // _WEEK
        told = [event_line(event, timedelta(weeks=weeks)) for event in events]
        yield _line(rng, [*told, *_planned(events[-1], told[-1], on)], on)


def urgent(on: date) -> Line:
    """Make the line of a case in which a term to appeal runs out within days."""
    life = table("casebook")["urgent"]
    events = [
        {**step, "day": (on - timedelta(days=step["day"])).isoformat(), "matter": "1"}
        for step in life["events"]
    ]
    return {
        "title": life["title"],
        "people": [{"role": "client", "name": table("casebook")["clients"][0], "contact": None}],
        "history": {"events": events, "until": on.isoformat()},
        "notes": [life["note"]],
    }


def _line(rng: Random, events: list[Line], on: date) -> Line:
    words, said = table("casebook"), _stage(events)
    people = [{"role": "client", "name": rng.choice(words["clients"]), "contact": None}]
    if chance(rng, 0.5):
        role, name = rng.choice(["relative", "caller", "lawyer"]), rng.choice(words["callers"])
        people.append({"role": role, "name": name, "contact": rng.choice(words["contacts"])})
    return {
        "title": rng.choice(said["titles"]),
        "people": people,
        "history": {"events": events, "until": on.isoformat()},
        "notes": [*rng.sample(words["notes"], rng.randrange(3)), rng.choice(said["notes"])],
    }


def _stage(events: list[Line]) -> dict[str, Any]:
    """What can be said of a case by the last thing that happened in it."""
    stages: list[dict[str, Any]] = table("casebook")["stage"]
    last = events[-1]["kind"]
    return next((one for one in stages if last in one["kinds"]), stages[-1])


def _planned(last: Event, told: Line, on: date) -> Iterator[Line]:
    """The hearing that a court planned which has the case since lately."""
    if last.kind != "received":
        return
    waits = (on - date.fromisoformat(told["day"])).days
    if waits <= FRESH[1] + _WEEK:
        day = on + timedelta(days=1 + waits % _PLANNED_AHEAD)
        if day.weekday() > _FRIDAY:
            day += timedelta(days=_WEEK - day.weekday())
        time = _TIMES[waits % len(_TIMES)]
        planned = {"kind": "hearing_planned", "day": day.isoformat(), "time": time}
        yield {**planned, "source": told["source"], "matter": told.get("matter")}


def event_line(event: Event, later: timedelta) -> Line:
    """Write an event as a case line has it, so much later."""
    day = event.day.first + later
    made = {
        "kind": event.kind,
        "day": f"{day:%Y-%m}" if event.day.precision == "month" else day.isoformat(),
        "source": event.source,
    }
    known = {"matter": event.matter, "ground": event.ground, "detail": event.detail}
    return made | {key: value for key, value in known.items() if value is not None}
