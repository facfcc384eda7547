"""Which cases I may open, and with which keys; who else may."""

from collections.abc import Iterable

from wayout.casebook.ring.grants import CaseKey, Grant, open_grant
from wayout.casebook.ring.members import Member
from wayout.casebook.ring.ring import Ring
from wayout.casebook.sealing import new_key
from wayout.errors import LockedError


class CaseKeys:
    """The grants of an open ring, by case; a key is opened when it is first needed."""

    def __init__(self, ring: Ring) -> None:
        self._ring = ring
        self._opened: dict[tuple[bytes, int], CaseKey] = {}
        self._mine: dict[bytes, dict[int, Grant]] = {}
        self._given: dict[bytes, list[Grant]] = {}
        self.take(ring.segments.grants)

    def take(self, grants: Iterable[Grant]) -> None:
        """Take up grants that were added to the ring."""
        me = self._ring.me.id
        for grant in grants:
            self._given.setdefault(grant.case, []).append(grant)
            if grant.to == me:
                self._mine.setdefault(grant.case, {})[grant.epoch] = grant

    def mine(self) -> set[bytes]:
        """The cases that I may open."""
        return set(self._mine)

    def epochs(self, case: bytes) -> list[int]:
        """The epochs of which I hold the key of a case, in order."""
        return sorted(self._mine.get(case, ()))

    def key(self, case: bytes, epoch: int) -> CaseKey:
        """Open the key of a case of one epoch.

        Raises:
            LockedError: It was not shared with me.
            AlteredError: The grant was changed.
        """
        at = (case, epoch)
        if at not in self._opened:
            grant = self._mine.get(case, {}).get(epoch)
            if grant is None:
                raise LockedError("This case was not shared with you.")
            self._opened[at] = open_grant(grant, self._ring.front.vault, self._ring.secret)
        return self._opened[at]

    def holders(self, case: bytes) -> list[Member]:
        """The present members who may open the case as it is now, the recovery key among them."""
        given = self._given.get(case, [])
        last = max((grant.epoch for grant in given), default=0)
        ids = {grant.to for grant in given if grant.epoch == last}
        return [member for member in self._ring.present if member.id in ids]

    def all_for(self, case: bytes, member: Member) -> list[Grant]:
        """Grant every key of a case that I hold to another member."""
        return [self.key(case, epoch).for_other(member) for epoch in self.epochs(case)]

    def to_write(self, case: bytes, holders: Iterable[Member]) -> tuple[CaseKey, list[Grant]]:
        """Find the key under which to write now: of the present epoch, made if there is none.

        Returns it and the grants that must be in the ring before it is used.
        """
        epoch = self._ring.body.epoch
        if epoch in self._mine.get(case, {}):
            return self.key(case, epoch), []
        made = CaseKey(self._ring.front.vault, case, epoch, new_key())
        me, secret = self._ring.me, self._ring.secret
        others = [made.for_other(other) for other in holders if other.id != me.id]
        return made, [made.for_me(me, secret), *others]
