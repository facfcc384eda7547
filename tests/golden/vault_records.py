"""What the rows of a store are made of: log, entries, documents.

Written after docs/vault-format.md; no code of Wayout is in it.
"""

import struct
from base64 import b64decode
from collections.abc import Sequence
from hashlib import blake2b
from typing import Any

from tests.golden.vault_ciphers import BROKEN, open_stream
from tests.golden.vault_keys import ReadingError, digest, place

Json = dict[str, Any]


def row_mac(key: bytes, before: bytes, numbers: tuple[Any, ...], parts: tuple[Any, ...]) -> bytes:
    """The digest of a row of the log; of what is no row, one that no row has."""
    made = blake2b(before, key=key, person=b"wayout-log", digest_size=32)
    seq, at, number = numbers
    member, action, *ids = parts
    try:
        made.update(struct.pack(">Qqq", seq, at, -1 if number is None else number))
        for part in (member, action.encode(), *(one or b"" for one in ids)):
            made.update(struct.pack(">I", len(part)) + part)
    except BROKEN:
        return b""
    return made.digest()


def case_head(case: bytes, entries: list[tuple[int, bytes]]) -> bytes:
    """The head of the entries of a case: of each its epoch, and its bytes."""
    made = bytes(32)
    for seq, (epoch, sealed) in enumerate(entries):
        made = digest("wayout-case", made, case, struct.pack(">QI", seq, epoch), sealed)
    return made


def grave_words(vault: bytes, case: bytes, told: tuple[Any, ...]) -> bytes:
    """What is signed on a tombstone; of what is none, nothing that anybody signed."""
    opened, at, reason = told
    try:
        numbers = at.to_bytes(8, "big")
        return digest("wayout-grave", vault, case, opened.encode(), numbers, reason.encode())
    except BROKEN:
        return b""


def open_document(
    where: tuple[bytes, bytes], record: Json, chunks: Sequence[bytes], at: str
) -> bytes:
    """Open the document of a record, in a vault and a case, from its chunks."""
    name, key, header = (b64decode(record[part]) for part in ("id", "key", "header"))
    bound = [place(3, *where, seq, record["epoch"]) + name for seq, _ in enumerate(chunks)]
    try:
        plain = b"".join(open_stream(key, header, zip(chunks, bound, strict=True)))
        made = digest("wayout-document", header, *chunks)
    except BROKEN:
        raise ReadingError("altered", at) from None
    size = record["size"]
    whole = len(plain) == padded(size) and not plain[size:].strip(b"\0")
    if not whole or made != b64decode(record["digest"]):
        raise ReadingError("altered", at)
    return plain[:size]


def promised(records: Sequence[Json]) -> list[Json]:
    """The promises that a summary tells, from all records of a case."""
    found = {one["id"]: one for one in records if one["record"] == "promise"}
    return [
        {key: one[key] for key in ("id", "what", "due")}
        for one in found.values()
        if one.get("done") is None and not one.get("gone")
    ]


def numbered(records: Sequence[Json]) -> list[Json]:
    """The numbers in court that a summary tells, from all records of a case."""
    found: dict[tuple[str, str | None], Json] = {}
    for one in records:
        if one["record"] == "court case":
            told = {"number": one["number"], "court": one.get("court")}
            card = {"missing": one["missing"]} if one.get("missing") else {}
            found[one["number"], one.get("court")] = {} if one.get("gone") else told | card
    return [one for one in found.values() if one]


def padded(size: int) -> int:
    """The length of a padded document."""
    step = max(4096, 1 << max(0, size.bit_length() - 1) >> 2)
    return max(4096, -(-size // step) * step)
