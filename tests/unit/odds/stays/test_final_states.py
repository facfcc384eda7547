"""Which states nobody can leave is known by their names: the map's, and those of death."""

import pytest

from wayout.odds.stays.final_states import final_states, looks
from wayout.pathway import load_pathway


def test_no_arrow_of_the_map_leads_out_of_one() -> None:
    """And out of every other one does."""
    road = load_pathway()
    left = {arrow.start for arrow in road.arrows}
    states = tuple(road.states)
    assert [s for s, final in zip(states, final_states(states), strict=True) if final] == [
        s for s in states if s not in left
    ]
    assert "dead" not in left


@pytest.mark.parametrize("name", ["dead", "DEATH", " Died ", "смерть", "Погиб", "dеаd"])
def test_death_is_known_however_it_is_written(name: str) -> None:
    """The last one has Cyrillic letters in it."""
    assert final_states(["a", name]).tolist() == [False, True]


def test_names_look_alike_whatever_their_case_blanks_and_letters() -> None:
    """But another word is another state."""
    assert looks("At_Home") == looks("at  home")
    assert looks("court") != looks("courts")
