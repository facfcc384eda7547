"""The map holds every state and kind of event once, in both languages, and says where it breaks."""

from importlib.resources import files

import pytest

from wayout.errors import DataError, HistoryError, UsageError
from wayout.pathway import load_pathway, read_pathway

ROAD = load_pathway()
WRITTEN = files("wayout.pathway").joinpath("ru.toml").read_text(encoding="utf-8")

PERSON = "called_up deployed leave absent held surrendered abroad protected released dead"
CASE = "checked investigated court suspended sentenced probation imprisoned other_sentence closed"
COURT = """
received received_again assigned_to_judge court_decided_on_incoming_case hearing hearing_planned
hearing_fixed preliminary_hearing preliminary_hearing_fixed adjourned break deliberation suspended
resumed returned_to_prosecutor returned_not_cured transferred sent_to_prosecutor medical_measures
terminated merged verdict in_force to_registry registry archived custody_hearing motion_received
motion_granted motion_refused other_ruling appeal_filed appeal_admission
appeal_objections_deadline sent_to_higher_court back_from_higher_court appeal_defective
appeal_cured appeal_withdrawn appeal_dropped cassation_filed unmapped
"""
CASEWORK = """
mobilised contract_signed conscripted deployed_first sent_to_front leave_granted hospitalised
left_unit returned surrendered detained escaped crossed_border protection_granted
protection_refused handed_over abducted released_from_prison discharged died pit crime_reported
case_opened case_refused charged custody_ordered to_prosecutor copy_received
released_conditionally
"""
FAMILIES = "appeal cassation material civil kas offence"
MEMBERS = "received hearing hearing_planned adjourned suspended resumed decided in_force step"


def test_the_states_are_those_of_the_two_tracks() -> None:
    """Ten of the person, nine of the case; five of them hold."""
    by_track = {
        track: {state.id for state in ROAD.states.values() if state.track == track}
        for track in ("person", "case")
    }
    assert by_track == {"person": set(PERSON.split()), "case": set(CASE.split())}
    holds = {state.id for state in ROAD.states.values() if state.holds}
    assert holds == {"deployed", "absent", "held", "abroad", "dead"}


def test_the_kinds_are_a_closed_list() -> None:
    """Court, casework and the six families of other cards."""
    families = {f"{family}_{member}" for family in FAMILIES.split() for member in MEMBERS.split()}
    assert set(ROAD.kinds) == set(COURT.split()) | set(CASEWORK.split()) | families


def test_everything_has_a_name_in_both_languages() -> None:
    """No name is empty, and the Russian one has Cyrillic letters."""
    names = [state.name for state in ROAD.states.values()]
    names += [kind.name for kind in ROAD.kinds.values()]
    names += [arrow.name for arrow in ROAD.arrows]
    for name in names:
        assert name.en.isascii(), name
        assert any("а" <= letter <= "я" for letter in name.ru.casefold()), name


def test_what_an_event_is_to_the_law() -> None:
    """Facts of one absence and steps of the procedure come from the kinds."""
    steps = {kind.law_step for kind in ROAD.kinds.values() if kind.law_step}
    assert steps == {
        "crime_reported", "case_opened", "detained", "custody_ordered", "charged", "to_prosecutor",
        "received_by_court", "hearing_ordered", "verdict", "copy_received", "in_force",
        "appeal_filed",
    }  # fmt: skip
    assert ROAD.kind("received").law_step == "received_by_court"
    assert ROAD.kind("left_unit").law_fact == ("from",)
    for ending in ("returned", "surrendered", "detained"):
        assert ROAD.kind(ending).law_fact == ("to", "ended_by")


def test_a_fact_that_is_no_day_has_its_value() -> None:
    """The service by the call, the end by how it came, the status by detail or ground."""
    values = {kind.id: dict(kind.law_value) for kind in ROAD.kinds.values() if kind.law_value}
    assert values == {
        "mobilised": {"": "mobilised"}, "contract_signed": {"": "contract"},
        "conscripted": {"": "conscript"}, "returned": {"": "returned"},
        "surrendered": {"": "surrendered"}, "detained": {"": "detained"},
        "suspended": {"war": "suspended_proceedings"}, "verdict": {"probation": "probation"},
        "released_conditionally": {"": "conditional_release"},
    }  # fmt: skip


def test_which_events_tell_of_custody() -> None:
    """An order puts him in, a release lets him out, a detention is sure for its day only."""
    custody = {kind.id: kind.law_custody for kind in ROAD.kinds.values() if kind.law_custody}
    assert custody == {
        "custody_ordered": "in", "detained": "that_day", "released_from_prison": "out",
        "released_conditionally": "out", "verdict": "open", "suspended": "open",
        "left_unit": "open", "escaped": "open", "sent_to_front": "open",
    }  # fmt: skip


def test_an_event_moves_at_most_one_track() -> None:
    """Court events move the case; the other families move nothing but a quashed verdict."""
    assert ROAD.kind("verdict").track == "case"
    assert ROAD.kind("sent_to_front").track == "person"
    assert ROAD.kind("hearing").track is None
    assert ROAD.kind("civil_suspended").track is None
    assert ROAD.kind("appeal_decided").track == "case"


def test_the_map_is_loaded_once() -> None:
    """The same object every time."""
    assert load_pathway() is load_pathway()


def test_a_state_is_found_by_id_or_name_and_near_ones_are_told() -> None:
    """Both languages, any case; an unknown one is a usage error with what is near."""
    assert ROAD.state("suspended").id == "suspended"
    assert ROAD.state("приостановлено").id == "suspended"
    assert ROAD.state("On Leave").id == "leave"
    with pytest.raises(UsageError, match="suspended"):
        ROAD.state("suspend")
    with pytest.raises(UsageError, match="called_up"):
        ROAD.state("zzz")
    with pytest.raises(HistoryError, match="nothing_like_it"):
        ROAD.kind("nothing_like_it")


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ('track = "person"', 'track = "sideways"', r"states\.called_up"),
        ("x = 92", 'x = "left"', r"states\.called_up"),
        ("holds = true", "holds = 1", r"states\.deployed"),
        ('one_of = ["probation"', 'one_of = ["pardon"', r"states\.sentenced"),
        ('sources = ["decree_647", "feature"]', 'sources = ["hearsay"]', r"arrows 1\b"),
        ('sources = ["decree_647", "feature"]', "sources = []", r"arrows 1\b"),
        ('since = "2022-09-21"', 'since = "2024-02-31"', r"arrows 1\b"),
        ('since = "2022-09-21"', "since = 2022", r"arrows 1\b"),
        ('to = "called_up"', 'to = "heaven"', r"arrows 1\b"),
        ('event = "deployed_first"', 'event = "marched"', r"arrows 3\b"),
        ('detail = "probation"', 'detail = "exile"', r"arrows \d+"),
        ('mark = "S"', 'mark = "X"', r"sources\.decree_647"),
        ('event = "resumed"', 'event = "left_unit"', "left_unit moves two tracks"),
        ('shows = "court"', 'shows = "heaven"', r"kinds\.assigned_to_judge"),
        ('checked = "2026-02-18"', 'checked = "2026"', r"ru\.toml, map"),
        ("[map]", "[mop]", "no key 'mop'"),
        ('country = "ru"', "country = ru", "not TOML"),
        ("holds = true", "hold = true", r"states\.deployed: no key 'hold'"),
        ('place = "AZ"', "place = 1", r"places 1"),
        ("foot = ", "feet = ", r"ru\.toml, drawing"),
        ('law_value = "mobilised"', 'law_values = "mobilised"', "no key 'law_values'"),
        (', law_value = "mobilised"', "", r"kinds\.mobilised: 'law_value' is not a table"),
        (
            "law_value = { war",
            "law_value = { peace",
            r"kinds\.suspended\.law_value: no key 'peace'",
        ),
        ('law_fact = ["from"]', 'law_value = "x"', r"kinds\.left_unit: 'law_value' without"),
        ('law_custody = "in"', 'law_custody = "pit"', r"kinds\.custody_ordered"),
        ("\nhearing = { en", "\nreceived = { en", "not TOML"),
    ],
)
def test_a_damaged_map_says_where(old: str, new: str, place: str) -> None:
    """One line is damaged; the error names the table it stands in."""
    assert old in WRITTEN
    with pytest.raises(DataError, match=place):
        read_pathway(WRITTEN.replace(old, new, 1))
