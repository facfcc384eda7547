"""The golden sets: stays, and the numbers that R gives for them."""

import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
import polars as pl
import pytest
from numpy.typing import ArrayLike, NDArray

OWN: Final = Path(__file__).parent
NAMES: Final = ("sim_day_1000", "sir.cont", "ebmt4", "prothr", "aidssi", "mgus2")
GROUPS: Final = ("prothr/Placebo", "prothr/Prednisone")
TEXT: Final = {"id": pl.String, "from": pl.String, "to": pl.String}


@dataclass(frozen=True, slots=True)
class GoldenSet:
    """One set, or one group of it: its stays and R's numbers, keys as in the README."""

    stays: pl.DataFrame
    numbers: dict[str, Any]

    @property
    def states(self) -> list[str]:
        """The order of every list of numbers."""
        return [str(state) for state in self.numbers["states"]]


def golden_set(name: str) -> GoldenSet:
    """Read a set, or skip where its folder is not named; `prothr/Placebo` is a group of prothr."""
    whole, _, group = name.partition("/")
    folder = _folder(whole)
    numbers = json.loads((folder / f"{whole}.json").read_text(encoding="utf-8"))
    stays = pl.read_csv(folder / f"{whole}.csv", schema_overrides=TEXT)
    if not group:
        return GoldenSet(stays, numbers)
    people = pl.read_csv(folder / f"{whole}_cov.csv", schema_overrides=TEXT)
    chosen = people.filter(pl.col(numbers["group_by"]) == group)
    return GoldenSet(stays.join(chosen, on="id", how="semi"), numbers["groups"][group])


def read(expected: ArrayLike) -> NDArray[np.float64]:
    """Read numbers of R; null is a rounding error below zero, that is 0."""
    return np.nan_to_num(np.array(expected, dtype=np.float64))


def _folder(name: str) -> Path:
    if (OWN / f"{name}.csv").exists():
        return OWN
    folder = os.environ.get("WAYOUT_GOLDEN")
    if folder is None:
        pytest.skip(f"{name}: WAYOUT_GOLDEN does not name the folder of the other golden sets")
    return Path(folder)
