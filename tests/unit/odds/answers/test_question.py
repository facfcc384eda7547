"""A question is checked before any work is done for it."""

from typing import Any

import pytest

from wayout.errors import UsageError
from wayout.odds.answers.question import Question


def test_what_is_left_out_is_the_careful_choice() -> None:
    """20 people at least, inexact days drawn, the interval that fits the data."""
    asked = Question(start="court", days=(30, 90))
    assert (asked.at, asked.floor, asked.interval, asked.seed) == (0, 20, "auto", 1)


def test_the_day_itself_may_be_asked_for() -> None:
    """Nobody has moved yet."""
    assert Question(start="court", days=(90, 100), at=90).days == (90, 100)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ({"days": ()}, "Say for which days"),
        ({"days": (60, 30), "at": 45}, "Day 30 lies before day 45"),
        ({"floor": 0}, "--floor takes a number from 1 up."),
        ({"replicates": 1}, "--replicates takes a number from 2 up."),
        ({"draws": 1}, "--draws takes a number from 2 up."),
        ({"seed": -1}, "--seed takes a number from 0 up."),
        ({"days": (float("inf"),)}, "--days holds what is no day of a clock."),
        ({"days": (30, 10**400)}, "--days holds what is no day of a clock."),
        ({"days": (30, float("nan"))}, "--days holds what is no day of a clock."),
        ({"at": float("nan")}, "--at holds what is no day of a clock."),
        ({"dates": "guess"}, "--dates takes one of: "),
        ({"interval": "normal"}, "--interval takes one of: auto, greenwood, bootstrap."),
    ],
)
def test_what_cannot_be_meant_is_refused(words: dict[str, Any], said: str) -> None:
    """In the words of the command line."""
    with pytest.raises(UsageError) as caught:
        Question(**{"start": "court", "days": (30,)} | words)
    assert said in str(caught.value)
