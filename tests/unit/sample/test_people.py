"""The invented people live on both tracks of the map."""

from collections import Counter
from datetime import date

from wayout.pathway import load_pathway, sojourns
from wayout.sample import make_world

WORLD = make_world(600, seed=3)
PEOPLE = list(WORLD.people)


def test_every_event_is_allowed_where_it_happens() -> None:
    """No history has an event that the map knows no arrow for."""
    for history in PEOPLE:
        for track in ("case", "person", "position"):
            assert sojourns(history, track).reported == ()


def test_every_kind_stands_on_the_map() -> None:
    """The kinds are those of the map."""
    kinds = {event.kind for history in PEOPLE for event in history.events}
    assert kinds <= set(load_pathway().kinds)
    assert {"mobilised", "left_unit", "detained", "surrendered", "sent_to_front", "pit"} <= kinds


def test_people_outnumber_cases_and_nothing_lies_after_the_freeze() -> None:
    """Some never come to court; nobody is followed beyond the last look."""
    assert len(PEOPLE) == 800
    assert all(e.day.first <= date(2025, 5, 31) for h in PEOPLE for e in h.events)
    assert len({history.id for history in PEOPLE}) == len(PEOPLE)


def test_ways_lead_back_to_the_front() -> None:
    """From a suspended case, from probation, from being held, from coming forward."""
    moves = Counter(
        (stay.state, stay.to) for history in PEOPLE for stay in sojourns(history, "position").stays
    )
    for state in ("held", "suspended", "probation"):
        assert moves[state, "deployed"] > 0


def test_the_court_part_of_a_life_is_that_of_the_case() -> None:
    """The receipt stands on the day of the card."""
    for case, history in zip(WORLD.cases, PEOPLE, strict=False):
        day = next(event.day.first for event in history.events if event.kind == "received")
        assert day == case.cards[0].received
