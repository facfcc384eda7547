"""A sealed record opens in its place alone."""

import pytest

from wayout.casebook.sealing import Kind, Place, digest, new_id, new_key, pad, seal, unpad, unseal
from wayout.errors import AlteredError

pytestmark = pytest.mark.usefixtures("said")

VAULT = new_id()
PLACE = Place(Kind.ENTRY, VAULT, new_id(), 1, 2)


@pytest.mark.parametrize("plain", [b"", b"\0", b"\x80", b"\x80\0\0", bytes(255), bytes(70000)])
def test_padding_comes_off(plain: bytes) -> None:
    """Whatever a record ends in, its padding is told from it."""
    padded = pad(plain)
    assert unpad(padded) == plain
    assert len(padded) % 256 == 0


@pytest.mark.parametrize("written", [bytes(256), b"", b"a", b"a\x80X", b"a\x80\0X", b"a\x81\0"])
def test_no_padding_is_refused(written: bytes) -> None:
    """What has none at its end was not written by us."""
    with pytest.raises(AlteredError):
        unpad(written)


@pytest.mark.parametrize(
    "place",
    [
        Place(Kind.SUMMARY, VAULT, PLACE.case, 1, 2),
        Place(Kind.ENTRY, new_id(), PLACE.case, 1, 2),
        Place(Kind.ENTRY, VAULT, new_id(), 1, 2),
        Place(Kind.ENTRY, VAULT, PLACE.case, 2, 2),
        Place(Kind.ENTRY, VAULT, PLACE.case, 1, 3),
        Place(Kind.ENTRY, VAULT, PLACE.case, -1, 2),
    ],
)
def test_another_place_does_not_open(place: Place) -> None:
    """Moved to another kind, vault, case, number or epoch it is refused."""
    key = new_key()
    sealed = seal(key, PLACE, b"plain", b"extra")
    assert unseal(key, PLACE, sealed, b"extra") == b"plain"
    with pytest.raises(AlteredError):
        unseal(key, place, sealed, b"extra")


def test_other_data_does_not_open() -> None:
    """Another key, other bound data, or a cut record is refused."""
    key = new_key()
    sealed = seal(key, PLACE, b"plain", b"extra")
    for other, written, extra in (
        (new_key(), sealed, b"extra"),
        (key, sealed, b""),
        (key, b"", b""),
        (key, sealed[:39], b"extra"),
        (key[:-1], sealed, b"extra"),
        (key, sealed.hex(), b"extra"),
    ):
        with pytest.raises(AlteredError):
            unseal(other, PLACE, written, extra)  # type: ignore[arg-type]  # a column may hold text


def test_parts_do_not_run_together() -> None:
    """A digest tells where one part ends."""
    assert digest("wayout-test", b"a", b"bc") != digest("wayout-test", b"ab", b"c")
