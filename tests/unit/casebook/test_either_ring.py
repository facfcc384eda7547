"""Either copy of the key ring opens a vault, if it is the present one; the other is mended."""

from pathlib import Path

import pytest

from wayout.casebook.cases.lines import read_lines
from wayout.casebook.cases.work import add_cases, list_cases
from wayout.casebook.deletion import delete_case
from wayout.casebook.opening import open_vault
from wayout.casebook.ring.ring import second
from wayout.casebook.vault import Vault, ring_path
from wayout.errors import WayoutError

pytestmark = pytest.mark.usefixtures("said")


@pytest.fixture
def path(vault: Vault, lines: list[bytes]) -> Path:
    """A closed vault of three cases."""
    add_cases(vault, read_lines(lines))
    vault.close()
    return vault.path


def spoil(place: Path, how: str) -> None:
    """Damage a copy."""
    written = place.read_bytes()
    match how:
        case "gone":
            place.unlink()
        case "empty":
            place.write_bytes(b"")
        case "cut":
            place.write_bytes(written[:1500])
        case _:
            place.write_bytes(written[:2200] + bytes([written[2200] ^ 1]) + written[2201:])


@pytest.mark.parametrize("how", ["gone", "empty", "cut", "flipped"])
def test_the_second_takes_the_place_of_the_first(path: Path, passphrase: bytes, how: str) -> None:
    """With a remark, once; the same the other way round needs none."""
    good = ring_path(path).read_bytes()
    for place, remarks in ((ring_path(path), 1), (second(ring_path(path)), 0)):
        spoil(place, how)
        with open_vault(path, passphrase) as vault:
            assert len(vault.remarks) == remarks
            assert len(list_cases(vault)) == 3
        assert ring_path(path).read_bytes() == second(ring_path(path)).read_bytes() == good


@pytest.mark.parametrize("how", ["gone", "empty", "cut", "flipped"])
def test_two_damaged_ones_open_nothing(path: Path, passphrase: bytes, how: str) -> None:
    """And both stay as they are."""
    spoil(ring_path(path), how)
    spoil(second(ring_path(path)), how)
    with pytest.raises(WayoutError):
        open_vault(path, passphrase)


def test_an_older_second_opens_nothing(path: Path, passphrase: bytes) -> None:
    """The store knows which ring it counts on: a deleted key does not come back this way."""
    old = second(ring_path(path)).read_bytes()
    with open_vault(path, passphrase) as vault:
        delete_case(vault, list_cases(vault)[0][0])
    second(ring_path(path)).write_bytes(old)
    spoil(ring_path(path), "cut")
    with pytest.raises(WayoutError, match="older than"):
        open_vault(path, passphrase)
