"""Malformed key rings: refused with an error of ours, or open to the same cases as before.

A third is spoiled as a stranger can; the others as a member can, who has the key of the ring.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from hashlib import blake2b
from itertools import count
from pathlib import Path
from random import Random

import msgspec
from tests.siege.bounds import Bounds
from tests.siege.budget import DONE, Budget, Found
from tests.siege.mutation import grafted, mutated
from tests.siege.world import CHEAP, PASSPHRASE, build

from wayout.casebook.checking import check_log
from wayout.casebook.passphrase import Cost, key_of, refused
from wayout.casebook.rehearsal import Hidden
from wayout.casebook.ring.ring import Ring
from wayout.casebook.sealing import KEY, Kind, Place, pad, seal
from wayout.casebook.vault import Vault, ring_path

_COSTLY = 1 << 10  # KiB: what costs more is lawful, and would only keep the siege waiting


@dataclass(frozen=True, slots=True)
class Cut:
    """A ring in its parts, to be put together anew."""

    ring: Ring
    written: bytes

    def stranger(self, rng: Random) -> bytes:
        """Spoil it without a key."""
        return mutated(self.written, rng)

    def member(self, rng: Random) -> bytes:
        """Write another body, or segments, under the right key."""
        ring = self.ring
        front = bytes(replace(ring.front, generation=rng.choice((1, 2, 3, 2**32 - 1))))
        place = Place(Kind.RING, ring.front.vault, seq=int.from_bytes(front[24:28], "big"))
        tree = json.loads(msgspec.json.encode(ring.body))
        body = grafted(tree, rng) if rng.random() < 0.8 else mutated(json.dumps(tree).encode(), rng)
        bound = blake2b(front, digest_size=KEY).digest()
        written = front + _framed(seal(ring.key, place, pad(body), extra=bound))
        grants = b"".join(bytes(grant) for grant in ring.segments.grants)
        plain = mutated(grants, rng) if rng.random() < 0.5 else grants
        segment = Place(Kind.SEGMENT, ring.front.vault, seq=0)
        return written + _framed(seal(ring.key, segment, pad(plain)))


def malformed_rings(budget: Budget) -> Found:
    """What is taken as a ring is also tried on the vault."""
    besieged = build(budget.folder / "vault", 3)
    bounds, rng = Bounds(), budget.rng
    with besieged.open() as vault:
        cut = Cut(vault.ring, vault.ring.written())
        derive = cheap_key()
        for number in count():
            if not budget.goes_on(bounds.found[DONE]):
                break
            data = cut.member(rng) if number % 3 else cut.stranger(rng)
            bounds.give(lambda d=data: _use(d, vault, derive), lambda d=data: d.hex())  # type: ignore[misc]
    return bounds.told()


def cheap_key() -> Callable[[bytes, Cost], bytes]:
    """The key of the passphrase, if a ring asks for a cost that can be paid many times a second."""

    def key(salt: bytes, cost: Cost) -> bytes:
        if cost.memory * cost.passes > _COSTLY or cost.lanes > CHEAP.lanes * 4:
            raise refused()
        return key_of(PASSPHRASE, salt, cost)

    return key


def _use(data: bytes, vault: Vault, derive: Callable[[bytes, Cost], bytes]) -> str:
    """Open it and, with the store that is there, look through the log and all cases."""
    ring = Ring.read(data, ring_path(Path(vault.path)), derive)
    other = Hidden(vault.path, ring, vault.store, vault._lock, vault.clock)
    other.tip = check_log(other)
    return "taken"


def _framed(sealed: bytes) -> bytes:
    return len(sealed).to_bytes(4, "big") + sealed
