"""The book of a desk with a real keeper behind it: it unlocks, answers, locks, and never hangs."""

import json
import os
import signal
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.promise.keeper_world import comes, is_gone

from wayout.casebook.cases.lines import read_lines
from wayout.casebook.cases.work import add_cases
from wayout.casebook.keeper.secrets import MOST
from wayout.casebook.making import make_vault
from wayout.casebook.opening import open_vault
from wayout.casebook.passphrase import Cost
from wayout.desk.book import Book
from wayout.errors import LockedError, UsageError

PASSPHRASE = b"seven words that only we know here"
KEEPER = "wayout.casebook.keeper"
NUMBER = 3


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Book]:
    """A locked book of three cases."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    path = tmp_path / "team.wayout"
    with make_vault(path, PASSPHRASE, cost=Cost(64, 1, 1)) as vault:
        lines = (json.dumps({"title": f"{number}"}).encode() for number in range(NUMBER))
        add_cases(vault, read_lines(lines))
    made = Book(path, KEEPER)
    yield made
    made.lock()


def test_it_answers_while_it_is_open(book: Book) -> None:
    """And not before, nor after."""
    for _round in range(2):
        with pytest.raises(LockedError):
            book.ask("list")
        book.unlock(PASSPHRASE)
        assert book.is_open
        assert len(book.ask("list")) == NUMBER
        book.stay()
        book.lock()
        assert not book.is_open
    book.stay()  # nobody is there: nothing happens


def test_a_wrong_passphrase_leaves_it_locked(book: Book) -> None:
    """An open one, too: whoever tries has not shown that he may read on."""
    book.unlock(PASSPHRASE)
    with pytest.raises(LockedError):
        book.unlock(b"another")
    assert not book.is_open


def test_what_ends_by_itself_is_told_though_nobody_asks(book: Book) -> None:
    """As after a while without a request; who locks it knows."""
    told: list[bool] = []
    over = threading.Event()

    def ended() -> None:
        told.append(book.is_open)
        over.set()

    book.ended = ended
    book.unlock(PASSPHRASE)
    book.lock()
    book.unlock(PASSPHRASE)
    assert book._keeper is not None
    os.kill(book._keeper.pid, signal.SIGKILL)
    assert over.wait(30)
    assert told == [False]


@pytest.mark.parametrize("length", [MOST + 1, 70_000, 1 << 20])
def test_a_passphrase_longer_than_any_hangs_nowhere(book: Book, length: int) -> None:
    """Longer than a pipe holds; the longest that is one is looked at."""
    with pytest.raises(UsageError):
        book.unlock(b"x" * length)
    with pytest.raises(LockedError):
        book.unlock(b"x" * MOST)
    book.unlock(PASSPHRASE)


def test_many_threads_ask_at_once(book: Book) -> None:
    """Each gets its own answer; a lock in the middle ends them all."""
    book.unlock(PASSPHRASE)
    wrong: list[object] = []

    def ask() -> None:
        for _round in range(20):
            try:
                if len(book.ask("list")) != NUMBER:
                    wrong.append("another answer")
            except LockedError:
                return

    threads = [threading.Thread(target=ask) for _ in range(6)]
    for thread in threads:
        thread.start()
    book.lock()
    for thread in threads:
        thread.join(60)
    assert wrong == []
    assert not any(thread.is_alive() for thread in threads)


@pytest.mark.parametrize("request_", ["list", "due", "review", "today"])
def test_an_altered_case_is_left_out_and_told(book: Book, request_: str) -> None:
    """The others are shown, every time it is asked, with a remark."""
    with open_vault(book.path, PASSPHRASE, patience=0) as vault, vault.store.transaction():
        vault.store.write("UPDATE cases SET summary = substr(summary, 1, 60) WHERE rowid = 1")
    book.unlock(PASSPHRASE)
    due = {"days": 7, "months": 0}
    values = {"list": {}, "due": due, "review": {"months": 0}, "today": due}[request_]
    for _round in range(2):
        answer = book.ask(request_, **values)
        rows = answer["to_review"] if request_ in {"due", "today"} else len(answer)
        assert rows <= NUMBER - 1
        told = [one.message for one in book.remarks()]
        assert len([one for one in told if "altered" in one]) == 1
    assert book.is_open


def test_a_keeper_waits_for_the_passphrase(book: Book) -> None:
    """It is the one that opens; one that died is not waited for, and the lock ends it."""

    def waiting() -> int:
        book.prepare()
        book.prepare()  # no second one is started
        assert comes(lambda: book._standby._next is not None)
        assert book._standby._next is not None
        return book._standby._next[0].pid

    pid = waiting()
    book.unlock(PASSPHRASE)
    assert book._keeper is not None
    assert book._keeper.pid == pid
    other = waiting()
    os.kill(other, signal.SIGKILL)
    book.unlock(PASSPHRASE)
    assert len(book.ask("list")) == NUMBER
    third = waiting()
    assert len({pid, other, third, book._keeper.pid}) == 4
    book.lock()
    assert is_gone(third)
