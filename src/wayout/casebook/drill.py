"""The drill: a backup is made, restored, compared and thrown away, and it is certified."""

import shutil
import tempfile
import time
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from wayout import __version__
from wayout.casebook.backup import pack_and_prove
from wayout.casebook.backup_file import read_backup
from wayout.casebook.chain.log import Act
from wayout.casebook.disk import unwritten
from wayout.casebook.rehearsal import Compared, compare
from wayout.casebook.rekeying import settle
from wayout.casebook.restore import bring, open_ring
from wayout.casebook.vault import Vault


@dataclass(frozen=True, slots=True)
class Certificate:
    """What was rehearsed: on which day (UTC), of which vault, how much of it, for how long.

    `rows` counts the rows of the log, `tip` is the digest of the last of them.
    """

    day: date
    vault: bytes
    cases: int
    entries: int
    rows: int
    tip: bytes
    seconds: float
    version: str


def drill(vault: Vault, typed: bytes | bytearray | None = None) -> Certificate:
    """Rehearse the loss of a vault, in a private folder beside it that is gone at the end.

    Args:
        vault: The vault.
        typed: A passphrase or the recovery key, to rehearse opening with it, too.

    Raises:
        LockedError: The copy does not open with what was given.
        AlteredError: The vault is damaged, or the copy is not the same.
        OutputError: There is no room for it.
    """
    begun = time.monotonic()
    settle(vault)
    folder = _folder(vault.path)
    try:
        found = _rehearsed(vault, folder, typed)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    with vault.change() as change:
        change.log(Act("drill", number=found.cases))
    day = datetime.fromtimestamp(vault.clock(), UTC).date()
    seconds = time.monotonic() - begun
    return Certificate(
        day,
        vault.id,
        found.cases,
        found.entries,
        found.tip.seq,
        found.tip.mac,
        seconds,
        __version__,
    )


def _rehearsed(vault: Vault, folder: Path, typed: bytes | bytearray | None) -> Compared:
    packed = folder / "backup"
    found = pack_and_prove(vault, packed)
    if typed is None:
        return found
    backup, coming = read_backup(packed), folder / "restored"
    ring = open_ring(backup.ring, coming, typed)
    copy = bring(backup, ring, coming, vault._lock, vault.clock)  # noqa: SLF001  held as long
    try:
        return compare(vault, copy)
    finally:
        copy.store.close()


def _folder(path: Path) -> Path:
    """Make a folder for it; one that a killed drill left is taken away."""
    prefix = f"{path.name}.drill-"
    try:
        for left in path.parent.iterdir():
            if left.name.startswith(prefix):
                shutil.rmtree(left, ignore_errors=True)
        return Path(tempfile.mkdtemp(prefix=prefix, dir=path.parent))
    except OSError as error:
        raise unwritten(path, error) from error
