"""Record lines against the case they are written to."""

import json
from collections.abc import Mapping

import pytest

from wayout.casebook.cases.came import came, numbers
from wayout.casebook.cases.case import Case
from wayout.casebook.cases.lines import read_lines
from wayout.casebook.cases.record_lines import read_records
from wayout.casebook.cases.summary import Due
from wayout.casebook.cases.work import add_cases, find_code, read_case, write_lines
from wayout.casebook.vault import Vault
from wayout.errors import CasesError

PERSON = {"role": "client", "name": "Примеров Иван"}
LEFT = {"kind": "left_unit", "day": "2025-01-20"}


@pytest.fixture
def code(vault: Vault) -> str:
    """A case with one person and one event."""
    case = {"title": "Дело", "people": [PERSON], "history": {"events": [LEFT]}}
    return add_cases(vault, read_lines([json.dumps(case).encode()]))[0]


def write(vault: Vault, code: str, *records: Mapping[str, object]) -> Case:
    """Write records; gives the case as it is read afterwards."""
    lines = read_records([json.dumps(record).encode() for record in records])
    write_lines(vault, code, lines)
    return read_case(vault, find_code(vault, code))


def test_an_event_that_is_corrected_stays_and_is_not_walked(vault: Vault, code: str) -> None:
    """The later one names it; its name is then no longer that of one that stands."""
    later = {"record": "event", "event": {**LEFT, "day": "2025-01-21"}, "replaces": "0.0.0"}
    case = write(vault, code, later)
    assert [event.id for event in case.history().events] == ["0.0.0", "1.0"]
    assert [event.id for event in case.history().live] == ["1.0"]
    assert numbers(case)["events"] == ["1.0"]
    with pytest.raises(CasesError) as refused:
        write(vault, code, later)
    assert refused.value.values == {"number": 1}


def test_an_event_that_is_taken_back_stays_known(vault: Vault, code: str) -> None:
    """It is gone from that day on."""
    case = write(vault, code, {"record": "event", "event": None, "replaces": "0.0.0"})
    (event,) = case.history().events
    assert event.gone == case.written
    assert case.history().live == ()
    assert case.line()["history"] == {"events": []}


def test_records_of_one_entry_see_each_other(vault: Vault, code: str) -> None:
    """A person is added and changed, an event added and corrected, all at once."""
    case = write(
        vault,
        code,
        {"record": "person", "person": {"role": "lawyer", "name": "Тестова"}},
        {"record": "person", "person": {"role": "lawyer", "name": "Макетова"}, "place": 1},
        {"record": "event", "event": LEFT},
        {"record": "event", "event": None, "replaces": "1.2"},
    )
    assert [person.name for person in case.people] == ["Примеров Иван", "Макетова"]
    assert numbers(case)["events"] == ["0.0.0"]


@pytest.mark.parametrize(
    ("record", "number"),
    [
        ({"record": "person", "person": None, "place": 1}, 2),
        ({"record": "person", "person": PERSON, "place": -1}, 2),
        ({"record": "event", "event": LEFT, "replaces": "0.0"}, 2),
        ({"record": "promise", "id": "none", "done": "2025-01-01"}, 2),
        ({"record": "promise", "what": "call_back"}, 2),
        ({"record": "promise", "due": "2025-01-01"}, 2),
        ({"record": "court case", "number": "1-17/2025", "missing": "2025-05-01"}, 2),
    ],
)
def test_what_is_not_there_is_refused_and_nothing_is_written(
    vault: Vault, code: str, record: dict[str, object], number: int
) -> None:
    """All lines or none; the message has the number of the line."""
    with pytest.raises(CasesError) as refused:
        write(vault, code, {"record": "note", "text": "first"}, record)
    assert refused.value.values == {"number": number}
    case = read_case(vault, find_code(vault, code))
    assert (case.entries, case.notes) == (1, [])


def test_a_promise_is_made_moved_and_kept(vault: Vault, code: str) -> None:
    """What is left out stays; null opens it again."""
    first = {"record": "promise", "what": "call_back", "due": "2025-02-01", "text": "вечером"}
    (name,) = write(vault, code, first).promises
    assert len(name) == 8
    assert came(write(vault, code, {"record": "promise", "id": name, "due": "2025-02-03"})) == {
        "promises": [
            {"id": name, "what": "call_back", "due": "2025-02-03", "text": "вечером"}
        ]
    }  # fmt: skip
    kept = write(vault, code, {"record": "promise", "id": name, "done": "2025-02-02"})
    assert kept.promises[name].done == "2025-02-02"
    opened = write(vault, code, {"record": "promise", "id": name, "done": None, "text": ""})
    assert (opened.promises[name].done, opened.promises[name].text) == (None, "")


def test_a_promise_is_withdrawn_until_it_is_given_again(vault: Vault, code: str) -> None:
    """It stays in what came, with the day of that; nothing else is written to it meanwhile."""
    call = {"record": "promise", "id": "a", "what": "call_back", "due": "2025-02-01"}
    case = write(
        vault, code, {**call, "gone": False}, {"record": "promise", "id": "a", "gone": True}
    )
    told = {"id": "a", "what": "call_back", "due": "2025-02-01"}
    gone = {**told, "gone": True, "gone_on": case.written.isoformat()}
    assert came(case) == {"promises": [gone]}
    with pytest.raises(CasesError) as refused:
        write(vault, code, {"record": "promise", "id": "a", "done": "2025-02-01"})
    assert refused.value.values == {"number": 1}
    again = write(vault, code, {"record": "promise", "id": "a", "gone": False})
    assert came(again) == {"promises": [told]}


def test_a_promise_may_bring_its_id(vault: Vault, code: str) -> None:
    """A script can name its own."""
    new = {"record": "promise", "id": "mine", "what": "check_in", "due": "2025-02-01"}
    assert list(write(vault, code, new).promises) == ["mine"]


def test_a_note_is_taken_back_by_its_place(vault: Vault, code: str) -> None:
    """The others keep their places; one that is gone cannot go again."""
    write(vault, code, {"record": "note", "text": "один"}, {"record": "note", "text": "два"})
    case = write(vault, code, {"record": "note gone", "place": 0})
    assert [(place, text) for place, text, _day in case.standing()] == [(1, "два")]
    assert (case.line()["notes"], numbers(case)["places"]) == (["два"], [1])
    assert "один" not in case.words()
    for place in (0, 2, -1):
        with pytest.raises(CasesError) as refused:
            write(vault, code, {"record": "note gone", "place": place})
        assert refused.value.values == {"number": 1}


def test_a_number_in_a_court_comes_and_goes(vault: Vault, code: str) -> None:
    """One number may be of two courts; each keeps its place until it is taken back."""
    number = {"record": "court case", "number": "1-17/2025"}
    case = write(vault, code, number, {**number, "court": "99RS0001"}, number)
    assert came(case)["courts"] == [
        {"number": "1-17/2025", "gone": False},
        {"number": "1-17/2025", "court": "99RS0001", "gone": False},
    ]
    case = write(vault, code, {**number, "missing": "2025-05-01"})
    assert case.courts["1-17/2025", None].missing == "2025-05-01"
    assert '"missing": "2025-05-01"' in json.dumps(came(case))
    case = write(vault, code, {**number, "gone": True}, {**number, "court": "x", "gone": True})
    assert list(case.courts) == [("1-17/2025", "99RS0001")]
    assert "1-17/2025" in case.words()


def test_a_deadline_that_the_law_does_not_count_is_refused(vault: Vault, code: str) -> None:
    """Where the law is known: by its name and the day that it is counted to, as the case stands."""
    vault.deadlines = lambda history: [
        Due(name=event.kind, article="1", due=event.day.last) for event in history.live
    ]
    said = {"record": "deadline", "name": "left_unit", "counted": "2025-01-20", "ahead": 3}
    assert write(vault, code, {**said, "name": "whatever"}).decided
    vault.tables = lambda: "law"
    case = write(vault, code, said)
    assert case.decided["left_unit", "2025-01-20"].ahead == 3
    added = {"record": "event", "event": {"kind": "detained", "day": "2025-02-01"}}
    both = write(vault, code, added, {**said, "name": "detained", "counted": "2025-02-01"})
    assert ("detained", "2025-02-01") in both.decided
    for wrong in ({"name": "detained"}, {"counted": "2025-01-21"}):
        with pytest.raises(CasesError) as refused:
            write(vault, code, {**said, **wrong})
        assert refused.value.values == {"number": 1}
