"""Stays and covariates that a generator makes: late entries, ties, and some who come back."""

import numpy as np
import polars as pl

PERSONS = 240
COLUMNS = ["id", "from", "to", "entry", "exit"]


def invented_stays(seed: int = 1) -> pl.DataFrame:
    """Make stays: absent, then held or free; held, then absent again or free."""
    rng = np.random.default_rng(seed)
    rows: list[tuple[int, str, str | None, int, int]] = []
    for person in range(PERSONS):
        day = int(rng.integers(0, 4))
        left = day + int(rng.integers(1, 9))
        to = ("held", "free", None)[rng.integers(0, 3)]
        rows.append((person, "absent", to, day, left))
        if to == "held":
            later = left + int(rng.integers(1, 9))
            rows.append((person, "held", ("absent", "free", None)[rng.integers(0, 3)], left, later))
    return pl.DataFrame(rows, schema=COLUMNS, orient="row")


def invented_people(seed: int = 2) -> pl.DataFrame:
    """Make their covariates: a number and a text."""
    rng = np.random.default_rng(seed)
    groups = pl.Series([("none", "own", "state")[rng.integers(0, 3)] for _ in range(PERSONS)])
    return pl.DataFrame({"id": range(PERSONS), "age": rng.normal(30, 8, PERSONS), "lawyer": groups})
