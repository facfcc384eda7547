"""Stays joined with the covariates of their persons; who has an empty covariate is counted."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl

from wayout.errors import StaysError
from wayout.odds.stays.coded import Coded, coded, named_rows


@dataclass(frozen=True, slots=True, eq=False)
class People:
    """Stays of the persons whose covariates are known; `stays.person` is a row of `covariates`.

    `left_out` counts the persons with a stay and an empty covariate, or with none at all.
    """

    stays: Coded
    covariates: pl.DataFrame
    left_out: int


def people(sojourns: pl.DataFrame, covariates: pl.DataFrame, names: Sequence[str]) -> People:
    """Join stays with some covariates of their persons.

    Args:
        sojourns: Columns `id`, `from`, `to`, `entry`, `exit`; fractions of a tick are allowed.
        covariates: One row a person: `id`, and the covariates; empty (null) is not known.
        names: The covariates that are needed.

    Raises:
        StaysError: A column is missing, a person has two rows, or nobody is left.
    """
    _check(covariates, names)
    stays = coded(sojourns, continuous=True)
    assert stays.person is not None  # noqa: S101  coded with persons
    _, first = np.unique(stays.person, return_index=True)
    key = pl.Int64 if _whole(sojourns) and _whole(covariates) else pl.String
    joined = pl.DataFrame({"id": sojourns["id"][first].cast(key)}).join(
        covariates.select(pl.col("id").cast(key), *names),
        on="id",
        how="left",
        maintain_order="left",
    )
    keep = np.ones(len(joined), np.bool_)
    for name in names:
        keep &= joined[name].is_not_null().to_numpy()
    if not keep.any():
        raise StaysError(
            "Nobody of {n} persons has all of the covariates {names}: are the ids the same?",
            n=len(joined),
            names=", ".join(names),
        )
    rows = keep[stays.person]
    place = np.cumsum(keep) - 1
    kept = Coded(
        stays.states,
        stays.start[rows],
        stays.to[rows],
        stays.entry[rows],
        stays.exit[rows],
        place[stays.person[rows]],
        int(keep.sum()),
    )
    return People(kept, joined.filter(pl.Series(keep)), int((~keep).sum()))


def _whole(frame: pl.DataFrame) -> bool:
    return frame["id"].dtype.is_integer()


def _check(covariates: pl.DataFrame, names: Sequence[str]) -> None:
    for name in ("id", *names):
        if name not in covariates.columns:
            raise StaysError(
                "The covariates have no column {name!r}. There are: {names}.",
                name=name,
                names=", ".join(covariates.columns),
            )
    twice = covariates["id"].is_duplicated().to_numpy()
    if twice.any():
        raise StaysError(
            "The covariates have more than one row for one person: {rows}.",
            rows=named_rows(covariates, twice),
        )
