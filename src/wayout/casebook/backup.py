"""Making a backup: written beside its place, restored on trial, and only then put there."""

import contextlib
from pathlib import Path

from wayout.casebook.backup_file import pack, read_backup
from wayout.casebook.chain.log import Act
from wayout.casebook.disk import forget, sync, unwritten
from wayout.casebook.rehearsal import Compared, rehearse
from wayout.casebook.rekeying import settle
from wayout.casebook.sealing import new_id
from wayout.casebook.vault import Vault
from wayout.errors import AlteredError, OutputError, VaultError


def make_backup(vault: Vault, out: Path) -> Compared:
    """Back an open vault up into one file, which is proved to restore before it has its name.

    Args:
        vault: The vault.
        out: Where; an older backup of the same vault is replaced.

    Raises:
        VaultError: Something else is there, or there is no such folder.
        AlteredError: The vault is damaged, or the copy does not open.
        OutputError: It could not be written; what was there is still there.
    """
    place = out.resolve()
    was_there = _may_be_written(vault, place)
    settle(vault)
    part = place.with_name(f"{place.name}.part")
    try:
        compared = pack_and_prove(vault, part)
        _put(vault, part, place)
    except BaseException:
        forget(part)
        if not was_there:
            forget(place)
            _strike_out(vault, place)
        raise
    with vault.change() as change:
        register(vault, place, vault.ring.front.generation)
        change.log(Act("backup", number=compared.cases))
    return compared


def pack_and_prove(vault: Vault, part: Path) -> Compared:
    """Write a backup, and restore it on trial beside itself.

    Raises:
        AlteredError: The copy does not open, or is not the same.
        OutputError: It could not be written.
    """
    trial = part.with_name(f"{part.name}.trial")
    try:
        pack(part, vault.ring, vault.path)
        return rehearse(vault, part, trial)
    finally:
        forget(trial)


def register(vault: Vault, place: Path, generation: int, at: int | None = None) -> None:
    """Write down, within a change, where a backup lies, which ring it holds, and of which second.

    What was deleted at that second or later may still open in it; None is now.
    """
    vault.store.write("DELETE FROM backups WHERE path = ?", (str(place),))
    row = (new_id(), vault.clock() if at is None else at, str(place), generation)
    vault.store.write("INSERT INTO backups VALUES (?, ?, ?, ?)", row)


def _put(vault: Vault, part: Path, place: Path) -> None:
    """Give a backup its name when the vault knows of it already, so that deletions reach it.

    Until it is there, nobody knows which ring lies in its place: 0 is older than all, and what
    lay there stays as old as it was.
    """
    before = vault.store.rows("SELECT min(at) FROM backups WHERE path = ?", (str(place),))
    with vault.change():
        register(vault, place, 0, before[0][0])
    try:
        part.replace(place)
        sync(place.parent)
    except OSError as error:
        raise unwritten(place, error) from error


def _strike_out(vault: Vault, place: Path) -> None:
    with contextlib.suppress(OutputError), vault.change():
        vault.store.write("DELETE FROM backups WHERE path = ?", (str(place),))


def _may_be_written(vault: Vault, place: Path) -> bool:
    """Whether an older backup is there."""
    if not place.parent.is_dir():
        raise VaultError("There is no folder {path}.", path=place.parent)
    if not place.exists():
        return False
    with contextlib.suppress(VaultError, AlteredError):
        if read_backup(place).front.vault == vault.id:
            return True
    raise VaultError("{path} is there already. Choose another name.", path=place)
