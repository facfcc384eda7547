"""Cox models equal R's: coxph and cox.zph of survival, msfit and probtrans of mstate.

`cox.json` is what `cox.R` wrote; the fits of the other sets stand in the golden folder.
"""

import json
import os
from functools import cache
from pathlib import Path
from typing import Any, Final

import numpy as np
import polars as pl
import pytest
from numpy.typing import ArrayLike
from tests.golden.odds.golden_sets import OWN, golden_set, read

from wayout.odds.cox import Cox, Term, Test, cox, cumulative_hazards, predict, proportional
from wayout.odds.cox.proportional import Clock

REFERENCE: Final = {
    "match": "no gender mismatch",
    "proph": "no",
    "year": "1985-1989",
    "agecl": "<=20",
    "ccr5": "WW",
    "sex": "F",
}
Numbers = dict[str, Any]


@cache
def expected() -> Numbers:
    """Read R's numbers."""
    numbers: Numbers = json.loads((OWN / "cox.json").read_text(encoding="utf-8"))
    return numbers


def terms(asked: list[Numbers]) -> list[Term]:
    """Read the terms that R was asked for."""
    return [
        Term(
            one["covariate"],
            tuple((arrow.split(" > ")[0], arrow.split(" > ")[1]) for arrow in one["arrows"])
            if "arrows" in one
            else None,
            shared=one.get("shared", False),
        )
        for one in asked
    ]


def invented(ids: pl.Series) -> pl.DataFrame:
    """Make the covariates of `cox.R` from the ids alone."""
    persons = ids.unique().cast(pl.Int64).sort()
    return pl.DataFrame(
        {
            "id": persons,
            "odd": persons % 2,
            "x": (7 * persons) % 11 / 10,
            "group": [("a", "b", "c")[person % 3] for person in persons],
        }
    )


def fitted(case: Numbers, *, cluster: bool = True) -> Cox:
    """Fit what R was asked for."""
    stays = golden_set(case["set"]).stays
    return cox(
        stays,
        invented(stays["id"]),
        terms(case["asked"]),
        ties=case["r"]["ties"],
        cluster=cluster,
        floor=0,
    )


def close(found: ArrayLike, numbers: ArrayLike, error: float) -> None:
    """Hold numbers together, by 1 + their size."""
    wanted = read(numbers)
    assert np.abs(np.asarray(found, np.float64) - wanted).max() <= error * (
        1 + np.abs(wanted).max()
    )


FITS: Final = range(5)
PREDICTIONS: Final = range(3)


@pytest.mark.parametrize("number", FITS)
def test_coefficients_errors_and_likelihood(number: int) -> None:
    """Coefficients, both standard errors and the likelihood equal coxph's."""
    case = expected()["fits"][number]
    found, r = fitted(case), case["r"]
    order = [found.terms.index(term) for term in r["terms"]]
    close(found.coef[order], r["coef"], 1e-8)
    close(found.se[order], r["se"], 1e-8)
    close(found.naive_se[order], r["naive_se"], 1e-8)
    close(found.loglik, r["loglik"], 1e-10)


@pytest.mark.parametrize("number", FITS)
def test_the_three_tests(number: int) -> None:
    """The tests of all terms together equal summary(coxph)'s."""
    case = expected()["fits"][number]
    robust, plain, r = fitted(case), fitted(case, cluster=False), case["r"]
    for found, name in (
        (plain.likelihood_ratio, "likelihood_ratio"),
        (plain.score, "score"),
        (plain.wald, "wald"),
        (robust.wald, "robust_wald"),
    ):
        assert found.df == len(r["terms"])
        close(found.statistic, r[name], 1e-7)


@pytest.mark.parametrize("clock", ["km", "identity", "rank"])
@pytest.mark.parametrize("number", FITS)
def test_proportional_hazards(number: int, clock: Clock) -> None:
    """The tests of proportional hazards equal cox.zph's, on each clock."""
    case = expected()["fits"][number]
    found, r = proportional(fitted(case), clock), case["r"]
    order = [found.terms.index(term) for term in r["terms"]]
    tests: list[Test] = [*(found.tests[place] for place in order), found.together]
    close([one.statistic for one in tests], r["proportional"][clock]["chisq"], 1e-7)
    close([one.p for one in tests], r["proportional"][clock]["p"], 1e-7)


@pytest.mark.parametrize("number", PREDICTIONS)
def test_chances_of_one_person_with_errors(number: int) -> None:
    """The chances of one person equal probtrans', and their errors the delta method in R."""
    case = expected()["predictions"][number]
    fit, r = fitted(case, cluster=False), case["r"]
    person = {name: r["person"][name] for name in {one["covariate"] for one in case["asked"]}}
    for start in r["est"]:
        found = predict(fit, person, start, r["days"], r["at"])
        assert list(found.states) == [str(state) for state in r["states"]]
        assert not found.warnings
        close(found.occupation, r["est"][start], 1e-10)
        close(found.se, r["se"][start], 1e-8)


@pytest.mark.parametrize("number", PREDICTIONS)
def test_cumulative_hazards_with_errors(number: int) -> None:
    """The cumulative hazards of one person and their errors equal msfit's."""
    case = expected()["predictions"][number]
    fit, r = fitted(case, cluster=False), case["r"]
    person = {name: r["person"][name] for name in {one["covariate"] for one in case["asked"]}}
    found = cumulative_hazards(fit, person)
    for one in r["hazards"]:
        mine = found.filter(pl.col("from") == one["from"], pl.col("to") == one["to"])
        place = np.searchsorted(mine["day"].to_numpy(), r["days"], side="right")
        for name in ("value", "se"):
            close(np.array([0.0, *mine[name]])[place], one[name], 1e-9)


@pytest.mark.parametrize(("name", "left_out"), [("ebmt4", 0), ("aidssi", 5), ("mgus2", 11)])
def test_the_sets_of_the_golden_folder(name: str, left_out: int) -> None:
    """The fits of the other sets equal R's; who has an empty covariate is counted."""
    golden = golden_set(name)
    covariates = pl.read_csv(Path(os.environ["WAYOUT_GOLDEN"]) / f"{name}_cov.csv")
    for r in golden.numbers["cox"]:
        found = cox(
            golden.stays,
            covariates,
            ties=r["method"].split(",")[0],
            cluster="robust" in r["method"],
            reference={key: REFERENCE[key] for key in covariates.columns if key in REFERENCE},
            floor=0,
        )
        order = [found.terms.index(term) for term in r["terms"]]
        close(found.coef[order], r["coef"], 1e-8)
        close(found.se[order], r["se"], 1e-8)
        close(found.naive_se[order], r.get("naive_se", r["se"]), 1e-8)
        close(found.loglik, r["loglik"], 1e-10)
        assert sum(found.events.values()) == r["events"]
        assert found.left_out == left_out
