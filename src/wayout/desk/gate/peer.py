"""Who is at the other end of a connection: another user of this machine is let in to nothing.

Cookies are shared between the ports of a host, so a page that another user serves on another port
can make a browser send it ours. What he learns so is of no use to him: the kernel tells whose
process a connection of this machine comes from.
"""

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from ipaddress import IPv4Address
from pathlib import Path

ROOT = (
    0  # nothing is kept from him; and where systems share a machine, a relay of his connects them
)
TABLES = (Path("/proc/net/tcp"), Path("/proc/net/tcp6"))
_LOCAL, _REMOTE, _USER = 1, 2, 7  # columns
_MAPPED = "0000000000000000FFFF0000"  # before an address of version 4 that is written as one of 6
_SIX_IN_BYTES = "00000000000000000000FFFF"  # idem, where the machine writes the high byte first

Address = tuple[str, int]


def is_foreign(peer: Address | None, own: Address | None, tables: Iterable[Path] = TABLES) -> bool:
    """Whether a connection comes from a process of another user; False where nobody tells that.

    Args:
        peer: Address and port at the other end.
        own: Address and port at this end.
        tables: The connections of this machine, as Linux writes them; other systems have none.
    """
    if peer is None or own is None:
        return False
    ends = _written(peer), _written(own)
    mine = os.getuid() if hasattr(os, "getuid") else -1
    users = {user for table in tables for user in _users(table, ends)}
    return bool(users - {mine, ROOT})


def _users(table: Path, ends: tuple[str, str]) -> Iterator[int]:
    with suppress(OSError, ValueError), table.open(encoding="ascii") as rows:
        next(rows, None)  # the heads
        for row in rows:
            columns = row.split()
            if len(columns) <= _USER:
                continue
            if tuple(_plain(columns[at]) for at in (_LOCAL, _REMOTE)) == ends:
                yield int(columns[_USER])


def _plain(address: str) -> str:
    for before in (_MAPPED, _SIX_IN_BYTES):
        address = address.removeprefix(before)
    return address


def _written(address: Address) -> str:
    """An address as the kernel writes it: the bytes of the machine, in hexadecimal."""
    number = int.from_bytes(IPv4Address(address[0]).packed, sys.byteorder)
    return f"{number:08X}:{address[1]:04X}"
