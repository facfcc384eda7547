"""What the list is asked for: all, a page of what is wanted, the rows of it."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from wayout.casebook.cases.summary import Due
from wayout.casebook.cases.work import find_code
from wayout.casebook.due import local_day
from wayout.casebook.keeper.requests.every import every_request
from wayout.casebook.keeper.session import Session
from wayout.casebook.passphrase import Cost
from wayout.errors import UsageError
from wayout.pathway import History

AT = datetime(2025, 6, 10, 20, tzinfo=UTC)
TODAY = local_day(int(AT.timestamp()))  # further east that is the next day


def due(history: History) -> list[Due]:
    """What is due where anything happened."""
    last, safe = TODAY + timedelta(days=2), TODAY + timedelta(days=1)
    return [Due(name="check", article="1", due=last, safe=safe)] * bool(history.events)


def ask(session: Session, request: str, **values: object) -> Any:  # noqa: ANN401  any answer
    """Ask a session for something by its name."""
    return every_request(session)[request](**values)


@pytest.fixture
def session(folder: Path, cheap: Cost, monkeypatch: pytest.MonkeyPatch) -> Session:
    """A session with a fresh vault."""
    reading, writing = os.pipe()
    os.write(writing, b"seven words that only we know here\n")
    os.close(writing)
    monkeypatch.setenv("WAYOUT_PASSPHRASE_FD", str(reading))
    made = Session(due, cheap)
    made.new(str(folder / "team.wayout"))
    made.vault.clock = lambda: int(AT.timestamp())
    return made


@pytest.fixture
def codes(session: Session, lines: list[bytes]) -> list[str]:
    """The codes of three cases, the first of which has a deadline."""
    found: list[str] = ask(session, "add", lines=b"\n".join(lines))
    return found


def test_a_page_tells_rows_numbers_and_who_asks(session: Session, codes: list[str]) -> None:
    """The next deadline first; no name but of members."""
    ask(session, "take", code=codes[0], name="owner")
    page = ask(session, "page", wanted={}, part={"limit": 1})
    assert page["rows"] == [
        {
            "code": codes[0], "state": "absent", "since": "2025-01-20", "people": 1,
            "opened": "2025-06-10", "written": "2025-06-10", "court": False,
            "changed": False, "next_deadline": (TODAY + timedelta(days=2)).isoformat(),
            "next_safe": (TODAY + timedelta(days=1)).isoformat(),
            "next_deadline_name": "check", "owner": "owner",
        }
    ]  # fmt: skip
    assert (page["number"], page["further"], page["me"]) == (3, True, "owner")
    assert page["counts"]["due"] == {"3": 1, "7": 1, "14": 1, "30": 1, "90": 1}
    part = {"limit": 5, "after": codes[0]}
    rest = ask(session, "page", wanted={"owner": ""}, part=part)
    assert {row["code"] for row in rest["rows"]} == set(codes[1:])


def test_rows_are_all_that_match(session: Session, codes: list[str]) -> None:
    """In the order that is asked for."""
    told = ask(session, "rows", wanted={"opened": ["2025-01-01", None]}, order="code")
    assert [row["code"] for row in told["rows"]] == sorted(codes)
    assert not told["further"]


@pytest.mark.parametrize(
    ("wanted", "part"),
    [
        ({"state": 1}, {"limit": 5}),
        ({"words": "Примеров"}, {"limit": 5}),
        ({"opened": ["someday", None]}, {"limit": 5}),
        ({"due": 4}, {"limit": 5}),
        ({}, {"limit": 0}),
        ({}, {"limit": 501}),
        ({}, {"limit": 5, "order": "name"}),
        ({}, {}),
    ],
)
def test_what_cannot_be_asked_is_refused(
    session: Session, wanted: dict[str, object], part: dict[str, object]
) -> None:
    """Without a word of what was asked."""
    with pytest.raises(UsageError) as refused:
        ask(session, "page", wanted=wanted, part=part)
    assert "Примеров" not in str(refused.value)


def test_an_altered_case_is_told_and_left_out(session: Session, codes: list[str]) -> None:
    """Of the page and of its numbers, though its summary was opened before."""
    ask(session, "page", wanted={}, part={"limit": 5})
    vault = session.vault
    with vault.store.transaction():
        case = find_code(vault, codes[1])
        vault.store.write("UPDATE cases SET summary = ? WHERE id = ?", (b"x" * 99, case))
    page = ask(session, "page", wanted={}, part={"limit": 5})
    assert {row["code"] for row in page["rows"]} == {codes[0], codes[2]}
    assert page["number"] == 2
    assert [one.values["code"] for one in session.remarks()] == [codes[1]]
