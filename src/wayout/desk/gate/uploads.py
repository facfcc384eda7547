"""Where files may be sent, and how many of what size: one table; elsewhere no file is taken.

A request is held in memory, whole, and never written to the disk as it came. That is why it is
bounded: a phone's photographs of a court file of a hundred pages are half of 128 MiB, and two
uploads at once are all that this machine has to hold. A larger document is attached by
`wayout vault attach`, which reads it from where it lies.
"""

import re
from dataclasses import dataclass

AT_ONCE = 2  # uploads that are read or worked on at the same time

_MIB = 1 << 20


@dataclass(frozen=True, slots=True)
class Bounds:
    """What one upload may hold: bytes in all, files, and fields beside them."""

    size: int
    files: int
    fields: int = 20
    field_size: int = 1 << 16
    name: int = 255  # letters of the name of a file
    chunk: float = 10.0  # seconds until something more comes
    whole: float = 120.0  # seconds until all of it is there


DOCUMENTS = Bounds(size=128 * _MIB, files=200)
PAGES = Bounds(size=128 * _MIB, files=1000)  # of court pages; more of them come as one archive
CASE = Bounds(size=4 * _MIB, files=1)  # a case that a colleague exported is 3 MiB at most

UPLOADS = (
    (re.compile(r"/cases/[^/]+/documents"), DOCUMENTS),
    (re.compile(r"/import/pages"), PAGES),
    (re.compile(r"/import/case"), CASE),
)


def bounds_of(path: str) -> Bounds | None:
    """The bounds of what may be sent to an address; None where no file may."""
    return next((bounds for place, bounds in UPLOADS if place.fullmatch(path)), None)
