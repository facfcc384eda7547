"""The head is taken only from a member of the vault."""

import errno
import os
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from wayout.casebook.cases.codes import beginning, code_of
from wayout.casebook.chain import head as heads
from wayout.casebook.ring.members import Secret
from wayout.casebook.vault import Vault
from wayout.errors import AlteredError, OutputError, VaultError

pytestmark = pytest.mark.usefixtures("said")


def test_a_head_that_nobody_signed_is_refused(vault: Vault) -> None:
    """Another number, even one out of all bounds, another member, or no head at all."""
    place, head = heads.kept(vault.path, vault.id)[0]
    heads.check(head, place, vault.ring.body.members)
    for other in (
        replace(head, seq=-1), replace(head, seq=head.seq + 1), replace(head, member=b"x"),
    ):  # fmt: skip
        with pytest.raises(AlteredError):
            heads.check(other, place, vault.ring.body.members)
    for written in (b"{}", msgspec.json.encode(replace(head, vault=b"x"))):
        place.write_bytes(written)
        with pytest.raises(AlteredError):
            heads.kept(vault.path, vault.id)


def test_a_code_is_read_as_it_is_typed() -> None:
    """Letters that look alike are the same; what is no code is refused."""
    assert code_of(beginning("o1 il-0000")) == "0111-0000"
    with pytest.raises(VaultError):
        beginning("0111-000")


@pytest.mark.parametrize("gone", [0, 1])
def test_one_that_is_lost_leaves_the_other(vault: Vault, gone: int) -> None:
    """Beside the vault, or in the state of this user."""
    both = heads.kept(vault.path, vault.id)
    both[gone][0].unlink()
    assert heads.kept(vault.path, vault.id) == [both[1 - gone]]
    both[1 - gone][0].unlink()
    assert heads.kept(vault.path, vault.id) == []


@pytest.mark.parametrize("place", [0, 1])
def test_one_that_is_no_head_is_told_with_its_place(vault: Vault, place: int) -> None:
    """It cannot be read, it is of another vault, or nobody of this one signed it."""
    path, head = heads.kept(vault.path, vault.id)[place]
    for written in (b"", b"{}", b"[", msgspec.json.encode(replace(head, vault=bytes(16)))):
        path.write_bytes(written)
        with pytest.raises(AlteredError, match="was altered") as caught:
            heads.kept(vault.path, vault.id)
        assert caught.value.values == {"path": path}
    path.unlink()
    path.mkdir()
    with pytest.raises(AlteredError):
        heads.kept(vault.path, vault.id)
    with pytest.raises(AlteredError) as caught:
        heads.check(replace(head, at=head.at + 1), path, vault.ring.body.members)
    assert caught.value.values == {"path": path}


@pytest.mark.parametrize(
    "change", [{"seq": 9}, {"mac": bytes(32)}, {"generation": 9}, {"at": 9}, {"vault": bytes(16)}]
)
def test_all_of_it_is_signed(vault: Vault, change: dict[str, object]) -> None:
    """By the one it names, and nobody else."""
    place, head = heads.kept(vault.path, vault.id)[0]
    me = vault.ring.me
    other = Secret.new().member("Макетова", "member", 1, 1)
    heads.check(head, place, [other, me])
    for members in ([], [other], [replace(other, id=me.id)]):
        with pytest.raises(AlteredError):
            heads.check(head, place, members)
    with pytest.raises(AlteredError):
        heads.check(replace(head, **change), place, [me])


def test_where_they_are_kept(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Beside the vault under its name; among the files of programs under its id."""
    path, vault = tmp_path / "team.wayout", bytes(range(16))
    monkeypatch.setenv("XDG_STATE_HOME", "/state")
    name = "000102030405060708090a0b0c0d0e0f.head"
    assert heads.places(path, vault) == (
        tmp_path / "team.wayout.head",
        Path("/state/wayout") / name,
    )
    for value in ("", None):
        if value is None:
            monkeypatch.delenv("XDG_STATE_HOME")
        else:
            monkeypatch.setenv("XDG_STATE_HOME", value)
        assert heads.places(path, vault)[1] == Path.home() / ".local/state/wayout" / name


def test_one_that_cannot_be_kept_is_told(
    vault: Vault, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With its place; folders that are made for it are ours alone."""
    head = heads.kept(vault.path, vault.id)[0][1]
    monkeypatch.setenv("XDG_STATE_HOME", str(folder / "fresh" / "state"))
    heads.keep(head, vault.path)
    assert (folder / "fresh/state/wayout").stat().st_mode & 0o777 == 0o700
    heads.keep(head, vault.path)
    (folder / "file").touch()
    monkeypatch.setenv("XDG_STATE_HOME", str(folder / "file"))
    with pytest.raises(OutputError, match="cannot be written") as caught:
        heads.keep(head, vault.path)
    assert caught.value.values["path"] == heads.places(vault.path, vault.id)[1]


def test_one_is_the_one_before_until_the_new_one_is_whole(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk that fails leaves a head that reads."""
    before = heads.kept(vault.path, vault.id)

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "no space")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputError):
        heads.keep(replace(before[0][1], seq=99), vault.path)
    assert heads.kept(vault.path, vault.id) == before
