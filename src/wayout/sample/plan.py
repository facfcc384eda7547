"""How many cases of which article, in which days: the calibrated plan and the named worlds."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, Literal

from wayout.errors import UsageError
from wayout.sample.days import between_points, month_key
from wayout.sample.tables import table

Window = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Batch:
    """So many cases of one article, received evenly over the working days of a window.

    `verdict` is a window, "none" (no verdict before the freeze) or "free" (as it comes);
    `text` is an outcome that the published verdict says, "none" or "free".
    An empty article stands for people without a court case.
    """

    count: int
    article: str
    first: date
    last: date
    part: str | None = None
    accused: int | None = None
    verdict: Window | Literal["free", "none"] = "free"
    text: str = "free"


@dataclass(frozen=True, slots=True)
class Plan:
    """The batches of a world in order of their days, the days it was visited, its freeze."""

    first: date
    freeze: date
    seen: tuple[date, ...]
    batches: tuple[Batch, ...]
    service: dict[str, int] = field(default_factory=dict)

    @property
    def cases(self) -> int:
        """The number of court cases."""
        return sum(batch.count for batch in self.batches if batch.article)


def calibrated_plan(cases: int, first: date, freeze: date, *, flat: bool = False) -> Plan:
    """Plan `cases` court cases after the published monthly counts (`rates.toml`)."""
    points = table("rates")["points"]
    wanted = [
        (month, article, (1.0 if flat else between_points(points[article], month_key(month[0]))))
        for month in _months(first, freeze)
        for article in points
    ]
    shares = [value * _part_of_month(month) for month, _, value in wanted]
    counts = _largest_remainder(shares, cases)
    batches = tuple(
        Batch(count, article, month[0], month[1])
        for (month, article, _), count in zip(wanted, counts, strict=True)
        if count
    )
    others = Batch(cases // 3, "", first + timedelta(days=30), freeze)  # never came to court
    return Plan(first, freeze, visits(first, freeze), (*batches, others))


def named_plan(name: str) -> Plan:
    """Load a world whose counts are published figures.

    Raises:
        UsageError: If `worlds.toml` has no world of that name.
    """
    worlds = table("worlds")
    if name not in worlds:
        raise UsageError(
            "There is no world named {name!r}. Known: {names}.", name=name, names=", ".join(worlds)
        )
    world = worlds[name]
    batches = sorted((_batch(row) for row in world["batch"]), key=lambda batch: batch.first)
    return Plan(
        world["first"],
        world["freeze"],
        tuple(world["seen"]),
        tuple(batches),
        dict(world.get("service", {})),
    )


def visits(first: date, freeze: date) -> tuple[date, ...]:
    """Choose the days on which the pages were saved: the freeze and up to three before it."""
    days = (freeze - timedelta(days=back) for back in (730, 365, 60, 0))
    return tuple(day for day in days if day > first)


def _batch(row: dict[str, Any]) -> Batch:
    verdict = row.get("verdict", "free")
    window = verdict if isinstance(verdict, str) else (verdict[0], verdict[1])
    return Batch(**{**row, "verdict": window})


def _months(first: date, last: date) -> Iterator[Window]:
    start = first
    while start <= last:
        after = (start.replace(day=1) + timedelta(days=32)).replace(day=1)
        yield start, min(after - timedelta(days=1), last)
        start = after


def _part_of_month(month: Window) -> float:
    start = month[0].replace(day=1)
    whole = ((start + timedelta(days=32)).replace(day=1) - start).days
    return ((month[1] - month[0]).days + 1) / whole


def _largest_remainder(shares: list[float], total: int) -> list[int]:
    whole = sum(shares)
    exact = [share * total / whole for share in shares]
    counts = [int(value) for value in exact]
    order = sorted(range(len(exact)), key=lambda i: (counts[i] - exact[i], i))
    for i in order[: total - sum(counts)]:
        counts[i] += 1
    return counts
