"""A drill can rehearse the printed recovery key: the right one opens the copy, no other does."""

import os
from pathlib import Path

import pytest

from wayout.casebook.keeper.requests.every import every_request
from wayout.casebook.keeper.session import Session
from wayout.casebook.passphrase import Cost
from wayout.errors import LockedError, VaultError

TYPED = b"seven words that only we know here\n"
OTHER = b"WAYOUT-VTYN-BZH6-XAFV-K8KH-TQM2-2E8M-E2GH-RMM2-DJT0-Z1TZ-HVQS\n"


def give(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    """Put what is typed on the descriptor."""
    reading, writing = os.pipe()
    os.write(writing, data)
    os.close(writing)
    monkeypatch.setenv("WAYOUT_PASSPHRASE_FD", str(reading))


@pytest.fixture
def made(folder: Path, cheap: Cost, monkeypatch: pytest.MonkeyPatch) -> tuple[Session, bytes]:
    """A session with a fresh vault, and what stands on the paper."""
    reading, writing = os.pipe()
    monkeypatch.setenv("WAYOUT_RECOVERY_FD", str(writing))
    session = Session(cost=cheap)
    give(monkeypatch, TYPED)
    session.new(str(folder / "team.wayout"))
    return session, os.read(reading, 200)


def test_the_paper_opens_the_copy(
    made: tuple[Session, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    """And the certificate says so."""
    session, paper = made
    give(monkeypatch, paper)
    assert every_request(session)["drill"](paper=True)["paper"] is True
    assert every_request(session)["drill"]()["paper"] is False


@pytest.mark.parametrize(("typed", "error"), [(OTHER, LockedError), (TYPED, VaultError)])
def test_nothing_else_does(
    made: tuple[Session, bytes],
    monkeypatch: pytest.MonkeyPatch,
    typed: bytes,
    error: type[Exception],
) -> None:
    """Another key is refused, and so is the passphrase: it would prove nothing of the paper."""
    session, _ = made
    give(monkeypatch, typed)
    with pytest.raises(error):
        every_request(session)["drill"](paper=True)
