"""Vectors of documents: a stream of chunks that is cut, moved, or says other than it is."""

from io import BytesIO
from pathlib import Path
from typing import Any

import msgspec
from nacl.bindings import (
    crypto_secretstream_xchacha20poly1305_init_push,
    crypto_secretstream_xchacha20poly1305_push,
    crypto_secretstream_xchacha20poly1305_state,
)
from vault_vectors.gathering import Book, flip, turned

from wayout.casebook.documents.stream import Sealer, Where, padded
from wayout.casebook.sealing import digest, new_id, new_key

_MESSAGE, _PUSH, _REKEY, _FINAL = 0, 1, 2, 3
_SIZES = (0, 1, 4096, 4097, 16384, 16385, 20480, 20481, 65536, 1 << 20, (1 << 20) + 1)
_TEXT = "Повестка. Примеров Иван.".encode()


def gather(book: Book, folder: Path) -> None:
    """Gather them."""
    for size in _SIZES:
        book.opens(f"length: {size} bytes", {"size": size}, padded(size))
    where = Where(new_id(), new_id(), 1)
    for name, plain in {"nothing": b"", "text": _TEXT, "a step": bytes(range(256)) * 16}.items():
        sealer = Sealer(where, f"{name}.txt")
        chunks = list(sealer.chunks(BytesIO(plain)))
        record = msgspec.to_builtins(sealer.record())
        file = f"{name.replace(' ', '-')}.chunks"
        (folder / file).write_bytes(b"".join(chunks))
        given = _given(where, record, file, [len(chunk) for chunk in chunks])
        book.opens(f"document: {name}", given, plain)
    _pieces(book, folder, where)


def _given(where: Where, record: dict[str, Any], file: str, sizes: list[int]) -> dict[str, Any]:
    return {
        "vault": where.vault, "case": where.case, "record": record, "file": file, "sizes": sizes
    }  # fmt: skip


def _stream(where: Where, parts: list[tuple[bytes, int]], size: int) -> tuple[Any, list[bytes]]:
    """Seal parts with their tags, as no document of ours is cut."""
    name, key, state = new_id(), new_key(), crypto_secretstream_xchacha20poly1305_state()
    header = crypto_secretstream_xchacha20poly1305_init_push(state, key)
    chunks = [
        crypto_secretstream_xchacha20poly1305_push(state, part, where.bound(name, number), tag)
        for number, (part, tag) in enumerate(parts)
    ]
    record = {
        "record": "document", "id": name, "name": "повестка.txt", "size": size, "key": key,
        "epoch": where.epoch, "header": header, "digest": digest("wayout-document", header, *chunks)
    }  # fmt: skip
    return msgspec.to_builtins(record), chunks


def _pieces(book: Book, folder: Path, where: Where) -> None:
    """Three chunks that are small, so that the vectors are: the reader minds no size of theirs."""
    plain = _TEXT.ljust(4096, b"\0")
    cuts = [plain[:16], plain[16:32], plain[32:]]
    tags = (_MESSAGE, _MESSAGE, _FINAL)
    record, chunks = _stream(where, list(zip(cuts, tags, strict=True)), len(_TEXT))
    data, sizes = b"".join(chunks), [len(chunk) for chunk in chunks]
    (folder / "three.chunks").write_bytes(data)
    good = _given(where, record, "three.chunks", sizes)
    book.opens("document: three chunks", good, _TEXT)
    a, b, c = sizes
    changes: dict[str, dict[str, Any]] = {
        "the last chunk is missing": {"sizes": [a, b]},
        "the first chunk is missing": {"order": [1, 2]},
        "a chunk in the middle is missing": {"order": [0, 2]},
        "two chunks have changed places": {"order": [1, 0, 2]},
        "a chunk twice": {"order": [0, 1, 1, 2]},
        "a chunk behind the end": {"order": [0, 1, 2, 2]},
        "no chunk": {"order": []},
        "a chunk cut": {"sizes": [a, b, c - 1]},
        "a chunk of nothing": {"sizes": [a, b, c, 0]},
        "of another case": {"case": turned(where.case, 0)},
        "of another vault": {"vault": turned(where.vault, 0)},
    }
    for name, change in changes.items():
        book.fails(f"document: {name}", good | change, "altered: document")
    other = msgspec.to_builtins({"key": new_key(), "id": new_id(), "digest": bytes(32)})
    header = msgspec.to_builtins({"header": bytes(24)})
    for name, lie in {
        "another key": {"key": other["key"]},
        "another id": {"id": other["id"]},
        "another epoch": {"epoch": 0},
        "another header": header,
        "another digest": {"digest": other["digest"]},
        "a size that is too small": {"size": len(_TEXT) - 1},
        "a size that asks for more chunks": {"size": 4097},
    }.items():
        given = good | {"record": record | lie}
        book.fails(f"document: {name}", given, "altered: document")
    for name, place in {"the tag": 0, "the text": 20, "the digest of a chunk": a - 1}.items():
        patch = [flip("three.chunks", data, place)]
        book.fails(f"document: a bit of {name}", good, "altered: document", patch)
    _tags(book, folder, where, cuts)


def _tags(book: Book, folder: Path, where: Where, cuts: list[bytes]) -> None:
    """Streams whose maker held the key, and put other tags on them."""
    for name, tags in {
        "nothing says FINAL": (_MESSAGE, _MESSAGE, _MESSAGE),
        "FINAL comes early": (_MESSAGE, _FINAL, _FINAL),
        "an end of a part": (_PUSH, _MESSAGE, _FINAL),
        "another key on the way": (_REKEY, _MESSAGE, _FINAL),
    }.items():
        record, chunks = _stream(where, list(zip(cuts, tags, strict=True)), len(_TEXT))
        file = f"{name.replace(' ', '-')}.chunks"
        (folder / file).write_bytes(b"".join(chunks))
        given = _given(where, record, file, [len(chunk) for chunk in chunks])
        book.fails(f"document: {name}", given, "altered: document")
    parts = [(b"".join(cuts)[:4000], _MESSAGE), (bytes(95) + b"\1", _FINAL)]
    record, chunks = _stream(where, parts, len(_TEXT))
    (folder / "no-zeros.chunks").write_bytes(b"".join(chunks))
    given = _given(where, record, "no-zeros.chunks", [len(chunk) for chunk in chunks])
    book.fails("document: padded with something", given, "altered: document")
