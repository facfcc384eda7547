"""Which covariates go with a faster or slower way along each arrow: Cox, cause by cause."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import polars as pl

from wayout.odds.cox.chi_square import Test, quadratic
from wayout.odds.cox.likelihood import Point
from wayout.odds.cox.newton import climb
from wayout.odds.cox.robust import robust_covariance
from wayout.odds.cox.study import Rules, Study, Ties, study
from wayout.odds.cox.terms import Arrow, Term
from wayout.odds.cox.thin import FLOOR, Thin
from wayout.odds.stays.coded import Floats


@dataclass(frozen=True, slots=True, eq=False)
class Cox:
    """A fit of P coefficients: logs of hazard ratios, by arrow.

    `coef`, `se`, `naive_se` have the shape (P,), in the order of `terms`; `covariance` and
    `naive_covariance` (P, P). With `clustered`, `se` and `covariance` hold for several stays a
    person, and the naive ones, from the information alone, stand beside them; without, they are
    the same. `loglik` is the log partial likelihood without and with the covariates. `events`
    counts each arrow, `support` the events for each coefficient. `pooled` are terms that were
    joined because they were thin; `left_out` counts persons with an empty covariate.
    """

    terms: tuple[str, ...]
    coef: Floats
    se: Floats
    naive_se: Floats
    covariance: Floats = field(repr=False)
    naive_covariance: Floats = field(repr=False)
    loglik: tuple[float, float]
    events: Mapping[Arrow, int]
    support: tuple[float, ...]
    pooled: tuple[str, ...]
    persons: int
    left_out: int
    ties: Ties
    clustered: bool
    steps: int
    likelihood_ratio: Test
    wald: Test  # with `covariance`
    score: Test
    study: Study = field(repr=False)

    def __repr__(self) -> str:
        return (
            f"Cox({self.persons} persons, {len(self.states)} states, {len(self.terms)} terms, "
            f"{sum(self.events.values())} events along {len(self.events)} arrows)"
        )

    @property
    def states(self) -> tuple[str, ...]:
        """All states, in the order of every table."""
        return self.study.stays.states

    def table(self) -> pl.DataFrame:
        """Give a row for each term: `ratio` is that of the hazards, `support` its events."""
        return pl.DataFrame(
            {
                "term": self.terms,
                "coef": self.coef,
                "ratio": np.exp(self.coef),
                "se": self.se,
                "naive_se": self.naive_se,
                "support": self.support,
            },
            schema_overrides={"term": pl.String, "support": pl.Float64},
        )


def cox(  # noqa: PLR0913  the words of one question, all but three by name
    sojourns: pl.DataFrame,
    covariates: pl.DataFrame,
    terms: Sequence[str | Term] | None = None,
    *,
    ties: Ties = "efron",
    cluster: bool = True,
    reference: Mapping[str, str] | None = None,
    thin: Thin = "refuse",
    floor: float = FLOOR,
) -> Cox:
    """Fit cause-specific Cox models on all arrows at once, each with a baseline of its own.

    Args:
        sojourns: Columns `id`, `from`, `to` (null: censored), `entry`, `exit`, on one clock.
        covariates: One row a person: `id`, and columns of numbers or text; null: not known.
        terms: Covariates, by name (a coefficient of its own on every arrow) or as `Term`; left
            out, all of them by name.
        ties: Whose way with events of one tick.
        cluster: Whether errors allow for stays of one person that go together.
        reference: By covariate of text the level that others stand against; else the first of
            its Enum, or the first by the alphabet.
        thin: Below the floor: `refuse`; `pool` arrows into the same state, then all arrows of the
            covariate; or `keep` them as they are.
        floor: Fewest events for one coefficient; see `wayout.odds.cox.thin`.

    Raises:
        StaysError: Stays, covariates or terms are wrong; a column is the same for all at risk,
            or follows from the others.
        TooFewError: A coefficient has too few events, or the likelihood rises without end.

    Example:
        >>> days = {"from": ["held"] * 4, "to": ["free", "free", None, "free"], "entry": [0] * 4}
        >>> stays = pl.DataFrame({"id": [1, 2, 3, 4]} | days | {"exit": [2, 4, 5, 6]})
        >>> with_lawyer = pl.DataFrame({"id": [1, 2, 3, 4], "lawyer": [1, 0, 0, 1]})
        >>> fit = cox(stays, with_lawyer, floor=0)
        >>> fit.terms, fit.coef.round(4).tolist()
        (('lawyer | held > free',), [0.3466])
    """
    made = study(sojourns, covariates, terms, Rules(ties, reference or {}, thin, floor))
    null, top, steps = climb(made.parts, made.names, made.reach)
    return _finished(replace(made, beta=top.beta), null, top, (ties, cluster, steps))


def _finished(made: Study, null: Point, top: Point, how: tuple[Ties, bool, int]) -> Cox:
    ties, cluster, steps = how
    size, unit = len(top.beta), np.outer(made.scale, made.scale)
    naive: Floats = np.asarray(np.linalg.inv(top.information), np.float64)
    persons = made.stays.persons
    scaled = robust_covariance(made.parts, top.beta, naive, persons) if cluster else naive
    coef = top.beta / made.scale
    return Cox(
        made.names,
        coef,
        np.sqrt(np.diag(scaled)) / made.scale,
        np.sqrt(np.diag(naive)) / made.scale,
        scaled / unit,
        naive / unit,
        (null.loglik, top.loglik),
        dict(made.events),
        made.support,
        made.pooled,
        persons,
        made.left_out,
        ties,
        cluster,
        steps,
        Test(2 * (top.loglik - null.loglik), size),
        quadratic(top.beta, scaled),
        quadratic(null.score, null.information),
        made,
    )
