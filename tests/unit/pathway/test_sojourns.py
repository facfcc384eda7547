"""Stays: two tracks and the position, joined days, inexact days, accused, delayed entry."""

from datetime import date

import pytest

from wayout.errors import HistoryError
from wayout.pathway import Day, Event, History, Sojourn, Track, Walk, load_pathway, sojourns

UNTIL = date(2024, 12, 31)


def walk(*rows: str, track: Track = "case", begins: str | None = None, **more: object) -> Walk:
    """Walk a history written as "2024-01-10 received", with "10:00", "=detail" and "#row" after."""
    events = tuple(_event(number, row) for number, row in enumerate(rows))
    first = date.fromisoformat(begins) if begins else events[0].day.first
    return sojourns(History("h", events, first, UNTIL), track, **more)  # type: ignore[arg-type]  # free keywords


def _event(number: int, row: str) -> Event:
    day, kind, *rest = row.split()
    time = next((word for word in rest if ":" in word), None)
    detail = next((word[1:] for word in rest if word.startswith("=")), None)
    accused = next((int(word[1:]) for word in rest if word.startswith("#")), None)
    matter = next((word[1:] for word in rest if word.startswith("@")), None)
    return Event(
        f"e{number}", kind, Day.parse(day), source="card",
        time=time, detail=detail, accused=accused, matter=matter,
    )  # fmt: skip


def way(walked: Walk) -> str:
    """Write the stays as "court 10 suspended 41 ...": state and days, the last one censored."""
    assert all(
        one.to == two.state for one, two in zip(walked.stays, walked.stays[1:], strict=False)
    )
    said = [f"{stay.state} {stay.exposure}" for stay in walked.stays]
    end = walked.stays[-1].to if walked.stays else "nothing"
    return " > ".join([*said, end or "still"])


def test_a_court_case_is_walked_to_its_verdict() -> None:
    """10 January to 9 February are 30 days; 366 days of 2024 end on 31 December."""
    walked = walk("2024-01-10 received", "2024-02-09 suspended", "2024-03-10 resumed",
                  "2024-04-09 verdict =prison")  # fmt: skip
    assert way(walked) == "court 30 > suspended 30 > court 30 > imprisoned 266 > still"
    assert walked.reported == ()


@pytest.mark.parametrize(
    ("detail", "state"),
    [
        ("=probation", "probation"), ("=prison", "imprisoned"), ("=fine", "other_sentence"),
        ("=discipline_unit", "other_sentence"), ("=service_restriction", "other_sentence"),
        ("=other", "other_sentence"), ("=acquitted", "closed"), ("", "sentenced"),
    ],
)  # fmt: skip
def test_the_detail_of_a_verdict_decides(detail: str, state: str) -> None:
    """Each kind of sentence has its state; an unknown one is `sentenced`, one of four."""
    assert walk("2024-01-10 received", f"2024-02-09 verdict {detail}").stays[-1].state == state


def test_sentenced_is_coarse() -> None:
    """A verdict of unknown kind is one of four, and the text may tell later which."""
    assert load_pathway().states["sentenced"].one_of == (
        "probation", "imprisoned", "other_sentence", "closed",
    )  # fmt: skip
    told = walk("2024-01-10 received", "2024-02-09 verdict", "2024-02-09 verdict =probation")
    assert way(told) == "court 30 > probation 326 > still"
    assert told.stays[0].passed == 0


def test_the_tracks_are_walked_apart_and_the_position_is_derived() -> None:
    """At the front while his case is suspended: both are true, and the front holds."""
    rows = (
        "2024-01-01 left_unit", "2024-01-11 surrendered", "2024-01-21 case_opened",
        "2024-02-20 received", "2024-03-01 suspended", "2024-03-11 sent_to_front",
        "2024-04-10 left_unit", "2024-04-20 resumed",
    )  # fmt: skip
    assert way(walk(*rows, track="case")) == (
        "investigated 30 > court 10 > suspended 50 > court 255 > still"
    )
    assert way(walk(*rows, track="person")) == (
        "absent 10 > surrendered 60 > deployed 30 > absent 265 > still"
    )
    assert way(walk(*rows, track="position")) == (
        "absent 10 > surrendered 10 > investigated 30 > court 10 > suspended 10 > deployed 30"
        " > absent 265 > still"
    )
    assert walk(*rows).reported == ()


@pytest.mark.parametrize(
    ("person", "case", "position"),
    [
        ("deployed", "suspended", "deployed"), ("absent", "investigated", "absent"),
        ("held", "court", "held"), ("abroad", "court", "abroad"), ("dead", "court", "dead"),
        ("called_up", "probation", "probation"), ("leave", "checked", "checked"),
        ("surrendered", "investigated", "investigated"), ("surrendered", None, "surrendered"),
        ("called_up", None, "called_up"), (None, "court", "court"), (None, None, None),
        ("released", "imprisoned", "released"), ("released", "court", "court"),
        ("protected", "investigated", "protected"),
    ],
)  # fmt: skip
def test_the_position(person: str | None, case: str | None, position: str | None) -> None:
    """The person's state where it holds, else his case if he has one, else the person's state."""
    assert load_pathway().position(person, case) == position


def test_a_stay_of_no_length_is_joined_and_counted() -> None:
    """Absent, held and sent to the front on one day: absent to deployed, one state passed."""
    walked = walk("2024-01-01 left_unit", "2024-01-31 detained", "2024-01-31 sent_to_front",
                  track="person")  # fmt: skip
    assert way(walked) == "absent 30 > deployed 335 > still"
    assert walked.stays[0].passed == 1
    assert walked.stays[1].passed == 0


def test_who_comes_back_the_same_day_never_left() -> None:
    """Detained and escaped on one day: one stay goes on, the passed state is counted."""
    walked = walk("2024-01-01 left_unit", "2024-01-31 detained", "2024-01-31 escaped",
                  "2024-02-10 surrendered", track="person")  # fmt: skip
    assert way(walked) == "absent 40 > surrendered 325 > still"
    assert walked.stays[0].passed == 1


def test_a_stay_that_begins_at_the_last_look_is_no_row() -> None:
    """The arrow into it is kept: nothing is censored then."""
    walked = walk("2024-01-10 received", "2024-12-31 verdict =prison")
    assert way(walked) == "court 356 > imprisoned"


def test_inexact_days_keep_their_bounds() -> None:
    """A month is its first and last day, at both ends of a stay."""
    walked = walk("2024-01-10 received", "2024-03 suspended", "2024-05-01/2024-05-20 resumed")
    stay = walked.stays[1]
    assert (stay.entry, stay.entry_last) == (date(2024, 3, 1), date(2024, 3, 31))
    assert (stay.exit, stay.exit_last) == (date(2024, 5, 1), date(2024, 5, 20))


def test_what_was_seen_had_happened_by_the_last_look() -> None:
    """An interval that reaches beyond the watch ends with it."""
    walked = walk("2024-01-10 received", "2024-12-20/2025-01-10 suspended")
    assert walked.stays[0].exit_last == walked.stays[1].entry_last == UNTIL


def test_events_of_one_day_go_by_time_then_by_the_map() -> None:
    """Without times the order of the kinds in the map decides, with times the clock."""
    by_rank = walk("2024-01-10 verdict =prison", "2024-01-10 received")
    assert way(by_rank) == "imprisoned 356 > still"
    by_time = walk("2024-01-10 received", "2024-02-09 resumed 15:00", "2024-02-09 suspended 10:00")
    assert way(by_time) == "court 356 > still"
    after = walk("2024-01-10 suspended", "2024-02-09 suspended 15:00", "2024-02-09 resumed 10:00")
    assert way(after) == "suspended 356 > still"


def test_an_event_without_a_time_stands_before_those_ranked_after_it() -> None:
    """Received without a time goes before the hearing of ten o'clock, in force after it."""
    rows = ("2024-01-10 in_force", "2024-01-10 hearing 10:00", "2024-01-10 received")
    ordered = load_pathway().in_order(_event(n, row) for n, row in enumerate(rows))
    assert [event.kind for event in ordered] == ["received", "hearing", "in_force"]


def test_a_history_may_begin_in_the_middle() -> None:
    """The first state seen is entered without an arrow; a hearing shows that it is the court."""
    assert way(walk("2024-01-10 suspended", "2024-02-09 resumed")) == (
        "suspended 30 > court 326 > still"
    )
    assert way(walk("2024-01-10 hearing", "2024-02-09 verdict =fine")) == (
        "court 30 > other_sentence 326 > still"
    )


def test_what_lies_before_the_watch_sets_the_state_and_exposes_nothing() -> None:
    """Delayed entry: received in January, watched from March, suspended in April."""
    walked = walk("2024-01-10 received", "2024-02-01 suspended", "2024-02-02 resumed",
                  "2024-03-31 suspended", begins="2024-03-01")  # fmt: skip
    assert way(walked) == "court 30 > suspended 275 > still"
    assert walked.stays[0].entry == date(2024, 3, 1)
    assert walked.stays[0].passed == 0


@pytest.mark.parametrize(
    ("rows", "reason", "state"),
    [
        (("2024-01-10 received", "2024-02-01 case_refused"), "not_allowed", "court"),
        (("2024-01-10 received", "2024-02-01 resumed", "2024-03-01 resumed"), None, None),
        (("2024-01-10 suspended", "2024-02-01 hearing"), "elsewhere", "suspended"),
        (("2024-01-10 received", "2024-02-01 verdict =exile"), "unknown_detail", "court"),
        (("2024-01-10 received", "2025-02-01 verdict"), "after_last_look", "court"),
        (("2024-01-10 verdict =prison", "2024-02-01 suspended"), "not_allowed", "imprisoned"),
    ],
)
def test_an_event_that_does_not_fit_is_reported(
    rows: tuple[str, ...], reason: str | None, state: str | None
) -> None:
    """It is kept and told with its reason, and moves nothing."""
    walked = walk(*rows)
    assert [(m.reason, m.state) for m in walked.reported] == ([(reason, state)] if reason else [])
    assert len(walked.stays) == 1


def test_the_dead_are_not_sent_to_the_front() -> None:
    """An arrow from the case is open only where the case is the position."""
    rows = ("2024-01-01 left_unit", "2024-01-05 suspended", "2024-02-01 died",
            "2024-03-01 sent_to_front")  # fmt: skip
    walked = walk(*rows, track="position")
    assert way(walked) == "absent 31 > dead 334 > still"
    assert [misfit.event.kind for misfit in walked.reported] == ["sent_to_front"]


@pytest.mark.parametrize("kind", ["suspended", "verdict =probation", "verdict", "case_opened"])
def test_an_arrow_crosses_from_the_case_to_the_front(kind: str) -> None:
    """Suspended, on probation, sentenced, investigated: sent to the front moves the person only."""
    rows = ("2024-01-01 surrendered", f"2024-01-11 {kind}", "2024-01-31 sent_to_front")
    walked = walk(*rows, track="position")
    assert walked.stays[-1].state == "deployed"
    assert walked.reported == ()
    assert walk(*rows, track="case").stays[-1].exposure == 355


def test_resumed_leads_back_to_where_the_case_was() -> None:
    """Suspended during the investigation resumes there; in court, there."""
    assert walk("2024-01-01 case_opened", "2024-02-01 suspended",
                "2024-03-01 resumed").stays[-1].state == "investigated"  # fmt: skip
    assert walk("2024-01-01 case_opened", "2024-01-15 received", "2024-02-01 suspended",
                "2024-03-01 resumed").stays[-1].state == "court"  # fmt: skip


def test_a_quashed_verdict_leads_back_to_court() -> None:
    """A new trial after appeal; a verdict that is upheld changes nothing."""
    begun = ("2024-01-10 received", "2024-02-09 verdict =prison")
    new = walk(*begun, "2024-04-09 appeal_decided =quashed_new_trial")
    assert way(new) == "court 30 > imprisoned 60 > court 266 > still"
    same = walk(*begun, "2024-04-09 appeal_decided =upheld", "2024-05-09 in_force")
    assert way(same) == "court 30 > imprisoned 326 > still"
    assert same.reported == ()


def test_each_accused_has_his_own_stays() -> None:
    """Events of one row belong to it alone, the others to all; the id tells the row."""
    rows = ("2024-01-10 received", "2024-02-09 verdict =prison #1", "2024-02-19 suspended #2")
    first, second = walk(*rows, accused=1), walk(*rows, accused=2)
    assert way(first) == "court 30 > imprisoned 326 > still"
    assert way(second) == "court 40 > suspended 316 > still"
    assert {stay.id for stay in first.stays} == {"h/1"}
    assert way(walk(*rows)) == "court 356 > still"


def test_where_one_row_is_spoken_of_the_case_is_his() -> None:
    """A card with one accused needs no row to be asked for."""
    rows = ("2024-01-10 received", "2024-02-09 verdict =prison #1")
    assert way(walk(*rows)) == "court 30 > imprisoned 326 > still"
    assert way(walk(*rows, accused=2)) == "court 356 > still"


def test_each_matter_has_its_own_case() -> None:
    """The case track takes the events of one matter, the person track those of the person."""
    rows = ("2024-01-01 left_unit @a", "2024-01-11 case_opened @a", "2024-02-10 case_opened @b",
            "2024-03-11 received @b")  # fmt: skip
    assert way(walk(*rows, matter="a")) == "investigated 355 > still"
    assert way(walk(*rows, matter="b")) == "investigated 30 > court 295 > still"
    assert way(walk(*rows, matter="b", track="person")) == "absent 365 > still"


def test_released_from_prison_is_the_position() -> None:
    """Who has served his term no longer has the case that imprisoned him."""
    rows = ("2024-01-10 received", "2024-02-09 verdict =prison", "2024-06-08 released_from_prison")
    assert way(walk(*rows, track="position")) == "court 30 > imprisoned 120 > released 206 > still"


def test_a_kind_that_the_map_does_not_have_is_an_error() -> None:
    """The list is closed; the nearest names are told."""
    with pytest.raises(HistoryError, match="received"):
        walk("2024-01-10 recieved")


def test_a_track_never_seen_has_no_stays() -> None:
    """A court history has no person track; an empty one has nothing."""
    assert walk("2024-01-10 received", track="person").stays == ()
    empty = History("h", (), date(2024, 1, 1), UNTIL)
    assert sojourns(empty) == Walk((), ())


def test_the_names_of_a_stay() -> None:
    """A stay knows its track, whether it is censored, and its days."""
    stay = walk("2024-12-01 received").stays[0]
    day = date(2024, 12, 1)
    assert stay == Sojourn("h", "court", None, day, day, UNTIL, UNTIL, "case")
    assert stay.censored
    assert stay.exposure == 30
