"""Restoring a backup where no vault is: all of it, proved, and in its place only at the end."""

from pathlib import Path

from wayout.casebook import checking
from wayout.casebook.accepting import last_seen
from wayout.casebook.backup import register
from wayout.casebook.backup_file import Backup, read_backup, unpack
from wayout.casebook.chain.log import Act
from wayout.casebook.deletion import bury, finish_deletions
from wayout.casebook.disk import forget, read_whole, sync, unwritten, write_whole
from wayout.casebook.passphrase import key_of
from wayout.casebook.rehearsal import Hidden
from wayout.casebook.rekeying import finish_swap
from wayout.casebook.ring.ring import Ring, second
from wayout.casebook.ring.slots import Front
from wayout.casebook.store.lock import Lock
from wayout.casebook.store.store import Store
from wayout.casebook.store.swap import open_swapped
from wayout.casebook.vault import PATIENCE, Clock, Vault, now, ring_path
from wayout.errors import AlteredError, VaultError

_OF_THE_BACKUP = 1  # the row that tells of a backup is written when the backup is made


def restore_backup(
    backup: Path, path: Path, typed: bytes | bytearray, *, clock: Clock = now
) -> Vault:
    """Restore a backup, and leave the vault open.

    Args:
        backup: The backup.
        path: Where the vault is to be; nothing may be there.
        typed: A passphrase of the vault, or its printed recovery key.
        clock: The second of now.

    Raises:
        VaultError: Something is there, or the file is no backup.
        LockedError: It does not open with what was given.
        AlteredError: It is damaged.
        OutputError: The vault could not be written; nothing of it was.
    """
    refuse_what_is_there(path)
    read = read_backup(backup)
    ring = open_ring(_newest(read, path), path, typed)
    lock = Lock(path, PATIENCE)
    try:
        refuse_what_is_there(path)
        return _restored(read, ring, path, lock, clock)
    except BaseException:
        if not path.exists():
            forget(path.with_name(f"{path.name}.lock"))
        lock.release()
        raise


def refuse_what_is_there(path: Path) -> None:
    """Check that a vault can be put there.

    Raises:
        VaultError: Something is there already, or there is no folder for it.
    """
    if path.exists():
        raise VaultError("{path} is there already. Choose another name.", path=path)
    if not path.parent.is_dir():
        raise VaultError("There is no folder {path}.", path=path.parent)


def open_ring(written: bytes, path: Path, typed: bytes | bytearray) -> Ring:
    """Open the ring of a backup for the vault that it becomes.

    Raises:
        LockedError: It does not open with what was given.
        AlteredError: It was changed.
    """
    return Ring.read(written, ring_path(path), lambda salt, cost: key_of(typed, salt, cost))


def bring(backup: Backup, ring: Ring, coming: Path, lock: Lock, clock: Clock) -> Vault:
    """Unpack a backup into a file of its own under the key of a ring, and check all of it.

    Raises:
        AlteredError: It is damaged.
        OutputError: It could not be written.
    """
    same = ring.front.generation == backup.front.generation
    if same and ring.segments.end != len(backup.ring):
        raise AlteredError("The key ring was changed.")
    try:
        key = unpack(backup, ring.body.archives, coming)
        if key != ring.body.database:
            Store.rekey(coming, key, ring.body.database)
        vault = Hidden(coming, ring, Store.open(coming, ring.body.database), lock, clock)
    except VaultError:  # what was unpacked is no store
        raise AlteredError("The backup {path} is damaged.", path=backup.path) from None
    try:
        vault.tip = checking.check_log(vault)
        _refuse_faults(vault)
    except BaseException:
        vault.store.close()
        raise
    return vault


def _refuse_faults(vault: Vault) -> None:
    for fault in checking.every_fault(vault):
        raise fault


def _newest(backup: Backup, path: Path) -> bytes:
    """The ring to restore with: one that was left where the vault was may know of deletions."""
    place, front = ring_path(path), backup.front
    if not place.exists():
        return backup.ring
    written = read_whole(place)
    left = Front.read(written)
    if left.vault != front.vault:
        raise VaultError("{path} is there already. Choose another name.", path=place)
    return written if left.generation > front.generation else backup.ring


def _restored(backup: Backup, ring: Ring, path: Path, lock: Lock, clock: Clock) -> Vault:
    coming = path.with_name(f"{path.name}.restoring")
    rings = [one for one in (second(ring.path), ring.path) if not one.exists()]
    try:
        hidden = bring(backup, ring, coming, lock, clock)
        try:
            lost = max(0, last_seen(path, hidden) - hidden.tip.seq - _OF_THE_BACKUP)
            _reconcile(hidden, backup, lost)
        finally:
            hidden.store.close()
        _put(backup, ring, coming, path)
    except BaseException:
        forget(coming)
        if not path.exists():
            for one in rings:
                forget(one)
        raise
    return _open(hidden, path, lock, lost)


def _reconcile(vault: Vault, backup: Backup, lost: int) -> None:
    """Take away what the ring says was deleted, and write down where the vault comes from."""
    here = {case for (case,) in vault.store.rows("SELECT id FROM cases")}
    with vault.change() as change:
        register(vault, backup.path.resolve(), backup.front.generation)  # before what it may hold
        for case in sorted(here & set(vault.ring.body.deleted)):
            bury(vault, change, case, "restore")
        change.log(Act("restore", number=lost))


def _put(backup: Backup, ring: Ring, coming: Path, path: Path) -> None:
    """Put ring and store in their places; the store is last, for without it there is no vault."""
    kept = backup.ring
    if ring.front.generation != backup.front.generation:
        kept = ring.written()
    for place in (second(ring.path), ring.path):
        write_whole(place, kept)
    try:
        coming.rename(path)
        sync(path.parent)
    except OSError as error:
        raise unwritten(path, error) from error


def _open(hidden: Vault, path: Path, lock: Lock, lost: int) -> Vault:
    vault = Vault(path, hidden.ring, open_swapped(path, hidden.ring), lock, hidden.clock)
    vault.tip = hidden.tip
    vault.keep_head()  # the one place where an older head takes the place of a newer one
    try:
        finish_swap(vault)
        finish_deletions(vault)
    except BaseException:
        vault.store.close()
        raise
    if lost:
        vault.remarks.append(
            VaultError(
                "The backup is older than the vault was on this machine: what was done since is "
                "missing, with the rows of the log that tell of it ({lost}).",
                lost=lost,
            )
        )
    return vault
