"""What a reader is told beside the numbers: days of which little is known, moves that are rare."""

from dataclasses import replace

import numpy as np
import pytest
from tests.unit.odds.stays_at_hand import loops, written

from wayout.odds.answers.cautions import DayCaution, Moves, cautions
from wayout.odds.answers.estimates import Estimate, Plan, estimate
from wayout.odds.answers.question import Question
from wayout.text import translator

STATES = ("away", "end", "home")


def found(plan: Plan) -> Estimate:
    """Those of the loops who are at home on day 0."""
    return estimate(loops(), plan, np.random.default_rng(1), None)


def test_a_day_of_which_fewer_than_the_floor_are_known_must_not_be_published() -> None:
    """It says the day, so that its shares can be marked."""
    plan = Plan(Question(start="home", days=(9,), floor=3), STATES, (9,), replicates=2)
    few, *_ = cautions(found(plan), plan)
    assert isinstance(few, DayCaution)
    assert few.day == 9
    assert str(few) == (
        "On day 9 it is known of only 2 of 3 where they are: do not publish these shares."
    )


@pytest.mark.parametrize(
    ("start", "rows", "said"),
    [
        ("a", ("p a - 0 3", "q a b 0 5"), True),
        ("a", ("p a b 0 3", "q a b 0 5"), False),
        ("dead", ("p dead - 0 3", "q dead - 0 5"), False),
    ],
)
def test_where_all_have_come_to_an_end_nobody_need_be_watched(
    start: str, rows: tuple[str, ...], *, said: bool
) -> None:
    """Of those who left for good or died it is known where they are; of one who was lost not."""
    plan = Plan(Question(start=start, days=(5,), floor=1), ("a", "b", "dead"), (5,), replicates=2)
    made = estimate(written(*rows), plan, np.random.default_rng(1), None)
    told = [one for one in cautions(made, plan) if isinstance(one, DayCaution)]
    assert bool(told) is said


def test_rare_moves_are_named() -> None:
    """Up to five of them."""
    plan = Plan(Question(start="home", days=(9,), floor=1), STATES, (9,), replicates=2)
    made = found(plan)
    (rare,) = cautions(made, plan)
    assert str(rare) == ("Rare moves (fewer than 10 times): away → home, home → away, home → end.")
    states = tuple("abc")
    many = replace(made, moves=np.ones((3, 3), np.int64))
    (rare,) = cautions(many, replace(plan, states=states))
    assert str(rare).endswith("a → a, a → b, a → c, b → a, b → b, and 4 more.")


def test_moves_are_named_in_the_language_of_the_reader() -> None:
    """States of the map by their names, others as they are."""
    moves = Moves([("court", "imprisoned"), ("a", "b")])
    assert moves.say(translator("ru")) == "Суд → Колония, a → b"
