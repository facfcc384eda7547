"""What holds of the stays of any history whatever."""

from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.property.histories import DATES, FIRST, ROAD, SOME, histories

from wayout.pathway import Day, History, Track, sojourns

TRACKS = st.sampled_from(get_args(Track))


@SOME
@given(histories(), TRACKS, st.sampled_from([None, 1, 2]))
def test_the_stays_add_up_to_the_whole_watch(
    history: History, track: Track, accused: int | None
) -> None:
    """From the first state seen to the last look there is no gap, no overlap and no empty row."""
    stays = sojourns(history, track, accused=accused).stays
    if not stays:
        return
    assert history.begins <= stays[0].entry
    assert stays[-1].exit == history.until
    assert sum(stay.exposure for stay in stays) == (history.until - stays[0].entry).days
    for one, two in pairwise(stays):
        assert (one.exit, one.exit_last, one.to) == (two.entry, two.entry_last, two.state)
        assert one.state != two.state
    assert all(stay.exposure > 0 and stay.passed >= 0 for stay in stays)
    assert all(s.entry <= s.entry_last <= history.until for s in stays)
    assert all(s.exit <= s.exit_last <= history.until for s in stays)


@SOME
@given(histories(), TRACKS)
def test_only_the_last_stay_is_censored(history: History, track: Track) -> None:
    """Every other one ends with an arrow."""
    stays = sojourns(history, track).stays
    assert not any(stay.censored for stay in stays[:-1])


@SOME
@given(histories(), TRACKS)
def test_no_event_is_lost(history: History, track: Track) -> None:
    """What did not fit is reported, and only events of the history are."""
    reported = [misfit.event for misfit in sojourns(history, track).reported]
    assert set(reported) <= set(history.live)
    assert len(reported) == len(set(reported))


@SOME
@given(histories())
def test_the_stays_of_a_track_are_states_of_that_track(history: History) -> None:
    """The position alone takes from both."""
    for track in ("case", "person"):
        for stay in sojourns(history, track).stays:
            assert ROAD.states[stay.state].track == stay.track == track


@SOME
@given(histories(), st.permutations(range(8)))
def test_the_order_of_one_day_does_not_hang_on_the_order_given(
    history: History, order: list[int]
) -> None:
    """Where kinds tell events of one day apart, their place in the list decides nothing."""
    seen: set[tuple[date, int]] = set()
    kept = []
    for event in history.events:
        key = (event.day.first, ROAD.kind(event.kind).rank)
        if key not in seen:
            seen.add(key)
            kept.append(replace(event, time=None))
    mixed = [kept[place] for place in order if place < len(kept)]
    straight = History.of("h1", kept, history.begins, history.until)
    shuffled = History.of("h1", mixed, history.begins, history.until)
    assert sojourns(shuffled) == sojourns(straight)


@SOME
@given(histories(), DATES, DATES)
def test_knowledge_only_grows(history: History, one: date, two: date) -> None:
    """Asked twice is asked once of the earlier day, and later days know no fewer events."""
    early, late = sorted((one, two))
    before, after = history.as_known(early), history.as_known(late)
    assert {event.id for event in before.events} <= {event.id for event in after.events}
    assert before.until <= after.until <= history.until
    assert after.as_known(early).events == before.events
    gone = {event.id for event in before.events if event.gone}
    assert gone <= {event.id for event in after.events if event.gone}


@SOME
@given(histories(), DATES)
def test_a_correction_not_yet_known_changes_nothing(history: History, day: date) -> None:
    """Replacing an event later leaves what was known before as it was."""
    if not history.events:
        return
    first = history.events[0]
    if (first.known or FIRST) > day:
        return
    later = date(2027, 1, 1)
    new = replace(first, id="new", replaces=first.id, known=later, gone=None)
    corrected = History("h1", (first, new, *history.events[1:]), history.begins, history.until)
    assert corrected.as_known(day) == history.as_known(day)
    assert first not in corrected.live


@pytest.mark.parametrize("precision", ["day", "month", "year"])
@SOME
@given(day=DATES)
def test_a_day_written_and_read_is_the_same(precision: str, day: date) -> None:
    """Every day of every precision."""
    made = Day.parse(str(day)[: {"day": 10, "month": 7, "year": 4}[precision]])
    assert Day.parse(str(made)) == made
    assert made.first <= day <= made.last
