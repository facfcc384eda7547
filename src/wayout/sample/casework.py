"""What comes to invented cases while they are worked on: promises, consents, days to keep them."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Any

from wayout.sample.draw import chance, seeded
from wayout.sample.tables import table

_DUE = (-2, 0, 0, 1, 3, 6, 13, 30)  # days from today to a call that was promised
_CALLED = 0.45  # of the cases: somebody waits for a call
_AGREED = 0.7  # of the cases: the client agreed that they are kept
Line = dict[str, Any]


def casework(number: int, on: date, *, seed: int = 1) -> Iterator[list[Line]]:
    """Make the record lines of so many cases, as `wayout vault write` reads them, up to a day."""
    rng = seeded(f"{seed}.casework")
    for _ in range(number):
        yield [*_consents(rng, on), *_promises(rng, on)]


def _consents(rng: Random, on: date) -> Iterator[Line]:
    day = (on - timedelta(days=rng.randint(5, 90))).isoformat()
    if chance(rng, _AGREED):
        yield {"record": "consent", "to": "keep", "given": True, "day": day}
        yield {"record": "consent", "to": "count", "given": chance(rng, 0.5), "day": day}


def _promises(rng: Random, on: date) -> Iterator[Line]:
    if chance(rng, _CALLED):
        yield {
            "record": "promise",
            "what": rng.choice(["call_back", "call_back", "check_in"]),
            "due": (on + timedelta(days=rng.choice(_DUE))).isoformat(),
            "text": rng.choice(table("casebook")["promises"]),
        }
