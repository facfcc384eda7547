"""Other keys come in whole: killed anywhere, exactly one passphrase opens, and nothing is lost."""

import errno
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from nacl.exceptions import CryptoError
from nacl.public import SealedBox
from tests.unit.casebook.interrupted import copied, killed_at, opens, team, typed_key

from wayout.casebook import disk
from wayout.casebook.cases.lines import read_lines
from wayout.casebook.cases.records import Noted
from wayout.casebook.cases.work import add_cases, list_cases, show_case, write_case
from wayout.casebook.checking import every_fault
from wayout.casebook.opening import open_vault
from wayout.casebook.passphrase import Cost
from wayout.casebook.people import add_member, remove_member
from wayout.casebook.rekeying import finish_swap, rekey
from wayout.casebook.ring.ring import Ring
from wayout.casebook.store.store import Store
from wayout.casebook.vault import Vault
from wayout.errors import AlteredError, OutputError, VaultError, WayoutError

pytestmark = pytest.mark.usefixtures("said")

SECOND = b"another six words"
NEW = b"the new passphrase"
NAME = "Образцов"
KILLED = 9

Step = Callable[[], None]


def test_another_passphrase_takes_the_place_of_the_old(
    vault: Vault, passphrase: bytes, lines: list[bytes]
) -> None:
    """The old one opens nothing, the new one all; both keys of the vault are new."""
    code = add_cases(vault, read_lines(lines))[0]
    database, ring = vault.ring.body.database, vault.ring.key
    rekey(vault, NEW)
    assert vault.ring.body.database != database
    assert vault.ring.key != ring
    assert vault.ring.body.coming is None
    write_case(vault, code, [Noted(text="in the same session")], "note")
    vault.close()
    assert not opens(vault.path, passphrase)
    with open_vault(vault.path, NEW) as again:
        assert show_case(again, code).notes[-1] == "in the same session"
        assert list(every_fault(again)) == []
    with pytest.raises(AlteredError):
        Store.open(vault.path, database)


def test_the_passphrase_stays_if_none_is_given(vault: Vault, passphrase: bytes) -> None:
    """Then only the keys are new."""
    before = vault.path.read_bytes()
    rekey(vault)
    vault.close()
    assert opens(vault.path, passphrase)
    assert vault.path.read_bytes()[:4096] != before[:4096]


def test_with_a_passphrase_all_that_was_mine_is_new(vault: Vault, lines: list[bytes]) -> None:
    """Of what an old ring and the old passphrase give, nothing opens a slot of the new ring."""
    code = add_cases(vault, read_lines(lines))[0]
    secret, me = vault.ring.secret, vault.ring.me
    rekey(vault, NEW)
    for slot in vault.ring.front.slots:
        with pytest.raises(CryptoError):
            SealedBox(secret.box).decrypt(slot.ring_key)
    mine = vault.ring.me
    assert (mine.name, mine.since, mine.slot) == (me.name, me.since, me.slot)
    assert not {mine.id, mine.box, mine.sign, mine.age} & {me.id, me.box, me.sign, me.age}
    assert show_case(vault, code).notes
    rekey(vault, b"and another")
    vault.close()
    with open_vault(vault.path, b"and another") as again:
        assert show_case(again, code).notes


def test_what_is_done_is_not_told_as_failed(
    vault: Vault, passphrase: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The store could not write how new the ring is; that is a remark."""
    before, real = vault.ring.front.generation, vault._remember_ring

    def full() -> None:
        if vault.ring.front.generation == before + 1:
            raise OutputError("full")
        real()

    with monkeypatch.context() as patch:
        patch.setattr(vault, "_remember_ring", full)
        rekey(vault)
    assert "full" in {str(remark) for remark in vault.remarks}
    vault.close()
    assert opens(vault.path, passphrase)


def test_a_passphrase_in_use_is_not_taken(vault: Vault, passphrase: bytes) -> None:
    """Neither my own as it is, nor that of another; nothing is changed."""
    add_member(vault, NAME, SECOND)
    before = vault.ring.front.generation
    for typed in (passphrase, SECOND, b""):
        with pytest.raises(VaultError):
            rekey(vault, typed)
    assert vault.ring.front.generation == before


def test_killed_anywhere_one_passphrase_opens(
    folder: Path,
    passphrase: bytes,
    cheap: Cost,
    lines: list[bytes],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """At every step that touches a disk: one of the two opens, under one key, with all cases."""
    (folder / "first").mkdir()
    code, paper = team(folder / "first" / "team.wayout", passphrase, cheap, lines)
    seen, number = set(), 0
    while True:
        path = copied(folder, number)

        def work(path: Path = path) -> None:
            with open_vault(path, passphrase) as vault:
                rekey(vault, NEW)

        went_on = killed_at(number, work, monkeypatch)
        found = [typed for typed in (passphrase, NEW) if opens(path, typed)]
        assert len(found) == 1
        seen.add(found[0])
        for typed in (found[0], SECOND, paper.encode()):
            with open_vault(path, typed) as vault:
                assert vault.ring.body.coming is None
                assert show_case(vault, code).notes
                assert list(every_fault(vault)) == []
        assert sorted(file.name for file in path.parent.iterdir() if "coming" in file.name) == []
        shutil.rmtree(path.parent)
        number += 1
        if not went_on:
            break
    assert seen == {passphrase, NEW}
    assert number > 30


def test_a_removal_that_was_killed_is_finished(
    folder: Path,
    passphrase: bytes,
    cheap: Cost,
    lines: list[bytes],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """He is a member with all he had, or he is out and the next opening brings in the new key."""
    (folder / "first").mkdir()
    code, _ = team(folder / "first" / "team.wayout", passphrase, cheap, lines)
    number, went_on, seen = 0, True, set()
    while went_on:
        path = copied(folder, number)
        ring = Ring.open(path.with_name(f"{path.name}.ring"), typed_key(SECOND))

        def work(path: Path = path) -> None:
            with open_vault(path, passphrase) as vault:
                remove_member(vault, NAME)

        went_on = killed_at(number, work, monkeypatch)
        with open_vault(path, passphrase) as vault:
            out = NAME not in {member.name for member in vault.ring.present}
            assert show_case(vault, code).notes
            assert vault.ring.body.coming is None
            assert vault.ring.body.epoch == int(out)
            assert (vault.ring.body.database != ring.body.database) == out
        assert opens(path, SECOND) != out
        seen.add(out)
        shutil.rmtree(path.parent)
        number += 1
    assert seen == {True, False}


def test_a_disk_that_fails_anywhere_leaves_a_vault_that_works(
    folder: Path, passphrase: bytes, cheap: Cost, lines: list[bytes]
) -> None:
    """It is said; the same session goes on, one passphrase opens, and the next opening finishes."""
    (folder / "first").mkdir()
    code, _ = team(folder / "first" / "team.wayout", passphrase, cheap, lines)
    number, failed = 0, True
    while failed:
        path, failed = copied(folder, number), False
        left = number

        def step() -> None:
            nonlocal left, failed
            left -= 1
            if left == -1:
                failed = True
                raise OSError(errno.ENOSPC, "no space")

        with open_vault(path, passphrase) as vault:
            with pytest.MonkeyPatch.context() as patch:
                patch.setattr(disk, "write_all", _failing(disk.write_all, step))
                patch.setattr(os, "fsync", _failing(os.fsync, step))
                patch.setattr(Path, "replace", _failing(Path.replace, step))
                patch.setattr(shutil, "copyfileobj", _failing(shutil.copyfileobj, step))
                said = _tried(vault)
            assert said or not failed
            write_case(vault, code, [Noted(text="goes on")], "note")
            added = add_cases(vault, read_lines(lines))
        found = [typed for typed in (passphrase, NEW) if opens(path, typed)]
        assert len(found) == 1
        with open_vault(path, found[0]) as vault:
            assert vault.ring.body.coming is None
            assert show_case(vault, code).notes[-1] == "goes on"
            assert {code for code, _ in list_cases(vault)} >= set(added)
        shutil.rmtree(path.parent)
        number += 1
    assert number > 12


def _failing(real: Callable[..., object], step: Step) -> Callable[..., object]:
    def called(*given: object) -> object:
        step()
        return real(*given)

    return called


def _tried(vault: Vault) -> list[Exception]:
    try:
        rekey(vault, NEW)
    except WayoutError as error:
        return [error]
    return vault.remarks


def test_a_key_that_cannot_come_in_now_comes_in_later(
    vault: Vault, passphrase: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No second one is begun before; the remark says that the old key is in use."""
    old = vault.ring.body.database

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "no space")

    with monkeypatch.context() as patch:
        patch.setattr(shutil, "copyfileobj", full)
        rekey(vault)
        assert "still in use" in str(vault.remarks[-1])
        coming = vault.ring.body.coming
        assert coming is not None
        with pytest.raises(OutputError):
            rekey(vault)
        assert vault.ring.body.coming == coming
    assert vault.ring.body.database == old
    finish_swap(vault)
    now = vault.ring.body
    assert now.coming is None
    assert now.database == coming
    vault.close()
    assert opens(vault.path, passphrase)


def test_a_ring_in_its_place_counts_though_its_writing_failed(
    vault: Vault, passphrase: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is in force is not told as failed: the new passphrase opens, and a remark says why."""
    real = disk.write_whole

    def half(path: Path, data: bytes) -> None:
        real(path, data)
        if path == vault.ring.path:
            raise OutputError("the folder was not synced")

    with monkeypatch.context() as patch:
        patch.setattr(disk, "write_whole", half)
        rekey(vault, NEW)
    assert vault.remarks
    vault.close()
    assert opens(vault.path, NEW)
    assert not opens(vault.path, passphrase)
