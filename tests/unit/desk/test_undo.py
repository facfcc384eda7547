"""The last save of a session: told and undone for half a minute, once, and forgotten."""

import pytest

from wayout.desk.undo import LONG, Undo


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        """The second."""
        return self.now


@pytest.fixture
def clock() -> Clock:
    """A clock."""
    return Clock()


@pytest.fixture
def undo(clock: Clock) -> Undo:
    """With one save of one session."""
    made = Undo(clock)
    made.keep("mine", "7KQ2-M9XD", 4, ("Saved: x", "", "en"))
    return made


def token_of(undo: Undo) -> str:
    """The token that a page carries."""
    told = undo.told("mine")
    assert told is not None
    return told.token


def test_a_save_is_undone_once(undo: Undo) -> None:
    """By the session that saved it alone."""
    token = token_of(undo)
    assert undo.told("other") is None
    assert undo.take("other", token) is None
    assert undo.take("mine", token + "x") is None
    saved = undo.take("mine", token)
    assert saved is not None
    assert (saved.code, saved.entry) == ("7KQ2-M9XD", 4)
    assert undo.take("mine", token) is None
    assert undo.told("mine") is None


def test_it_is_told_for_half_a_minute(undo: Undo, clock: Clock) -> None:
    """After that it is too late."""
    token = token_of(undo)
    clock.now += LONG - 0.1
    assert token_of(undo) == token
    clock.now += 0.1
    assert undo.told("mine") is None
    assert undo.take("mine", token) is None


def test_the_next_save_takes_its_place(undo: Undo) -> None:
    """And what cannot be undone has no token, not even the empty one."""
    before = token_of(undo)
    undo.keep("mine", "7KQ2-M9XD", None, ("Saved: y", "", "en"))
    assert token_of(undo) == ""
    assert undo.take("mine", before) is None
    assert undo.take("mine", "") is None


def test_it_goes_with_what_is_sent_next(undo: Undo) -> None:
    """That of the session which sent it; another's stays."""
    token = token_of(undo)
    undo.keep("other", "7KQ2-M9XD", 5, ("Saved: z", "", "en"))
    undo.drop("mine")
    undo.drop("mine")
    assert undo.told("mine") is None
    assert undo.take("mine", token) is None
    assert undo.told("other") is not None


def test_the_lock_forgets_it(undo: Undo) -> None:
    """Nothing is undone after it."""
    token = token_of(undo)
    undo.forget()
    assert undo.take("mine", token) is None
