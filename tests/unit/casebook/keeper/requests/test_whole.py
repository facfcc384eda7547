"""A vault is backed up, restored and rehearsed by asking for it, and tells what it is worth."""

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from wayout import __version__
from wayout.casebook.cases.lines import read_lines
from wayout.casebook.cases.work import add_cases
from wayout.casebook.keeper.requests import whole
from wayout.casebook.keeper.requests.every import every_request
from wayout.casebook.keeper.session import Session
from wayout.casebook.making import make_vault
from wayout.casebook.passphrase import Cost
from wayout.casebook.people import add_member
from wayout.errors import AlteredError, LockedError, OutputError, VaultError

TYPED = b"seven words that only we know here"


@pytest.fixture
def papers() -> list[str]:
    """Printed recovery keys."""
    return []


@pytest.fixture
def session(folder: Path, cheap: Cost, lines: list[bytes], papers: list[str]) -> Iterator[Session]:
    """A session that holds a vault of three cases, with a recovery key."""
    vault = make_vault(folder / "team.wayout", TYPED, hand_over=papers.append, cost=cheap)
    add_cases(vault, read_lines(lines))
    made = Session()
    made.take(vault)
    yield made
    made.close()


def give(monkeypatch: pytest.MonkeyPatch, typed: bytes, variable: str) -> None:
    """Put a line on a descriptor."""
    reading, writing = os.pipe()
    os.write(writing, typed + b"\n")
    os.close(writing)
    monkeypatch.setenv(variable, str(reading))


def ask(session: Session, request: str, *values: object, **named: object) -> Any:  # noqa: ANN401  any
    """Ask a session for something by its name."""
    return every_request(session)[request](*values, **named)


def test_a_backup_tells_what_it_holds_and_is_restored(
    session: Session, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The vault that was restored is the one that is open then."""
    assert ask(session, "backup", str(folder / "b")) == {"cases": 3, "entries": 3}
    first = session.vault
    give(monkeypatch, TYPED, "WAYOUT_PASSPHRASE_FD")
    assert ask(session, "restore", str(folder / "b"), str(folder / "new")) == {"cases": 3}
    assert session.vault.path == folder / "new"
    assert session.vault.id == first.id


def test_what_cannot_be_restored_is_told_before_anybody_types(
    session: Session, folder: Path
) -> None:
    """Something is there, or there is no such backup."""
    for backup, path in (("b", "team.wayout"), ("none", "new")):
        with pytest.raises(VaultError):
            ask(session, "restore", str(folder / backup), str(folder / path))


def test_a_rehearsal_is_certified(session: Session) -> None:
    """What was in it, on which day; by whoever is at work."""
    vault = session.vault
    tip = vault.tip
    vault.clock = lambda: 1_900_000_000
    made = ask(session, "drill")
    assert made.pop("seconds") >= 0
    assert made == {
        "day": datetime.fromtimestamp(1_900_000_000, UTC).date().isoformat(),
        "vault": vault.id.hex(),
        "cases": 3,
        "entries": 3,
        "rows": tip.seq,
        "tip": tip.mac.hex(),
        "version": __version__,
        "paper": False,
    }


def test_who_and_about_whom_stands_in_the_log(session: Session) -> None:
    """By name; one whom the ring does not know any more by his id."""
    vault = session.vault
    member = add_member(vault, "Макетова", b"another six words")
    rows = ask(session, "log")
    assert (rows[-1]["action"], rows[-1]["about"]) == ("member added", "Макетова")
    assert {row["member"] for row in rows} == {"owner"}
    vault.ring.body = vault.ring.body.with_members([vault.ring.me])
    assert ask(session, "log")[len(rows) - 1]["about"] == member.id.hex()


def test_faults_are_told_with_their_values(session: Session) -> None:
    """As words; how many there were stands in the log."""
    with session.vault.store.transaction():
        session.vault.store.write("UPDATE entries SET sealed = x'00'")
    faults = ask(session, "check")
    assert len(faults) == 3
    for fault in faults:
        assert fault["message"].format(**fault["values"]).startswith("An entry of case ")
    assert ask(session, "log")[-1]["number"] == 3


def test_months_are_counted(session: Session) -> None:
    """Of all cases, and that is logged."""
    (count,) = ask(session, "requests").values()
    assert count == 3
    row = ask(session, "log")[-1]
    assert (row["action"], row["number"]) == ("requests", 1)


def test_a_wrong_passphrase_restores_nothing(
    session: Session, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was open stays open."""
    ask(session, "backup", str(folder / "b"))
    give(monkeypatch, b"wrong", "WAYOUT_PASSPHRASE_FD")
    with pytest.raises(LockedError):
        ask(session, "restore", str(folder / "b"), str(folder / "new"))
    assert session.vault.path == folder / "team.wayout"
    assert len(ask(session, "list")) == 3


def test_a_backup_that_was_destroyed_is_struck_out(session: Session, folder: Path) -> None:
    """Not while it is there, and not twice."""
    ask(session, "backup", str(folder / "b"))
    with pytest.raises(VaultError, match="still there"):
        ask(session, "forget_backup", str(folder / "b"))
    (folder / "b").unlink()
    ask(session, "forget_backup", str(folder / "b"))
    assert session.vault.store.rows("SELECT count(*) FROM backups") == [(0,)]
    with pytest.raises(VaultError, match="knows of no backup"):
        ask(session, "forget_backup", str(folder / "b"))


def test_a_check_tells_what_it_found_though_it_cannot_be_logged(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A store that met a damaged page takes no row; of a sound one it is told."""
    fault = AlteredError("{path} holds a document of no case.", path="team.wayout")

    def refuse(*_: object) -> None:
        raise OutputError(
            "{path} cannot be written: {reason}. Nothing was lost; make room and try again.",
            path="team.wayout",
            reason="read only",
        )

    monkeypatch.setattr(session, "note_act", refuse)
    monkeypatch.setattr(whole, "every_fault", lambda _: iter([fault]))
    assert [one["message"] for one in ask(session, "check")] == [fault.message]
    monkeypatch.setattr(whole, "every_fault", lambda _: iter([]))
    with pytest.raises(OutputError):
        ask(session, "check")
