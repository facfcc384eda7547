"""What travels between the walk, the opening of containers and the reading of a page."""

import os
from collections.abc import Callable
from dataclasses import dataclass

from wayout.record.page import RawPage, SetAside

PAGE_CAP = 16 * 2**20
JSON_CAP = 48 * 2**20  # one file of a peer may hold a court and a year, texts and all
"""Bytes of one page at most; the largest real card seen is under 300 KB."""
ARCHIVES_INSIDE = "an archive inside an archive is not opened: unpack it and give the folder"


@dataclass(frozen=True, slots=True)
class Piece:
    """One file to read, or a part of a large one.

    `path` opens it, `name` is what the tables call it. `first` and `last` are members of a ZIP
    or bytes of a JSON-lines file (half open, None = to the end), `line` the number of the first
    line of the part, from 1.
    """

    path: str
    name: str
    size: int
    mtime_ns: int
    first: int = 0
    last: int | None = None
    line: int = 1


@dataclass(frozen=True, slots=True)
class Aside:
    """Something among the inputs that is not read, under the name the tables give it."""

    name: str
    why: SetAside


@dataclass(frozen=True, slots=True)
class Slot:
    """The place of one page: its name is known before its bytes are fetched."""

    name: str
    load: Callable[[], RawPage | SetAside]


def aside(name: str, why: SetAside) -> Slot:
    """Return a slot that holds no page, only the reason why there is none."""
    return Slot(name, lambda: why)


def shown(path: str) -> str:
    r"""Return a path as text that can be stored: bytes that are not UTF-8 become ``\xNN``."""
    try:
        path.encode()
    except UnicodeEncodeError:
        return os.fsencode(path).decode("utf-8", "backslashreplace")
    return path


def too_large(cap: int = PAGE_CAP) -> SetAside:
    """Return the verdict on a page or a JSON file that is longer than `cap` bytes."""
    return SetAside("too_large", f"longer than {cap // 2**20} MB, which no court page is")
