"""Vectors of the head outside: older, newer, of another vault, signed by nobody."""

from typing import Any

import msgspec
from nacl.signing import SigningKey
from vault_vectors.gathering import Book, at, cut, instead
from vault_vectors.rings import whole
from vault_vectors.worlds import OWNER, World

from wayout.casebook.chain.head import Head, sign_head
from wayout.casebook.chain.log import Tip
from wayout.casebook.ring.members import Member
from wayout.casebook.vault import Vault

_GOOD = {"vault": "team", "typed": OWNER}
_FILE = "team.head"


def gather(book: Book, world: World) -> None:
    """Gather them."""
    same = {"content": "team-owner.json"}
    book.opens("vault: no head", _GOOD, same, [{"file": _FILE, "remove": True}])
    book.opens("vault: an older head", _GOOD, same, [instead(_FILE, "team.head-before")])
    foreign = [instead(_FILE, "one.head")]
    book.fails("vault: the head of another vault", _GOOD, "altered: head", foreign)
    book.fails("vault: an empty head", _GOOD, "altered: head", [cut(_FILE, 0)])
    book.fails("vault: a head that says nothing", _GOOD, "altered: head", whole(_FILE, b"{}"))
    book.fails("vault: a head with a letter changed", _GOOD, "altered: head", [at(_FILE, 2, b"V")])
    with world.enter(OWNER) as vault:
        _forged(book, vault)
        _signed(book, vault)


def _forged(book: Book, vault: Vault) -> None:
    """Heads in which one field was changed."""
    kept = msgspec.json.decode((vault.path.with_name(_FILE)).read_bytes())
    changes: dict[str, Any] = {
        "seq": kept["seq"] - 1, "generation": kept["generation"] - 1, "at": kept["at"] + 1,
        "mac": kept["signature"][:43] + "=", "member": kept["vault"], "vault": kept["member"],
        "signature": "A" * 86 + "==",
    }  # fmt: skip
    for field, value in changes.items():
        written = msgspec.json.encode(kept | {field: value})
        book.fails(
            f"vault: a head with another {field}", _GOOD, "altered: head", whole(_FILE, written)
        )


def _signed(book: Book, vault: Vault) -> None:
    """Heads that a member signed, and that the vault does not reach."""
    generation, tip = vault.ring.front.generation, vault.tip
    for name, why, made in (
        (
            "of a later row",
            "altered: head ahead",
            _head(vault, Tip(tip.seq + 3, tip.mac), generation),
        ),
        ("of a later ring", "altered: head ring", _head(vault, tip, generation + 1)),
        ("of another row", "altered: head row", _head(vault, Tip(tip.seq, bytes(32)), generation)),
    ):
        written = whole(_FILE, msgspec.json.encode(made))
        book.fails(f"vault: a head {name}, signed", _GOOD, why, written)
    stranger = (vault.ring.me, SigningKey.generate())
    made = sign_head(vault.id, tip, generation, 0, stranger)
    written = whole(_FILE, msgspec.json.encode(made))
    book.fails("vault: a head that a stranger signed", _GOOD, "altered: head", written)
    foreign = sign_head(bytes(16), tip, generation, 0, (vault.ring.me, vault.ring.secret.sign))
    written = whole(_FILE, msgspec.json.encode(foreign))
    book.fails("vault: a head signed for another vault", _GOOD, "altered: head", written)
    first = _head(vault, Tip(), 0)
    written = whole(_FILE, msgspec.json.encode(first))
    book.opens("vault: a head before the first row", _GOOD, {"content": "team-owner.json"}, written)


def _head(vault: Vault, tip: Tip, generation: int) -> Head:
    me: Member = vault.ring.me
    return sign_head(vault.id, tip, generation, 1750000000, (me, vault.ring.secret.sign))
