"""A deadline is moved by hand only for a reason, and the day that the law counts is never lost."""

from collections.abc import Iterator
from datetime import date, timedelta
from html import unescape
from pathlib import Path

import pytest
from tests.promise.desk_world import Visitor
from tests.promise.followed_world import Keeper, always, between, desk_of, keeping

REASON = "Примеров в больнице"


@pytest.fixture
def counted(today: date) -> date:
    """The day to which the law counts."""
    return today + timedelta(days=3)


@pytest.fixture
def later(today: date) -> str:
    """A day after it."""
    return (today + timedelta(days=9)).isoformat()


@pytest.fixture
def keeper(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, counted: date) -> Iterator[Keeper]:
    """A vault with a case that has an appeal to file in three days."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("WAYOUT_LANG", "en")
    with keeping(tmp_path / "team.wayout", always(("appeal", counted))) as made:
        made.add(("left_unit", "2025-01-20"))
        yield made


@pytest.fixture
def visitor(keeper: Keeper, tmp_path: Path) -> Iterator[Visitor]:
    """Somebody who entered its desk."""
    with desk_of(keeper, tmp_path) as made:
        yield made


def page_of(visitor: Visitor) -> str:
    """The address of the page of the one deadline that is due."""
    return between(visitor.ask("GET", "/today").body, 'class="why" href="', '"')[0]


def due(keeper: Keeper) -> list[str]:
    """The days on which something is due."""
    return [one["day"] for one in keeper.ask("today", days=60, months=12)["due"]]


@pytest.mark.parametrize(
    ("day", "because"),
    [
        ("tomorrow", ""),
        ("tomorrow", " \t\n"),
        ("2027", REASON),
        ("soon", REASON),
        ("", ""),
    ],
)
def test_without_a_day_and_a_reason_nothing_moves(
    visitor: Visitor, keeper: Keeper, counted: date, day: str, because: str
) -> None:
    """It is said why, and what was typed stays."""
    got = visitor.ask("POST", f"{page_of(visitor)}/move", {"due": day, "because": because})
    assert got.status == 422
    assert 'role="alert"' in got.body
    assert f'name="due" value="{day}"' in got.body
    assert because.strip() in unescape(got.body)
    assert due(keeper) == [counted.isoformat()]


def test_the_reason_stays_inside_the_case(visitor: Visitor, keeper: Keeper, later: str) -> None:
    """Today shows the new day and the one of the law; the case and the deadline's page say why."""
    page = page_of(visitor)
    moved = {"due": later, "because": REASON, "sure": later}
    assert visitor.ask("POST", f"{page}/move", moved).status == 303
    assert due(keeper) == [later]
    today = visitor.ask("GET", "/today").body
    assert "moved by hand from" in today
    assert REASON not in unescape(today)
    assert page_of(visitor) == page, "the page of a deadline is that of the day the law counts"
    case = page.partition("/deadlines/")[0]
    for path in (page, case):
        assert REASON in unescape(visitor.ask("GET", path).body), path
    shown = visitor.ask("GET", page).body
    assert '<h2 id="why">Why by the law' in shown
    assert "in 9 days" in shown
    assert "later than the day to which the law counts" in shown


def test_a_term_of_the_defence_is_moved_beyond_the_law_only_when_asked(
    visitor: Visitor, keeper: Keeper, counted: date, later: str
) -> None:
    """Once, for that very day; an earlier day is taken as it is."""
    page, sooner = page_of(visitor), (counted - timedelta(days=2)).isoformat()
    moved = {"due": later, "because": REASON}
    for more in ({}, {"sure": sooner}):
        got = visitor.ask("POST", f"{page}/move", moved | more)
        assert got.status == 422
        assert f'name="sure" value="{later}"' in got.body
        assert "out of time" in got.body
    assert due(keeper) == [counted.isoformat()]
    assert visitor.ask("POST", f"{page}/move", moved | {"due": sooner}).status == 303
    assert due(keeper) == [sooner]


def test_what_was_decided_before_stays(
    visitor: Visitor, keeper: Keeper, today: date, counted: date, later: str
) -> None:
    """Moved, reminded of, done, not done, and back on the day of the law."""
    page = page_of(visitor)
    case = keeper.ask("list")[0]["code"]

    def decided(path: str, **form: str) -> dict[str, object]:
        assert visitor.ask("POST", f"{page}/{path}", form).status == 303
        (found,) = keeper.ask("show", code=case)["decided"]
        return {key: found.get(key) for key in ("due", "because", "ahead", "done")}

    told: dict[str, object] = {"due": later, "because": REASON}
    told |= {"ahead": None, "done": None}
    assert decided("move", due=later, because=REASON, sure=later) == told
    assert decided("remind", ahead="20") == told | {"ahead": 20}
    assert "20" in visitor.ask("GET", page).body
    assert decided("done") == told | {"ahead": 20, "done": today.isoformat()}
    assert due(keeper) == []
    assert decided("done", undone="1") == told | {"ahead": 20}
    back = {"due": None, "because": None, "ahead": 20, "done": None}
    assert decided("move", unmoved="1") == back
    assert due(keeper) == [counted.isoformat()]
    visitor.ask("POST", f"{page}/remind", {"ahead": ""})
    assert "decided" not in keeper.ask("show", code=case)


def test_a_reminder_is_a_number_of_days(visitor: Visitor, keeper: Keeper) -> None:
    """Whatever else is typed is said to be none."""
    page = page_of(visitor)
    for typed in ("-1", "400", "x", "٣"):
        got = visitor.ask("POST", f"{page}/remind", {"ahead": typed})
        assert got.status == 422, typed
    assert "decided" not in keeper.ask("show", code=keeper.ask("list")[0]["code"])


def test_no_address_tells_what_is_due(visitor: Visitor, counted: date) -> None:
    """Neither what it is, nor the day, nor the case; one that was drawn for none leads nowhere."""
    page = page_of(visitor)
    assert not any(said in page for said in ("appeal", counted.isoformat()))
    name = page.rpartition("/")[2]
    other = page.replace(page.split("/")[2], name)
    assert visitor.ask("GET", other).status == 422
