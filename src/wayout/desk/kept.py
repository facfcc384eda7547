"""What took long to make, kept for the next who asks: bounded, and forgotten at a word."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

from wayout.desk.era import Era

T = TypeVar("T")


class Kept(Generic[T]):
    """Things by their keys, those that were last asked for; may be asked from any thread.

    Args:
        most: How many are kept at once.
        era: Whose requests may add some.
    """

    def __init__(self, most: int, era: Era | None = None) -> None:
        self._era = era or Era()
        self._most = most
        self._made: OrderedDict[Hashable, T] = OrderedDict()
        self._making: dict[Hashable, Lock] = {}
        self._lock = Lock()
        self._age = 0

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        """Give what is kept under a key; it is made where there is none, once for all who wait.

        What was begun before everything was forgotten is handed over and not kept.
        """
        with self._lock:
            age, turn = self._age, self._making.setdefault(key, Lock())
        with turn:
            with self._lock:
                if key in self._made:
                    self._made.move_to_end(key)
                    return self._made[key]
            try:
                made = make()
                self._keep(key, made, age)
            finally:
                with self._lock:
                    self._making.pop(key, None)
        return made

    def __contains__(self, key: Hashable) -> bool:
        with self._lock:
            return key in self._made

    def forget(self) -> None:
        """Let go of everything."""
        with self._lock:
            self._made.clear()
            self._age += 1

    def _keep(self, key: Hashable, made: T, age: int) -> None:
        with self._lock:
            if age == self._age:
                self._era.keep(lambda: self._made.update({key: made}))
            while len(self._made) > self._most:
                self._made.popitem(last=False)
