"""Vectors of what is sealed to a member: boxes, grants, age files."""

from pathlib import Path
from typing import Any

import pyrage
from nacl.public import PrivateKey, SealedBox
from pyrage import x25519
from vault_vectors.gathering import Book, at, cut, flip, turned

from wayout.casebook.ring.grants import CaseKey
from wayout.casebook.ring.members import Secret
from wayout.casebook.sealing import new_id, new_key

_TEXT = "Дело Примерова: берёза, ёлка и ещё пять".encode()


def gather(book: Book, folder: Path) -> None:
    """Gather them."""
    _boxes(book)
    _grants(book)
    _ages(book, folder)


def _boxes(book: Book) -> None:
    secret = PrivateKey.generate()
    for size in (0, 1, 31, 32, 33, 52, 64, 200):
        plain = bytes(size)
        sealed = SealedBox(secret.public_key).encrypt(plain)
        book.opens(f"box: {size} bytes", {"secret": bytes(secret), "sealed": sealed}, plain)
    sealed = SealedBox(secret.public_key).encrypt(_TEXT)
    for name, given in {
        "another secret": {"secret": bytes(PrivateKey.generate())},
        "a bit of the key in it": {"sealed": turned(sealed, 0)},
        "a bit of the tag": {"sealed": turned(sealed, 32)},
        "a bit of the text": {"sealed": turned(sealed, -1)},
        "cut": {"sealed": sealed[:-1]},
        "a byte behind": {"sealed": sealed + b"\0"},
        "no text, no tag": {"sealed": sealed[:32]},
        "a key of zeros in it": {"sealed": bytes(32) + sealed[32:]},
        "nothing": {"sealed": b""},
    }.items():
        good = {"secret": bytes(secret), "sealed": sealed}
        book.fails(f"box: {name}", good | given, "altered: sealed")


def _grants(book: Book) -> None:
    vault, held, other = new_id(), Secret.new(), Secret.new()
    me = held.member("Макетова", "member", 0, 1750000000)
    key = CaseKey(vault, new_id(), 2, new_key())
    for name, grant in {"own": key.for_me(me, held), "sealed": key.for_other(me)}.items():
        written = bytes(grant)
        good: dict[str, Any] = {"vault": vault, "seed": held.seed, "grant": written}
        book.opens(f"grant: {name}", good, key.key)
        why = "altered: grant moved" if name == "sealed" else "altered: sealed"
        book.fails(f"grant: {name}, of another case", good | {"grant": turned(written, 0)}, why)
        book.fails(f"grant: {name}, of another epoch", good | {"grant": turned(written, 35)}, why)
        why = "altered: grant" if name == "sealed" else "altered: sealed"
        broken = {
            "a bit": {"grant": turned(written, 37)},
            "a bit of the tag": {"grant": turned(written, 37 + 71 if name == "own" else 37 + 32)},
            "another member": {"seed": other.seed},
        }
        for what, change in broken.items():
            book.fails(f"grant: {name}, {what}", good | change, why)
        kind = "altered: grant" if name == "own" else "altered: sealed"
        book.fails(f"grant: {name}, the other kind", good | {"grant": turned(written, 36)}, kind)
        if name == "own":
            elsewhere = {"vault": turned(vault, 0)}
            book.fails(f"grant: {name}, of another vault", good | elsewhere, why)
            behind = {"grant": turned(written, -1)}
            book.opens("grant: own, what is behind it does not count", good | behind, key.key)


def _ages(book: Book, folder: Path) -> None:
    mine, other = x25519.Identity.generate(), x25519.Identity.generate()
    data = pyrage.encrypt(_TEXT, [other.to_public(), mine.to_public()])
    (folder / "two.age").write_bytes(data)
    good = {"file": "two.age", "identities": [str(mine)]}
    book.opens("age: to two", good, _TEXT)
    book.opens("age: to the other", good | {"identities": [str(other)]}, _TEXT)
    stranger = str(x25519.Identity.generate())
    book.opens("age: the second identity fits", good | {"identities": [stranger, str(mine)]}, _TEXT)
    book.fails("age: a stranger", good | {"identities": [stranger]}, "altered: backup")
    book.fails("age: no identity", good | {"identities": []}, "altered: backup")
    header = data.index(b"\n--- ") + 5
    body = data.index(b"\n", header) + 1
    for name, patch in {
        "another version": at("two.age", 21, b"2"),
        "a letter of the header's digest": at("two.age", header, _other(data, header)),
        "a bit of the nonce": flip("two.age", data, body),
        "a bit of the text": flip("two.age", data, body + 16),
        "a bit of the tag": flip("two.age", data, -1),
        "cut by a byte": cut("two.age", len(data) - 1),
        "a byte behind": at("two.age", len(data), b"\0"),
        "no text": cut("two.age", body + 16),
        "no nonce": cut("two.age", body),
        "a header alone": cut("two.age", header),
        "nothing": cut("two.age", 0),
    }.items():
        book.fails(f"age: {name}", good, "altered: backup", [patch])


def _other(data: bytes, place: int) -> bytes:
    return b"A" if data[place : place + 1] != b"A" else b"B"
