"""Malformed backups: refused with an error of ours and nothing is left, or restored as they were.

Some are spoiled as a stranger can; the others as a member can, who seals another ring or store.
"""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from random import Random
from unittest.mock import patch

import pyrage
from pyrage import x25519
from tests.siege.bounds import Bounds
from tests.siege.budget import DONE, Budget, Found
from tests.siege.malformed_rings import Cut, cheap_key
from tests.siege.mutation import mutated
from tests.siege.world import PASSPHRASE, Besieged, answered, build, settle

from wayout.casebook.backup import make_backup
from wayout.casebook.backup_file import MAGIC, read_backup
from wayout.casebook.passphrase import Cost
from wayout.casebook.restore import restore_backup
from wayout.errors import WayoutError

_PAGE = 4096

MEMBER = 2  # of five kinds: the ring is spoiled by one who holds its key


@dataclass(frozen=True, slots=True)
class Parts:
    """A backup in its parts: the ring, the sealed stream, and what is in it."""

    cut: Cut
    stream: bytes
    key: bytes
    store: bytes

    def spoiled(self, number: int, rng: Random) -> bytes:
        """Spoil one part."""
        ring = self.cut.written
        match number % 5:
            case 0:
                return mutated(_packed(ring, self.stream), rng)
            case 1:  # the stream alone, near its beginning, where its header is
                head = mutated(self.stream[:400], rng)
                return _packed(ring, head + self.stream[400:])
            case 2:
                return _packed(self.cut.member(rng), self.stream)
            case 3:
                return _packed(ring, self._sealed(self.key + _page(self.store, rng)))
            case _:
                return _packed(ring, self._sealed(mutated(self.key + self.store[:200], rng)))

    def _sealed(self, plain: bytes) -> bytes:
        to = x25519.Identity.from_str(self.cut.ring.body.archives[-1]).to_public()
        sealed: bytes = pyrage.encrypt(plain, [to])
        return sealed


def malformed_backups(budget: Budget) -> Found:
    """Each is given to a restore."""
    besieged = build(budget.folder / "first", 3)
    bounds, rng = Bounds(), budget.rng
    parts = _parts(besieged, budget.folder / "backup")
    home, given = budget.folder / "home", budget.folder / "given"
    key = cheap_key()

    def from_typed(typed: bytes, salt: bytes, cost: Cost) -> bytes:
        del typed
        return key(salt, cost)

    with patch("wayout.casebook.restore.key_of", from_typed):
        for number in count():
            if not budget.goes_on(bounds.found[DONE]):
                break
            data = parts.spoiled(number, rng)
            given.write_bytes(data)
            home.mkdir()
            settle(home)
            use = _use(given, home, besieged, by_member=number % 5 == MEMBER)
            if not bounds.give(use, lambda d=data: d[:300]):  # type: ignore[misc]
                bounds.found["WRITTEN"] += any(home.iterdir())
            shutil.rmtree(home)
    return bounds.told()


def _use(given: Path, home: Path, besieged: Besieged, *, by_member: bool) -> Callable[[], str]:
    """Restore; who holds the key of a ring can say in it that cases were deleted, and no more."""

    def use() -> str:
        with restore_backup(given, home / "vault", PASSPHRASE) as vault:
            try:
                found = answered(vault)
            except WayoutError:
                return "restored, and a case refused"
        if found == besieged.cases:
            return "restored"
        is_less = by_member and found.items() < besieged.cases.items()
        return "restored, cases deleted by a member" if is_less else "WRONG"

    return use


def _parts(besieged: Besieged, place: Path) -> Parts:
    with besieged.open() as vault:
        make_backup(vault, place)
        ring = vault.ring
    backup = read_backup(place)
    stream = place.read_bytes()[backup.stream :]
    identity = x25519.Identity.from_str(ring.body.archives[-1])
    plain = pyrage.decrypt(stream, [identity])
    return Parts(Cut(ring, backup.ring), stream, plain[:32], plain[32:])


def _packed(ring: bytes, stream: bytes) -> bytes:
    return MAGIC + len(ring).to_bytes(8, "big") + ring + stream


def _page(store: bytes, rng: Random) -> bytes:
    """Spoil one page."""
    at = rng.randrange(len(store) // _PAGE) * _PAGE
    page = mutated(store[at : at + _PAGE], rng)
    return store[:at] + page[:_PAGE].ljust(_PAGE, b"\0") + store[at + _PAGE :]
