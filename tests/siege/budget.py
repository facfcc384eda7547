"""What a part of the siege gets, and how it tells what it found."""

import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

DONE = "done"  # what is counted beside the goal

Found = Counter[str]  # a kind with a word in capitals is a promise that broke


@dataclass(slots=True)
class Budget:
    """A folder, seconds, how many at most, chance of its own; one of several `pieces` of a part."""

    folder: Path
    seconds: float
    most: int
    rng: Random
    piece: int = 0
    pieces: int = 1
    begun: float = field(default_factory=time.monotonic)

    def goes_on(self, done: int) -> bool:
        """Whether there is more to do, and time for it."""
        return done < self.most and self.has_time()

    def has_time(self) -> bool:
        """Whether there is time left."""
        return self.left() > 0

    def left(self) -> float:
        """How many seconds are left."""
        return max(0.0, self.begun + self.seconds - time.monotonic())


def broken(found: Found) -> int:
    """Count what should not have been found."""
    return sum(
        number for kind, number in found.items() if any(word.isupper() for word in kind.split())
    )
