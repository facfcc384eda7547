"""A deletion reaches the backups: each gets the present ring, in which the keys are no more.

The sealed store in a backup stays as it is. What was deleted is still in it, and opens with
nothing.
"""

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from wayout.casebook.backup_file import Backup, pack_again, read_backup
from wayout.casebook.chain.log import Act
from wayout.casebook.disk import forget, sync, unwritten
from wayout.casebook.vault import Vault
from wayout.errors import AlteredError, OutputError, VaultError

GRACE = 14 * 86400  # seconds in which a backup that lies elsewhere may be brought
_BEHIND = "SELECT id, at, path FROM backups WHERE generation < ? ORDER BY path"
_REACHED = "UPDATE backups SET at = ?, generation = ? WHERE id = ?"
_DELETED = "SELECT min(at) FROM tombstones WHERE at >= ?"


@dataclass(frozen=True, slots=True)
class Unreached:
    """A backup in which a deleted case still opens; `since` is when it is overdue, in seconds."""

    path: Path
    since: int


def reach_backups(vault: Vault) -> int:
    """Give the present ring to every backup that is there; returns how many got it.

    One that could not be written is a remark: the next opening tries again.
    """
    generation, reached = vault.ring.front.generation, list[bytes]()
    for name, _, path in vault.store.rows(_BEHIND, (generation,)):
        try:
            if _reach(vault, Path(path)):
                reached.append(name)
        except OutputError as error:
            vault.remarks.append(error)
    if reached:
        with vault.change() as change:
            rows = [(vault.clock(), generation, name) for name in reached]
            vault.store.write_many(_REACHED, rows)
            change.log(Act("backups reached", number=len(reached)))
    return len(reached)


def unreached(vault: Vault) -> list[Unreached]:
    """List the backups in which a case that was deleted still opens, by path."""
    found = []
    for _, at, path in vault.store.rows(_BEHIND, (vault.ring.front.generation,)):
        (deleted,) = vault.store.rows(_DELETED, (at,))[0]
        if deleted is not None:
            found.append(Unreached(Path(path), deleted + GRACE))
    return found


def forget_backup(vault: Vault, path: Path) -> None:
    """Strike a backup out that is no more.

    Raises:
        VaultError: None is known under this path.
        OutputError: It could not be written.
    """
    row = (str(path.resolve()),)
    if not vault.store.rows("SELECT 1 FROM backups WHERE path = ?", row):
        raise VaultError("The vault knows of no backup {path}.", path=path)
    with vault.change() as change:
        vault.store.write("DELETE FROM backups WHERE path = ?", row)
        change.log(Act("backup forgotten"))


def _reach(vault: Vault, path: Path) -> bool:
    """Whether the backup is there, and has the present ring now."""
    with suppress(VaultError, AlteredError):
        backup = read_backup(path)
        front = backup.front
        if front.vault == vault.id:
            if front.generation < vault.ring.front.generation:
                _rewrite(vault, backup)
            return True
    return False


def _rewrite(vault: Vault, backup: Backup) -> None:
    part = backup.path.with_name(f"{backup.path.name}.part")
    pack_again(part, vault.ring.written(), backup)
    try:
        part.replace(backup.path)
        sync(backup.path.parent)
    except OSError as error:
        forget(part)
        raise unwritten(backup.path, error) from error
