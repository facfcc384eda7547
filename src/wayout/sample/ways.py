"""The ways of men without a court case: a semi-Markov simulation by the hazards of `ways.toml`."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from wayout.sample.draw import seeded
from wayout.sample.tables import table

if TYPE_CHECKING:
    from wayout.odds.simulation.hazards import Hazards


class Step(NamedTuple):
    """An event so many days after a man left; `since`: it cannot happen before that day."""

    event: str
    after: int
    since: date | None


@dataclass(frozen=True, slots=True)
class _Map:
    start: str
    hazards: "Hazards"
    steps: dict[tuple[str, str], tuple[str, date | None]]


def ways(count: int, days: int, seed: int) -> Iterator[list[Step]]:
    """Draw the ways of so many men, each followed for so many days since he left.

    A man who stays absent has no step.
    """
    import numpy as np  # noqa: PLC0415 - pages do without

    from wayout.odds.simulation.histories import simulate_blocks  # noqa: PLC0415 - idem

    drawn = _drawn_map()
    rng = np.random.default_rng(seeded(f"{seed}.ways").getrandbits(64))
    for block in simulate_blocks(drawn.hazards, count, drawn.start, days, rng):
        rows = block.select("id", "from", "to", "exit").iter_rows()
        for _, stays in groupby(rows, itemgetter(0)):
            yield [
                Step(event, after, since)
                for _, start, to, after in stays
                if to
                for event, since in [drawn.steps[start, to]]
            ]


@cache
def _drawn_map() -> _Map:
    from wayout.odds.simulation.hazards import Hazards  # noqa: PLC0415 - pages do without

    data = table("ways")
    chances = {}
    steps = {}
    for arrow in data["arrow"]:
        pair = (arrow["from"], arrow["to"])
        spans = zip([0, *arrow["days"]], arrow["days"], arrow["per_day"], strict=False)
        chances[pair] = [chance for first, last, chance in spans for _ in range(first, last)]
        steps[pair] = (arrow["event"], arrow.get("since"))
    return _Map(data["start"], Hazards.of(chances, reset=chances.keys()), steps)
