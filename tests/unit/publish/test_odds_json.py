"""The JSON of the odds carries every number in full, and never one without what belongs to it."""

import json
from dataclasses import replace

import numpy as np
import pytest
from tests.unit.publish.odds_answers import FOREIGN, GOLDEN, RECORD, answer, bounded

from wayout.publish.odds_json import odds_json
from wayout.text import Language

LANDMARK = json.loads(GOLDEN.with_suffix(".json").read_text("utf-8"))["landmark"][0]


def test_shares_and_errors_are_those_of_r_to_the_last_digits() -> None:
    """R's landmark of state 0 on day 90, read from the JSON: nothing was rounded on the way."""
    days = tuple(LANDMARK["days"])
    found = json.loads(odds_json(answer(days=days), FOREIGN, "en"))
    assert (found["start"], found["at"], found["people"]) == ("0", 90, LANDMARK["n"])
    assert found["days"] == list(days)
    assert found["states"] == [str(n) for n in range(10)]
    np.testing.assert_allclose(found["occupation"], LANDMARK["est"], atol=1e-10, rtol=0)
    np.testing.assert_allclose(found["se"], LANDMARK["se"], atol=1e-9, rtol=0)


@pytest.mark.parametrize("language", ["en", "ru"])
def test_an_answer_says_what_it_rests_on_and_how_it_was_found(language: Language) -> None:
    """Interval, method, track, source, freeze, findings, the sentence."""
    found = json.loads(odds_json(answer(on_map=True), RECORD, language))
    assert found["interval"] == "greenwood"
    assert found["method"] == (
        "landmark Aalen-Johansen; interval: Greenwood, complementary log-log"
    )
    assert (found["track"], found["freeze"], found["source"]) == (
        "position", "2024-06-10", "tables",
    )  # fmt: skip
    assert found["inexact"] == {"stays": 0, "people": 0, "done": "none", "draws": 0}
    assert RECORD.digest[:12] in found["how"]
    assert found["language"] == language
    assert {"warnings", "findings", "told_later", "one_of", "floor", "seed"} <= found.keys()


def test_days_stand_in_the_order_in_which_they_were_asked_for() -> None:
    """Row i of every table is of day i."""
    there = json.loads(odds_json(answer(days=(360, 120)), FOREIGN, "en"))
    back = json.loads(odds_json(answer(days=(120, 360)), FOREIGN, "en"))
    assert there["days"] == [360, 120]
    for key in ("occupation", "low", "high", "at_risk", "known"):
        assert there[key] == back[key][::-1]


def test_an_arrow_has_its_denominator_and_its_test_or_why_there_is_none() -> None:
    """How many entered; z and p, or the reason in words."""
    found = json.loads(odds_json(answer(), FOREIGN, "en"))
    assert all(one["count"] <= one["entered"] for one in found["arrows"])
    tests = found["markov"]
    assert {one["z"] is None for one in tests} == {True, False}
    for one in tests:
        assert (one["z"] is None) == (one["none_because"] is not None)
        assert (one["p"] is None) == (one["p_holm"] is None)


def test_bounds_and_the_guess_stand_in_one_object() -> None:
    """Missing at random is never given without the bounds; where no kind is known it is null."""
    found = json.loads(odds_json(bounded(), RECORD, "en"))["bounds"]
    probation, prison = found["sentenced"]["probation"], found["sentenced"]["imprisoned"]
    assert probation["low"] == [0.1] * 3
    assert probation["missing_at_random"] == {
        "share": [0.2] * 3, "low": [0.15] * 3, "high": [0.25] * 3,
    }  # fmt: skip
    assert prison["missing_at_random"] is None
    assert prison["high_limit"] == [0.5] * 3


def test_a_number_that_is_none_stops_the_answer() -> None:
    """NaN is no JSON, and no answer either."""
    found = answer()
    broken = replace(found, low=np.full_like(found.low, np.nan))
    with pytest.raises(ValueError, match="not JSON compliant"):
        odds_json(broken, FOREIGN, "en")
