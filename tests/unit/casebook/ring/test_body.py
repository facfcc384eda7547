"""The sealed part of a ring opens whole or not; behind it, only whole segments count, in order."""

from hashlib import blake2b

import msgspec
import pytest

from wayout.casebook.ring.body import (
    Body,
    Segments,
    read_body,
    read_segments,
    write_body,
    write_segment,
)
from wayout.casebook.ring.grants import Grant
from wayout.casebook.sealing import Kind, Place, new_id, new_key, pad, seal, unpad, unseal
from wayout.errors import AlteredError

pytestmark = pytest.mark.usefixtures("said")

KEY, VAULT, FRONT = bytes(range(32)), bytes(range(16)), b"the open part"
PLACE = Place(Kind.RING, VAULT, seq=4)
BODY = Body(database=b"d" * 32, audit=b"a" * 32, epoch=2, members=[], archives=["AGE"])
NO_ARCHIVE = msgspec.json.encode(msgspec.structs.replace(BODY, archives=[]))
NO_TEXT = b'{"database":"\xff"}'


def grant(number: int) -> Grant:
    """A grant; what is in it does not matter here."""
    return Grant(bytes([number]) * 16, bytes(16), number, own=bool(number % 2), body=bytes(100))


def segments(*sizes: int) -> bytes:
    """Segments of so many grants each."""
    written, at = b"", 0
    for number, size in enumerate(sizes):
        grants = [grant(one) for one in range(at, at + size)]
        written += write_segment(grants, KEY, VAULT, number)
        at += size
    return written


def test_a_body_is_read_as_it_was_written() -> None:
    """Behind the open part, up to where it ends."""
    written = write_body(BODY, KEY, FRONT, PLACE)
    assert read_body(FRONT + written + b"more", len(FRONT), KEY, PLACE) == (
        BODY,
        len(FRONT) + len(written),
    )
    sealed = written[4:]
    assert int.from_bytes(written[:4], "big") == len(sealed)
    bound = blake2b(FRONT, digest_size=32).digest()
    plain = unpad(unseal(KEY, PLACE, sealed, extra=bound))
    assert msgspec.json.decode(plain, type=Body) == BODY
    assert len(sealed) % 256 == 40


@pytest.mark.parametrize(
    ("front", "key", "place"),
    [
        (b"another part.", KEY, PLACE),
        (FRONT, bytes(32), PLACE),
        (FRONT, KEY, Place(Kind.RING, VAULT, seq=5)),
        (FRONT, KEY, Place(Kind.RING, bytes(16), seq=4)),
    ],
)
def test_a_body_that_was_moved_is_refused(front: bytes, key: bytes, place: Place) -> None:
    """Behind another open part, in a ring of another key, generation or vault."""
    written = front + write_body(BODY, KEY, FRONT, PLACE)
    with pytest.raises(AlteredError, match="was changed"):
        read_body(written, len(front), key, place)


@pytest.mark.parametrize("plain", [b"{}", b"no json", b"", NO_TEXT, NO_ARCHIVE])
def test_what_is_no_body_is_refused(plain: bytes) -> None:
    """Although it was sealed with the right key."""
    bound = blake2b(FRONT, digest_size=32).digest()
    sealed = seal(KEY, PLACE, pad(plain), extra=bound)
    written = FRONT + len(sealed).to_bytes(4, "big") + sealed
    with pytest.raises(AlteredError, match="was changed"):
        read_body(written, len(FRONT), KEY, PLACE)


@pytest.mark.parametrize("length", [0, 3, 4, 5, -1])
def test_a_body_that_is_cut_is_refused(length: int) -> None:
    """It says that it is cut."""
    written = FRONT + write_body(BODY, KEY, FRONT, PLACE)[:length]
    with pytest.raises(AlteredError, match="cut short"):
        read_body(written, len(FRONT), KEY, PLACE)


def test_bodies_with_one_thing_changed() -> None:
    """All else is as it was."""
    other = BODY.with_deleted([b"x"])
    assert other.deleted == [b"x"]
    assert other.with_deleted([]) == BODY.with_members([]) == BODY
    assert (BODY.deleted, BODY.coming) == ([], None)


@pytest.mark.parametrize("sizes", [(), (1,), (3, 1, 2), (0, 2)])
def test_segments_are_read_in_order(sizes: tuple[int, ...]) -> None:
    """Each grant of each; their number and their end are told."""
    written = segments(*sizes)
    found = read_segments(b"before" + written, 6, KEY, VAULT)
    grants = tuple(grant(number) for number in range(sum(sizes)))
    assert found == Segments(grants, len(sizes), 6 + len(written))


@pytest.mark.parametrize("lost", [1, 100, 280])
def test_one_that_was_not_written_to_its_end_does_not_count(lost: int) -> None:
    """A writer was killed; those before it are good."""
    whole = segments(2)
    written = segments(2, 1)
    assert read_segments(written[:-lost], 0, KEY, VAULT) == Segments(
        (grant(0), grant(1)), 1, len(whole)
    )


def test_a_changed_one_ends_the_reading() -> None:
    """And all behind it: the vault counts them, and finds that they are missing."""
    written = bytearray(segments(2, 1, 1))
    end = len(segments(2))
    written[end + 50] ^= 1
    assert read_segments(bytes(written), 0, KEY, VAULT) == Segments((grant(0), grant(1)), 1, end)


def test_one_left_out_in_the_middle_is_not_read_over() -> None:
    """Each is sealed for its number."""
    first, both = segments(1), segments(1, 1)
    third = write_segment([grant(2)], KEY, VAULT, 2)
    found = read_segments(first + third, 0, KEY, VAULT)
    assert found == Segments((grant(0),), 1, len(first))
    assert read_segments(both + third, 0, KEY, VAULT).number == 3
    assert read_segments(both, 0, KEY, new_id()).number == 0
    assert read_segments(both, 0, new_key(), VAULT).number == 0


@pytest.mark.parametrize("length", [1, 136, 138])
def test_a_segment_of_no_whole_grants_is_refused(length: int) -> None:
    """Although it opens: somebody who holds the key made it."""
    place = Place(Kind.SEGMENT, VAULT, seq=0)
    sealed = seal(KEY, place, pad(bytes(length)))
    with pytest.raises(AlteredError, match="was changed"):
        read_segments(len(sealed).to_bytes(4, "big") + sealed, 0, KEY, VAULT)


@pytest.mark.parametrize("size", [1, 136, 138])
def test_one_that_holds_no_whole_grants_is_refused(size: int) -> None:
    """It opens, so nobody but a member wrote it."""
    sealed = seal(KEY, Place(Kind.SEGMENT, VAULT, seq=0), pad(bytes(size)))
    written = len(sealed).to_bytes(4, "big") + sealed
    with pytest.raises(AlteredError, match="was changed"):
        read_segments(written, 0, KEY, VAULT)
