"""Any bytes that are kept as a document come out as they were, and nothing else ever does."""

import io
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from unittest.mock import patch

from hypothesis import example, given, settings
from hypothesis import strategies as st

from wayout.casebook.cases.records import CaseLine
from wayout.casebook.cases.work import add_cases
from wayout.casebook.documents.keeping import attach_document
from wayout.casebook.documents.names import document_name
from wayout.casebook.documents.reading import list_documents, read_document, write_document
from wayout.casebook.documents.stream import CHUNK, ChunkError, Sealer, Where, unseal_chunks
from wayout.casebook.making import make_vault
from wayout.casebook.passphrase import Cost
from wayout.casebook.sealing import new_id
from wayout.casebook.vault import Vault
from wayout.errors import VaultError

WHERE = Where(new_id(), new_id(), 1)
BORDERS = [0, 1, 4095, 4096, 4097, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 530_000]
sizes = st.one_of(st.sampled_from(BORDERS), st.integers(0, 5 * CHUNK))


def plain_of(size: int, seed: int) -> bytes:
    """Bytes that zeros begin and end, as padding might."""
    data = bytearray(Random(seed).randbytes(size))  # noqa: S311  a file, not a key
    data[:3] = data[-3:] = bytes(min(3, size))
    return bytes(data[:size])


@contextmanager
def vault() -> Iterator[Vault]:
    """A vault in a folder of its own."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        with (
            patch.dict("os.environ", {"XDG_STATE_HOME": str(home / "state")}),
            make_vault(home / "v", b"seven words that only we know", cost=Cost(64, 1, 1)) as made,
        ):
            yield made


@settings(deadline=None, max_examples=15)
@given(st.lists(st.tuples(sizes, st.integers(0, 99)), min_size=1, max_size=3))
@example([(size, 1) for size in BORDERS])
def test_what_goes_in_comes_out(drawn: list[tuple[int, int]]) -> None:
    """In memory and in a file, in any order, each under its number."""
    held = [plain_of(size, seed) for size, seed in drawn]
    with vault() as made:
        code = add_cases(made, [CaseLine(title="case")])[0]
        for number, data in enumerate(held, 1):
            assert attach_document(made, code, io.BytesIO(data), f"{number}") == number
        for number, data in reversed(list(enumerate(held, 1))):
            assert read_document(made, code, number) == data
            to = made.path.parent / f"out{number}"
            write_document(made, code, number, to)
            assert to.read_bytes() == data
        assert [one["size"] for one in list_documents(made, code)] == list(map(len, held))


@settings(deadline=None)
@given(sizes, st.integers(0, 99), st.randoms(use_true_random=False))
def test_other_chunks_never_give_other_bytes(size: int, seed: int, chance: Random) -> None:
    """However chunks of a document are dropped, doubled, moved or changed, it does not open."""
    plain = plain_of(size, seed)
    sealer = Sealer(WHERE, "a")
    chunks = list(sealer.chunks(io.BytesIO(plain)))
    document = sealer.record()
    spoiled = chance.choices(chunks, k=chance.randint(0, len(chunks) + 1))
    if chance.random() < 0.5:
        spoiled = list(chunks)
        at = chance.randrange(len(chunks))
        bit = chance.randrange(8 * len(chunks[at]))
        changed = bytearray(chunks[at])
        changed[bit // 8] ^= 1 << bit % 8
        spoiled[at] = bytes(changed)
    try:
        opened = b"".join(unseal_chunks(document, WHERE, spoiled))
    except ChunkError:
        assert spoiled != chunks
    else:
        assert spoiled == chunks
        assert opened == plain


@settings(deadline=None)
@given(st.text(max_size=300) | st.text(alphabet="ab./\\\u202e\0\n .", max_size=30))
def test_a_name_is_harmless_and_stays_what_it_is(given_name: str) -> None:
    """One line, no path, nothing unseen; a name made of it is the same."""
    try:
        name = document_name(given_name)
    except VaultError:
        return
    assert 0 < len(name) <= 200
    assert not set(name) & set("/\\\n\r\0")
    assert name not in {".", ".."}
    assert name.isprintable()
    assert document_name(name) == name
