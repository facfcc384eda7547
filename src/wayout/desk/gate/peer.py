"""Who is at the other end of a connection: another user of this machine is let in to nothing.

Cookies are shared between the ports of a host, so a page that another user serves on another port
can make a browser send it ours. What he learns so is of no use to him: the kernel tells whose
process a connection of this machine comes from.
"""

import os
import sys
from collections.abc import Iterable
from ipaddress import IPv4Address
from pathlib import Path

ROOT = 0  # nothing is kept from him; where systems share a machine, a relay of his connects them
TABLES = (Path("/proc/net/tcp"), Path("/proc/net/tcp6"))
_LOCAL, _REMOTE, _USER, _INODE = 1, 2, 7, 9  # columns
_CLOSED = (
    "0"  # the inode of what its process closed; the kernel calls it root's then, whosever it was
)
_MAPPED = "0000000000000000FFFF0000"  # before an address of version 4 that is written as one of 6
_SIX_IN_BYTES = "00000000000000000000FFFF"  # idem, where the machine writes the high byte first
_LOOKS = 2  # the table is read in pieces while it changes: a row may slip between two of them

Address = tuple[str, int]


def is_foreign(peer: Address | None, own: Address | None, tables: Iterable[Path] = TABLES) -> bool:
    """Whether a connection is not known to come from a process of this user or of root.

    One that was closed already is nobody's: whoever does not wait for the answer gets none, and
    changes nothing. False where the system keeps no such table.

    Args:
        peer: Address and port at the other end.
        own: Address and port at this end.
        tables: The connections of this machine, as Linux writes them; other systems have none.
    """
    if peer is None or own is None:
        return False
    ends, tables = (_written(peer), _written(own)), tuple(tables)
    for _ in range(_LOOKS):
        told = [users for table in tables if (users := _users(table, ends)) is not None]
        if not told:
            return False
        if found := set().union(*told):
            return not found <= {str(os.getuid()), str(ROOT)}
    return True


def _users(table: Path, ends: tuple[str, str]) -> set[str] | None:
    """Who is at the first of two ends; None where there is no table, or it is kept from us."""
    try:
        with table.open(encoding="ascii", errors="replace") as rows:
            next(rows, None)  # the heads
            return {_user(row) for row in map(str.split, rows) if _is_of(row, ends)}
    except (FileNotFoundError, NotADirectoryError, PermissionError):
        return None
    except OSError:  # such as too many open files, which others can bring about
        return set()


def _is_of(row: list[str], ends: tuple[str, str]) -> bool:
    return len(row) > _INODE and (_plain(row[_LOCAL]), _plain(row[_REMOTE])) == ends


def _user(row: list[str]) -> str:
    return "" if row[_INODE] == _CLOSED else row[_USER]


def _plain(address: str) -> str:
    for before in (_MAPPED, _SIX_IN_BYTES):
        address = address.removeprefix(before)
    return address


def _written(address: Address) -> str:
    """An address as the kernel writes it: the bytes of the machine, in hexadecimal."""
    number = int.from_bytes(IPv4Address(address[0]).packed, sys.byteorder)
    return f"{number:08X}:{address[1]:04X}"
