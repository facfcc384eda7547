"""Expressions for one case: the arithmetic by hand, and unknown that stays unknown."""

from datetime import datetime
from fractions import Fraction
from typing import Any

import pytest

from wayout.law.grammar import parse
from wayout.law.scalar import compile_scalar

LEFT = datetime(2025, 1, 31, 9)  # noqa: DTZ001  the local clock
BACK = datetime(2025, 2, 28, 18)  # noqa: DTZ001  idem


class Case(dict[str, Any]):
    """Facts, and one table."""

    def look_up(self, table: str, key: object) -> Any:  # noqa: ANN401  as the protocol has it
        """A row of the only table."""
        return {"years": {"small": 2}}[table].get(str(key))


FACTS = Case(
    yes=True, no=False, unknown=None, n=5, word="small", other="grave", some=("small",),
    none=(), left=LEFT, back=BACK,
)  # fmt: skip
GIVES = {
    "yes and no": False,
    "unknown and no": False,
    "no and unknown": False,
    "unknown and yes": None,
    "unknown or yes": True,
    "yes or unknown": True,
    "unknown or no": None,
    "no or no or unknown": None,
    "no or unknown or yes": True,
    "yes and yes and yes": True,
    "yes and unknown and no": False,
    "not unknown": None,
    "not no": True,
    "n == 5": True,
    "n != 5": False,
    "unknown == 5": None,
    "n < unknown": None,
    "n * 2 >= 10": True,
    "5 > n": False,
    "word == other": False,
    "word in ('small', 'medium')": True,
    "unknown in ('small', 'medium')": None,
    "other not in ('small', 'medium')": True,
    "'small' in some": True,
    "'small' in none": False,
    "'small' not in none": True,
    "'small' in unknown": None,
    "n + 1 - 2": 4,
    "n * 2 / 3": Fraction(10, 3),
    "1 / 3 + 1 / 6": Fraction(1, 2),
    "floor(100 * 2 / 3)": 66,
    "floor(unknown)": None,
    "n + unknown": None,
    "1 if yes else unknown": 1,
    "1 if no else unknown": None,
    "1 if unknown else 1": None,
    "years[word]": 2,
    "years[other]": None,
    "years[unknown]": None,
    "known(n)": True,
    "known(unknown)": False,
    "hours_between(left, back)": 681,
    "days_between(left, back)": 28,
    "months_between(left, back)": 0,
    "months_between(left, add_days(back, 1))": 1,
    "add_hours(left, 48)": datetime(2025, 2, 2, 9),  # noqa: DTZ001  idem
    "add_months(left, 1)": datetime(2025, 2, 28, 9),  # noqa: DTZ001  idem
    "hours_between(unknown, back)": None,
    "None": None,
}


@pytest.mark.parametrize("text", GIVES)
def test_an_expression_gives_what_was_worked_out_by_hand(text: str) -> None:
    """None is unknown."""
    assert compile_scalar(parse(text))(FACTS) == GIVES[text]


def test_what_decides_ends_the_search() -> None:
    """A later part is not even asked for: it may lie in a law that is not in force."""
    run = compile_scalar(parse("no and never_there"))
    assert run(FACTS) is False
