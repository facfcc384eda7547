"""The Markov test of each arrow is the score test of R's coxph, ties and late entries included.

The numbers are made by markov_equals_r.R (R 4.2.2, survival 3.5-3, jsonlite) from the CSVs here.
"""

import json
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from wayout.odds.past.markov import ArrowTest, markov_test

HERE = Path(__file__).parent
QUESTIONS: list[dict[str, Any]] = json.loads((HERE / "markov_equals_r.json").read_text("utf-8"))


@pytest.mark.parametrize(
    "question", QUESTIONS, ids=lambda q: f"{q['set']}-{q['by']}-{q['state']}-{q['at']}"
)
def test_every_arrow_has_the_number_of_r(question: dict[str, Any]) -> None:
    """Counts, what was expected of the group, chi-square and its direction."""
    text = dict.fromkeys(("id", "from", "to"), pl.String)
    stays = pl.read_csv(HERE / f"{question['set']}.csv", schema_overrides=text)
    asked = {name: question[name] for name in ("by", "state", "at")}
    tests = {(test.start, test.to): test for test in markov_test(stays, fewest=0, **asked)}
    assert tests.keys() == {(arrow["from"], arrow["to"]) for arrow in question["arrows"]}
    for arrow in question["arrows"]:
        compare(tests[arrow["from"], arrow["to"]], arrow)


def compare(test: ArrowTest, arrow: dict[str, Any]) -> None:
    """Hold one test to R's; where R has a chi-square of 0 from no information, there is none."""
    assert test.events == arrow["events"]
    assert test.group == arrow.get("group")
    if "expected" in arrow:
        assert test.expected == pytest.approx(arrow["expected"], abs=1e-9)
    if test.statistic is None:
        assert not arrow.get("chi2")
        return
    assert test.statistic**2 == pytest.approx(arrow["chi2"], rel=1e-8, abs=1e-10)
    assert test.statistic * arrow["sign"] >= 0
