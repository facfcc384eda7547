"""An older copy is opened only when it is accepted, and that stands in the log."""

import shutil
from pathlib import Path

import msgspec
import pytest
from nacl.signing import SigningKey

from wayout.casebook.accepting import accept, last_seen
from wayout.casebook.cases.lines import read_lines
from wayout.casebook.cases.work import add_cases
from wayout.casebook.chain import head as heads
from wayout.casebook.chain.log import Tip
from wayout.casebook.opening import open_vault
from wayout.casebook.vault import Vault, ring_path
from wayout.errors import AlteredError, LockedError, OutputError, VaultError

pytestmark = pytest.mark.usefixtures("said")

_LAST = "SELECT action, number FROM audit ORDER BY seq DESC LIMIT 1"


def test_an_older_copy_is_accepted(vault: Vault, passphrase: bytes, lines: list[bytes]) -> None:
    """The missing rows are counted in the log, and from then on it opens as ever."""
    path = vault.path
    vault.close()
    for place in (path, ring_path(path), vault.ring.copy):
        shutil.copy(place, place.with_name(f"{place.name}.old"))
    with open_vault(path, passphrase) as more:
        add_cases(more, read_lines(lines))
    for place in (path, ring_path(path), vault.ring.copy):
        place.with_name(f"{place.name}.old").replace(place)
    with pytest.raises(AlteredError):
        open_vault(path, passphrase)
    with accept(path, passphrase) as accepted:
        assert accepted.store.rows(_LAST) == [("accept older", 3)]
    open_vault(path, passphrase).close()


def test_a_damaged_head_is_accepted(vault: Vault, passphrase: bytes) -> None:
    """A head that does not read is written anew."""
    vault.close()
    for place in heads.places(vault.path, vault.id):
        place.write_bytes(b"{}")
    with pytest.raises(AlteredError):
        open_vault(vault.path, passphrase)
    with accept(vault.path, passphrase) as accepted:
        assert accepted.store.rows(_LAST) == [("accept older", 0)]
    open_vault(vault.path, passphrase).close()


def test_an_altered_log_is_not_accepted(vault: Vault, passphrase: bytes) -> None:
    """What the vault says of itself must hold."""
    with vault.store.transaction():
        vault.store.write("UPDATE audit SET action = 'show'")
    vault.close()
    with pytest.raises(AlteredError):
        accept(vault.path, passphrase)


def test_it_must_open(vault: Vault, folder: Path, passphrase: bytes) -> None:
    """Without the passphrase, or without a vault, nothing is accepted."""
    vault.close()
    with pytest.raises(LockedError):
        accept(vault.path, b"something else")
    with pytest.raises(LockedError):
        accept(vault.path, passphrase, name="somebody else")
    with pytest.raises(VaultError):
        accept(folder / "none", passphrase)


def test_a_head_that_is_not_of_the_vault_counts_for_nothing(
    vault: Vault, passphrase: bytes
) -> None:
    """Of another vault, though signed by a member; of nobody; none at all."""
    places = heads.places(vault.path, vault.id)
    me, far = vault.ring.me, Tip(vault.tip.seq + 50, bytes(32))
    other = heads.sign_head(bytes(16), far, 1, 1, (me, vault.ring.secret.sign))
    strange = heads.sign_head(vault.id, far, 1, 1, (me, SigningKey.generate()))
    for head in (other, strange):
        places[0].write_bytes(msgspec.json.encode(head))
        places[1].unlink(missing_ok=True)
        assert last_seen(vault.path, vault) == 0
    mine = heads.sign_head(vault.id, far, 1, 1, (me, vault.ring.secret.sign))
    places[1].write_bytes(msgspec.json.encode(mine))
    assert last_seen(vault.path, vault) == far.seq
    vault.close()
    with accept(vault.path, passphrase) as accepted:
        assert accepted.store.rows(_LAST) == [("accept older", 50)]


def test_what_cannot_be_logged_is_not_accepted(
    vault: Vault, passphrase: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The vault is shut, for the next who opens it."""
    vault.close()

    def full(*_: object) -> None:
        raise OutputError("full")

    before = [place.read_bytes() for place in heads.places(vault.path, vault.id)]
    with monkeypatch.context() as patch:
        patch.setattr("wayout.casebook.vault.write", full)
        with pytest.raises(OutputError, match="full"):
            accept(vault.path, passphrase)
    assert [place.read_bytes() for place in heads.places(vault.path, vault.id)] == before
    open_vault(vault.path, passphrase, patience=0).close()
