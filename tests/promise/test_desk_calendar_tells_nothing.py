"""A calendar leaves this machine: what is in it says neither who, nor where, nor what of."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from tests.promise.desk_world import Visitor
from tests.promise.followed_world import Keeper, between, desk_of, keeping

from wayout.casebook.cases.summary import Due
from wayout.text.dates import format_day

COMING, DUE, SAFE = timedelta(days=8), timedelta(days=3), timedelta(days=2)  # from today
PLAIN = {"Appointment", "Safe day"}


@pytest.fixture
def keeper(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, today: date) -> Iterator[Keeper]:
    """A vault with one case that has a hearing to come, one that is over, and a term."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("WAYOUT_LANG", "en")
    term = Due(name="appeal", article="upk.389.4.1", due=today + DUE, safe=today + SAFE)
    with keeping(tmp_path / "team.wayout", lambda _: [term]) as made:
        code = made.add(("left_unit", "2025-01-20"), ("hearing", "2025-02-20"))
        event = {"kind": "hearing_planned", "day": (today + COMING).isoformat(), "time": "09:30"}
        made.write(code, record="event", event={**event, "detail": "Примеров"})
        made.write(code, record="court case", number="1-57/2025", court="99GV0001")
        yield made


@pytest.fixture
def visitor(keeper: Keeper, tmp_path: Path) -> Iterator[Visitor]:
    """Somebody who entered its desk."""
    with desk_of(keeper, tmp_path) as made:
        yield made


def entries(visitor: Visitor, path: str) -> list[Any]:
    """The entries of a calendar, read back by the library."""
    got = visitor.ask("GET", path)
    assert got.headers["content-type"].startswith("text/calendar")
    assert got.headers["cache-control"] == "no-store"
    return list(Calendar.from_ical(got.body).walk("VEVENT"))


def test_nothing_of_the_case_stands_in_it(visitor: Visitor, keeper: Keeper) -> None:
    """Unless its code is asked for; a name, a court or an article never is."""
    code = keeper.ask("list")[0]["code"]
    written = visitor.ask("GET", "/today.ics?deadlines=1").body
    for said in (code, "Примеров", "Ушёл", "99GV", "1-57", "389", "appeal", "earing", "ayout"):
        assert said not in written, said
    for path in ("/today.ics", "/today.ics?deadlines=1"):
        assert {str(one["summary"]) for one in entries(visitor, path)} <= PLAIN
    (coded,) = entries(visitor, "/today.ics?codes=1")
    assert coded["summary"] == f"Appointment {code}"


def test_days_and_times_are_those_of_the_case(visitor: Visitor, today: date) -> None:
    """A time is that of the clock at the court: no zone is made up."""
    hearing, last = sorted(
        entries(visitor, "/today.ics?deadlines=1"), key=lambda one: str(one["summary"])
    )
    assert hearing.decoded("dtstart") == datetime.combine(today + COMING, time(9, 30))
    assert last.decoded("dtstart") == today + SAFE
    assert last["description"] == f"Last day: {format_day(today + DUE, 'en')}"
    assert "description" not in hearing


def test_today_has_every_hearing(visitor: Visitor, keeper: Keeper, today: date) -> None:
    """With its time; whether a court has a number for the case makes no difference."""
    other = keeper.add(("hearing_planned", (today + COMING).isoformat()))
    rows = between(visitor.ask("GET", "/today").body, '<p class="when">', "</li>")
    found = [row for row in rows if "<b>hearing</b>" in row]
    assert sorted((other in row, "09:30" in row) for row in found) == [(False, True), (True, False)]


def test_an_entry_is_the_same_one_every_time(visitor: Visitor, keeper: Keeper, today: date) -> None:
    """By an id that differs from vault to vault; a deadline that was moved keeps its own."""
    case = between(visitor.ask("GET", "/cases").body, '<th scope="row"><a href="', '"')[0]

    def ids(path: str) -> set[str]:
        return {str(one["uid"]) for one in entries(visitor, path)}

    before = ids("/today.ics?deadlines=1&codes=1")
    assert len(before) == 2
    keeper.write(
        keeper.ask("list")[0]["code"], record="deadline", name="appeal", because="x",
        counted=(today + DUE).isoformat(), due=(today + COMING).isoformat(),
    )  # fmt: skip
    assert ids(f"{case}/calendar.ics?deadlines=1") == before
    assert ids("/today.ics?whose=mine&deadlines=1") == set()
