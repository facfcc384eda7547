"""The engine refuses exactly the facts that an independent list of values refuses."""

from collections.abc import Callable
from random import Random

import pytest
from tests.oracle.law_bad_facts import MAKERS
from tests.oracle.law_cases import Facts
from tests.oracle.law_reference_checks import refused

from wayout.errors import WayoutError
from wayout.law import assess

OF_EACH = 400
EXIT_CODE_OF_BAD_INPUT = 2


def was_refused(facts: Facts) -> bool:
    """Whether `assess` refuses, as bad input and in two lines at most."""
    try:
        assess(facts, on="2026-06-01")
    except WayoutError as error:
        return error.exit_code == EXIT_CODE_OF_BAD_INPUT and len(str(error).splitlines()) <= 2
    return False


@pytest.mark.parametrize("make", MAKERS, ids=lambda make: make.__name__)
def test_bad_facts_are_refused_and_odd_ones_answered(make: Callable[[Random], Facts]) -> None:
    """Unknown keys and words, days that do not exist, an end before its start, wrong types."""
    random = Random(2)  # noqa: S311  made-up cases, not secrets
    tried = [make(random) for _ in range(OF_EACH)]
    differ = [(facts, refused(facts)) for facts in tried if was_refused(facts) != refused(facts)]
    assert differ[:3] == []
