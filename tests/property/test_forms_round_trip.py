"""A history is the same after any of its forms."""

from hypothesis import given
from tests.property.histories import SOME, histories, many

from wayout.forms import (
    frames_to_histories,
    histories_to_frames,
    history_from_json,
    history_to_json,
    sojourns_frame,
)
from wayout.pathway import History, sojourns


@SOME
@given(many())
def test_to_frames_and_back_is_the_identity(made: list[History]) -> None:
    """Every field of every event, and the order of the histories."""
    assert frames_to_histories(*histories_to_frames(made)) == made


@SOME
@given(histories())
def test_to_json_and_back_is_the_identity(made: History) -> None:
    """Every field of every event."""
    assert history_from_json(history_to_json(made)) == made


@SOME
@given(many())
def test_the_frame_of_stays_has_the_stays(made: list[History]) -> None:
    """Row by row what walking each history gives."""
    stays = [stay for history in made for stay in sojourns(history, "position").stays]
    frame = sojourns_frame(made, "position")
    assert frame.rows() == [
        (s.id, s.state, s.to, s.entry, s.entry_last, s.exit, s.exit_last, s.track) for s in stays
    ]


@SOME
@given(many())
def test_the_numbering_counts_live_events_of_a_kind(made: list[History]) -> None:
    """`nth` as counted one by one, without a frame."""
    rows = histories_to_frames(made).events.select("history", "kind", "gone", "nth").rows()
    seen: dict[tuple[str, str], int] = {}
    for history, kind, gone, nth in rows:
        if gone is None:
            seen[history, kind] = seen.get((history, kind), 0) + 1
        assert nth == (seen[history, kind] if gone is None else None)
