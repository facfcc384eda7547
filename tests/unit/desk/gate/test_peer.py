"""Whose process a connection comes from, out of what the kernel writes."""

import os
import sys
from pathlib import Path

import pytest

from wayout.desk.gate.peer import is_foreign

PEER, OWN = ("127.0.0.1", 51000), ("127.0.0.1", 40211)
LITTLE = sys.byteorder == "little"
HERE = "0100007F" if LITTLE else "7F000001"
MAPPED = "0000000000000000FFFF0000" if LITTLE else "00000000000000000000FFFF"
HEADS = "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid\n"
ME, OTHER = os.getuid(), os.getuid() + 7


def row(local: str, remote: str, user: int, inode: int = 71234) -> str:
    """A connection as Linux writes it."""
    rest = f"01 00000000:00000000 00:00000000 00000000  {user}  0 {inode} 1"
    return f"   1: {local} {remote} {rest}\n"


@pytest.mark.parametrize("before", ["", MAPPED])
@pytest.mark.parametrize(("user", "foreign"), [(ME, False), (OTHER, True), (0, False)])
def test_the_other_end_is_looked_at(
    before: str,
    user: int,
    foreign: bool,  # noqa: FBT001  pytest gives it
    tmp_path: Path,
) -> None:
    """Not our own end of the same connection, and not another connection."""
    there, here = f"{before}{HERE}:{PEER[1]:04X}", f"{before}{HERE}:{OWN[1]:04X}"
    table = tmp_path / "tcp"
    rows = row(here, there, ME) + row(there, f"{before}{HERE}:0001", OTHER) + row(there, here, user)
    table.write_text(HEADS + rows, "ascii")
    assert is_foreign(PEER, OWN, [tmp_path / "none", table]) == foreign


def test_what_was_closed_is_nobodys(tmp_path: Path) -> None:
    """The kernel writes it with the number of root, whoever it was."""
    table = tmp_path / "tcp"
    there, here = f"{HERE}:{PEER[1]:04X}", f"{HERE}:{OWN[1]:04X}"
    table.write_text(HEADS + row(there, here, 0, inode=0), "ascii")
    assert is_foreign(PEER, OWN, [table])


@pytest.mark.parametrize("written", ["", HEADS, HEADS + "x\n", "\xff" * 9])
def test_who_stands_in_no_table_is_foreign(written: str, tmp_path: Path) -> None:
    """It is gone already, or comes from elsewhere."""
    table = tmp_path / "tcp"
    table.write_text(written, "latin-1")
    assert is_foreign(PEER, OWN, [tmp_path / "none", table])
    assert is_foreign(PEER, OWN, [tmp_path])  # it is there, and cannot be read
    assert not is_foreign(None, OWN, [table])
    assert not is_foreign(PEER, None, [table])


def test_where_no_table_is_nobody_is_foreign(tmp_path: Path) -> None:
    """Other systems have none."""
    assert not is_foreign(PEER, OWN, [tmp_path / "none", tmp_path / "none6"])
