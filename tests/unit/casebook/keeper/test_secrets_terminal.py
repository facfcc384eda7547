"""At a terminal a passphrase is not seen, and the terminal is afterwards as it was before."""

import os
import pty
import re
import termios
import threading
from collections.abc import Iterator

import pytest

from wayout.casebook.keeper import secrets
from wayout.errors import UsageError

WAIT = 30.0


class Person:
    """Somebody at a terminal: answers each prompt in turn, and sees what is on the screen."""

    def __init__(self, ours: int, theirs: int) -> None:
        self.seen = b""
        self.theirs = theirs
        self._ours = ours

    def answers(self, **lines: bytes) -> threading.Thread:
        """Type a line when the screen ends in certain words."""
        thread = threading.Thread(target=self._answer, args=(list(lines.items()),), daemon=True)
        thread.start()
        return thread

    def _answer(self, lines: list[tuple[str, bytes]]) -> None:
        for words, typed in lines:
            self.reads(words.replace("_", " "))
            drawn = re.findall(rb"\r\n\r\n    (.*?)\r\n\r\n", self.seen)
            os.write(self._ours, (typed or drawn[-1]) + b"\n")

    def reads(self, words: str) -> None:
        """Look at the screen until it ends in words."""
        while not self.seen.decode("utf-8", "replace").rstrip(" :\r\n").endswith(words):
            self.seen += os.read(self._ours, 1000)


@pytest.fixture
def person(monkeypatch: pytest.MonkeyPatch) -> Iterator[Person]:
    """Somebody at a terminal that is opened in the place of the real one."""
    ours, theirs = pty.openpty()
    monkeypatch.setattr(secrets, "_TERMINAL", os.ttyname(theirs))
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    for variable in (secrets.PASSPHRASE, secrets.NEW_PASSPHRASE, secrets.RECOVERY):
        monkeypatch.delenv(variable, raising=False)
    yield Person(ours, theirs)
    os.close(ours)
    os.close(theirs)


def test_it_is_asked_for_and_not_seen(person: Person) -> None:
    """The line end is; what was typed before the question is thrown away."""
    before = termios.tcgetattr(person.theirs)
    thread = person.answers(Passphrase_or_recovery_key=b"seven words")
    with secrets.passphrase() as typed:
        assert typed == b"seven words"
        assert termios.tcgetattr(person.theirs) == before
    thread.join(WAIT)
    assert typed == bytes(11)
    assert b"seven" not in person.seen


def test_the_terminal_is_as_it_was_after_an_error(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also when nobody came to type."""
    before = termios.tcgetattr(person.theirs)

    def stops(_: int) -> bytes:
        raise KeyboardInterrupt

    monkeypatch.setattr(secrets, "_one_byte", stops)
    with pytest.raises(KeyboardInterrupt), secrets.passphrase():
        pass
    assert termios.tcgetattr(person.theirs) == before


def test_a_drawn_one_is_shown_and_typed_back(person: Person) -> None:
    """It is on the screen, once as it was drawn and once as it was typed."""
    thread = person.answers(type_one_of_your_own=b" ", type_it_from_the_paper=b"")
    with secrets.new_passphrase(second=False) as typed:
        given = bytes(typed)
        assert len(given.split()) >= 4
    thread.join(WAIT)
    assert typed == bytes(len(given))
    person.reads("when you are done.")
    assert person.seen.count(given) == 2


def test_a_recovery_key_is_explained_on_a_terminal(person: Person) -> None:
    """In words before it, on a line of its own."""
    assert secrets.has_recovery_place()
    secrets.hand_over("WAYOUT-AAAA")
    person.reads("WAYOUT-AAAA")
    assert re.search(rb"it is not shown again:\r\n\r\n    WAYOUT-AAAA", person.seen)


def test_one_that_cannot_be_written_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """The reading end of a pipe; no descriptor stays open."""
    reading, writing = os.pipe()
    monkeypatch.setenv(secrets.RECOVERY, str(reading))
    with pytest.raises(UsageError, match="could not be handed over"):
        secrets.hand_over("WAYOUT-AAAA")
    place = secrets.recovery_place()
    assert place > writing
    os.close(place)
    os.close(reading)
    os.close(writing)


def test_a_weak_one_from_a_descriptor_is_taken_with_a_remark(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """On stderr, without a word of it; a good one and an empty one are left to who takes them."""
    for typed, is_weak in ((b"short", True), (b" ", False), (b"rust ladle orbit mango ivy", False)):
        reading, writing = os.pipe()
        os.write(writing, typed + b"\n")
        os.close(writing)
        monkeypatch.setenv(secrets.PASSPHRASE, str(reading))
        with secrets.new_passphrase(second=False) as got:
            assert got == typed
        said = capfd.readouterr().err
        assert said.startswith("wayout: ") == is_weak
        assert typed.decode() not in said or not is_weak
        os.close(reading)
