"""A case goes into a file and comes out of one: all of it or nothing, and the log has it."""

import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyrage
import pytest

from wayout.casebook.cases.lines import read_lines
from wayout.casebook.cases.work import add_cases, list_cases, show_case
from wayout.casebook.checking import every_fault
from wayout.casebook.exporting import MOST
from wayout.casebook.handing_on import hand_on, look_into, take_in
from wayout.casebook.vault import Vault
from wayout.errors import CasesError, OutputError, VaultError

CALLS = ("write", "fsync", "ftruncate")


@pytest.fixture
def code(vault: Vault, lines: list[bytes]) -> str:
    """A case of the vault."""
    return add_cases(vault, read_lines(lines))[0]


@pytest.fixture
def export(vault: Vault, code: str, folder: Path) -> Path:
    """The case in a file, for me."""
    hand_on(vault, code, vault.ring.me.age, None, folder / "case.age")
    return folder / "case.age"


def actions(vault: Vault) -> list[str]:
    """The actions of the log."""
    return [row[0] for row in vault.store.rows("SELECT action FROM audit ORDER BY seq")]


def failing(real: Callable[..., Any], left: list[int]) -> Callable[..., Any]:
    """A call of the system for which there is no room, from one time on."""

    def call(*given: Any) -> Any:  # noqa: ANN401  as the system takes them
        left[0] -= 1
        if left[0] <= 0:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return real(*given)

    return call


def full_at(patch: pytest.MonkeyPatch, at: int) -> list[int]:
    """Let the disk be full from one call of ours on; returns what counts down to it."""
    left = [at]
    for name in CALLS:
        real = getattr(os, name)
        patch.setattr(f"wayout.casebook.disk.os.{name}", failing(real, left))
    return left


def test_the_file_is_mine_alone_and_opens_with_my_key(vault: Vault, export: Path) -> None:
    """Mode 0600; any age program reads it."""
    assert export.stat().st_mode & 0o777 == 0o600
    identity = pyrage.x25519.Identity.from_str(vault.ring.secret.age)
    assert "Отпуск".encode() in pyrage.decrypt(export.read_bytes(), [identity])
    assert actions(vault)[-1] == "export"


def test_a_place_that_is_taken_or_not_there_is_said(vault: Vault, code: str, folder: Path) -> None:
    """A link that leads nowhere is not followed."""
    (folder / "link").symlink_to(folder / "nothing")
    with pytest.raises(VaultError, match="there already"):
        hand_on(vault, code, vault.ring.me.age, None, folder / "link")
    with pytest.raises(VaultError, match="no folder"):
        hand_on(vault, code, vault.ring.me.age, None, folder / "none" / "x")
    assert actions(vault)[-1] == "add"


def test_it_comes_back_under_another_code(vault: Vault, code: str, export: Path) -> None:
    """The same case a second time; both acts are logged."""
    assert look_into(vault, export).code == code
    assert actions(vault)[-1] == "look into an export"
    taken = take_in(vault, export)
    assert taken.code != taken.export.code == code
    assert show_case(vault, taken.code).line() == show_case(vault, code).line()
    assert actions(vault)[-4:-2] == ["add", "import"]


def test_a_file_that_cannot_be_an_export_is_said(vault: Vault, folder: Path) -> None:
    """None there, a folder, one that is too large; nothing is logged."""
    before = vault.tip
    (folder / "large").write_bytes(bytes(MOST + 1))
    faults: list[tuple[str, type[Exception]]] = [
        ("none", VaultError), (".", VaultError), ("large", CasesError)
    ]  # fmt: skip
    for name, error in faults:
        for use in (look_into, take_in):
            with pytest.raises(error):
                use(vault, folder / name)
    assert vault.tip == before


def test_a_disk_that_is_full_leaves_no_file(
    vault: Vault, code: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whichever call of ours finds no room: the whole file or none, and the log says which."""
    out = folder / "case.age"
    for at in range(1, 50):
        with monkeypatch.context() as patch:
            left = full_at(patch, at)
            try:
                hand_on(vault, code, vault.ring.me.age, None, out)
            except OutputError:
                assert not out.exists()
            else:
                assert look_into(vault, out).code == code
        if left[0] > 0:
            break
        assert (actions(vault)[-1] == "not done") == (not out.exists())
        assert [one.name for one in folder.glob("case.age*")] in ([], ["case.age"])
        out.unlink(missing_ok=True)
    assert at > 2


def test_a_case_is_taken_in_whole_or_not(
    vault: Vault, export: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whichever call of ours finds no room."""
    for at in range(1, 50):
        before = len(list_cases(vault))
        with monkeypatch.context() as patch:
            left = full_at(patch, at)
            try:
                take_in(vault, export)
            except OutputError:
                assert len(list_cases(vault)) == before
            else:
                assert len(list_cases(vault)) == before + 1
        if left[0] > 0:
            break
        assert list(every_fault(vault)) == []
    assert at > 2


def test_that_it_was_taken_in_is_a_remark_if_it_cannot_be_logged(
    vault: Vault, export: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The case is there, and its code is told."""
    add = add_cases

    def then_full(*given: Any) -> list[str]:  # noqa: ANN401  as it takes them
        made = add(*given)
        monkeypatch.setattr(vault, "change", full)
        return made

    def full() -> None:
        raise OutputError("full")

    monkeypatch.setattr("wayout.casebook.handing_on.add_cases", then_full)
    taken = take_in(vault, export)
    monkeypatch.undo()
    assert [str(remark) for remark in vault.remarks] == ["full"]
    assert show_case(vault, taken.code).title == "Отпуск"
