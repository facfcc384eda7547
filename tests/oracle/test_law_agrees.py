"""The engine and an independent second reading say the same of thousands of made-up cases."""

from collections.abc import Callable
from datetime import date
from random import Random
from typing import Any

import polars as pl
import pytest
from tests.law.compare import differences
from tests.oracle.law_cases import NUDGES, STATUS, Case, Facts, frame_rows, known_case, vague_case
from tests.oracle.law_reference import reference

from wayout.law import assess, assess_frame

SEEDS = range(6)
OF_EACH_SEED = 300
ON = date(2026, 6, 1)
COLUMNS = ("part", "min_months", "max_months", "cap_months", "probation_open")


def disagreements(facts: Facts, on: date) -> list[str]:
    """Every compared key in which the two differ."""
    expect, answer = reference(facts, on), assess(facts, on=on).as_dict()
    names = [names_of_due(said["deadlines"]) for said in (expect, answer)]
    more = [] if names[0] == names[1] else [f"deadlines {names[1]} instead of {names[0]}"]
    return differences(expect, answer) + more


def names_of_due(deadlines: list[dict[str, Any]]) -> list[str]:
    """Names of the clocks of which the last day is known."""
    return sorted(one["name"] for one in deadlines if one["due"] is not None)


@pytest.mark.parametrize("make", [known_case, vague_case])
@pytest.mark.parametrize("seed", SEEDS)
def test_both_readings_agree_on_a_case(make: Callable[[Random], Case], seed: int) -> None:
    """Everything known, then some of it not: every offence, clock, way, dispute and gap."""
    random = Random(seed)  # noqa: S311  made-up cases, not secrets
    cases = [make(random) for _ in range(OF_EACH_SEED)]
    differ = [(said, facts, on) for facts, on in cases if (said := disagreements(facts, on))]
    assert differ[:3] == []


def row_facts(row: dict[str, Any]) -> Facts:
    """The facts of one row of a frame, with what a frame does not hold as a no."""
    return {
        "conduct": row["conduct"],
        "service": row["service"],
        "from": row["from"].isoformat(),
        "to": row["to"].isoformat(),
        "status": [key for key in STATUS if row[key]],
        "weapon": False,
        "group": False,
    }


def row_expected(row: dict[str, Any]) -> tuple[Any, ...]:
    """The five values of one row by the second reading."""
    offences = reference(row_facts(row), ON)["offences"]
    if not offences:
        return (None,) * len(COLUMNS)
    (one,) = offences
    is_open = one.get("probation", {}).get("open")
    return (*(one[key] for key in COLUMNS[:-1]), is_open)


@pytest.fixture(scope="module")
def rows() -> list[dict[str, Any]]:
    """Every edition and every length, on the boundary and beside it by small and large steps."""
    return list(frame_rows(Random(337)))  # noqa: S311  made-up cases, not secrets


def test_a_frame_is_answered_as_its_rows_are(rows: list[dict[str, Any]]) -> None:
    """Same height, same order, one part a row, to the microsecond."""
    found = assess_frame(pl.DataFrame(rows)).select(COLUMNS).rows()
    differ = [
        (row, given, expected)
        for row, given in zip(rows, found, strict=True)
        if given != (expected := row_expected(row))
    ]
    assert differ[:3] == []


@pytest.mark.parametrize("cell", ["conduct", "from", "to"])
def test_an_unknown_act_or_moment_gives_nothing(rows: list[dict[str, Any]], cell: str) -> None:
    """A null in a cell that each absence needs is never a guess."""
    frame = pl.DataFrame(rows).filter(pl.col("conduct") == "absence")
    emptied = frame.with_columns(pl.lit(None, dtype=frame.schema[cell]).alias(cell))
    found = assess_frame(emptied).select(COLUMNS)
    assert found.null_count().row(0) == (frame.height,) * len(COLUMNS)


@pytest.mark.parametrize("cell", ["service", *STATUS])
def test_a_null_never_gives_a_value_that_hangs_on_it(rows: list[dict[str, Any]], cell: str) -> None:
    """What stands beside a null is what every value of the cell would give."""
    values = ("contract", "conscript") if cell == "service" else (False, True)
    some = rows[:: len(NUDGES)]
    frame = pl.DataFrame(some)
    emptied = frame.with_columns(pl.lit(None, dtype=frame.schema[cell]).alias(cell))
    found = assess_frame(emptied).select(COLUMNS).rows()
    for row, given in zip(some, found, strict=True):
        possible = [row_expected({**row, cell: value}) for value in values]
        for at, value in enumerate(given):
            assert value is None or {one[at] for one in possible} == {value}, (row, given)
