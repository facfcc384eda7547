"""Making a vault, with its first member and, if it can be handed over, a printed recovery key."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from nacl.utils import random

from wayout.casebook.chain.log import Act
from wayout.casebook.disk import sync, unwritten
from wayout.casebook.passphrase import (
    RECOVERY,
    Cost,
    key_of,
    key_of_recovery,
    write_recovery,
)
from wayout.casebook.ring.members import Secret
from wayout.casebook.ring.ring import Ring, Seat, free_slot, second
from wayout.casebook.sealing import new_id
from wayout.casebook.store.lock import Lock
from wayout.casebook.store.store import Store
from wayout.casebook.vault import FORMAT, PATIENCE, Clock, Vault, now, ring_path
from wayout.errors import VaultError

FIRST = "owner"
PAPER = "recovery key"


def make_vault(  # noqa: PLR0913  all but the first two by name
    path: Path,
    typed: bytes | bytearray,
    *,
    name: str = FIRST,
    hand_over: Callable[[str], None] | None = None,
    cost: Cost | None = None,
    clock: Clock = now,
) -> Vault:
    """Make a vault where nothing is, and leave it open.

    Args:
        path: Where.
        typed: The passphrase of its first member.
        name: His name in the vault.
        hand_over: Takes the recovery key, once; without it the vault has none.
        cost: What a guess at a passphrase costs; less only in tests.
        clock: The second of now.

    Raises:
        VaultError: Something is there, or the passphrase is empty.
        OutputError: It cannot be written.
        Exception: Whatever `hand_over` raises; nothing is made then.
    """
    if not bytes(typed).strip():
        raise VaultError("An empty passphrase protects nothing.")
    _refuse_what_is_there(path)
    lock = Lock(path, PATIENCE)
    ring = Ring.make(ring_path(path), new_id(), cost or Cost())
    paper = random(RECOVERY) if hand_over else b""
    try:
        seats = _seats(
            ring, (name, key_of(typed, ring.front.salt, ring.front.cost)), paper, clock()
        )
        ring.rewrite(ring.body.with_members([seat.member for seat in seats]), (), seats)
        vault = _with_store(path, ring, lock, clock)
        if hand_over:
            _hand(vault, hand_over, write_recovery(paper))
    except BaseException:
        _undo(path)
        lock.release()
        raise
    return vault


def _hand(vault: Vault, hand_over: Callable[[str], None], paper: str) -> None:
    """Hand the recovery key over; a vault whose paper nobody got is not made."""
    try:
        hand_over(paper)
    except BaseException:
        vault.store.close()
        raise


def _seats(ring: Ring, first: tuple[str, bytes], paper: bytes, at: int) -> list[Seat]:
    """Seat the first member, by name and key, and the recovery key if there is to be one."""
    name, key = first
    member = ring.secret.member(name, "member", 0, at)
    seats = [Seat(member, ring.secret, key)]
    if paper:
        held = Secret.new()
        on_paper = held.member(PAPER, "recovery", free_slot([member]), at)
        seats.append(Seat(on_paper, held, key_of_recovery(paper)))
    return seats


def _with_store(path: Path, ring: Ring, lock: Lock, clock: Clock) -> Vault:
    vault = Vault(path, ring, _new_store(path, ring), lock, clock)
    try:
        with vault.change() as change:
            change.log(Act("new"))
    except BaseException:
        vault.store.close()
        raise
    return vault


def _new_store(path: Path, ring: Ring) -> Store:
    waiting = _waiting(path)
    waiting.unlink(missing_ok=True)
    store = Store.create(waiting, ring.body.database)
    try:
        with store.transaction():
            for name, value in (("format", FORMAT), ("vault", ring.front.vault)):
                store.write("INSERT INTO about VALUES (?, ?)", (name, value))
    finally:
        store.close()
    try:
        waiting.replace(path)
        sync(path.parent)
    except OSError as error:
        raise unwritten(path, error) from error
    return Store.open(path, ring.body.database)


def _undo(path: Path) -> None:
    """Take away a vault that was not made whole, so that it can be made when there is room."""
    ring, waiting = ring_path(path), _waiting(path)
    for place in (path, waiting):
        with suppress(OSError):
            place.with_name(f"{place.name}-journal").unlink(missing_ok=True)
    for place in (path, waiting, ring, second(ring)):
        with suppress(OSError):
            place.unlink(missing_ok=True)


def _waiting(path: Path) -> Path:
    return path.with_name(f"{path.name}.coming")


def _refuse_what_is_there(path: Path) -> None:
    for place in (path, ring_path(path)):
        if place.exists():
            raise VaultError("{path} is there already. Choose another name.", path=place)
    if not path.parent.is_dir():
        raise VaultError("There is no folder {path}.", path=path.parent)
