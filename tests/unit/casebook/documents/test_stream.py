"""Sealed chunks of a document: nothing is cut off, moved, put in, put behind or changed."""

import io
from collections.abc import Callable

import pytest
from msgspec.structs import replace

from wayout.casebook.cases.records import Document
from wayout.casebook.documents import stream
from wayout.casebook.documents.stream import CHUNK, ChunkError, Sealer, Where, padded, unseal_chunks
from wayout.casebook.sealing import Kind, Place, digest, new_id, new_key
from wayout.errors import InputError

WHERE = Where(new_id(), new_id(), 3)
PLAIN = bytes(range(256)) * 1000  # four chunks

Spoil = Callable[[list[bytes]], list[bytes]]


def sealed(plain: bytes = PLAIN) -> tuple[Document, list[bytes]]:
    """Seal a document."""
    sealer = Sealer(WHERE, "a.pdf")
    chunks = list(sealer.chunks(io.BytesIO(plain)))
    return sealer.record(), chunks


def opened(document: Document, chunks: list[bytes], where: Where = WHERE) -> bytes:
    """Open a document."""
    return b"".join(unseal_chunks(document, where, chunks))


@pytest.mark.parametrize(
    ("size", "length"),
    [
        (0, 4096), (1, 4096), (4096, 4096), (4097, 8192), (16385, 20480), (65536, 65536),
        (65537, 81920), (300_000, 327_680), (1_000_000, 1_048_576), (1 << 28, 1 << 28),
    ],
)  # fmt: skip
def test_lengths_grow_in_steps(size: int, length: int) -> None:
    """From 16 KiB on there are four lengths for each doubling; at most a quarter is added."""
    assert padded(size) == length
    assert size < 16384 or length - size <= size / 4


@pytest.mark.parametrize("size", [0, 1, 4096, CHUNK - 1, CHUNK, CHUNK + 1, 5 * CHUNK, 530_000])
def test_what_is_stored_is_as_long_as_the_step(size: int) -> None:
    """The sum of the chunks tells the step and no more; none is longer than it may be."""
    document, chunks = sealed(bytes(size))
    lengths = [len(chunk) - 17 for chunk in chunks]
    assert sum(lengths) == padded(size)
    assert all(length == CHUNK for length in lengths[:-1])
    assert 0 < lengths[-1] <= CHUNK
    assert document.size == size
    assert opened(document, chunks) == bytes(size)


def test_the_digest_is_that_of_the_format() -> None:
    """Of the header and every chunk, each with its length before it."""
    document, chunks = sealed()
    assert document.digest == digest("wayout-document", document.header, *chunks)
    assert opened(document, chunks) == PLAIN


@pytest.mark.parametrize(
    ("spoil", "at"),
    [
        (lambda chunks: chunks[:-1], 4),
        (lambda _: [], 1),
        (lambda chunks: chunks[1:], 1),
        (lambda chunks: [chunks[0], chunks[2], chunks[1], chunks[3]], 2),
        (lambda chunks: [*chunks, chunks[-1]], 5),
        (lambda chunks: [*chunks, chunks[0]], 5),
        (lambda chunks: [chunks[0], chunks[0], *chunks[2:]], 2),
        (lambda chunks: [*chunks[:2], bytes([chunks[2][0] ^ 1]) + chunks[2][1:], chunks[3]], 3),
        (lambda chunks: [*chunks[:3], chunks[3][:-1]], 4),
        (lambda chunks: [*chunks[:3], b""], 4),
        (lambda chunks: [*chunks[:3], None], 4),
        (lambda chunks: [*chunks[:3], "text"], 4),
    ],
)
def test_a_spoiled_chunk_is_named(spoil: Spoil, at: int) -> None:
    """Cut, moved, repeated, put behind, changed, of another type: refused at its number."""
    document, chunks = sealed()
    with pytest.raises(ChunkError) as found:
        opened(document, spoil(chunks))
    assert found.value.number == at


def test_a_chunk_of_another_document_does_not_fit() -> None:
    """Not even of one that holds the same."""
    document, chunks = sealed()
    with pytest.raises(ChunkError):
        opened(document, [*sealed()[1][:1], *chunks[1:]])


@pytest.mark.parametrize(
    "changed",
    [
        {"id": new_id()}, {"key": new_key()}, {"header": bytes(24)}, {"digest": bytes(32)},
        {"size": len(PLAIN) - 1}, {"size": 2 * len(PLAIN)}, {"size": 0}, {"size": 1 << 40},
        {"header": b"short"}, {"key": b"short"},
    ],
)  # fmt: skip
def test_a_record_that_does_not_fit_its_chunks_opens_nothing(changed: dict[str, object]) -> None:
    """Each of its values counts."""
    document, chunks = sealed()
    with pytest.raises(ChunkError):
        opened(replace(document, **changed), chunks)


@pytest.mark.parametrize("place", range(3))
def test_a_document_does_not_open_elsewhere(place: int) -> None:
    """Another vault, another case, another epoch."""
    document, chunks = sealed()
    parts: list[bytes | int] = [WHERE.vault, WHERE.case, WHERE.epoch]
    parts[place] = (new_id(), new_id(), 4)[place]
    with pytest.raises(ChunkError):
        opened(document, chunks, Where(*parts))  # type: ignore[arg-type]


def test_padding_that_says_something_is_refused() -> None:
    """Behind the size that the record tells there are zeros only."""
    document, chunks = sealed(b"text" * 10)
    assert opened(document, chunks) == b"text" * 10
    with pytest.raises(ChunkError):
        opened(replace(document, size=30), chunks)


def test_the_tag_at_the_end_is_enforced(monkeypatch: pytest.MonkeyPatch) -> None:
    """A stream that ends as it should in all but its tag is not whole."""
    monkeypatch.setattr(stream, "FINAL", stream.MESSAGE)
    document, chunks = sealed()
    monkeypatch.undo()
    with pytest.raises(ChunkError) as found:
        opened(document, chunks)
    assert found.value.number == len(chunks) + 1


def test_nothing_stands_behind_a_chunk_that_ends_the_stream(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Even where whoever wrote it knew every key."""
    monkeypatch.setattr(stream, "MESSAGE", stream.FINAL)
    document, chunks = sealed()
    monkeypatch.undo()
    with pytest.raises(ChunkError) as found:
        opened(document, chunks)
    assert found.value.number == 2


def test_a_chunk_is_bound_as_the_format_says() -> None:
    """The place, of kind 3 and with the number of the chunk, then the id of the document."""
    name = new_id()
    place = Place(Kind.DOCUMENT, WHERE.vault, WHERE.case, seq=7, epoch=WHERE.epoch)
    assert WHERE.bound(name, 7) == bytes(place) + name


def test_two_documents_that_hold_the_same_look_different() -> None:
    """Each has a key of its own."""
    (first, one), (second, other) = sealed(), sealed()
    assert first.key != second.key
    assert not set(one) & set(other)


def test_a_document_that_is_too_large_is_refused_on_the_way(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """It is not read to its end first."""
    monkeypatch.setattr(stream, "MOST", 2 * CHUNK)
    assert opened(*sealed(bytes(2 * CHUNK))) == bytes(2 * CHUNK)
    source = io.BytesIO(bytes(9 * CHUNK))
    with pytest.raises(InputError, match="too large"):
        list(Sealer(WHERE, "a").chunks(source))
    assert source.tell() == 3 * CHUNK
