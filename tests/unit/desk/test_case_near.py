"""From how many days ahead a term of the law panel is near is what the user chose."""

from collections.abc import Iterator
from datetime import date

import pytest
from tests.promise.desk_answers import Answers
from tests.promise.desk_world import Visitor, entered


@pytest.fixture
def visitor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visitor]:
    """Somebody who entered an open desk."""
    with entered(tmp_path_factory.mktemp("desk")) as made:
        yield made


def test_a_term_is_near_from_the_days_that_were_chosen(visitor: Visitor, today: date) -> None:
    """The copy of a sentence of today in five, the appeal in fifteen: near from thirty alone."""
    events = [
        {"kind": "left_unit", "day": "2025-01-20"},
        {"kind": "verdict", "day": str(today), "detail": "prison"},
    ]
    case = {"code": "7KQ2-M9XD", "title": "t", "history": {"events": events}}
    Answers({"show": case}).before(visitor)
    found = []
    for ahead in ("3", "30"):
        visitor.ask("POST", "/settings", {"ahead": ahead})
        page = visitor.ask("GET", visitor.case()).body
        found.append('<b class="soon">' in page.partition('class="plain due"')[2])
    assert found == [False, True]
