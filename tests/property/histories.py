"""Histories of every shape, for hypothesis."""

from datetime import date, timedelta

from hypothesis import settings
from hypothesis import strategies as st

from wayout.pathway import Day, Event, History, load_pathway

ROAD = load_pathway()
FIRST, LAST = date(2022, 2, 24), date(2026, 2, 18)
DATES = st.dates(FIRST, LAST)
SOME = settings(max_examples=60, deadline=None)  # a slow machine is no failure
MOVING = sorted(kind.id for kind in ROAD.kinds.values() if kind.track or kind.shows)


@st.composite
def days(draw: st.DrawFn) -> Day:
    """A day of any precision."""
    first = draw(DATES)
    written = draw(st.sampled_from(["day", "day", "month", "year", "interval"]))
    if written == "interval":
        return Day(first, first + timedelta(draw(st.integers(0, 60))), "interval")
    return Day.parse(str(first)[: {"day": 10, "month": 7, "year": 4}[written]])


@st.composite
def events(draw: st.DrawFn, number: int) -> Event:
    """An event of any kind, more often one that moves something."""
    kind = draw(st.sampled_from(MOVING) | st.sampled_from(sorted(ROAD.kinds)))
    details = ROAD.kind(kind).details
    known = draw(st.none() | DATES)
    return Event(
        f"e{number}",
        kind,
        draw(days()),
        source=draw(st.sampled_from(["card", "client", "листок"])),
        time=draw(st.none() | st.times().map(lambda time: f"{time:%H:%M}")),
        matter=draw(st.sampled_from([None, "m1", "m2"])),
        accused=draw(st.sampled_from([None, None, 1, 2])),
        known=known,
        gone=draw(st.none() | st.dates(known or FIRST, date(2026, 3, 1))),
        ground=draw(st.none() | st.text(max_size=5)),
        detail=draw(st.sampled_from([None, *details])) if details else draw(st.none() | st.text()),
    )


@st.composite
def histories(draw: st.DrawFn, id_: str = "h1", most: int = 8) -> History:
    """A history of up to `most` events."""
    found = sorted(
        (draw(events(number)) for number in range(draw(st.integers(0, most)))),
        key=lambda event: event.day.first,
    )
    begins, until = sorted((draw(DATES), draw(DATES)))
    return History(id_, tuple(found), begins, until)


@st.composite
def many(draw: st.DrawFn) -> list[History]:
    """Up to three histories with ids of their own, in any order."""
    ids = draw(st.lists(st.text(min_size=1, max_size=4), unique=True, max_size=3))
    return [draw(histories(id_, most=4)) for id_ in ids]
