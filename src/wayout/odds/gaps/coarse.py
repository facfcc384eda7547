"""Coarse states: known is only that a person is in one of several.

A verdict of which the kind is not published is a missing cause, not a censored stay. Bounds
assume nothing of what is missing; see `wayout.odds.gaps.imputation` for what one gets by assuming.

Source:
    Manski (1995), Identification Problems in the Social Sciences, chapter 2, worst-case bounds;
    Imbens and Manski (2004), Econometrica 72, 1845-1857.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from wayout.errors import UsageError
from wayout.odds.gaps.chains import Chains, Codes, Spells
from wayout.odds.stays.coded import Floats
from wayout.odds.uncertainty.intervals import interval
from wayout.pathway import Pathway, load_pathway

OneOf = Mapping[str, Sequence[str]]  # coarse state: the kinds it is one of


def one_of_map(pathway: Pathway | None = None) -> dict[str, tuple[str, ...]]:
    """Give the coarse states of a map; without it, of the one that is installed.

    Example:
        >>> one_of_map()
        {'sentenced': ('probation', 'imprisoned', 'other_sentence', 'closed')}
    """
    road = pathway or load_pathway()
    return {name: state.one_of for name, state in road.states.items() if state.one_of}


def parse_one_of(words: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Read coarse states as they are declared on the command line.

    Raises:
        UsageError: A word is not STATE=KIND,KIND, or the declarations contradict one another.

    Example:
        >>> parse_one_of(["sentenced=probation,imprisoned"])
        {'sentenced': ('probation', 'imprisoned')}
    """
    declared: dict[str, tuple[str, ...]] = {}
    for word in words:
        state, _, listed = (part.strip() for part in word.partition("="))
        kinds = tuple(kind.strip() for kind in listed.split(","))
        if not state or not all(kinds):
            raise UsageError(
                "{word!r} declares no coarse state. Write it as STATE=KIND,KIND.", word=word
            )
        if state in declared:
            raise UsageError("The coarse state {state!r} is declared twice.", state=state)
        declared[state] = kinds
    for state, kinds in declared.items():
        _check_kinds(state, kinds, declared)
    return declared


def _check_kinds(state: str, kinds: tuple[str, ...], declared: OneOf) -> None:
    if len(set(kinds)) < len(kinds) or len(kinds) == 1:
        raise UsageError(
            "The coarse state {state!r} must be one of two or more different kinds.", state=state
        )
    coarse = [kind for kind in kinds if kind in declared]
    if coarse:
        raise UsageError(
            "The coarse state {state!r} is one of {kind!r}, which is coarse itself. "
            "List the kinds of that one instead.",
            state=state,
            kind=coarse[0],
        )


def resolved(sojourns: pl.DataFrame, one_of: OneOf) -> tuple[pl.DataFrame, int]:
    """Join stays in a coarse state with the kind that was told later.

    Whoever leaves a coarse state for one of its kinds was of that kind all along: from -> coarse
    -> kind becomes from -> kind, on the day of the first. Whether a kind was told depends on how
    long one could look. So a tally of such a frame, in which those not told stay coarse, is
    biased: use it only where the kinds of the others are filled in too, and take bounds from the
    frame as it was.

    Returns:
        The frame, ordered by person and day, with `from` and `to` as one Enum; and how many stays
        were joined.

    Raises:
        StaysError: A row is wrong.
    """
    chains, told = resolved_chains(Chains.of(sojourns), one_of)
    return chains.frame(sojourns), told


def resolved_chains(chains: Chains, one_of: OneOf) -> tuple[Chains, int]:
    """Do the same with chains."""
    told = 0
    for state, kinds in one_of.items():
        spells = Spells.within(chains, codes_of(chains, [state]))
        later = spells.chosen(np.isin(spells.onward, codes_of(chains, kinds)))
        told += len(later.stay)
        chains = later.put(chains, later.onward)
    return chains, told


def codes_of(chains: Chains, states: Sequence[str]) -> Codes:
    """Give the places of states, without those in which nobody ever was."""
    known = {state: place for place, state in enumerate(chains.states)}
    return np.array([known[state] for state in states if state in known], np.int64)


@dataclass(frozen=True, slots=True, eq=False)
class Bounds:
    """The shares that what is not known leaves possible, one for each of K states, shape (..., K).

    A kind of a coarse state lies between `low` (only those known to be in it) and `high` (all of
    the coarse state as well); any other state has its share as both, the coarse state too: the
    share of which the kind is not known. `states` are those given, then kinds that nobody was
    seen in. `low_se` and `high_se` are the standard errors of the two, or None.
    """

    states: tuple[str, ...]
    low: Floats
    high: Floats
    low_se: Floats | None = None
    high_se: Floats | None = None

    def limits(self, people: NDArray[np.number]) -> tuple[Floats, Floats]:
        """Give the lower 95 % limit of `low` and the upper one of `high`, shapes (D, K).

        The two hold the whole set of possible shares with 95 % or more. Imbens and Manski's
        narrower limits hold each share of it with 95 %; they gain little where the set is narrow
        and are not used.

        Args:
            people: Of how many it is known where they are, shape (D,), as in `interval`.

        Raises:
            ValueError: The bounds were made without covariance.
        """
        if self.low_se is None or self.high_se is None:
            raise ValueError("bounds without covariance have no limits")
        low, _ = interval(self.low, self.low_se, people)
        _, high = interval(self.high, self.high_se, people)
        return low, high


def bounds(
    chances: Floats, states: Sequence[str], one_of: OneOf, covariance: Floats | None = None
) -> Bounds:
    """Give the worst-case bounds of each state; nothing is assumed of the kinds not known.

    Args:
        chances: Occupation in which each coarse state is a state of its own, shape (..., S): of
            stays as they are, not `resolved`.
        states: The names of the S states.
        one_of: The coarse states.
        covariance: Of the chances of one row, shape (..., S, S).

    Example:
        >>> found = bounds(np.array([0.5, 0.2, 0.3]), ["court", "a", "b_or_a"], {"b_or_a": "ab"})
        >>> found.states, found.low.tolist(), found.high.tolist()
        (('court', 'a', 'b_or_a', 'b'), [0.5, 0.2, 0.3, 0.0], [0.5, 0.5, 0.3, 0.3])
    """
    names, low, high = summands(states, one_of)
    if covariance is None:
        return Bounds(names, chances @ low, chances @ high)
    low_se, high_se = (
        np.sqrt(np.maximum(np.einsum("ik,...ij,jk->...k", side, covariance, side), 0.0))
        for side in (low, high)
    )
    return Bounds(names, chances @ low, chances @ high, low_se, high_se)


def summands(states: Sequence[str], one_of: OneOf) -> tuple[tuple[str, ...], Floats, Floats]:
    """Say what the two ends of each state are sums of, shape (S, K) each: 1 for each summand.

    With them the names of the K states: those given, then kinds that nobody was seen in.
    """
    coarse = {state: kinds for state, kinds in one_of.items() if state in states}
    unseen = [kind for kinds in coarse.values() for kind in kinds if kind not in states]
    names = (*states, *dict.fromkeys(unseen))
    low = np.eye(len(states), len(names))
    high = low.copy()
    for state, kinds in coarse.items():
        high[list(states).index(state), [names.index(kind) for kind in kinds]] = 1.0
    return names, low, high
