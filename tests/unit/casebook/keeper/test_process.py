"""The keeper's loop answers each request once, tells errors without a value, and knows its end."""

import os
import runpy
import signal
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest

from wayout.casebook.cases.summary import Due
from wayout.casebook.keeper import process, serving
from wayout.casebook.keeper.endings import Ending, ended
from wayout.casebook.keeper.frames import receive, send, unpack_error
from wayout.casebook.keeper.process import LISTEN, answer_all, serve
from wayout.casebook.keeper.session import Session
from wayout.casebook.keeper.watch import Wake, Watch
from wayout.casebook.passphrase import Cost
from wayout.errors import AlteredError, LockedError, OutputError, VaultError, WayoutError
from wayout.pathway import History

Ends = tuple[int, int]


class Patient(Watch):
    """A watch that wakes when something is asked, or as it is told to."""

    def __init__(self, last: Wake = Wake.ASKED) -> None:
        super().__init__()
        self.last = last
        self.is_listening = False

    def wait(self, descriptor: int) -> Wake:
        """Wait."""
        return Wake.ASKED if self._ready(descriptor, 0) else self.last

    def listen(self) -> None:
        """Listen."""
        self.is_listening = True

    def remarks(self) -> list[WayoutError]:
        """What was heard."""
        return [WayoutError("of the screen")]


@dataclass
class Pipes:
    """Both ends of two pipes: the keeper's, and ours."""

    keeper: Ends
    ours: Ends

    def ask(self, request: str, **values: object) -> None:
        """Put a request there."""
        send(self.ours[1], {"request": request, "values": values})

    def answer(self) -> Any:  # noqa: ANN401  plain builtins
        """Take an answer."""
        return receive(self.ours[0])

    def run(self, handlers: dict[str, Callable[..., Any]], last: Wake = Wake.ASKED) -> Ending:
        """Answer all that was asked."""
        return answer_all(handlers, list, Patient(last), self.keeper)


@pytest.fixture
def pipes() -> Iterator[Pipes]:
    """Two pipes."""
    asking, answering = os.pipe(), os.pipe()
    yield Pipes((asking[0], answering[1]), (answering[0], asking[1]))
    for descriptor in (asking[0], *answering):
        os.close(descriptor)


def fails(error: Exception) -> Callable[[], None]:
    """A request that fails."""

    def fail() -> None:
        raise error

    return fail


def test_each_request_is_answered_in_turn(pipes: Pipes) -> None:
    """By its name, with its values; then the pipe ends, and so does the keeper."""
    pipes.ask("double", number=2)
    pipes.ask("double", number=5)
    os.close(pipes.ours[1])
    assert pipes.run({"double": lambda number: 2 * number}) is Ending.CLOSED
    assert [pipes.answer()["value"] for _ in range(2)] == [4, 10]


def test_an_error_of_ours_is_told_and_it_goes_on(pipes: Pipes) -> None:
    """Also a request that it does not know."""
    pipes.ask("fail")
    pipes.ask("nothing")
    os.close(pipes.ours[1])
    assert pipes.run({"fail": fails(VaultError("{n} times", n=2))}) is Ending.CLOSED
    told = [unpack_error(pipes.answer()["error"]) for _ in range(2)]
    assert [str(one) for one in told] == ["2 times", "The keeper knows no such request."]
    assert type(told[0]) is VaultError


@pytest.mark.parametrize("error", [OutputError("no room"), AlteredError("altered")])
def test_after_what_may_leave_half_a_change_it_ends(pipes: Pipes, error: WayoutError) -> None:
    """It tells the error first."""
    pipes.ask("fail")
    pipes.ask("fail")
    assert pipes.run({"fail": fails(error)}) is Ending.FAILED
    assert str(unpack_error(pipes.answer()["error"])) == str(error)
    os.close(pipes.ours[1])


@pytest.mark.parametrize(("goes_on", "answers"), [(True, 2), (False, 1)])
def test_after_what_is_altered_it_goes_on_where_that_is_sound(
    pipes: Pipes, *, goes_on: bool, answers: int
) -> None:
    """Who holds the vault says so, by the name of the request."""
    asked: list[str] = []

    def mend(request: str) -> bool:
        asked.append(request)
        return goes_on

    pipes.ask("fail")
    pipes.ask("fail")
    os.close(pipes.ours[1])
    ending = answer_all({"fail": fails(AlteredError("x"))}, list, Patient(), pipes.keeper, mend)
    assert ending is (Ending.CLOSED if goes_on else Ending.FAILED)
    assert asked == ["fail"] * answers


def test_a_fault_of_ours_is_told_without_a_value(pipes: Pipes) -> None:
    """Where it was, and what kind: its words may hold a name."""
    pipes.ask("fail", name="Примеров")
    nothing: dict[str, str] = {}
    assert pipes.run({"fail": lambda name: nothing[name]}) is Ending.FAILED
    error = unpack_error(pipes.answer()["error"])
    assert error.values["kind"] == "KeyError"
    assert error.values["function"] == "<lambda>"
    assert "Примеров" not in str(error)
    os.close(pipes.ours[1])


@pytest.mark.parametrize(
    ("wake", "ending"),
    [
        (Wake.IDLE, Ending.IDLE), (Wake.SLEPT, Ending.SLEPT), (Wake.LOCKED, Ending.SCREEN),
    ],
)  # fmt: skip
def test_it_ends_as_it_woke(pipes: Pipes, wake: Wake, ending: Ending) -> None:
    """Each with a number of its own, that whoever started it puts in words."""
    assert pipes.run({}, wake) is ending
    assert ended(ending).message != ended(0).message
    os.close(pipes.ours[1])


def test_how_it_ended_is_put_in_words() -> None:
    """Each in others; a kill like a lock."""
    words = {code: str(ended(code)) for code in Ending}
    assert len(set(words.values())) == len(Ending)
    assert str(ended(-9)) == words[Ending.CLOSED]
    assert isinstance(ended(-9), LockedError)


@dataclass
class Served:
    """What was done to serve."""

    steps: list[object] = field(default_factory=list)
    watch: Watch | None = None
    ending: int = -1


@pytest.fixture
def served(pipes: Pipes, monkeypatch: pytest.MonkeyPatch) -> Served:
    """Serves on our pipes, and comes back instead of ending the process."""
    made = Served()

    def leave(code: int) -> None:
        made.ending = code
        raise SystemExit

    monkeypatch.setattr(process, "harden", lambda: made.steps.append("hardened"))
    monkeypatch.setattr(signal, "signal", lambda *given: made.steps.append(given))
    monkeypatch.setattr(process, "_own_ends", lambda: pipes.keeper)
    monkeypatch.setattr(os, "_exit", leave)
    return made


@pytest.mark.parametrize("listens", [True, False])
def test_it_is_hardened_before_anything_is_asked(
    pipes: Pipes, served: Served, monkeypatch: pytest.MonkeyPatch, *, listens: bool
) -> None:
    """It listens if it is told to, hands over all remarks, closes, and leaves with its ending."""
    watch = Patient()
    monkeypatch.setattr(sys, "argv", ["keeper", *([LISTEN] if listens else [])])
    pipes.ask("look")
    os.close(pipes.ours[1])
    with pytest.raises(SystemExit):
        serve(
            {"look": lambda: served.steps.append("asked")},
            lambda: [WayoutError("of the vault")],
            watch,
            close=lambda: served.steps.append("closed"),
        )
    assert served.steps == ["hardened", (signal.SIGINT, signal.SIG_DFL), "asked", "closed"]
    assert watch.is_listening == listens
    told = [str(unpack_error(one)) for one in pipes.answer()["remarks"]]
    assert told == ["of the screen", "of the vault"]
    assert served.ending == Ending.CLOSED


def test_what_does_not_close_stops_no_ending(pipes: Pipes, served: Served) -> None:
    """The next opening puts it right; without files there is nothing to close."""
    os.close(pipes.ours[1])
    for close in (fails(KeyError()), None):
        served.ending = -1
        with pytest.raises(SystemExit):
            serve({}, close=close)
        assert served.ending == Ending.CLOSED


def test_its_pipes_are_taken_from_where_a_library_might_write() -> None:
    """What is printed goes to stderr, what is read is nothing; the pipes are others."""
    kept, stdin = [os.dup(number) for number in (0, 1)], sys.stdin
    before = [os.fstat(number) for number in (0, 1)]
    try:
        ends = process._own_ends()
        with open(0, closefd=False) as nothing:
            assert nothing.read() == ""
        assert sys.stdin.read() == ""
        assert os.path.sameopenfile(1, 2)
        assert [os.fstat(number).st_ino for number in ends] == [one.st_ino for one in before]
    finally:
        sys.stdin = stdin
        for number, was in enumerate(kept):
            os.dup2(was, number)
            os.close(was)
    for number in ends:
        os.close(number)


def due(history: History) -> list[Due]:
    """Nothing is due."""
    del history
    return []


def test_a_session_is_served_with_more_if_there_is_more(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its requests and the others, its remarks, its end; with the watch that is asked for."""
    given: list[tuple[tuple[Any, ...], dict[str, Any]]] = []
    monkeypatch.setattr(serving, "serve_requests", lambda *a, **n: given.append((a, n)))
    sessions: list[Session] = []

    def more(session: Session) -> dict[str, Callable[..., Any]]:
        sessions.append(session)
        return {"more": len}

    serving.serve(due, more=more, idle=7, cost=Cost(64, 1, 1))
    serving.serve()
    (handlers, remarks, watch), named = given[0]
    (session,) = sessions
    assert {"open", "add", "log", "more"} <= set(handlers)
    assert handlers["more"] is len
    assert (remarks, named) == (session.remarks, {"close": session.close, "mend": session.mend})
    assert (watch._idle, session._cost, session._deadlines) == (7, Cost(64, 1, 1), due)
    assert "more" not in given[1][0][0]
    assert given[1][0][2]._idle == 300


@pytest.mark.parametrize(("name", "times"), [("__main__", 1), ("imported", 0)])
def test_the_module_serves_when_it_is_run(
    name: str, times: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And not when it is imported."""
    calls: list[None] = []
    monkeypatch.setattr(serving, "serve", lambda: calls.append(None))
    runpy.run_module("wayout.casebook.keeper.__main__", run_name=name)
    assert len(calls) == times
