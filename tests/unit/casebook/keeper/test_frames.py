"""Errors and values travel whole between two processes."""

import inspect
import os
from datetime import date
from pathlib import Path

import pytest

from wayout import errors
from wayout.casebook.keeper import frames
from wayout.casebook.keeper.frames import GoneError, pack, receive, send, unpack, unpack_error
from wayout.errors import InputError, LockedError, Phrase, WayoutError

CLASSES = [
    cls for _, cls in inspect.getmembers(errors, inspect.isclass) if issubclass(cls, WayoutError)
]


@pytest.mark.parametrize("cls", CLASSES)
def test_an_error_travels_whole(cls: type[WayoutError]) -> None:
    """Class, message, values, and phrases in phrases."""
    made = cls(
        "{a} {b} {c} {d} {e}",
        a=Phrase("in {x}", x=LockedError("{n} deep", n=2)),
        b=Path("a{b}"),
        c=3,
        d=None,
        e=date(2025, 1, 2),
    )
    reading, writing = os.pipe()
    send(writing, pack(made))
    same = unpack_error(receive(reading))
    assert type(same) is cls
    assert (same.message, str(same)) == (made.message, str(made))
    assert same.values["b"] == Path("a{b}")
    inner = same.values["a"]
    assert isinstance(inner, Phrase)
    assert isinstance(inner.values["x"], LockedError)


@pytest.mark.parametrize("name", ["Callable", "nobody", "__doc__"])
def test_a_class_that_is_none_of_ours_becomes_the_root(name: str) -> None:
    """Nothing else is made from a word."""
    assert type(unpack({"class": name, "message": "x", "values": {}})) is WayoutError


def test_words_alone_become_an_error() -> None:
    """Where an error is wanted."""
    assert isinstance(unpack_error(pack(Phrase("x"))), WayoutError)


@pytest.mark.parametrize("written", [b"", b"\0\0", b"\0\0\0\5ab", b"\0\0\0\1\xc1", b"\xff" * 4])
def test_a_broken_frame_is_an_end(written: bytes) -> None:
    """Cut short, or no frame."""
    reading, writing = os.pipe()
    os.write(writing, written)
    os.close(writing)
    with pytest.raises(GoneError):
        receive(reading)


def test_nobody_reads() -> None:
    """A closed pipe is an end."""
    reading, writing = os.pipe()
    os.close(reading)
    with pytest.raises(GoneError):
        send(writing, 1)


def test_too_much_is_refused_before_it_is_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    """The pipe stays good."""
    monkeypatch.setattr(frames, "MOST", 10)
    reading, writing = os.pipe()
    with pytest.raises(InputError):
        send(writing, b"x" * 20)
    send(writing, b"x")
    assert receive(reading) == b"x"


def test_a_pipe_that_cannot_be_read_is_an_end() -> None:
    """Its writing end."""
    reading, writing = os.pipe()
    with pytest.raises(GoneError):
        receive(writing)
    os.close(reading)
    os.close(writing)
