"""What follows a case: whose it is, and what the law moved."""

import os
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from wayout.casebook.cases.summary import Due
from wayout.casebook.keeper.requests.every import every_request
from wayout.casebook.keeper.session import Session
from wayout.casebook.passphrase import Cost
from wayout.casebook.people import name_of
from wayout.errors import VaultError
from wayout.pathway import History

LAW = {"days": 12}  # by which the session counts


def due(history: History) -> list[Due]:
    """One deadline of the first event."""
    return [
        Due(name="check", article="1", due=event.day.last + timedelta(days=LAW["days"]))
        for event in history.live[:1]
    ]


def ask(session: Session, request: str, **values: object) -> Any:  # noqa: ANN401  any answer
    """Ask a session for something by its name."""
    return every_request(session)[request](**values)


@pytest.fixture
def session(folder: Path, cheap: Cost, monkeypatch: pytest.MonkeyPatch) -> Session:
    """A session with a fresh vault, and a law that can be changed."""
    reading, writing = os.pipe()
    os.write(writing, b"seven words that only we know here\n")
    os.close(writing)
    monkeypatch.setenv("WAYOUT_PASSPHRASE_FD", str(reading))
    monkeypatch.setitem(LAW, "days", 12)
    made = Session(due, cheap, tables=lambda: str(LAW["days"]))
    made.new(str(folder / "team.wayout"))
    return made


@pytest.fixture
def code(session: Session, lines: list[bytes]) -> str:
    """A case with one event."""
    found: list[str] = ask(session, "add", lines=lines[0])
    return found[0]


def test_a_case_is_taken_and_given_back(session: Session, code: str) -> None:
    """By the name of a member, which the list and the case show."""
    ask(session, "take", code=code, name="owner")
    assert ask(session, "show", code=code)["owner"] == "owner"
    assert ask(session, "list")[0]["owner"] == "owner"
    ask(session, "take", code=code, name=None)
    assert "owner" not in ask(session, "show", code=code)
    with pytest.raises(VaultError):
        ask(session, "take", code=code, name="Вера")


def test_a_name_is_told_of_who_is_there(session: Session) -> None:
    """Not of nobody, and not of one who has left."""
    ring = session.vault.ring
    assert name_of(ring, ring.me.id) == "owner"
    assert name_of(ring, None) is None
    assert name_of(ring, bytes(16)) is None


def test_what_the_law_moved_is_told_until_it_is_accepted(
    session: Session, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With both days; a deadline that is gone has no later one."""
    assert ask(session, "law_moved") == []
    monkeypatch.setitem(LAW, "days", 22)
    row = {"code": code, "name": "check", "article": "1", "was": "2025-02-01", "now": "2025-02-11"}
    (told,) = ask(session, "law_moved")
    assert row.items() <= told.items()
    ask(session, "accept_law", code=code)
    assert ask(session, "law_moved") == []
    monkeypatch.setattr(session.vault, "deadlines", lambda _: [])
    monkeypatch.setitem(LAW, "days", 23)
    (gone,) = ask(session, "law_moved")
    assert (gone["was"], gone["now"]) == ("2025-02-11", None)
