"""A keeper ends after a while without a request, and after a sleep of the machine."""

import os
import time
from dataclasses import dataclass, field

import pytest

from wayout.casebook.keeper.signs import Sign
from wayout.casebook.keeper.watch import IDLE, Wake, Watch
from wayout.errors import WayoutError


@dataclass
class World:
    """Clocks that run while somebody waits; at `asked` a request comes, at `sleeps` a sleep."""

    asked: float = 1e9
    sleeps: float = 1e9
    slept: float = 3600.0
    now: float = 100.0
    waits: list[float] = field(default_factory=list)

    def awake(self) -> float:
        """The clock that stands still in a sleep."""
        return self.now

    def with_sleep(self) -> float:
        """The one that does not."""
        return self.now + 50 + (self.slept if self.now >= self.sleeps else 0)

    def ready(self, descriptor: int, seconds: float) -> bool:
        """Wait."""
        assert descriptor == 7
        self.now += seconds
        self.waits.append(seconds)
        return self.now >= self.asked

    def watch(self, idle: float = IDLE) -> Watch:
        """A watch in this world."""
        return Watch(idle, self.awake, self.with_sleep, self.ready)


def test_a_request_is_seen() -> None:
    """Before the time is over."""
    assert World(asked=399).watch().wait(7) is Wake.ASKED


def test_five_minutes_without_a_request_are_the_end() -> None:
    """To the step, and counted anew from each request."""
    world = World()
    watch = world.watch()
    assert watch.wait(7) is Wake.IDLE
    assert world.now == 400
    assert max(world.waits) <= 1
    assert watch.wait(7) is Wake.IDLE
    assert world.now == 700


def test_no_limit_is_no_limit() -> None:
    """0 is never."""
    assert World(asked=1e5).watch(0).wait(7) is Wake.ASKED


@pytest.mark.parametrize("slept", [3600.0, -3600.0])
def test_a_sleep_is_the_end_even_if_something_is_asked(slept: float) -> None:
    """Who opens the lid asks; a wall clock that was set counts as a sleep."""
    assert World(asked=150, sleeps=150, slept=slept).watch().wait(7) is Wake.SLEPT


def test_a_sleep_between_two_requests_is_the_end() -> None:
    """Also one during an answer."""
    world = World(asked=0)
    watch = world.watch()
    assert watch.wait(7) is Wake.ASKED
    world.sleeps = world.now
    assert watch.wait(7) is Wake.SLEPT


def test_clocks_that_drift_a_little_are_no_sleep() -> None:
    """A second apart."""
    assert World(sleeps=150, slept=1.0).watch().wait(7) is Wake.IDLE


@pytest.mark.parametrize(("sign", "wake"), [(Sign.LOCKED, Wake.LOCKED), (Sign.SLEEPS, Wake.SLEPT)])
def test_what_is_heard_of_the_screen_is_the_end(
    sign: Sign, wake: Wake, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Even if something is asked; what is remarked of the hearing is handed over."""

    class Heard:
        def __init__(self, words: list[list[str]]) -> None:
            assert words == [["a program"]]

        def heard(self) -> Sign | None:
            return sign if world.now >= 120 else None

        def remarks(self) -> list[WayoutError]:
            return [WayoutError("heard")]

    monkeypatch.setattr("wayout.casebook.keeper.watch.Screen", Heard)
    monkeypatch.setattr("wayout.casebook.keeper.watch.programs", lambda: [["a program"]])
    world = World(asked=120)
    watch = world.watch()
    assert watch.remarks() == []
    watch.listen()
    assert watch.wait(7) is wake
    assert [str(one) for one in watch.remarks()] == ["heard"]


def test_the_clocks_and_the_pipe_are_the_real_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    """Unless others are given; where no clock runs on in a sleep it is that of the wall."""
    reading, writing = os.pipe()
    watch = Watch(0.001)
    assert watch.wait(reading) is Wake.IDLE
    os.write(writing, b"x")
    assert watch.wait(reading) is Wake.ASKED
    os.close(reading)
    os.close(writing)
    monkeypatch.delattr(time, "CLOCK_BOOTTIME", raising=False)
    monkeypatch.setattr(time, "time", lambda: 17.5)
    assert watch._with_sleep() == 17.5
    monkeypatch.setattr(time, "CLOCK_BOOTTIME", 7, raising=False)
    monkeypatch.setattr(time, "clock_gettime", lambda clock: clock + 0.25)
    assert watch._with_sleep() == 7.25
