"""Processes are started in a thread that lives as long as we do.

A keeper is told by the system to die with the thread that started it. A desk answers each request
in a thread that ends soon, and would take the keeper with it.
"""

import os
import threading
from collections.abc import Callable
from queue import SimpleQueue
from typing import TypeVar

Made = TypeVar("Made")


class Starter:
    """Does work in one thread of its own, which is begun when it is first needed."""

    def __init__(self) -> None:
        self.forget()

    def forget(self) -> None:
        """Know of no thread: a forked child has the words of ours, but not the thread."""
        self._begun = threading.Lock()
        self._thread: threading.Thread | None = None
        self._work: SimpleQueue[Callable[[], None]] = SimpleQueue()

    def do(self, work: Callable[[], Made]) -> Made:
        """Do work there, and wait for it; what it raises is raised here."""
        made: list[Made] = []
        errors: list[BaseException] = []
        is_done = threading.Event()

        def once() -> None:
            try:
                made.append(work())
            except BaseException as error:  # noqa: BLE001  it belongs to who asked
                errors.append(error)
            finally:
                is_done.set()

        self._begin()
        self._work.put(once)
        is_done.wait()
        if errors:
            raise errors[0]
        return made[0]

    def _begin(self) -> None:
        with self._begun:
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="starter", daemon=True)
                self._thread.start()

    def _run(self) -> None:
        while True:
            self._work.get()()


STARTER = Starter()
os.register_at_fork(after_in_child=STARTER.forget)
