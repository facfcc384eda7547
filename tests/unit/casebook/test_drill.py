"""The drill certifies what was rehearsed, and leaves neither files nor another head."""

import errno

import pytest

from wayout.casebook.cases.lines import read_lines
from wayout.casebook.cases.work import add_cases
from wayout.casebook.drill import drill
from wayout.casebook.opening import open_vault
from wayout.casebook.vault import Vault
from wayout.errors import LockedError, OutputError

pytestmark = pytest.mark.usefixtures("said")


def test_a_drill_is_certified(vault: Vault, passphrase: bytes, lines: list[bytes]) -> None:
    """Both with the passphrase and without: it counts the vault and is logged."""
    add_cases(vault, read_lines(lines))
    before = {path.name for path in vault.path.parent.iterdir()}
    for typed in (None, passphrase):
        tip = vault.tip
        found = drill(vault, typed)
        assert (found.cases, found.entries, found.rows) == (3, 3, tip.seq)
        assert (found.vault, found.tip) == (vault.id, tip.mac)
        assert found.seconds > 0
        assert vault.tip.seq == tip.seq + 1
    assert {path.name for path in vault.path.parent.iterdir()} == before
    vault.close()
    open_vault(vault.path, passphrase).close()


def test_a_drill_with_another_passphrase_fails(vault: Vault) -> None:
    """What does not open is said, and nothing is left."""
    before = {path.name for path in vault.path.parent.iterdir()}
    with pytest.raises(LockedError):
        drill(vault, b"something else")
    assert {path.name for path in vault.path.parent.iterdir()} == before


def test_what_a_killed_drill_left_is_taken_away(vault: Vault) -> None:
    """The next drill removes it."""
    left = vault.path.with_name(f"{vault.path.name}.drill-old")
    left.mkdir()
    (left / "backup").write_bytes(b"x")
    drill(vault)
    assert not left.exists()


def test_without_room_for_a_folder_it_is_told(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the vault that it was for; nothing is certified."""

    def full(**_: object) -> str:
        raise OSError(errno.ENOSPC, "no space")

    before = vault.tip
    monkeypatch.setattr("wayout.casebook.drill.tempfile.mkdtemp", full)
    with pytest.raises(OutputError, match="cannot be written: No space") as caught:
        drill(vault)
    assert caught.value.values["path"] == vault.path
    assert vault.tip == before
