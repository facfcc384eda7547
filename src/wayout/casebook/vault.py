"""An open vault: key ring, store, log and head together. Its parts do their work through this.

Whoever changes something does so in `change`: entries, log rows and the signature are one
transaction, and the head outside is renewed when it is durable. Nothing is shown unlogged.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

from wayout.casebook.chain import head as heads
from wayout.casebook.chain.log import Act, Entry, Tip, write
from wayout.casebook.ring.keys import CaseKeys
from wayout.casebook.ring.ring import Ring
from wayout.casebook.sealing import derive
from wayout.casebook.store.lock import Lock
from wayout.casebook.store.store import Store
from wayout.errors import AlteredError, OutputError
from wayout.pathway import History

Clock = Callable[[], int]

PATIENCE = 30.0  # seconds that a call waits for the one before it to end
FORMAT = 1


def now() -> int:
    """The second of the Unix clock."""
    return int(time.time())


@dataclass(slots=True)
class Change:
    """What is being changed: rows of the log gather here, in order."""

    acts: list[Act] = field(default_factory=list)
    after: list[Callable[[], None]] = field(default_factory=list)

    def log(self, act: Act) -> None:
        """Log an act when the change is written."""
        self.acts.append(act)

    def then(self, action: Callable[[], None]) -> None:
        """Do something in memory once the change is durable."""
        self.after.append(action)


class Vault:
    """An open vault.

    `tip` is the last row of its log, `texts` what was read for a search (the words of a case, and
    the marks of what the map knows of it), `kept` the summaries that were opened for a list,
    `index` what they are chosen by, and `touched` the cases that the log told of since.
    `deadlines` says which are due in a History, and `tables` is the digest of the law by which it
    does: the law is not known here. `altered` are the cases that were set aside, each with what is
    wrong with it. `remarks` gathers what its user should be told and what did not stop the work: a
    head that could not be kept, a backup out of reach.
    """

    def __init__(self, path: Path, ring: Ring, store: Store, lock: Lock, clock: Clock) -> None:
        self.path = path
        self.ring = ring
        self.store = store
        self.clock = clock
        self.tip = Tip()
        self.remarks: list[Exception] = []
        self.keys = CaseKeys(ring)
        self.texts: dict[bytes, tuple[str, frozenset[str]]] = {}
        self.kept: object = None
        self.index: object = None
        self.touched: set[bytes] = set()
        self.altered: dict[bytes, AlteredError] = {}
        self.deadlines: Callable[[History], list[Any]] = _none
        self.tables: Callable[[], str] = str
        self._lock = lock
        self._signed: int | None = None

    @property
    def id(self) -> bytes:
        """The id of the vault."""
        return self.ring.front.vault

    @contextmanager
    def change(self) -> Iterator[Change]:
        """Change something, or read and log it: all of it or nothing, durable at the end.

        Raises:
            OutputError: It could not be written; nothing of it was.
        """
        made = Change()
        with self.store.transaction():
            yield made
            tip = self._write_log(made.acts)
        self.tip = tip
        self._signed = tip.seq
        self.touched.update(act.case for act in made.acts if act.case is not None)
        for action in made.after:
            action()
        self.keep_head()

    def keep_head(self) -> None:
        """Renew the head outside; that it could not be is a remark, for the work itself is safe."""
        by = (self.ring.me, self.ring.secret.sign)
        head = heads.sign_head(self.id, self.tip, self.ring.front.generation, self.clock(), by)
        try:
            heads.keep(head, self.path)
        except OutputError as error:
            self.remarks.append(error)

    def bound(self, tip: Tip) -> bytes:
        """Bind what the store counts on in the ring to the last row of its log."""
        numbers = (self.about("generation"), self.about("segments"))
        words = tip.mac + b"".join(number.to_bytes(8, "big") for number in numbers)
        return derive(self.ring.body.audit, "wayout-about", words)

    def renew_keys(self) -> None:
        """Take up the keys of a ring that was written anew."""
        self.keys = CaseKeys(self.ring)

    def about(self, name: str) -> int:
        """Read a number that the store keeps about itself."""
        rows = self.store.rows("SELECT value FROM about WHERE name = ?", (name,))
        if not rows or not isinstance(rows[0][0], int):
            raise AlteredError("{path} lacks a part that every vault has.", path=self.path)
        return rows[0][0]

    def write_about(self, name: str, value: object) -> None:
        """Write something that the store keeps about itself."""
        self.store.write("INSERT OR REPLACE INTO about VALUES (?, ?)", (name, value))

    def close(self) -> None:
        """Close the files. Keys stay in memory until the process dies: it should, now."""
        try:
            self.store.close()
        finally:
            self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _write_log(self, acts: list[Act]) -> Tip:
        tip, made = self.tip, list[Entry]()
        for act in acts:
            entry = tip.next(self.ring.body.audit, self.clock(), self.ring.me.id, act)
            made.append(entry)
            tip = Tip(entry.seq, entry.mac)
        write(self.store, made)
        self._remember_ring()
        self.write_about("bound", self.bound(tip))
        self._sign(tip)
        return tip

    def _remember_ring(self) -> None:
        """Write in the store how much of the ring it counts on."""
        segments, generation = self.ring.segments.number, self.ring.front.generation
        self.write_about("segments", segments)
        self.write_about("generation", generation)

    def _sign(self, tip: Tip) -> None:
        """Sign the log in the store; of one session only the last signature stays."""
        if self._signed is not None:
            self.store.write("DELETE FROM signatures WHERE seq = ?", (self._signed,))
        signature = self.ring.secret.sign.sign(signed_words(self.id, tip)).signature
        self.store.write(
            "INSERT OR REPLACE INTO signatures VALUES (?, ?, ?)",
            (tip.seq, self.ring.me.id, signature),
        )


def _none(history: History) -> list[Any]:
    del history
    return []


def signed_words(vault: bytes, tip: Tip) -> bytes:
    """What a member signs of a log."""
    return heads.signed_words(vault, tip, 0, 0)


def ring_path(path: Path) -> Path:
    """Where the key ring of a vault lies."""
    return path.with_name(f"{path.name}.ring")
