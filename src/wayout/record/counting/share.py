"""Shares of outcomes that are honest about what is missing."""

from dataclasses import dataclass
from math import sqrt
from typing import Final

from wayout.record.counting.profiles import REASONS, Profile

Z_95: Final = 1.959963984540054  # normal quantile of 0.975


def wilson(count: int, base: int) -> tuple[float, float]:
    """Give the 95 % score interval of a share `count` of `base`.

    Raises:
        ValueError: If `base` is not positive or `count` lies outside it.

    Source:
        Wilson, E. B. (1927), Journal of the American Statistical Association 22, 209-212.

    Example:
        >>> low, high = wilson(32, 44)
        >>> f"{low:.2f} {high:.2f}"
        '0.58 0.84'
    """
    if base <= 0 or not 0 <= count <= base:
        raise ValueError(f"no share: {count} of {base}")
    share, square = count / base, Z_95**2
    middle = share + square / (2 * base)
    reach = Z_95 * sqrt(share * (1 - share) / base + square / (4 * base**2))
    scale = 1 + square / base
    low = 0.0 if count == 0 else (middle - reach) / scale
    high = 1.0 if count == base else (middle + reach) / scale
    return low, high


@dataclass(frozen=True, slots=True)
class OutcomeShare:
    """One outcome: its count, its share of the known, and what the unknown leave open.

    `low` and `high` are the 95 % interval if the known were drawn at random; `worst_low` and
    `worst_high` the least and the most that it can be of all, whatever the unknown are.
    """

    outcome: str
    count: int
    share: float
    low: float
    high: float
    worst_low: float
    worst_high: float


@dataclass(frozen=True, slots=True)
class Outcomes:
    """What is known of outcomes: the base, the known, why the rest is not, and the shares.

    `texts` counts units with a published text, understood or not.
    """

    total: int
    known: int
    unknown: int
    texts: int
    reasons: dict[str, int]
    shares: tuple[OutcomeShare, ...]


def outcomes(found: tuple[Profile, ...]) -> Outcomes:
    """Work out the shares of outcomes and their bounds."""
    total = sum(profile.count for profile in found)
    known = sum(profile.count for profile in found if profile.values)
    texts = sum(profile.count for profile in found if profile.values or "unread" in profile.reasons)
    names = sorted({name for profile in found for name in profile.values})
    return Outcomes(
        total=total,
        known=known,
        unknown=total - known,
        texts=texts,
        reasons=_reasons(found),
        shares=tuple(_share(name, found, known, total) for name in names),
    )


def _share(name: str, found: tuple[Profile, ...], known: int, total: int) -> OutcomeShare:
    count = sum(profile.count for profile in found if name in profile.values)
    may_be = sum(profile.count for profile in found if name in profile.values or profile.open)
    low, high = wilson(count, known)
    return OutcomeShare(name, count, count / known, low, high, count / total, may_be / total)


def _reasons(found: tuple[Profile, ...]) -> dict[str, int]:
    """Why outcomes are unknown; a unit with several reasons goes under the first of the list."""
    counted = dict.fromkeys(REASONS, 0)
    for profile in found:
        if not profile.values:
            first = min(profile.reasons or ("missing",), key=_rank)
            counted[first] = counted.get(first, 0) + profile.count
    return counted


def _rank(reason: str) -> int:
    return REASONS.index(reason) if reason in REASONS else len(REASONS)
