"""A stay that was watched in two parts is one stay."""

from tests.unit.odds.stays_at_hand import written

from wayout.odds.stays.coded import coded
from wayout.odds.stays.parts import begins

ROWS = {
    "p a - 0 3": True,
    "p a b 3 7": False,  # goes on
    "p b a 7 9": True,
    "p a a 9 10": True,
    "p a - 10 12": True,  # came back to it by a move
    "p a - 13 15": True,  # a day was not watched
    "p a - 15 16": False,
    "q a - 16 18": True,
}


def test_a_row_begins_a_stay_unless_the_one_before_it_was_only_cut_off() -> None:
    """The same person and state, and no move or gap between the two; rows in any order."""
    for rows in (list(ROWS), list(ROWS)[::-1], sorted(ROWS)):
        found = begins(coded(written(*rows)))
        assert found.tolist() == [ROWS[row] for row in rows]
