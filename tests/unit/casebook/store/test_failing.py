"""Whatever fails in the store is told as what it is; no file stays open, no row is half written.

The system refuses to let a file grow; where that cannot be brought about, a statement fails.
"""

import resource
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlcipher3 import dbapi2 as cipher

from wayout.casebook.sealing import new_key
from wayout.casebook.store.store import Store
from wayout.errors import AlteredError, BusyError, OutputError

pytestmark = pytest.mark.usefixtures("said")

KEY = new_key()
INSERT = "INSERT INTO about VALUES (?, ?)"


@contextmanager
def no_file_grows(size: int) -> Iterator[None]:
    """Let no file of this process become larger."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


class Connection:
    """A connection that fails at one statement."""

    def __init__(self, real: Any, words: str, error: Exception) -> None:  # noqa: ANN401  no types
        self._real = real
        self._words = words
        self._error = error
        self.is_closed = False

    def __getattr__(self, name: str) -> object:
        return getattr(self._real, name)

    def execute(self, statement: str, *values: object) -> object:
        """Run a statement, or fail."""
        if self._words in statement:
            raise self._error
        return self._real.execute(statement, *values)

    def executescript(self, script: str) -> object:
        """Run several, or fail."""
        if self._words in script:
            raise self._error
        return self._real.executescript(script)

    def reset_key(self, key: bytearray) -> None:
        """Rewrite every page, or fail."""
        if self._words == "reset_key":
            raise self._error
        self._real.reset_key(key)

    def close(self) -> None:
        """Close the file."""
        self.is_closed = True
        self._real.close()


Failing = Callable[..., list[Connection]]


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch) -> Failing:
    """Lets every connection from now on fail at a statement that holds certain words."""

    def fail(words: str, name: str = "SQLITE_CORRUPT") -> list[Connection]:
        made: list[Connection] = []
        real, error = cipher.connect, cipher.DatabaseError("it failed")
        error.sqlite_errorname = name

        def connect(*given: object, **named: object) -> Connection:
            made.append(Connection(real(*given, **named), words, error))
            return made[-1]

        monkeypatch.setattr(cipher, "connect", connect)
        return made

    return fail


@pytest.mark.parametrize("words", ["cipher_memory_security", "CREATE TABLE"])
def test_one_that_cannot_be_made_is_closed(tmp_path: Path, failing: Failing, words: str) -> None:
    """While it is set up, and while its tables are made."""
    made = failing(words)
    with pytest.raises(AlteredError, match=r"store does not read .*it failed"):
        Store.create(tmp_path / "store", KEY)
    assert [one.is_closed for one in made] == [True]


@pytest.mark.parametrize("words", ["synchronous", "sqlite_schema"])
def test_one_that_cannot_be_opened_is_closed(tmp_path: Path, failing: Failing, words: str) -> None:
    """While it is set up, and while it is first read; also where its key is to be changed."""
    path = tmp_path / "store"
    Store.create(path, KEY).close()
    made = failing(words)
    with pytest.raises(AlteredError, match="it failed") as caught:
        Store.open(path, KEY)
    assert caught.value.values == {"path": path, "fault": "it failed"}
    with pytest.raises(AlteredError):
        Store.rekey(path, KEY, new_key())
    assert [one.is_closed for one in made] == [True, True]


def test_a_full_disk_is_told_while_it_is_made(tmp_path: Path) -> None:
    """With the reason of the system, and what to do."""
    path = tmp_path / "store"
    with pytest.raises(OutputError, match="make room") as caught, no_file_grows(0):
        Store.create(path, KEY)
    assert caught.value.values["path"] == path


def test_a_full_disk_leaves_the_rows_as_they_were(tmp_path: Path) -> None:
    """SQLite may have taken them back itself by then; the store goes on."""
    path = tmp_path / "store"
    store = Store.create(path, KEY)
    with store.transaction():
        store.write(INSERT, ("a", 1))
    size = path.stat().st_size
    with (
        pytest.raises(OutputError, match="make room"),
        no_file_grows(size),
        store.transaction(),
    ):
        store.write_many(INSERT, [(str(number), b"x" * 4000) for number in range(100)])
    assert store.rows("SELECT name FROM about") == [("a",)]
    with store.transaction():
        store.write(INSERT, ("b", 1))
    assert len(store.rows("SELECT name FROM about")) == 2
    store.close()


def test_what_was_taken_back_already_is_not_taken_back_twice(tmp_path: Path) -> None:
    """The error that is told is the first one."""
    store = Store.create(tmp_path / "store", KEY)
    with pytest.raises(KeyError), store.transaction():  # noqa: PT012  what fails within
        store.write(INSERT, ("a", 1))
        store._connection.rollback()
        raise KeyError
    assert store.rows("SELECT * FROM about") == []
    store.close()


def test_a_page_that_stops_the_looking_is_a_fault(tmp_path: Path, failing: Failing) -> None:
    """It is told in a line like any other, and statements are guarded again afterwards."""
    path = tmp_path / "store"
    Store.create(path, KEY).close()
    failing("PRAGMA integrity_check")
    store = Store.open(path, KEY)
    assert store.faults() == ["it failed"]
    with pytest.raises(AlteredError, match="not authorized"):
        store.rows("PRAGMA page_count")
    store.close()


def test_rows_are_told_one_by_one(tmp_path: Path) -> None:
    """And what goes wrong between two of them is told as well."""
    store = Store.create(tmp_path / "store", KEY)
    with store.transaction():
        store.write_many(INSERT, [("a", 1), ("b", 2)])
    assert list(store.each("SELECT name FROM about WHERE value > ? ORDER BY name", (0,))) == [
        ("a",),
        ("b",),
    ]
    with pytest.raises(AlteredError):
        list(store.each("SELECT nothing FROM about"))
    store.close()


@pytest.mark.parametrize("name", ["SQLITE_BUSY", "SQLITE_BUSY_SNAPSHOT", "SQLITE_LOCKED"])
def test_one_that_is_held_is_told_as_such(tmp_path: Path, failing: Failing, name: str) -> None:
    """Not as damaged."""
    path = tmp_path / "store"
    Store.create(path, KEY).close()
    made = failing("sqlite_schema", name)
    with pytest.raises(BusyError, match="is open in another process"):
        Store.open(path, KEY)
    assert made[-1].is_closed


def test_pages_that_cannot_be_rewritten_are_told(tmp_path: Path, failing: Failing) -> None:
    """As a disk that fails: they were read well just before; the file is closed."""
    path = tmp_path / "store"
    Store.create(path, KEY).close()
    made = failing("reset_key")
    with pytest.raises(OutputError, match="cannot be written: it failed") as caught:
        Store.rekey(path, KEY, new_key())
    assert caught.value.values == {"path": path, "reason": "it failed"}
    assert [one.is_closed for one in made] == [True]
