"""Other keys: for the store, for the ring, for a passphrase, on the paper that is locked away.

A new key of the store is first named in the ring, then a copy under it takes the place of the
file, then the ring forgets the old key. What was interrupted goes on at the next opening, never
back: who was to be kept out is out from the first step.
"""

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress

from msgspec.structs import replace
from nacl.utils import random

from wayout.casebook.chain.log import Act
from wayout.casebook.making import PAPER
from wayout.casebook.passphrase import (
    RECOVERY,
    is_recovery,
    key_of_passphrase,
    key_of_recovery,
    write_recovery,
)
from wayout.casebook.ring.body import Body
from wayout.casebook.ring.grants import Grant
from wayout.casebook.ring.members import Member, Secret, new_archive
from wayout.casebook.ring.ring import Ring, Seat, free_slot
from wayout.casebook.sealing import new_key
from wayout.casebook.store.store import Store
from wayout.casebook.store.swap import open_swapped, swap_key
from wayout.casebook.vault import Vault
from wayout.errors import AlteredError, LockedError, OutputError, VaultError


def rekey(vault: Vault, typed_new: bytes | bytearray | None = None) -> None:
    """Bring in a new key for the store and for the ring, and another passphrase for me if given.

    With a passphrase all that is mine is drawn anew, the age recipient too: who has the old one,
    and an older copy of the ring, gets nothing by it. Exports to the old recipient open no more;
    backups that have the new ring open with the new passphrase, others with the old one.

    Args:
        vault: The vault.
        typed_new: The passphrase that opens it from now on in the place of mine.

    Raises:
        VaultError: The passphrase is empty or in use, or I came with the recovery key.
        OutputError: It could not be written; the keys and the passphrase are the old ones.
    """
    settle(vault)
    ring = vault.ring
    if typed_new is None:
        announce(vault, with_coming(ring.body), ring.segments.grants, (), Act("rekey"))
    else:
        refuse_paper(ring)
        _renew_me(vault, key_for_new(ring, typed_new))
    finish_swap(vault)


def renew_recovery(
    vault: Vault, hand_over: Callable[[str], None], *, give_up: bool = False
) -> None:
    """Put a new printed recovery key in the place of the old one, which then opens nothing.

    It opens every case that I may open; the others when one who may open them is next at work.

    Args:
        vault: The vault.
        hand_over: Takes the recovery key, once.
        give_up: Do it even if cases are lost that only the old recovery key opens.

    Raises:
        VaultError: I came with the recovery key myself, or cases would be lost.
        OutputError: It could not be written; the old recovery key is still good.
    """
    settle(vault)
    ring = vault.ring
    refuse_paper(ring)
    old = {member.id for member in ring.present if member.role == "recovery"}
    lost = lost_without(ring, old, give_up=give_up)
    body = retired(ring.body, old, vault.clock()) if old else ring.body
    body = body.with_deleted(sorted(lost | set(body.deleted)))  # their keys are destroyed
    paper, held = random(RECOVERY), Secret.new()
    member = held.member(PAPER, "recovery", free_slot(body.members), vault.clock())
    grants = [grant for grant in ring.segments.grants if grant.to not in old]
    for case in sorted(vault.keys.mine()):
        grants.extend(vault.keys.all_for(case, member))
    seat = Seat(member, held, key_of_recovery(paper))
    members = [*body.members, member]
    act = Act("recovery key renewed", other=member.id)
    hand_over(write_recovery(paper))  # first: one that reached nobody must not take its place
    try:
        announce(vault, body.with_members(members), grants, [seat], act)
    except OutputError as error:
        raise OutputError(
            "The new recovery key opens nothing: {reason} The old one is still good.", reason=error
        ) from error
    finish_swap(vault)


def key_for_new(ring: Ring, typed: bytes | bytearray) -> bytes:
    """Derive the key of a passphrase that is to be new in a ring.

    Raises:
        VaultError: It is empty, reads as a recovery key, or opens a slot already: which member it
            opens would be chance.
    """
    if not bytes(typed).strip():
        raise VaultError("An empty passphrase protects nothing.")
    if is_recovery(typed):
        raise VaultError("A recovery key is no passphrase. Choose words.")
    key = key_of_passphrase(typed, ring.front.salt, ring.front.cost)
    with suppress(LockedError):
        ring.front.open(key)
        raise VaultError("This passphrase opens the vault already. Choose another.")
    return key


def lost_without(ring: Ring, ids: set[bytes], *, give_up: bool) -> set[bytes]:
    """Find the cases that nobody could open if some members were not here.

    Raises:
        VaultError: There are some, and they are not given up.
    """
    stay = {member.id for member in ring.present} - ids
    kept = {grant.case for grant in ring.segments.grants if grant.to in stay}
    lost = {grant.case for grant in ring.segments.grants if grant.to in ids} - kept
    if lost and not give_up:
        raise VaultError(
            "Cases that nobody else may open would be lost: {number}. Share them first, or say "
            "that you give them up.",
            number=len(lost),
        )
    return lost


def retired(body: Body, ids: Iterable[bytes], at: int) -> Body:
    """A body in which members have left: a new epoch begins, and a new key of the store comes."""
    gone = set(ids)
    members: list[Member] = [
        replace(member, left=at) if member.id in gone else member for member in body.members
    ]
    return replace(with_coming(body), members=members, epoch=body.epoch + 1)


def with_coming(body: Body) -> Body:
    """A body that names a new key of the store, which is to be brought in, and one for backups."""
    return replace(body, coming=new_key(), archives=[*body.archives, new_archive()])


def announce(
    vault: Vault, body: Body, grants: Iterable[Grant], seats: Sequence[Seat], act: Act
) -> None:
    """Log what is to be done, then write the ring anew: nothing is done that was not logged.

    Raises:
        OutputError: It could not be written; the ring is the one before.
    """
    with vault.change() as change:
        change.log(act)
    try:
        vault.ring.rewrite(body, grants, seats)
    except OutputError as error:
        if vault.ring.body is not body:
            log_not_done(vault, act)
            raise
        vault.remarks.append(error)  # it lies in its place, and may not survive a loss of power
    for seat in seats:
        if seat.member.slot == vault.ring.number:
            vault.ring.secret = seat.secret
    vault.renew_keys()
    try:
        with vault.change():
            pass  # the store counts on the ring that is there now
    except OutputError as error:  # it is done all the same
        vault.remarks.append(error)


def log_not_done(vault: Vault, act: Act) -> None:
    """Log that what was just logged did not come about; what hinders it may hinder this, too."""
    with suppress(OutputError), vault.change() as change:
        change.log(Act("not done", act.case, other=act.other))


def finish_swap(vault: Vault) -> None:
    """Bring in the key of the store that the ring names as coming, if it names one.

    That it could not be written is a remark: the vault is whole, and the next opening goes on.

    Raises:
        OutputError: The store could not even be opened again: this vault can be asked nothing more.
    """
    try:
        settle(vault)
    except OutputError as error:
        if not vault.store.is_open:
            raise
        vault.remarks.append(
            OutputError(
                "The old key of the vault is still in use. {reason} The next opening replaces it.",
                reason=error,
            )
        )


def settle(vault: Vault) -> None:
    """Bring in the key that is coming, or say that it is not in; see `finish_swap`.

    No second key may come before the first is in: the ring can name only one.

    Raises:
        OutputError: It could not be written; the store is open under the key that it has.
    """
    ring = vault.ring
    coming = ring.body.coming
    if coming is None:
        return
    try:
        vault.store = _under(vault, coming)
    except BaseException:
        vault.store = open_swapped(vault.path, ring)
        raise
    body = replace(ring.body, database=coming, coming=None)
    announce(vault, body, ring.segments.grants, (), Act("new key"))


def _renew_me(vault: Vault, key: bytes) -> None:
    """Put me into my slot anew, as a member who was not there before; what I held, I hold."""
    ring, held = vault.ring, Secret.new()
    old = ring.me
    new = held.member(old.name, old.role, old.slot, old.since)
    body = retired(ring.body, [old.id], vault.clock())
    grants = [
        vault.keys.key(grant.case, grant.epoch).for_me(new, held) if grant.to == old.id else grant
        for grant in ring.segments.grants
    ]
    body = body.with_members([*body.members, new])
    announce(vault, body, grants, [Seat(new, held, key)], Act("rekey"))


def _under(vault: Vault, coming: bytes) -> Store:
    """Open the store under the key that is coming, swapped if it was not yet."""
    vault.store.close()
    with suppress(AlteredError):
        return Store.open(vault.path, coming)
    old = vault.ring.body.database
    return swap_key(Store.open(vault.path, old), old, coming)


def refuse_paper(ring: Ring) -> None:
    """Refuse what only a member may do.

    Raises:
        VaultError: I came with the recovery key.
    """
    if ring.me.role == "recovery":
        raise VaultError("You came with the recovery key. Add a member, and do this as that one.")
