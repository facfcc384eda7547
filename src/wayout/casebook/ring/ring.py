"""The key ring of a vault: a small file beside it, in two copies, without which it is noise.

It is written anew, under a new key of its own, whenever a key is destroyed or a member comes or
goes; the keys of new cases are added at its end.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Self

from nacl.public import SealedBox
from nacl.utils import random

from wayout.casebook import disk
from wayout.casebook.passphrase import SALT, Cost
from wayout.casebook.ring.body import (
    Body,
    Segments,
    read_body,
    read_segments,
    write_body,
    write_segment,
)
from wayout.casebook.ring.grants import Grant
from wayout.casebook.ring.members import Member, Secret, box_of, new_archive
from wayout.casebook.ring.slots import SLOTS, Front, Slot
from wayout.casebook.sealing import Kind, Place, new_key
from wayout.errors import AlteredError, OutputError, VaultError

KeyOf = Callable[[bytes, Cost], bytes]


@dataclass(frozen=True, slots=True)
class Seat:
    """A new member with the key of his passphrase, to be given a slot."""

    member: Member
    secret: Secret
    key: bytes


@dataclass(slots=True, repr=False)
class Ring:
    """An open ring: `me` is the member whose slot was opened, `secret` what he holds.

    `number` is that slot.
    """

    path: Path
    front: Front
    body: Body
    key: bytes
    segments: Segments
    number: int
    secret: Secret

    @classmethod
    def make(cls, path: Path, vault: bytes, cost: Cost) -> Self:
        """Begin a ring that has no member yet; nothing is written."""
        unused = tuple(Slot.unused() for _ in range(SLOTS))
        front = Front(vault, 0, cost, random(SALT), unused)
        body = Body(
            database=new_key(), audit=new_key(), epoch=0, members=[], archives=[new_archive()]
        )
        return cls(path, front, body, new_key(), Segments((), 0, 0), 0, Secret.new())

    @classmethod
    def open(cls, path: Path, key_of: KeyOf) -> Self:
        """Open the ring in a file.

        Raises:
            VaultError: There is no such file, or it is no ring.
            LockedError: It does not open with what was given.
            AlteredError: It was changed.
        """
        return cls.read(disk.read_whole(path), path, key_of)

    @classmethod
    def read(cls, written: bytes, path: Path, key_of: KeyOf) -> Self:
        """Open a ring from its bytes; see `open`."""
        front = Front.read(written)
        number, secret, key = front.open(key_of(front.salt, front.cost))
        at = len(bytes(front))
        place = Place(Kind.RING, front.vault, seq=front.generation)
        body, end = read_body(written, at, key, place)
        segments = read_segments(written, end, key, front.vault)
        ring = cls(path, front, body, key, segments, number, secret)
        if ring.me.left is not None:
            raise AlteredError("The key ring was changed.")
        return ring

    @property
    def copy(self) -> Path:
        """The second copy of the ring."""
        return second(self.path)

    @property
    def me(self) -> Member:
        """The member whose slot was opened.

        Raises:
            AlteredError: The ring knows of no such member.
        """
        mine = bytes(self.secret.box.public_key)
        for member in self.body.members:
            if member.box == mine:
                return member
        raise AlteredError("The key ring was changed.")

    @property
    def present(self) -> list[Member]:
        """The members who have not left, the recovery key among them."""
        return [member for member in self.body.members if member.left is None]

    def member(self, name: str) -> Member:
        """Find a member by his name.

        Raises:
            VaultError: There is none.
        """
        for member in self.present:
            if member.name == name:
                return member
        raise VaultError("The vault has no member {name}.", name=name)

    def add(self, grants: Sequence[Grant]) -> None:
        """Add grants at the end of both copies, durably.

        Raises:
            OutputError: They could not be written; the ring is as it was.
        """
        if not grants:
            return
        segment = write_segment(grants, self.key, self.front.vault, self.segments.number)
        at = self.segments.end
        for path in (self.copy, self.path):  # the first copy is the one that counts
            disk.append(path, segment, at)
        self.segments = Segments(
            self.segments.grants + tuple(grants), self.segments.number + 1, at + len(segment)
        )

    def rewrite(
        self,
        body: Body,
        grants: Iterable[Grant],
        seats: Iterable[Seat] = (),
    ) -> None:
        """Write the ring anew under a new key, in both copies; the one before is overwritten.

        Args:
            body: What it tells.
            grants: Every grant that it holds from now on.
            seats: Members who get a slot, or another passphrase.

        Raises:
            OutputError: It could not be written; the ring here is the one that lies on the disk.
        """
        key = new_key()
        slots = self._slots(body, key, seats)
        front = replace(self.front, generation=self.front.generation + 1, slots=slots)
        kept = tuple(grants)
        open_part = bytes(front)
        place = Place(Kind.RING, front.vault, seq=front.generation)
        written = open_part + write_body(body, key, open_part, place)
        written += write_segment(kept, key, front.vault, 0)
        try:
            disk.write_whole(self.copy, written)
            disk.write_whole(self.path, written)  # from here on it counts
        except OutputError:
            if not self._lies(written):
                raise
            self.front, self.body, self.key = front, body, key
            self.segments = Segments(kept, 1, len(written))
            raise
        self.front, self.body, self.key = front, body, key
        self.segments = Segments(kept, 1, len(written))

    def written(self) -> bytes:
        """Read it from the disk, without what a writer that was killed left at its end.

        Raises:
            VaultError: It cannot be read.
        """
        return disk.read_whole(self.path)[: self.segments.end]

    def mend_copy(self) -> None:
        """Make the second copy the same as the first; one that was interrupted may lag behind."""
        written = disk.read_whole(self.path)
        if not self.copy.exists() or disk.read_whole(self.copy) != written:
            disk.write_whole(self.copy, written)

    def _lies(self, written: bytes) -> bool:
        """Whether a ring came into its place although not all of its writing went well."""
        try:
            return self.path.read_bytes() == written
        except OSError:
            return False

    def _slots(self, body: Body, key: bytes, seats: Iterable[Seat]) -> tuple[Slot, ...]:
        """Lay out the slots: secrets stay as they are sealed, the new key goes to who is here."""
        made = {seat.member.id: seat for seat in seats}
        here = {m.slot: m for m in body.members if m.left is None}
        number = -(-(max(here) + 1) // SLOTS) * SLOTS
        slots = [*self.front.slots, *(Slot.unused() for _ in range(number))][:number]
        for place in range(number):
            member = here.get(place)
            if member is None:
                slots[place] = Slot.unused()
                continue
            seat = made.get(member.id)
            sealed = (
                self.front.seal_secret(place, seat.key, seat.secret)
                if seat
                else slots[place].secret
            )
            slots[place] = Slot(sealed, SealedBox(box_of(member)).encrypt(key))
        return tuple(slots)


def second(path: Path) -> Path:
    """Where the second copy of a ring lies."""
    return path.with_name(f"{path.name}-2")


def free_slot(members: Iterable[Member]) -> int:
    """Find the first slot that no member holds."""
    taken = {member.slot for member in members if member.left is None}
    return next(number for number in range(len(taken) + 1) if number not in taken)
