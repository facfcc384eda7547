"""Marks with words beside them, put into rows so that none covers another."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Literal

_GAP: Final = 8.0  # pixels between two things of one row
_BESIDE: Final = 9.0  # from the middle of a mark to its words

Side = Literal["right", "left", "middle"]


@dataclass(frozen=True, slots=True)
class Wanted:
    """A mark from `first` to `last` pixel, and the width of its words; `sides` they may be at."""

    first: float
    last: float
    words: float
    sides: tuple[Side, ...] = ("right", "left")


@dataclass(frozen=True, slots=True)
class Seat:
    """Where a mark found room: its row, where its words begin, and at which side they stand."""

    row: int
    words: float
    side: Side


def seats(wanted: Sequence[Wanted], rows: int, width: float) -> list[Seat | None]:
    """Seat marks in the order given, each in the first row with room for it and its words.

    Args:
        wanted: The marks, the most important ones first.
        rows: How many rows there are.
        width: Of each; no word stands outside.

    Returns:
        The seat of each; None where there is no room.
    """
    taken: list[list[tuple[float, float]]] = [[] for _row in range(rows)]
    return [_seated(one, taken, width) for one in wanted]


def _seated(one: Wanted, taken: list[list[tuple[float, float]]], width: float) -> Seat | None:
    for row, others in enumerate(taken):
        for side in one.sides:
            words = _begin(one, side, width)
            low, high = min(one.first, words), max(one.last, words + one.words)
            if words < 0 or words + one.words > width or not _is_free(low, high, others):
                continue
            others.append((low, high))
            return Seat(row, words, side)
    return None


def _begin(one: Wanted, side: Side, width: float) -> float:
    if side == "right":
        return one.last + _BESIDE
    if side == "left":
        return one.first - _BESIDE - one.words
    middle = (one.first + one.last - one.words) / 2
    return max(0.0, min(middle, width - one.words))


def _is_free(low: float, high: float, others: Iterable[tuple[float, float]]) -> bool:
    return all(high + _GAP <= left or right + _GAP <= low for left, right in others)
