"""The proof of a deletion tells what happened, and only of what happened."""

import io
from pathlib import Path

import pytest

from wayout.casebook.backup import make_backup
from wayout.casebook.cases.lines import read_lines
from wayout.casebook.cases.records import Noted
from wayout.casebook.cases.work import add_cases, write_case
from wayout.casebook.chain.log import entries
from wayout.casebook.deletion import Why, bury, delete_case
from wayout.casebook.documents.keeping import attach_document, take_back
from wayout.casebook.people import add_member
from wayout.casebook.proof import prove_deletion
from wayout.casebook.reaching import GRACE, forget_backup, reach_backups
from wayout.casebook.vault import Vault
from wayout.errors import AlteredError, RefusedError, VaultError

DAY = 86400
NOON = 1_767_268_800  # 2026-01-01 12:00 UTC


class Clock:
    """A clock that is put forward by hand."""

    def __init__(self) -> None:
        self.second = NOON

    def __call__(self) -> int:
        """Tell the second."""
        return self.second


@pytest.fixture
def clock(vault: Vault) -> Clock:
    """The clock of the vault."""
    made = Clock()
    vault.clock = made
    return made


@pytest.fixture
def codes(vault: Vault, clock: Clock, lines: list[bytes]) -> list[str]:
    """Three cases, opened on the first of January."""
    made = add_cases(vault, read_lines(lines))
    clock.second += DAY
    return made


def test_a_proof_tells_when_by_whom_why_and_what(
    vault: Vault, clock: Clock, codes: list[str]
) -> None:
    """Entries and documents are those that were there at the end."""
    write_case(vault, codes[0], [Noted(text="more")], "note")
    for name in ("a", "b"):
        attach_document(vault, codes[0], io.BytesIO(b"x"), name)
    take_back(vault, codes[0], 1)
    write_case(vault, codes[1], [Noted(text="of another")], "note")
    delete_case(vault, codes[0], "retention")
    clock.second += DAY
    proof = prove_deletion(vault, codes[0].lower())
    grave, destroyed = proof.grave, proof.destroyed
    assert str(proof.made) == "2026-01-03"
    assert (grave.opened, grave.at) == ("2026-01-01", NOON + DAY)
    assert (grave.by.name, grave.reason) == ("owner", "retention")
    assert (destroyed.entries, destroyed.documents) == (5, 1)
    acts = {entry.seq: entry.act.action for entry in entries(vault.store)}
    assert acts[destroyed.row] == "delete"
    assert destroyed.keys_row is not None
    assert acts[destroyed.keys_row] == "keys destroyed"
    assert list(acts.values())[-1] == "proof"
    assert (proof.backups, proof.unreached) == (0, ())


@pytest.mark.usefixtures("clock")
def test_what_was_not_deleted_has_no_proof(vault: Vault, codes: list[str]) -> None:
    """A case that is there is refused; one that never was is not known; neither is logged."""
    delete_case(vault, codes[2])
    rows = len(list(entries(vault.store)))
    with pytest.raises(RefusedError, match=f"{codes[0]} was not deleted"):
        prove_deletion(vault, codes[0])
    with pytest.raises(VaultError, match="no case 0000-0000"):
        prove_deletion(vault, "0000-0000")
    assert len(list(entries(vault.store))) == rows


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE tombstones SET opened = '2020-01-01'",
        "UPDATE tombstones SET at = at + 1",
        "UPDATE tombstones SET at = 'text'",
        "UPDATE tombstones SET reason = 'mistake'",
        "UPDATE tombstones SET reason = 7",
        "UPDATE tombstones SET member = substr(member, 2)",
        "UPDATE tombstones SET signature = substr(signature, 2)",
    ],
)
def test_a_tombstone_that_was_altered_proves_nothing(
    statement: str, vault: Vault, codes: list[str]
) -> None:
    """Its signature is checked first."""
    delete_case(vault, codes[0])
    with vault.store.transaction():
        vault.store.write(statement)
    with pytest.raises(AlteredError, match="tombstone"):
        prove_deletion(vault, codes[0])


def test_another_member_proves_the_same(vault: Vault, codes: list[str]) -> None:
    """The signature stays that of who deleted it."""
    delete_case(vault, codes[0])
    mine = prove_deletion(vault, codes[0])
    add_member(vault, "Примеров", b"another passphrase of his own")
    assert prove_deletion(vault, codes[0]).grave == mine.grave


def test_the_backups_are_told_of(
    vault: Vault, clock: Clock, codes: list[str], tmp_path: Path
) -> None:
    """Which hold the keys, and until when that may be; one made afterwards does not count."""
    near, far = tmp_path / "near", tmp_path / "far"
    for place in (near, far):
        make_backup(vault, place)
    far.rename(tmp_path / "away")
    delete_case(vault, codes[0])
    proof = prove_deletion(vault, codes[0])
    assert proof.backups == 2
    assert [(one.path, one.since) for one in proof.unreached] == [(far, clock.second + GRACE)]
    clock.second += DAY
    make_backup(vault, tmp_path / "later")
    delete_case(vault, codes[1])
    (tmp_path / "later").rename(tmp_path / "later away")
    delete_case(vault, codes[2])
    assert [one.path for one in prove_deletion(vault, codes[0]).unreached] == [far]
    assert [one.path.name for one in prove_deletion(vault, codes[2]).unreached] == ["far", "later"]
    rows = [prove_deletion(vault, code).destroyed for code in codes]
    assert [(one.keys_row or 0) - one.row for one in rows] == [1, 1, 1]
    (tmp_path / "away").rename(far)
    reach_backups(vault)
    assert prove_deletion(vault, codes[0]).unreached == ()
    forget_backup(vault, near)
    assert prove_deletion(vault, codes[0]).backups == 2


@pytest.mark.parametrize("why", ["request", "mistake"])
def test_keys_that_a_killed_process_left_are_destroyed_first(
    why: Why, vault: Vault, codes: list[str]
) -> None:
    """A proof does not speak of what was not done."""
    case = next(entry.act.case for entry in entries(vault.store) if entry.act.case is not None)
    with vault.change() as change:
        bury(vault, change, case, why)
    proof = prove_deletion(vault, codes[0])
    assert proof.destroyed.keys_row is not None
    assert case not in {grant.case for grant in vault.ring.segments.grants}
