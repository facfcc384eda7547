"""Whatever its seed and size, an invented world is sound."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from wayout.sample import Query, World, make_world

WORLDS = st.builds(
    make_world,
    st.integers(1, 60),
    seed=st.integers(0, 2**32),
    first=st.dates(date(2022, 9, 21), date(2024, 1, 1)),
    freeze=st.dates(date(2024, 2, 1), date(2026, 6, 30)),
    calibrated=st.booleans(),
)


@settings(max_examples=60, deadline=None)
@given(WORLDS)
def test_dates_of_a_case_stand_in_order(world: World) -> None:
    """Nothing happens before the receipt, and nothing is entered before it happened."""
    for case in world.cases:
        for card in case.cards:
            assert card.received <= card.visible
            assert card.decided is None or card.received <= card.decided <= card.decided_shown
            for row in card.rows:
                assert card.received <= row.day <= row.settled
                assert row.posted <= row.settled < row.gone


@settings(max_examples=40, deadline=None)
@given(WORLDS)
def test_months_and_courts_give_one_total(world: World) -> None:
    """Whatever is counted, by month with the undated or by court."""
    queries = [
        Query(event, by, unit=unit)
        for event in ("received", "verdict", "suspended", "terminated")
        for by in ("month", "court")
        for unit in ("case", "person")
    ]
    truth = world.truth(queries)
    for one, other in zip(queries[::4] + queries[1::4], queries[2::4] + queries[3::4], strict=True):
        total, same = (
            sum(truth[query].counts.values()) + truth[query].undated for query in (one, other)
        )
        assert total == same


@settings(max_examples=25, deadline=None)
@given(WORLDS)
def test_paths_are_unique_and_pages_decode(world: World) -> None:
    """UTF-8, or else cp1251 but for the one junk byte."""
    paths = set()
    for page in world.pages():
        assert page.path not in paths
        paths.add(page.path)
        try:
            page.data.decode()
        except UnicodeDecodeError:
            page.data.replace(b"\x98", b"").decode("cp1251")
