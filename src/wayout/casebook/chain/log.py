"""The log: who did what with which case, when; never what it says, never what was searched.

Each row carries a keyed digest (BLAKE2b-256) of itself and of the row before it. A row of a
change also carries the new head of its case, so that the log vouches for every sealed entry.
"""

import struct
from collections.abc import Iterator
from hashlib import blake2b
from typing import NamedTuple, Self

from wayout.casebook.sealing import KEY
from wayout.casebook.store.store import Store
from wayout.errors import AlteredError

START = bytes(KEY)
DELETE = "delete"
_NUMBERS = struct.Struct(">Qqq")
_NONE = -1
_COLUMNS = "seq, at, member, action, case_id, number, head, other, mac"
_INSERT = f"INSERT INTO audit ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: S608  our own words


class Act(NamedTuple):
    """What was done: an action, on which case if on one, and how many it was about.

    `head` is the head of the case after a change, `other` the member whom it was about.
    """

    action: str
    case: bytes | None = None
    number: int | None = None
    head: bytes | None = None
    other: bytes | None = None


class Entry(NamedTuple):
    """A row of the log: `seq` counts from 1, `at` is a Unix second, `member` his id."""

    seq: int
    at: int
    member: bytes
    act: Act
    mac: bytes

    @classmethod
    def read(cls, row: tuple) -> Self:  # type: ignore[type-arg]
        """Read one from its columns."""
        seq, at, member, action, case, number, head, other, mac = row
        return cls(seq, at, member, Act(action, case, number, head, other), mac)

    def row(self) -> tuple[object, ...]:
        """Write its columns."""
        act = self.act
        return (
            self.seq, self.at, self.member, act.action, act.case, act.number, act.head,
            act.other, self.mac,
        )  # fmt: skip


class Tip(NamedTuple):
    """The last row of a chain: its number, 0 for none, and its digest."""

    seq: int = 0
    mac: bytes = START

    def next(self, key: bytes, at: int, member: bytes, act: Act) -> Entry:
        """Make the row that follows."""
        seq = self.seq + 1
        return Entry(seq, at, member, act, _mac(key, self.mac, seq, at, member, act))


def entries(store: Store, after: int = 0) -> Iterator[Entry]:
    """Read the rows of the log behind a number, in order."""
    select = f"SELECT {_COLUMNS} FROM audit WHERE seq > ? ORDER BY seq"  # noqa: S608  our own words
    return map(Entry.read, store.each(select, (after,)))


def verified(store: Store, key: bytes) -> Iterator[Entry]:
    """Read the whole log, each row checked against the one before it.

    Raises:
        AlteredError: A row was changed, cut out, or put in; the message has its number.
    """
    tip = Tip()
    for entry in entries(store):
        if not _follows(entry, key, tip):
            raise AlteredError(
                "The log was altered at row {row}: it does not follow the row before it.",
                row=tip.seq + 1,
            )
        tip = Tip(entry.seq, entry.mac)
        yield entry


def write(store: Store, made: list[Entry]) -> None:
    """Write rows at the end of the log."""
    store.write_many(_INSERT, [entry.row() for entry in made])


def _follows(entry: Entry, key: bytes, tip: Tip) -> bool:
    try:
        made = _mac(key, tip.mac, entry.seq, entry.at, entry.member, entry.act)
    except (AttributeError, TypeError, struct.error):  # a column that holds another type
        return False
    return entry.seq == tip.seq + 1 and entry.mac == made


def _mac(key: bytes, before: bytes, seq: int, at: int, member: bytes, act: Act) -> bytes:  # noqa: PLR0913, PLR0917  a row
    action, case, number, head, other = act
    told = before + _NUMBERS.pack(seq, at, _NONE if number is None else number)
    for part in (member, action.encode(), case or b"", head or b"", other or b""):
        told += len(part).to_bytes(4, "big") + part
    return blake2b(told, key=key, person=b"wayout-log", digest_size=KEY).digest()
