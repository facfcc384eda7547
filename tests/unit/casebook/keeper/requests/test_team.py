"""What a team asks of a session, without a process around it."""

import os
from pathlib import Path

import pytest
from tests.unit.casebook.keeper.requests.team_session import HIS, MINE, NAME, ask, give

from wayout.casebook.keeper.session import Session
from wayout.errors import LockedError, UsageError, VaultError


def remarks(session: Session) -> list[str]:
    """What it has to say beside its answers."""
    return [str(one) for one in session.remarks()]


def test_the_members_are_listed_with_who_asks(session: Session, codes: list[str]) -> None:
    """And how many cases each may open."""
    ask(session, "share", code=codes[0], name=NAME)
    told = [(one["name"], one["role"], one["cases"], one["me"]) for one in ask(session, "members")]
    assert told == [("owner", "member", 3, True), (NAME, "member", 1, False)]
    assert ask(session, "share_all", name=NAME) == 2


def test_what_a_removal_means_is_told_before_and_after(session: Session) -> None:
    """How many he could open; nothing happens before it is done."""
    his = {"removable": True, "could_open": 0, "lost": 0}
    assert ask(session, "leaving", name=NAME) == his
    mine = {"removable": False, "could_open": 3, "lost": 3}
    assert ask(session, "leaving", name="owner") == mine
    ask(session, "share_all", name=NAME)
    assert ask(session, "leaving", name="owner") == {**mine, "lost": 0}
    gone = ask(session, "remove_member", name=NAME)
    assert gone == {"name": NAME, "could_open": 3, "lost": 0}
    with pytest.raises(VaultError):
        ask(session, "leaving", name=NAME)


def test_a_new_passphrase_is_the_next_line(
    session: Session, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With `keys_only` nothing is read."""
    ask(session, "rekey", keys_only=True)
    give(monkeypatch, b"entirely different words for tomorrow\n" * 2)
    ask(session, "rekey")
    session.close()
    session.open(str(folder / "team.wayout"))
    session.close()
    give(monkeypatch, MINE)
    with pytest.raises(LockedError):
        session.open(str(folder / "team.wayout"))


def test_what_will_be_refused_asks_for_no_passphrase(
    session: Session, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name that is taken; another passphrase for the paper. The next line is still there."""
    reading, writing = os.pipe()
    monkeypatch.setenv("WAYOUT_RECOVERY_FD", str(writing))
    ask(session, "renew_recovery")
    give(monkeypatch, os.read(reading, 100) + HIS)
    with pytest.raises(VaultError, match="already"):
        ask(session, "add_member", name=f" {NAME.upper()} ")
    session.close()
    session.open(str(folder / "team.wayout"))
    with pytest.raises(VaultError, match="recovery key"):
        ask(session, "rekey")
    assert os.read(int(os.environ["WAYOUT_PASSPHRASE_FD"]), 100) == HIS
    assert not ask(session, "leaving", name="recovery key")["removable"]
    ask(session, "remove_member", name=NAME, give_up=True)
    assert not ask(session, "leaving", name="owner")["removable"]


def test_backups_get_the_new_keys_or_are_told_of(session: Session, folder: Path) -> None:
    """Each time keys change, but not when somebody comes."""
    ask(session, "backup", out=str(folder / "backup"))
    ask(session, "rekey", keys_only=True)
    assert remarks(session) == []
    (folder / "backup").rename(folder / "away")
    ask(session, "rekey", keys_only=True)
    assert [str(folder / "backup") in one for one in remarks(session)] == [True]
    ask(session, "remove_member", name=NAME)
    assert len(remarks(session)) == 1


def test_a_recovery_key_needs_a_place(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without one nothing is changed."""
    with pytest.raises(UsageError, match="WAYOUT_RECOVERY_FD"):
        ask(session, "renew_recovery")
    assert len(ask(session, "members")) == 2
    reading, writing = os.pipe()
    monkeypatch.setenv("WAYOUT_RECOVERY_FD", str(writing))
    ask(session, "renew_recovery")
    assert os.read(reading, 100).startswith(b"WAYOUT-")
    assert ask(session, "members")[-1]["role"] == "recovery"


@pytest.mark.parametrize("expires", [None, "2999-12-31"])
def test_a_case_goes_out_and_comes_in(
    session: Session, codes: list[str], folder: Path, expires: str | None
) -> None:
    """What is said of it is the same on both sides."""
    to, out = ask(session, "members")[0]["age"], str(folder / "case.age")
    made = ask(session, "export", code=codes[0], to=to, expires=expires, out=out)
    assert made.pop("stays") == {}
    assert (made["expires"], made["from"]["code"]) == (expires, codes[0])
    assert ask(session, "look_into", path=out) == made
    taken = ask(session, "import", path=out)
    assert taken.pop("code") not in codes
    assert taken == made


def test_what_is_not_in_an_export_is_told(session: Session, codes: list[str], folder: Path) -> None:
    """Consents and promises stay."""
    records = (
        b'{"record": "consent", "to": "share", "given": true, "day": "2025-01-01"}\n'
        b'{"record": "promise", "id": "1", "what": "call_back", "due": "2025-01-02"}\n'
    )
    ask(session, "write", code=codes[0], lines=records)
    to, out = ask(session, "members")[0]["age"], str(folder / "case.age")
    made = ask(session, "export", code=codes[0], to=to, expires=None, out=out)
    assert made["stays"] == {"consents": 1, "promises": 1}
