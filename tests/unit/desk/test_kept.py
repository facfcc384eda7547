"""What took long is made once, and is gone when it is to be forgotten."""

import threading
from collections.abc import Callable

import pytest

from wayout.desk.kept import Kept


def counted(made: list[str], what: str) -> Callable[[], str]:
    """Make it, and remember that it was made."""

    def make() -> str:
        made.append(what)
        return what

    return make


def test_it_is_made_once() -> None:
    """Each by its key."""
    kept, made = Kept[str](4), list[str]()
    assert [kept.get(key, counted(made, key)) for key in "aabab"] == list("aabab")
    assert made == ["a", "b"]
    assert "a" in kept
    assert "c" not in kept


def test_those_last_asked_for_are_kept() -> None:
    """The one that nobody asked for longest goes first."""
    kept, made = Kept[str](2), list[str]()
    for key in "abac":
        kept.get(key, counted(made, key))
    assert [key in kept for key in "abc"] == [True, False, True]


def test_what_was_begun_before_it_was_to_be_forgotten_is_not_kept() -> None:
    """It is handed to whoever asked, and no further."""
    kept = Kept[str](2)

    def make() -> str:
        kept.forget()
        return "a"

    assert kept.get("a", make) == "a"
    assert "a" not in kept


def test_what_failed_is_tried_anew() -> None:
    """Nothing is kept of it."""
    kept, made = Kept[str](2), list[str]()

    def fail() -> str:
        raise ValueError

    with pytest.raises(ValueError):  # noqa: PT011  just that
        kept.get("a", fail)
    assert kept.get("a", counted(made, "a")) == "a"


def test_who_asks_while_it_is_made_waits_for_it() -> None:
    """Two at once make it once."""
    kept, made, begun, go = Kept[str](2), list[str](), threading.Event(), threading.Event()

    def make() -> str:
        begun.set()
        go.wait(10)
        made.append("a")
        return "a"

    first = threading.Thread(target=kept.get, args=("a", make))
    second = threading.Thread(target=kept.get, args=("a", make))
    first.start()
    begun.wait(10)
    second.start()
    go.set()
    first.join(10)
    second.join(10)
    assert made == ["a"]
