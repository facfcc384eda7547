"""What can be asked of a session, without a process around it."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from wayout.casebook.cases.summary import Due
from wayout.casebook.due import local_day
from wayout.casebook.keeper.requests.every import every_request
from wayout.casebook.keeper.session import Session
from wayout.casebook.passphrase import Cost
from wayout.errors import LockedError, VaultError
from wayout.pathway import History

TYPED = b"seven words that only we know here\n"
AT = datetime(2025, 6, 10, 20, tzinfo=UTC)
TODAY = local_day(int(AT.timestamp()))  # further east that is the next day


def give(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    """Put a passphrase on a descriptor."""
    reading, writing = os.pipe()
    os.write(writing, data)
    os.close(writing)
    monkeypatch.setenv("WAYOUT_PASSPHRASE_FD", str(reading))


def ask(session: Session, request: str, *values: object) -> Any:  # noqa: ANN401  any answer
    """Ask a session for something by its name."""
    return every_request(session)[request](*values)


def due(history: History) -> list[Due]:
    """One deadline that is over, one to come, one after it."""
    del history
    days = {"over": -1, "next": 0, "later": 5}
    return [
        Due(name=name, article="1", due=TODAY + timedelta(days=number))
        for name, number in reversed(days.items())
    ]


@pytest.fixture
def session(folder: Path, cheap: Cost, monkeypatch: pytest.MonkeyPatch) -> Session:
    """A session with a fresh vault."""
    made = Session(due, cheap)
    _, writing = os.pipe()
    monkeypatch.setenv("WAYOUT_RECOVERY_FD", str(writing))
    give(monkeypatch, TYPED)
    assert made.new(str(folder / "team.wayout")) == {"recovery": True}
    made.vault.clock = lambda: int(AT.timestamp())
    return made


def test_a_case_is_added_shown_noted_found_and_deleted(
    session: Session, lines: list[bytes]
) -> None:
    """The plain work."""
    codes = ask(session, "add", b"\n".join(lines) + b"\n")
    assert len(codes) == 3
    ask(session, "note", codes[1], "Тестова звонила")
    shown = ask(session, "show", codes[1].lower())
    assert shown == {
        "code": codes[1],
        "title": "second",
        "people": [],
        "notes": ["Тестова звонила"],
    }
    assert list(ask(session, "find", ["тестова"])) == [codes[1]]
    ask(session, "delete", codes[1])
    assert list(ask(session, "find", ["тестова"])) == []
    assert sum(ask(session, "requests").values()) == 3
    assert ask(session, "check") == []
    with pytest.raises(VaultError):
        ask(session, "show", codes[1])


def test_the_list_tells_what_is_due_next(session: Session, lines: list[bytes]) -> None:
    """Today counts; what is over does not."""
    ask(session, "add", b"\n".join(lines))
    for row in ask(session, "list"):
        assert (row["next_deadline"], row["next_deadline_name"]) == (TODAY.isoformat(), "next")
        assert row["opened"] == "2025-06-10"  # of UTC, wherever one works
        assert set(row) == {
            "code", "state", "since", "opened", "people", "next_deadline", "next_deadline_name",
            "next_safe", "owner",
        }  # fmt: skip


def test_the_log_tells_that_it_was_read(session: Session, lines: list[bytes]) -> None:
    """Who, what, when, which; reading it is its next row."""
    (code,) = ask(session, "add", lines[2])
    ask(session, "log")
    rows = ask(session, "log")
    assert [(row["row"], row["action"], row["code"]) for row in rows] == [
        (1, "new", None),
        (2, "add", code),
        (3, "log", None),
    ]
    assert {row["member"] for row in rows} == {"owner"}
    assert all(datetime.fromisoformat(row["time"]).tzinfo is UTC for row in rows)


def test_nothing_is_answered_without_a_vault(cheap: Cost) -> None:
    """Not even an empty list."""
    session = Session(cost=cheap)
    for request in ("list", "log", "check", "requests"):
        with pytest.raises(VaultError):
            ask(session, request)
    assert session.remarks() == []
    session.close()


def test_whatever_does_not_open_gets_the_same_line(
    session: Session, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A wrong passphrase, a wrong recovery key, another member."""
    session.close()
    told = []
    for typed, name in (
        (b"wrong\n", None),
        (b"\n", None),
        (b"WAYOUT-VTYN-BZH6-XAFV-K8KH-TQM2-2E8M-E2GH-RMM2-DJT0-Z1TZ-HVQS\n", None),
        (TYPED, "Образцов"),
    ):
        give(monkeypatch, typed)
        with pytest.raises(LockedError) as refused:
            Session().open(str(folder / "team.wayout"), name)
        told.append((refused.value.message, refused.value.values))
    assert told == [told[0]] * 4


def test_without_a_place_for_it_there_is_no_recovery_key(
    folder: Path, cheap: Cost, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The answer says so."""
    monkeypatch.delenv("WAYOUT_RECOVERY_FD", raising=False)
    monkeypatch.setattr("wayout.casebook.keeper.secrets._TERMINAL", "/nowhere/tty")
    give(monkeypatch, TYPED)
    session = Session(cost=cheap)
    assert session.new(str(folder / "a.wayout"), "Макетова") == {"recovery": False}
    assert session.vault.ring.me.name == "Макетова"
    session.close()


def test_a_vault_that_is_not_there_is_told_before_anybody_types(folder: Path) -> None:
    """No passphrase is asked for."""
    with pytest.raises(VaultError):
        Session().open(str(folder / "none.wayout"))
