"""Labels keep their distance and move no further than they must."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from wayout.publish.charts.spread import spread

PLACES = st.lists(st.floats(0, 300), max_size=14)


@given(PLACES)
def test_neighbours_keep_the_gap_inside_the_ends(places: list[float]) -> None:
    """In the order of their places."""
    found = spread(places, 18, 9, 291)
    ranked = sorted(range(len(places)), key=lambda one: (places[one], one))
    for one, other in pairwise(ranked):
        assert found[other] - found[one] >= 18 - 1e-9
    assert all(9 <= place <= 291 + 1e-9 for place in found)


@given(st.lists(st.integers(0, 14), unique=True, max_size=15))
def test_those_that_have_room_stay(steps: list[int]) -> None:
    """Nothing moves where nothing is crowded."""
    places = [10.0 + 20 * step for step in steps]
    assert spread(places, 18, 9, 291) == places


def test_more_than_have_room_begin_at_the_lower_end() -> None:
    """They keep the gap rather than the upper end."""
    assert spread([5, 5, 5], 10, 0, 12) == [0, 10, 20]
