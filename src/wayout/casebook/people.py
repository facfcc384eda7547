"""The members of a vault: they come with a passphrase, and go without their keys."""

import unicodedata
from collections import Counter
from dataclasses import dataclass

from wayout.casebook.chain.log import Act
from wayout.casebook.rekeying import (
    announce,
    finish_swap,
    key_for_new,
    lost_without,
    retired,
    settle,
)
from wayout.casebook.ring.members import Member, Role, Secret
from wayout.casebook.ring.ring import Ring, Seat, free_slot
from wayout.casebook.vault import Vault
from wayout.errors import VaultError

MOST = 200  # members, the recovery key among them
MOST_LETTERS = 100  # of a name


@dataclass(frozen=True, slots=True)
class Listed:
    """A present member: `since` is a Unix second, `age` where to send him an export.

    `cases` is how many he may open.
    """

    name: str
    role: Role
    since: int
    age: str
    cases: int


@dataclass(frozen=True, slots=True)
class Removed:
    """What nobody can take back from a member who was removed.

    `could_open` counts the cases that he could open, and may have copied. Of these nobody else
    could open `lost`: they are lost.
    """

    name: str
    could_open: int
    lost: int


def add_member(vault: Vault, name: str, typed: bytes | bytearray) -> Member:
    """Add a member, with whom no case is shared yet.

    Args:
        vault: The vault.
        name: What he is called in it.
        typed: His passphrase.

    Raises:
        VaultError: The name or the passphrase is empty or in use.
        OutputError: It could not be written; he was not added.
    """
    ring = vault.ring
    called = new_name(ring, name)
    if len(ring.present) >= MOST:
        raise VaultError("A vault has no more than {most} members.", most=MOST)
    key, secret = key_for_new(ring, typed), Secret.new()
    member = secret.member(called, "member", free_slot(ring.body.members), vault.clock())
    body = ring.body.with_members([*ring.body.members, member])
    seat = Seat(member, secret, key)
    announce(vault, body, ring.segments.grants, [seat], Act("member added", other=member.id))
    return member


def remove_member(vault: Vault, name: str, *, give_up: bool = False) -> Removed:
    """Remove a member: his passphrase opens nothing, what comes is under keys he does not have.

    Args:
        vault: The vault.
        name: Who.
        give_up: Remove him even if cases are lost that nobody else may open.

    Raises:
        VaultError: There is no such member, he cannot be removed, or cases would be lost.
        OutputError: It could not be written; he is still a member.
    """
    settle(vault)
    ring = vault.ring
    member = ring.member(name)
    _refuse_removal(ring, member)
    his = {grant.case for grant in ring.segments.grants if grant.to == member.id}
    lost = lost_without(ring, {member.id}, give_up=give_up)
    grants = [grant for grant in ring.segments.grants if grant.to != member.id]
    body = retired(ring.body, [member.id], vault.clock())
    body = body.with_deleted(sorted(lost | set(body.deleted)))  # their keys are destroyed
    announce(vault, body, grants, (), Act("member removed", other=member.id))
    finish_swap(vault)
    return Removed(member.name, len(his), len(lost))


def list_members(vault: Vault) -> list[Listed]:
    """List the present members, the recovery key among them."""
    pairs = {(grant.to, grant.case) for grant in vault.ring.segments.grants}
    cases = Counter(to for to, _ in pairs)
    return [
        Listed(member.name, member.role, member.since, member.age, cases[member.id])
        for member in vault.ring.present
    ]


def new_name(ring: Ring, name: str) -> str:
    """Read the name of somebody who is to be a member.

    Raises:
        VaultError: It is empty, too long, or in use.
    """
    called = unicodedata.normalize("NFC", name).strip()
    if not called or len(called) > MOST_LETTERS or not called.isprintable():
        raise VaultError("A member needs a name of 1 to {most} letters.", most=MOST_LETTERS)
    if any(called.casefold() == member.name.casefold() for member in ring.present):
        raise VaultError("The vault has a member {name} already.", name=called)
    return called


def _refuse_removal(ring: Ring, member: Member) -> None:
    if member.role == "recovery":
        raise VaultError("The recovery key cannot be removed. Renew it instead.")
    if member.id == ring.me.id:
        raise VaultError("You cannot remove yourself. Another member can.")
    if sum(one.role == "member" for one in ring.present) == 1:
        raise VaultError("The last member cannot be removed.")


def name_of(ring: Ring, member: bytes | None) -> str | None:
    """The name of a member who is there, by his id; None for nobody, and for one who has left."""
    return next((one.name for one in ring.present if one.id == member), None)
