"""When a keeper ends without being asked: after a while without a request, a sleep, a screen lock.

A machine that slept may have been carried away asleep. While a request is being answered nothing
is looked at: what comes meanwhile is seen when it is done.
"""

import select
import time
from collections.abc import Callable
from enum import Enum, auto

from wayout.casebook.keeper.screen import Screen, programs
from wayout.casebook.keeper.signs import Sign
from wayout.errors import WayoutError

IDLE = 300.0  # seconds
STEP = 0.5  # seconds between two looks at the clocks
SLEEP = 2.0  # seconds by which the clocks may differ for other reasons

Ready = Callable[[int, float], bool]
Seconds = Callable[[], float]


class Wake(Enum):
    """Why waiting ended."""

    ASKED = auto()
    IDLE = auto()
    SLEPT = auto()
    LOCKED = auto()


_HEARD = {Sign.LOCKED: Wake.LOCKED, Sign.SLEEPS: Wake.SLEPT}


def _with_sleep() -> float:
    """A clock that runs on while the machine sleeps; elsewhere than on Linux that of the wall."""
    clock = getattr(time, "CLOCK_BOOTTIME", None)
    return time.time() if clock is None else time.clock_gettime(clock)


def _ready(descriptor: int, seconds: float) -> bool:
    return bool(select.select([descriptor], [], [], seconds)[0])


class Watch:
    """Waits for requests.

    Args:
        idle: Seconds without a request after which it is over; 0 is never.
        awake: A clock that stands still while the machine sleeps.
        with_sleep: One that does not.
        ready: Whether a descriptor can be read within so many seconds.
    """

    def __init__(
        self,
        idle: float = IDLE,
        awake: Seconds = time.monotonic,
        with_sleep: Seconds = _with_sleep,
        ready: Ready = _ready,
    ) -> None:
        self._idle = idle
        self._awake = awake
        self._with_sleep = with_sleep
        self._ready = ready
        self._apart = with_sleep() - awake()
        self._screen: Screen | None = None

    def listen(self) -> None:
        """Begin to listen to the screen, before there is a key: a process is started for it."""
        self._screen = Screen(programs())

    def remarks(self) -> list[WayoutError]:
        """Hand over what was remarked of the listening since this was last called."""
        return self._screen.remarks() if self._screen else []

    def wait(self, descriptor: int) -> Wake:
        """Wait until something is asked, or it is time to end."""
        begun = self._awake()
        while True:
            is_ready = self._ready(descriptor, STEP)
            if self._slept():
                return Wake.SLEPT
            if heard := self._screen and self._screen.heard():
                return _HEARD[heard]
            if is_ready:
                return Wake.ASKED
            if 0 < self._idle <= self._awake() - begun:
                return Wake.IDLE

    def _slept(self) -> bool:
        return abs(self._with_sleep() - self._awake() - self._apart) > SLEEP
