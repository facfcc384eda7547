"""Thin arrows: too few events for a coefficient are refused, pooled or kept, and always told.

The rule is events per coefficient. The events of an arrow are shared out evenly among the
coefficients at work on it; a coefficient that several arrows share has its part of each of them.

Source:
    Peduzzi, Concato, Feinstein and Holford (1995), J. Clin. Epidemiol. 48, 1503-1510: below 10
    events a coefficient estimates and errors go wrong. Vittinghoff and McCulloch (2007), Am. J.
    Epidemiol. 165, 710-718: 5 to 9 are often enough.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Final, Literal

from wayout.errors import TooFewError
from wayout.odds.cox.terms import Arrow, Coefficient

FLOOR: Final = 10.0
Thin = Literal["refuse", "pool", "keep"]


def support(coefficients: Sequence[Coefficient], events: Mapping[Arrow, int]) -> list[float]:
    """Count the events for each coefficient."""
    at_work = Counter(arrow for one in coefficients for arrow in one.arrows)
    return [sum(events[arrow] / at_work[arrow] for arrow in one.arrows) for one in coefficients]


def thickened(
    coefficients: Sequence[Coefficient],
    events: Mapping[Arrow, int],
    name: Callable[[Coefficient], str],
    *,
    thin: Thin,
    floor: float,
) -> list[Coefficient]:
    """Pool coefficients below the floor, or refuse them.

    Pooling is by covariate and level: a thin coefficient is shared by all arrows into the same
    state; where that is not enough, by all arrows of the covariate.

    Args:
        coefficients: As asked for.
        events: How often each arrow was taken.
        name: Names a coefficient, for the message.
        thin: What to do below the floor.
        floor: Fewest events a coefficient.

    Raises:
        TooFewError: A coefficient is thin and is not to be pooled, or thin though pooled.
    """
    pooled = list(coefficients)
    if thin == "keep":
        return pooled
    if thin == "pool":
        pooled = _pooled(pooled, events, floor, _same_end)
        pooled = _pooled(pooled, events, floor, lambda _one, _other: True)
    short = [
        (name(one), amount)
        for one, amount in zip(pooled, support(pooled, events), strict=True)
        if amount < floor
    ]
    if short:
        raise TooFewError(
            "Fewer than {floor} events for one coefficient: {terms}. Ask for fewer terms, let "
            "arrows share them, or have thin arrows pooled.",
            floor=f"{floor:g}",
            terms="; ".join(f"{term} ({amount:.1f})" for term, amount in short),
        )
    return pooled


def _pooled(
    coefficients: list[Coefficient],
    events: Mapping[Arrow, int],
    floor: float,
    together: Callable[[Coefficient, Coefficient], bool],
) -> list[Coefficient]:
    """Join each thin coefficient with those of its column that go together with it."""
    order = list(events)
    found = list(coefficients)
    for thin, amount in zip(coefficients, support(coefficients, events), strict=True):
        if amount >= floor or thin not in found:  # joined already
            continue
        group = [one for one in found if one.column == thin.column and together(thin, one)]
        arrows = sorted((arrow for one in group for arrow in one.arrows), key=order.index)
        place = found.index(group[0])
        found = [one for one in found if one not in group]
        found.insert(place, replace(thin, arrows=tuple(arrows)))
    return found


def _same_end(one: Coefficient, other: Coefficient) -> bool:
    ends = {end for _, end in one.arrows}
    return bool(ends & {end for _, end in other.arrows})
