"""How often intervals of 95 % hold shares near 0 and 1, and how wide they are.

People leave one state for six ends, five of them rare (0.2 to 5 %): in the world `busy` nearly all
have left by the last day, in `quiet` nearly nobody has. Half of the watches end before, by chance.
Errors: Greenwood's, those of people drawn anew, and Rubin's of five completed tables, where days
are known within six. Beside `interval` the scale alone that it uses for larger shares. Cells: a
day, a state and a number of people; small: a true share of 0.2 to 6 %, or as near to 100 %.

Usage: odds_small_shares.py [STUDIES], by default 400 for each world and number of people.
"""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import NormalDist
from typing import Final

import numpy as np
from numpy.typing import NDArray

from wayout.odds.solving.landmark import cohort, followed, known
from wayout.odds.stays.coded import CENSORED, Coded, Floats
from wayout.odds.uncertainty.bootstrap import replicate
from wayout.odds.uncertainty.intervals import interval
from wayout.odds.uncertainty.pooling import pooled

STUDIES: Final = 400
STATES: Final = ("home", "most", "rare 1", "rare 2", "rare 3", "rare 4", "rare 5")
RARE: Final = np.array([0.002, 0.005, 0.01, 0.02, 0.05])  # of those who leave
DAYS: Final = (10, 25, 45, 60)
UNTIL: Final = 70
LOST: Final = 0.012  # chance a day that the watch ends
PEOPLE: Final = (30, 60, 150, 300, 600)
REPLICATES: Final = 200
TABLES: Final = 5
EDGE: Final = 1e-12
BLUR: Final = 6  # days among which the true one lies
Ends = tuple[Floats, Floats]


@dataclass(frozen=True, slots=True)
class World:
    """How many leave a day, and to which of the six ends, shares that sum to 1."""

    name: str
    leave: float
    ends: Floats

    @property
    def truth(self) -> Floats:
        """True shares, shape (D, K)."""
        at_home = (1 - self.leave) ** np.array(DAYS, np.float64)
        return np.column_stack((at_home, (1 - at_home)[:, None] * self.ends))


WORLDS: Final = (
    World("busy", 0.06, np.array([1 - RARE.sum(), *RARE])),
    World("quiet", 0.0018, np.array([1 - 4 * RARE.sum(), *(4 * RARE)])),
)


def main() -> None:
    """Print two lines for each kind of error: the interval, and the scale alone."""
    studies = int(sys.argv[1]) if sys.argv[1:] else STUDIES
    say(f"{'error':12}{'interval':10}{'small: mean':>13}{'worst':>8}{'width':>8}{'others':>11}")
    for way in ("Greenwood", "bootstrap", "drawn days"):
        for name, found in coverage(way, studies, np.random.default_rng(5)).items():
            true, held, width = found
            near = np.minimum(true, 1 - true)
            small, others = (near >= 0.0019) & (near <= 0.06), near > 0.06
            say(
                f"{way:12}{name:10}{held[small].mean():>13.1%}{held[small].min():>8.1%}"
                f"{width[small].mean():>8.3f}{held[others].mean():>11.1%}"
            )


def coverage(way: str, studies: int, rng: np.random.Generator) -> dict[str, Floats]:
    """Give by interval the true share, how often it was held, and the width; (3, cells)."""
    found: dict[str, list[Floats]] = {}
    for world in WORLDS:
        for people in PEOPLE:
            sums = {name: np.zeros((2, *world.truth.shape)) for name in ("interval", "scale")}
            for _ in range(studies):
                for name, (low, high) in one(world, people, way, rng):
                    sums[name] += ((low <= world.truth) & (world.truth <= high), high - low)
            for name, total in sums.items():
                cells = np.stack((world.truth, *(total / studies)))
                found.setdefault(name, []).append(cells.reshape(3, -1))
    return {name: np.concatenate(parts, axis=1) for name, parts in found.items()}


def one(
    world: World, people: int, way: str, rng: np.random.Generator
) -> Iterator[tuple[str, Ends]]:
    """Watch so many people once, and give both intervals."""
    leaves = rng.geometric(world.leave, people)
    end = 1 + rng.choice(len(world.ends), people, p=world.ends)
    last = np.minimum(rng.geometric(LOST, people), UNTIL)
    if way == "drawn days":
        first = (leaves - 1) // BLUR * BLUR + 1
        tables = [
            estimated(leaves, end, last, first + rng.integers(0, BLUR, people))
            for _ in range(TABLES)
        ]
    else:
        tables = [estimated(leaves, end, last, leaves, rng if way == "bootstrap" else None)]
    whole = pooled(np.stack([each[0] for each in tables]), np.stack([each[1] for each in tables]))
    where = np.min([table[2] for table in tables], axis=0)
    yield "interval", interval(whole.estimate, whole.se, where)
    yield "scale", scale(whole.estimate, whole.se, where)


def estimated(
    leaves: NDArray[np.int64],
    end: NDArray[np.int64],
    last: NDArray[np.int64],
    told: NDArray[np.int64],
    rng: np.random.Generator | None = None,
) -> tuple[Floats, Floats, NDArray[np.int64]]:
    """Give shares, their variance, and of how many it is known where they are."""
    seen = leaves <= last
    begin = np.append(np.zeros_like(end), 1)  # and one of nobody's, so that no day is too late
    seen, told, end, last = (
        np.append(column, other)
        for column, other in ((seen, False), (told, 0), (end, 0), (last, UNTIL))
    )
    entry = np.zeros_like(begin)
    stays = Coded(
        STATES, begin, np.where(seen, end, CENSORED), entry, np.where(seen, told, last),
        np.arange(len(end)), len(end),
    )  # fmt: skip
    group = cohort(stays, "home", 0)
    found, where = followed(group, DAYS), known(group, np.array(DAYS))
    if rng is None:
        return found.occupation, found.se**2, where
    drawn = replicate(group, DAYS, rng, replicates=REPLICATES)
    return found.occupation, drawn.var(axis=0, ddof=1), where


def scale(share: Floats, se: Floats, people: NDArray[np.int64]) -> Ends:
    """Give the ends on the complementary log-log scale, however large the error is."""
    low, high = interval(share, np.zeros_like(se), people)  # right for shares of 0 and 1
    some = (share > EDGE) & (share < 1 - EDGE)
    rest = np.log1p(-share[some])
    width = NormalDist().inv_cdf(0.975) * se[some] / ((1 - share[some]) * -rest)
    with np.errstate(over="ignore"):
        low[some], high[some] = (-np.expm1(rest * np.exp(side * width)) for side in (-1, 1))
    return low, high


def say(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
