"""Small files on disk, and what comes out of them."""

from pathlib import Path

from wayout.record.input.piece import Piece
from wayout.record.page import RawPage, SetAside
from wayout.record.source import slots

DAY = 1_700_000_000 * 10**9  # 14 November 2023


def piece_of(path: Path) -> Piece:
    """Return a file as the walk would, under its bare name."""
    return Piece(str(path), path.name, path.stat().st_size, DAY)


def loaded(path: Path) -> dict[str, RawPage | SetAside]:
    """Return everything a file holds by name."""
    return {slot.name: slot.load() for slot in slots(piece_of(path))}


def classes(path: Path) -> dict[str, str]:
    """Return the class of everything that is set aside, and `page` for pages."""
    return {
        name: one.cls if isinstance(one, SetAside) else "page" for name, one in loaded(path).items()
    }


def texts(path: Path) -> dict[str, bytes]:
    """Return the bytes of the pages of a file."""
    return {name: one.data for name, one in loaded(path).items() if isinstance(one, RawPage)}
