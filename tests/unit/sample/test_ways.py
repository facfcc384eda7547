"""Men without a court case go the ways of the map, as often as the data say."""

from collections import Counter
from datetime import date, timedelta
from itertools import pairwise

from wayout.pathway import sojourns
from wayout.sample import make_world, named_world
from wayout.sample.tables import table
from wayout.sample.ways import ways

CASES = 3000
WORLD = make_world(CASES, seed=11)
OUTSIDE = list(WORLD.people)[CASES:]


def test_every_way_is_taken_and_some_take_none() -> None:
    """Abroad, caught, held in a pit, back by himself, sent to the front, dead, away again."""
    kinds = Counter(kind for man in OUTSIDE for kind in {event.kind for event in man.events})
    ways_taken = {arrow["event"] for arrow in table("ways")["arrow"]} - {"handed_over"}
    assert all(kinds[kind] for kind in ways_taken)
    assert 0.2 < kinds["crossed_border"] / len(OUTSIDE) < 0.4
    assert 0.2 < kinds["detained"] / len(OUTSIDE) < 0.4
    assert 0.05 < kinds["returned"] / len(OUTSIDE) < 0.15
    still = sum(man.events[-1].kind == "left_unit" for man in OUTSIDE)
    assert 0.1 < still / len(OUTSIDE) < 0.4


def test_a_way_leads_through_the_map_without_a_contradiction() -> None:
    """Also with two absences; a man in a pit is sent to the front within weeks."""
    for man in OUTSIDE:
        assert sojourns(man, "person").reported == ()
        for one, after in pairwise(man.events):
            if one.kind == "pit":
                assert after.kind == "sent_to_front"
                assert after.day.first - one.day.first <= timedelta(days=40)
    assert any(Counter(e.kind for e in man.events)["left_unit"] > 1 for man in OUTSIDE)


def test_nobody_is_handed_over_before_there_was_a_way() -> None:
    """The first hand-over that was reported is of April 2025; he who would have been stays."""
    long = ways(20_000, 900, seed=1)
    assert any(step.event == "handed_over" for way in long for step in way)
    days = [e.day.first for man in OUTSIDE for e in man.events if e.kind == "handed_over"]
    assert all(day >= date(2025, 4, 30) for day in days)


def test_ways_come_from_the_seed_alone() -> None:
    """The first of many are the same as of few, and another seed gives others."""
    some = list(ways(50, 700, seed=3))
    assert some == list(ways(400, 700, seed=3))[:50]
    assert some != list(ways(50, 700, seed=4))


def test_a_world_of_cases_alone_has_nobody_outside() -> None:
    """No batch without an article, no way."""
    world = named_world("may_2024")
    assert len(list(world.people)) == world.plan.cases
