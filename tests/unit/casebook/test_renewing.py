"""A new printed recovery key takes the place of the old one; no case is lost by it unasked."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.unit.casebook.interrupted import opens, team, typed_key

from wayout.casebook.cases.lines import read_lines
from wayout.casebook.cases.work import add_cases, list_cases, show_case
from wayout.casebook.making import make_vault
from wayout.casebook.opening import open_vault
from wayout.casebook.passphrase import Cost
from wayout.casebook.people import remove_member
from wayout.casebook.rekeying import rekey, renew_recovery
from wayout.casebook.ring.ring import Ring
from wayout.casebook.store.store import Store
from wayout.casebook.vault import Vault
from wayout.errors import AlteredError, LockedError, OutputError, UsageError, VaultError

pytestmark = pytest.mark.usefixtures("said")

SECOND = b"another six words"
NEW = b"the new passphrase"
NAME = "Образцов"
KILLED = 9

Step = Callable[[], None]


def test_a_new_paper_takes_the_place_of_the_old(
    folder: Path, passphrase: bytes, cheap: Cost, lines: list[bytes]
) -> None:
    """The old one opens nothing, not with an old ring either; the new one every case of mine."""
    path = folder / "team.wayout"
    code, old = team(path, passphrase, cheap, lines)
    ring = Ring.open(path.with_name(f"{path.name}.ring"), typed_key(old.encode()))
    papers: list[str] = []
    with open_vault(path, passphrase) as vault:
        renew_recovery(vault, papers.append)
        assert [member.role for member in vault.ring.present].count("recovery") == 1
    assert not opens(path, old.encode())
    with pytest.raises(AlteredError):
        Store.open(path, ring.body.database)
    with open_vault(path, papers[0].encode()) as paper:
        assert len(list_cases(paper)) == len(lines)
        assert show_case(paper, code).notes
        with pytest.raises(VaultError, match="recovery key"):
            rekey(paper, NEW)
        with pytest.raises(VaultError, match="recovery key"):
            renew_recovery(paper, papers.append)


def test_cases_that_only_the_paper_opens_are_not_lost_unasked(
    folder: Path, passphrase: bytes, cheap: Cost, lines: list[bytes]
) -> None:
    """Their last other member left; it must be said that they are given up."""
    path = folder / "team.wayout"
    team(path, passphrase, cheap, lines)
    papers: list[str] = []
    with open_vault(path, SECOND) as vault:
        remove_member(vault, "owner")
        with pytest.raises(VaultError, match="lost: 2"):
            renew_recovery(vault, papers.append)
        assert papers == []
        renew_recovery(vault, papers.append, give_up=True)
    with open_vault(path, papers[0].encode()) as paper:
        assert len(list_cases(paper)) == 1


def test_a_vault_without_a_paper_gets_one(vault: Vault, lines: list[bytes]) -> None:
    """Nobody left, so the epoch stays."""
    add_cases(vault, read_lines(lines))
    papers: list[str] = []
    renew_recovery(vault, papers.append)
    assert vault.ring.body.epoch == 0
    vault.close()
    with open_vault(vault.path, papers[0].encode()) as paper:
        assert len(list_cases(paper)) == len(lines)


def test_a_key_that_reached_nobody_takes_no_place(
    folder: Path, cheap: Cost, passphrase: bytes
) -> None:
    """It is handed over before the old one is given up; then the old one is still good."""
    papers: list[str] = []
    vault = make_vault(folder / "v", passphrase, hand_over=papers.append, cost=cheap)

    def refuse(paper: str) -> None:
        del paper
        raise UsageError("The recovery key could not be handed over.")

    with pytest.raises(UsageError):
        renew_recovery(vault, refuse)
    vault.close()
    open_vault(folder / "v", papers[0].encode()).close()


def test_a_ring_that_cannot_be_written_is_told_of_the_key_that_was_shown(
    folder: Path, cheap: Cost, passphrase: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What stands on the new paper opens nothing, and the old one does."""
    papers: list[str] = []
    vault = make_vault(folder / "v", passphrase, hand_over=papers.append, cost=cheap)

    def full(*_: object) -> None:
        raise OutputError(
            "{path} cannot be written: {reason}. Nothing was lost; make room and try again.",
            path="ring",
            reason="full",
        )

    with monkeypatch.context() as patched:
        patched.setattr("wayout.casebook.disk.write_whole", full)
        with pytest.raises(OutputError, match="opens nothing"):
            renew_recovery(vault, papers.append)
    vault.close()
    open_vault(folder / "v", papers[0].encode()).close()
    with pytest.raises(LockedError):
        open_vault(folder / "v", papers[1].encode())
