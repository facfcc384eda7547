"""Vectors of the smallest parts: places, sealing, padding, digests, chains, codes."""

from typing import Any

from vault_vectors.gathering import Book, Given, turned

from wayout.casebook.cases.codes import code_of
from wayout.casebook.cases.entries import Chain
from wayout.casebook.chain.head import signed_words
from wayout.casebook.chain.log import Act, Tip
from wayout.casebook.deletion import tombstone_words
from wayout.casebook.ring.members import Secret
from wayout.casebook.sealing import Kind, Place, derive, digest, new_id, new_key, pad, seal, unpad

_TEXT = "Примеров Иван: ёлка".encode()
_SIZES = (0, 1, 254, 255, 256, 4094, 4095, 4096, 65534, 65535, 65536, 131071)


def gather(book: Book) -> None:
    """Gather them."""
    _places(book)
    _sealed(book)
    _padding(book)
    _digests(book)
    _chains(book)


def _place(kind: int, case: bytes, seq: int, epoch: int) -> dict[str, Any]:
    return {"kind": kind, "vault": _VAULT, "case": case, "seq": seq, "epoch": epoch}


_VAULT, _CASE, _KEY = new_id(), new_id(), new_key()


def _places(book: Book) -> None:
    wheres = {
        "entry": _place(Kind.ENTRY, _CASE, 0, 0),
        "slot": _place(Kind.SLOT, bytes(16), 7, 0),
        "grant": _place(Kind.GRANT, _CASE, 0, 3),
        "largest": _place(Kind.INTAKE, b"\xff" * 16, 2**64 - 1, 2**32 - 1),
    }
    for name, where in wheres.items():
        book.opens(f"place: {name}", where, bytes(_made(where)))


def _made(where: dict[str, Any]) -> Place:
    return Place(**where | {"kind": Kind(where["kind"])})


def _sealed(book: Book) -> None:
    where = _place(Kind.ENTRY, _CASE, 5, 2)
    plains = {"nothing": b"", "a byte": b"a", "text": _TEXT, "a step": bytes(256)}
    for name, plain in plains.items():
        given = {"key": _KEY, **where, "bound": b"", "sealed": seal(_KEY, _made(where), plain)}
        book.opens(f"seal: {name}", given, plain)
    more = seal(_KEY, _made(where), _TEXT, extra=b"front")
    book.opens("seal: bound", {"key": _KEY, **where, "bound": b"front", "sealed": more}, _TEXT)
    sealed = seal(_KEY, _made(where), _TEXT)
    good: dict[str, Any] = {"key": _KEY, **where, "bound": b"", "sealed": sealed}
    changes: dict[str, dict[str, Any]] = {
        "another key": {"key": turned(_KEY, 0)},
        "another kind": {"kind": Kind.SUMMARY},
        "another vault": {"vault": turned(_VAULT, 0)},
        "another case": {"case": turned(_CASE, 15)},
        "another seq": {"seq": 6},
        "another epoch": {"epoch": 1},
        "bound to more": {"bound": b"front"},
        "bound to less": {"sealed": more},
        "bound to other": {"bound": b"Front", "sealed": more},
        "a bit of the nonce": {"sealed": turned(sealed, 0)},
        "the last bit of the nonce": {"sealed": turned(sealed, 23)},
        "a bit of the text": {"sealed": turned(sealed, 24)},
        "a bit of the tag": {"sealed": turned(sealed, -1)},
        "cut by a byte": {"sealed": sealed[:-1]},
        "a byte behind": {"sealed": sealed + b"\0"},
        "no tag": {"sealed": sealed[:-16]},
        "a nonce alone": {"sealed": sealed[:24]},
        "cut in the nonce": {"sealed": sealed[:20]},
        "nothing at all": {"sealed": b""},
    }
    for name, change in changes.items():
        book.fails(f"seal: {name}", good | change, "altered: sealed")


def _padding(book: Book) -> None:
    for size in _SIZES:
        book.opens(f"pad: {size} bytes", {"size": size}, len(pad(b"a" * size)))
    for name, padded in {
        "one byte": b"\x80",
        "text": b"text\x80" + bytes(251),
        "padded before": b"text\x80\0\x80" + bytes(9),
        "text that ends in zeros": b"text\0\0\x80\0",
    }.items():
        book.opens(f"unpad: {name}", {"padded": padded}, unpad(padded))
    for name, padded in {
        "nothing": b"",
        "zeros": bytes(256),
        "no mark": b"text" + bytes(252),
        "something behind it": b"text\x80\0\1",
    }.items():
        book.fails(f"unpad: {name}", {"padded": padded}, "altered: padding")


def _digests(book: Book) -> None:
    for purpose, context in (
        ("wayout-box", b""),
        ("wayout-sign", b""),
        ("wayout-wrap", b""),
        ("wayout-slot", b"\0\7"),
        ("wayout-recovery", b""),
    ):
        given: Given = {"key": _KEY, "purpose": purpose, "context": context}
        book.opens(f"derive: {purpose}", given, derive(_KEY, purpose, context))
    for name, parts in {
        "no part": [],
        "one part": [_TEXT],
        "parts": [b"ab", b"c"],
        "other parts of the same bytes": [b"a", b"bc"],
        "an empty part": [b"abc", b""],
    }.items():
        given = {"purpose": "wayout-head", "parts": [part.hex() for part in parts]}
        book.opens(f"digest: {name}", given, digest("wayout-head", *parts))
    secret = Secret.new()
    public = {
        "box": bytes(secret.box.public_key),
        "sign": bytes(secret.sign.verify_key),
        "wrap": secret.wrap,
    }
    book.opens("secret: a seed", {"seed": secret.seed}, public)
    for number in (0, 1, 2**40 - 1, 0x123456789A):
        case = number.to_bytes(5, "big") + _CASE[5:]
        book.opens(f"code: {number:010x}", {"case": case}, code_of(case))


def _chains(book: Book) -> None:
    chain, entries = Chain(), list[Given]()
    book.opens("chain: no entry", {"case": _CASE, "entries": []}, chain.head)
    for epoch in (0, 0, 1):
        sealed = seal(_KEY, Place(Kind.ENTRY, _VAULT, _CASE, chain.number, epoch), b"x")
        chain = chain.after(_CASE, epoch, sealed)
        entries.append({"epoch": epoch, "sealed": sealed})
        given: Given = {"case": _CASE, "entries": list(entries)}
        book.opens(f"chain: {chain.number} entries", given, chain.head)
    tip, member, other = Tip(), new_id(), new_id()
    for act in (
        Act("new"),
        Act("add", _CASE, 1, _KEY),
        Act("list", number=0),
        Act("share", _CASE, other=other),
        Act("наоборот", number=-1),
    ):
        at = 1750000000 + tip.seq
        entry = tip.next(_KEY, at, member, act)
        row: Given = {
            "seq": entry.seq, "at": at, "member": member, "action": act.action, "case": act.case,
            "number": act.number, "head": act.head, "other": act.other,
        }  # fmt: skip
        book.opens(f"row: {act.action}", {"key": _KEY, "before": tip.mac, **row}, entry.mac)
        tip = Tip(entry.seq, entry.mac)
    words = {"vault": _VAULT, "mac": tip.mac, "seq": 5, "generation": 2, "at": 1750000000}
    book.opens("words: a head", words, signed_words(_VAULT, tip, 2, 1750000000))
    told = ("2025-06-15", 1750000000, "request")
    grave: dict[str, Any] = {"vault": _VAULT, "case": _CASE, "opened": told[0], "at": told[1]}
    book.opens(
        "grave: a tombstone", grave | {"reason": told[2]}, tombstone_words(_VAULT, _CASE, told)
    )
