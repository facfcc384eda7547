"""Worker processes that may die: each lane holds one, so that a death has one cause and one cost.

A lane is a pool of one process. When its process dies (killed from outside, out of memory, a
parser that crashes) only the order it was at is lost; the lane gets a new process and the order
is given again, changed by what the death taught. A process that stays at one page longer than
`patience` is ended and counts as dead. Workers end when the driver ends, however that happens.
"""

import contextlib
import os
import signal
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context, parent_process
from types import FrameType, TracebackType
from typing import Generic, Protocol, Self, TypeVar

from wayout.errors import WayoutError
from wayout.record.work import FILE, PID, Pulse, Spot, Work, spot_of

Order = TypeVar("Order")
Function = Callable[[Order, Work, Pulse], str]
Amend = Callable[[Order, list[Spot]], Order]
PATIENCE = 120.0
"""Seconds that one page may take; the slowest real one takes a few hundredths."""
_LOOK = 1.0  # seconds between two looks at the pulses
_DEATHS = 4  # of one order, by no fault of one page: then the machine is at fault
_CONTEXT = get_context("spawn")


class Workers(Protocol):
    """Something that carries out orders, each to its end, in any order."""

    def run(
        self,
        function: Function[Order],
        orders: Iterator[Order],
        amend: Amend[Order],
        patience: float = ...,
    ) -> Iterator[str]:
        """Carry out all orders; yield the answer of each as it is done."""


class Here:
    """No worker at all: the orders are carried out in this process (tests, debugging)."""

    def __init__(self, work: Work) -> None:
        self._work = work

    def run(
        self,
        function: Function[Order],
        orders: Iterator[Order],
        amend: Amend[Order],  # noqa: ARG002  nobody dies here
        patience: float = PATIENCE,  # noqa: ARG002  idem
    ) -> Iterator[str]:
        """Carry out one order after another."""
        for order in orders:
            yield function(order, self._work, [os.getpid(), -1, 0])


class Lanes:
    """Several worker processes, each in a pool of its own; use it in a `with` block."""

    def __init__(self, count: int, work: Work) -> None:
        self._lanes = [_Lane[object](work) for _ in range(count)]

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        for lane in self._lanes:
            lane.close(kill=kind is not None)

    def run(
        self,
        function: Function[Order],
        orders: Iterator[Order],
        amend: Amend[Order],
        patience: float = PATIENCE,
    ) -> Iterator[str]:
        """Carry out all orders; a death costs one attempt at one of them.

        Args:
            function: what a worker does with an order.
            orders: taken one by one, as workers get free.
            amend: changes an order by the spots of the deaths it has caused.
            patience: seconds that a worker may stay at one spot.

        Raises:
            WayoutError: workers die again and again, or cannot start.
        """
        free: list[_Lane[Order]] = list(self._lanes)  # type: ignore[arg-type]  # a lane takes any order
        busy: dict[Future[str], _Lane[Order]] = {}
        waiting = True
        while waiting or busy:
            while waiting and free:
                order = next(orders, None)
                if order is None:
                    waiting = False
                else:
                    lane = free.pop()
                    busy[lane.begin(function, order)] = lane
            done, _ = wait(busy, _LOOK, FIRST_COMPLETED)
            for lane in busy.values():
                lane.watch(patience)
            for future in done:
                lane = busy.pop(future)
                if (answer := lane.answer(future)) is None:
                    busy[lane.again(amend)] = lane
                else:
                    free.append(lane)
                    yield answer


class _Lane(Generic[Order]):
    """One worker process, the order it is at, and the deaths this order has caused."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._pulse = _CONTEXT.RawArray("q", 3)
        self._pool: ProcessPoolExecutor | None = None
        self._seen: tuple[Spot, float] = ((-1, -1), 0.0)
        self._deaths: list[Spot] = []

    def begin(self, function: Function[Order], order: Order) -> Future[str]:
        self._function, self._order = function, order
        self._deaths = []
        return self._submit()

    def _submit(self) -> Future[str]:
        self._pulse[FILE] = -1
        self._seen = ((-1, -1), time.monotonic())
        if self._pool is None:
            self._pulse[PID] = 0
            self._pool = ProcessPoolExecutor(
                1, _CONTEXT, initializer=_start, initargs=(self._work, self._pulse)
            )
        try:
            return self._pool.submit(_carry_out, self._function, self._order)
        except BrokenProcessPool:  # killed while it had nothing to do
            self.close(kill=False)
            return self._submit()

    def answer(self, future: Future[str]) -> str | None:
        """Return the answer, None where the process died."""
        try:
            return future.result()
        except BrokenProcessPool:
            self._deaths.append(spot_of(self._pulse))
            self.close(kill=False)
            return None

    def again(self, amend: Amend[Order]) -> Future[str]:
        """Give the order again after a death.

        Raises:
            WayoutError: it has died too often.
        """
        met = Counter(self._deaths)
        alone = sum(count for spot, count in met.items() if spot[0] < 0 or count == 1)
        if alone >= _DEATHS or max(met.values()) > _DEATHS:
            raise _too_many(started=bool(self._pulse[PID]))
        self._order = amend(self._order, self._deaths)
        return self._submit()

    def watch(self, patience: float) -> None:
        """End the process if it has been at one page for longer than `patience` seconds."""
        spot, now = spot_of(self._pulse), time.monotonic()
        if spot != self._seen[0] or spot[0] < 0:
            self._seen = (spot, now)
        elif now - self._seen[1] > patience:
            _kill(self._pulse[PID])

    def close(self, *, kill: bool) -> None:
        if self._pool is None:
            return
        if kill:
            _kill(self._pulse[PID])
        self._pool.shutdown(wait=True, cancel_futures=True)
        self._pool = None


def _kill(pid: int) -> None:
    if pid:
        with contextlib.suppress(OSError):
            os.kill(pid, getattr(signal, "SIGKILL", signal.SIGTERM))


def _too_many(*, started: bool) -> WayoutError:
    if started:
        return WayoutError(
            "Workers were ended again and again, perhaps for want of memory. "
            "What is read is kept: run the same command again with fewer workers."
        )
    return WayoutError(
        "Workers cannot start. In a script of your own, call the reading "
        'under `if __name__ == "__main__":`.'
    )


class _Worker:
    """What a worker process knows."""

    work: Work
    pulse: Pulse


def _start(work: Work, pulse: Pulse) -> None:
    """Begin a worker: Ctrl-C is the driver's business, and without the driver there is no work."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _Worker.work, _Worker.pulse = work, pulse
    pulse[PID] = os.getpid()
    threading.Thread(target=_end_with_driver, daemon=True).start()


def _end_with_driver() -> None:
    driver = parent_process()
    if driver is not None:
        driver.join()
        os._exit(1)


def _carry_out(function: Function[Order], order: Order) -> str:
    return function(order, _Worker.work, _Worker.pulse)


@contextlib.contextmanager
def stopped_like_ctrl_c() -> Iterator[None]:
    """Let SIGTERM stop as Ctrl-C does, so that workers and what they share are put away.

    Only in the main thread, and where nobody else has taken the signal; a second one ends at once.
    """
    mine = threading.current_thread() is threading.main_thread()
    if not mine or signal.getsignal(signal.SIGTERM) is not signal.SIG_DFL:
        yield
        return
    signal.signal(signal.SIGTERM, _stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)


def _stop(number: int, _: FrameType | None) -> None:
    signal.signal(number, signal.SIG_DFL)
    raise KeyboardInterrupt


def usable_cores() -> int:
    """Return how many cores this process may use."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
