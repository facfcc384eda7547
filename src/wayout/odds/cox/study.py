"""What a fit was made from: stays, design, coefficients and risk sets."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import polars as pl

from wayout.errors import StaysError
from wayout.odds.cox.design import Design, design
from wayout.odds.cox.people import people
from wayout.odds.cox.strata import Stratum, arrows_taken, strata
from wayout.odds.cox.terms import Arrow, Coefficient, Term, as_terms, term_name
from wayout.odds.cox.thin import Thin, support, thickened
from wayout.odds.stays.coded import Coded, Floats

Ties = Literal["efron", "breslow"]


@dataclass(frozen=True, slots=True, eq=False)
class Study:
    """Everything a fit needs; it says as much of its people as their histories do.

    `support` counts the events for each coefficient, `scale` is what a step of its column means
    in units of the covariate, both (P,); `pooled` are the coefficients joined for want of events.
    """

    stays: Coded
    design: Design
    coefficients: tuple[Coefficient, ...]
    parts: tuple[Stratum, ...]
    events: Mapping[Arrow, int]
    support: tuple[float, ...]
    pooled: tuple[str, ...]
    left_out: int
    beta: Floats  # scaled, shape (P,); 0 until it is fitted

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the coefficients."""
        return tuple(name_of(one, self.design) for one in self.coefficients)

    @property
    def scale(self) -> Floats:
        """Standard deviation of the column of each coefficient, shape (P,)."""
        return np.array([self.design.columns[one.column].scale for one in self.coefficients])

    @property
    def reach(self) -> Floats:
        """Greatest less smallest value of it, in standard deviations, shape (P,)."""
        columns = [self.design.columns[one.column] for one in self.coefficients]
        return np.array([column.reach / column.scale for column in columns])


@dataclass(frozen=True, slots=True)
class Rules:
    """How ties are broken, which level others stand against, and what becomes of thin arrows."""

    ties: Ties
    reference: Mapping[str, str]
    thin: Thin
    floor: float

    def __post_init__(self) -> None:
        if self.ties not in {"efron", "breslow"}:
            raise ValueError("ties are 'efron' or 'breslow'")
        if self.thin not in {"refuse", "pool", "keep"}:
            raise ValueError("thin is 'refuse', 'pool' or 'keep'")


def study(
    sojourns: pl.DataFrame,
    covariates: pl.DataFrame,
    terms: Sequence[str | Term] | None,
    rules: Rules,
) -> Study:
    """Lay out stays and covariates for a fit; see `wayout.odds.cox.cox`.

    Raises:
        StaysError: Stays, covariates or terms are wrong.
        TooFewError: A coefficient has too few events.
    """
    asked = as_terms(terms, [name for name in covariates.columns if name != "id"])
    names = tuple(dict.fromkeys(term.covariate for term in asked))
    found = people(sojourns, covariates, names)
    events = arrows_taken(found.stays)
    if not events:
        raise StaysError("Nobody whose covariates are known moved: there is nothing to estimate.")
    made = design(found.covariates, names, rules.reference)
    wanted = _coefficients(asked, made, tuple(events))
    kept = thickened(
        wanted, events, lambda one: name_of(one, made), thin=rules.thin, floor=rules.floor
    )
    return Study(
        found.stays,
        made,
        tuple(kept),
        tuple(strata(found.stays, made, kept, efron=rules.ties == "efron")),
        events,
        tuple(support(kept, events)),
        tuple(name_of(one, made) for one in kept if one not in wanted),
        found.left_out,
        np.zeros(len(kept)),
    )


def name_of(one: Coefficient, made: Design) -> str:
    """Name a coefficient, as in `sex=M | mgus > death`."""
    return term_name(made.columns[one.column].label, one.arrows)


def _coefficients(terms: Sequence[Term], made: Design, taken: Sequence[Arrow]) -> list[Coefficient]:
    found = [
        Coefficient(column, arrows)
        for term in terms
        for column in made.of(term.covariate)
        for arrows in term.groups(taken)
    ]
    seen: set[tuple[int, Arrow]] = set()
    for one in found:
        here = {(one.column, arrow) for arrow in one.arrows}
        if here & seen:
            raise StaysError("The term {term} is asked for twice.", term=name_of(one, made))
        seen |= here
    return found
