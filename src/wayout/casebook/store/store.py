"""The outer layer: one SQLCipher file under a random key, opened in one way only.

The key is handed over from a buffer that is wiped, never in a statement. A fresh file that is
written before it has a key would be plain, so a file is looked at before and after.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Self

from sqlcipher3 import dbapi2 as cipher

from wayout.errors import AlteredError, BusyError, OutputError, VaultError
from wayout.text.system import reason

Row = tuple[Any, ...]

PLAIN = b"SQLite format 3\0"
SALT = 16
_PRAGMAS = (
    "cipher_log_level = NONE",  # what is wrong is said by our own errors
    "cipher_memory_security = ON",
    "secure_delete = ON",
    "temp_store = 2",
    "trusted_schema = OFF",
    "cell_size_check = ON",
    "mmap_size = 0",
    "locking_mode = EXCLUSIVE",
    "journal_mode = DELETE",
    "journal_size_limit = 0",  # held exclusively, a journal would keep sealed pages until the end
    "synchronous = EXTRA",
)
_SCHEMA = """
CREATE TABLE about (name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE cases (
    id BLOB PRIMARY KEY, opened TEXT NOT NULL, entries INTEGER NOT NULL, head BLOB NOT NULL,
    summary BLOB NOT NULL);
CREATE TABLE entries (
    case_id BLOB NOT NULL, seq INTEGER NOT NULL, epoch INTEGER NOT NULL, sealed BLOB NOT NULL,
    PRIMARY KEY (case_id, seq));
CREATE TABLE chunks (
    case_id BLOB NOT NULL, document BLOB NOT NULL, number INTEGER NOT NULL, sealed BLOB NOT NULL,
    PRIMARY KEY (case_id, document, number));
CREATE TABLE audit (
    seq INTEGER PRIMARY KEY, at INTEGER NOT NULL, member BLOB NOT NULL, action TEXT NOT NULL,
    case_id BLOB, number INTEGER, head BLOB, other BLOB, mac BLOB NOT NULL);
CREATE TABLE signatures (seq INTEGER PRIMARY KEY, member BLOB NOT NULL, signature BLOB NOT NULL);
CREATE TABLE tombstones (
    case_id BLOB PRIMARY KEY, opened TEXT NOT NULL, at INTEGER NOT NULL, member BLOB NOT NULL,
    reason TEXT NOT NULL, signature BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE backups (
    id BLOB PRIMARY KEY, at INTEGER NOT NULL, path TEXT NOT NULL, generation INTEGER NOT NULL)
    WITHOUT ROWID;
"""
_ALLOWED = frozenset(
    getattr(cipher, name)
    for name in (
        "SQLITE_SELECT", "SQLITE_READ", "SQLITE_INSERT", "SQLITE_UPDATE", "SQLITE_DELETE",
        "SQLITE_TRANSACTION", "SQLITE_FUNCTION",
    )
)  # fmt: skip
_FUNCTIONS = frozenset({"count", "max", "min", "sum", "length", "coalesce", "substr"})
_FULL = ("SQLITE_FULL", "SQLITE_IOERR", "SQLITE_CANTOPEN", "SQLITE_READONLY")
_BUSY = ("SQLITE_BUSY", "SQLITE_LOCKED")


class Store:
    """An open store; statements that it does not need are refused by its authorizer."""

    def __init__(self, path: Path, connection: Any) -> None:  # noqa: ANN401  the module has no types
        self.path = path
        self.is_open = True
        self._connection = connection

    @classmethod
    def create(cls, path: Path, key: bytes) -> Self:
        """Make a store where no file is.

        Raises:
            OutputError: It cannot be made.
        """
        connection = _connect(path, key)
        with _told(path):
            try:
                connection.executescript(_SCHEMA)
            except cipher.DatabaseError:
                connection.close()
                raise
        store = cls(path, connection)
        check_sealed(path)
        store._guard()
        return store

    @classmethod
    def open(cls, path: Path, key: bytes) -> Self:
        """Open a store.

        Raises:
            VaultError: There is no such file, or it is plain SQLite.
            AlteredError: The key does not open it, or its first page was changed.
            BusyError: Another process holds it.
        """
        check_sealed(path)
        connection = _connect(path, key)
        with _told(path):
            try:
                connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
            except cipher.DatabaseError:
                connection.close()
                raise
        store = cls(path, connection)
        store._guard()
        return store

    @staticmethod
    def rekey(path: Path, old: bytes, new: bytes) -> None:
        """Rewrite every page of a copy under another key.

        Raises:
            AlteredError: The old key does not open it.
            OutputError: It could not be written.
        """
        connection = _connect(path, old)
        written = _spelled(new)
        try:
            with _told(path):
                connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
            connection.reset_key(written)
        except cipher.DatabaseError as error:  # it has no name, and reading went well
            raise _unwritten(path, str(error)) from None
        finally:
            written[:] = bytes(len(written))
            connection.close()
        Store._check_rekeyed(path, new)

    @staticmethod
    def _check_rekeyed(path: Path, key: bytes) -> None:
        """Look at every page: SQLCipher does not tell of each that it could not write."""
        try:
            store = Store.open(path, key)
            try:
                faults = store.faults()
            finally:
                store.close()
        except AlteredError as error:
            faults = [str(error)]
        if faults:
            raise _unwritten(path, faults[0])

    def rows(self, statement: str, values: Sequence[object] = ()) -> list[Row]:
        """Read rows.

        Raises:
            AlteredError: A page does not open.
        """
        with _told(self.path):
            return list(self._connection.execute(statement, values))

    def each(self, statement: str, values: Sequence[object] = ()) -> Iterator[Row]:
        """Read rows one by one; see `rows`."""
        with _told(self.path):
            for row in self._connection.execute(statement, values):  # noqa: UP028  see below
                yield row  # `yield from` would close the cursor, which a closed store refuses

    def write(self, statement: str, values: Sequence[object] = ()) -> None:
        """Write within `transaction`."""
        with _told(self.path):
            self._connection.execute(statement, values)

    def write_many(self, statement: str, values: Sequence[Sequence[object]]) -> None:
        """Write many rows within `transaction`."""
        with _told(self.path):
            self._connection.executemany(statement, values)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Write all or nothing; durable when this ends.

        Raises:
            OutputError: It could not be written; nothing of it was.
        """
        self.write("BEGIN IMMEDIATE")
        try:
            yield
            self.write("COMMIT")
        except BaseException:
            self._roll_back()
            raise

    def faults(self) -> list[str]:
        """Look at every page, and at the order of the whole: a line for each fault."""
        self._connection.set_authorizer(None)
        try:
            found: list[str] = []
            for pragma in ("cipher_integrity_check", "integrity_check"):
                try:
                    rows = self._connection.execute(f"PRAGMA {pragma}").fetchall()
                except cipher.DatabaseError as error:
                    found.append(str(error))
                    break
                found.extend(row[0] for row in rows if row[0] != "ok")
            return found
        finally:
            self._guard()

    def close(self) -> None:
        """Close the file; it must still be sealed."""
        self.is_open = False
        self._connection.close()

    def _roll_back(self) -> None:
        if self._connection.in_transaction:
            with suppress(cipher.DatabaseError):  # the journal rolls it back at the next opening
                self._connection.rollback()

    def _guard(self) -> None:
        self._connection.set_authorizer(_authorise)


def check_sealed(path: Path) -> None:
    """Look at the first bytes of a store.

    Raises:
        VaultError: It is not there, empty, or plain SQLite.
    """
    try:
        with path.open("rb") as file:
            first = file.read(SALT)
    except OSError as error:
        raise VaultError(
            "{path} cannot be read: {reason}.", path=path, reason=reason(error)
        ) from error
    if first == PLAIN:
        raise VaultError("{path} is not encrypted. Wayout does not open it.", path=path)
    if len(first) < SALT:
        raise VaultError("{path} is no vault.", path=path)


def _connect(path: Path, key: bytes) -> Any:  # noqa: ANN401  the module has no types
    with _told(path):
        connection = cipher.connect(str(path), isolation_level=None, timeout=0)
    written = _spelled(key)
    try:
        connection.set_key(written)
    finally:
        written[:] = bytes(len(written))
    with _told(path):
        try:
            for pragma in _PRAGMAS:
                connection.execute(f"PRAGMA {pragma}").fetchall()
        except cipher.DatabaseError:
            connection.close()
            raise
    return connection


def _spelled(key: bytes) -> bytearray:
    """Spell a raw key as SQLCipher reads it, in a buffer that can be wiped."""
    return bytearray(b"x'" + key.hex().encode() + b"'")


def _authorise(action: int, first: str | None, second: str | None, *_: object) -> int:
    del first
    if action not in _ALLOWED:
        return int(cipher.SQLITE_DENY)
    if action == cipher.SQLITE_FUNCTION and second not in _FUNCTIONS:
        return int(cipher.SQLITE_DENY)
    return int(cipher.SQLITE_OK)


def _unwritten(path: Path, why: str) -> OutputError:
    return OutputError(
        "{path} cannot be written: {reason}. Nothing was lost; make room and try again.",
        path=path,
        reason=why,
    )


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Say what went wrong in the file, without a value from it."""
    try:
        yield
    except cipher.DatabaseError as error:
        name = getattr(error, "sqlite_errorname", None) or ""
        if name.startswith(_BUSY):
            raise BusyError(
                "{path} is open in another process. Lock it there.", path=path
            ) from None
        if name.startswith(_FULL):
            raise _unwritten(path, str(error)) from None
        raise AlteredError(
            "{path} does not read as it was written ({fault}).",
            path=path,
            fault=str(error) if name else "text",  # what has no name repeats a value
        ) from None
