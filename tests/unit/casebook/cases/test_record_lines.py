"""Record lines: what is refused, and in which words."""

import json

import pytest

from wayout.casebook.cases.record_lines import PromiseLine, exact_day, read_records
from wayout.casebook.cases.records import EventSet, Noted
from wayout.errors import CasesError, DayError

EVENT = {"kind": "left_unit", "day": "2025-01-20"}


def line(**record: object) -> bytes:
    """A record as it is written."""
    return json.dumps(record, ensure_ascii=False).encode()


def refused(*lines: bytes) -> CasesError:
    """Read lines that are refused."""
    with pytest.raises(CasesError) as caught:
        read_records(lines)
    assert "Примеров" not in str(caught.value)
    return caught.value


def test_every_record_is_read_with_the_number_of_its_line() -> None:
    """Blank lines count, and are nothing."""
    read = read_records([
        b" ",
        line(record="note", text="один"),
        b"",
        line(record="event", event=EVENT, replaces="0.0.0"),
        line(record="promise", what="call_back", due="2025-02-01"),
    ])  # fmt: skip
    assert [number for number, _ in read] == [2, 4, 5]
    kinds = [type(record) for _, record in read]
    assert kinds == [Noted, EventSet, PromiseLine]


@pytest.mark.parametrize(
    "record",
    [
        {"record": "title", "title": "Дело"},
        {"record": "person", "person": {"role": "client", "name": ""}},
        {"record": "person", "person": None, "place": 0},
        {"record": "event", "event": None, "replaces": "1.0"},
        {"record": "until", "until": "2025-01"},
        {"record": "consent", "to": "share", "given": False, "day": "2025", "by": None},
        {"record": "promise", "id": "a", "done": "2025-02-01"},
        {"record": "promise", "id": "a", "done": None},
        {"record": "retain", "until": "2027-01-01"},
        {"record": "retain", "until": None},
        {"record": "note gone", "place": 0},
        {"record": "court case", "number": "1-17/2025"},
        {"record": "court case", "number": "1-17/2025", "court": "99RS0001", "gone": True},
        {"record": "deadline", "name": "appeal", "counted": "2025-02-01"},
        {
            "record": "deadline",
            "name": "appeal",
            "counted": "2025-02-01",
            "due": "2025-02-05",
            "because": "праздники",
            "ahead": 0,
            "done": "2025-02-03",
        },
        {"record": "deadline", "name": "appeal", "counted": "2025-02-01", "ahead": 365},
    ],
)
def test_what_is_documented_is_read(record: dict[str, object]) -> None:
    """Each kind, with what may be null."""
    assert len(read_records([line(**record)])) == 1


@pytest.mark.parametrize(
    ("record", "said"),
    [
        ({"record": "note", "text": "  "}, "text"),
        ({"record": "title", "title": ""}, "title"),
        ({"record": "promise", "what": "call_back", "due": "2025-01"}, "due"),
        ({"record": "promise", "id": "a", "done": "Примеров"}, "done"),
        ({"record": "court case", "number": "1-1/2025", "missing": "2025"}, "missing"),
        ({"record": "retain", "until": "2027"}, "until"),
        ({"record": "retain", "until": "2027-01-01/2027-01-01"}, "until"),
        ({"record": "until", "until": "2024-02-31"}, "until"),
        ({"record": "deadline", "name": " ", "counted": "2025-02-01"}, "name"),
        ({"record": "deadline", "name": "a", "counted": "2025-02"}, "counted"),
        (
            {
                "record": "deadline",
                "name": "a",
                "counted": "2025-02-01",
                "due": "x",
                "because": "b",
            },
            "due",
        ),
        ({"record": "deadline", "name": "a", "counted": "2025-02-01", "done": "2025"}, "done"),
        ({"record": "consent", "to": "keep", "given": True, "day": "Примеров"}, "day"),
    ],
)
def test_a_field_is_named(record: dict[str, object], said: str) -> None:
    """What is empty, or no day."""
    values = refused(b"", line(**record)).values
    assert (values["number"], values["field"]) == (2, said)


@pytest.mark.parametrize(
    ("record", "place"),
    [
        ({"record": "consent", "to": "Примеров", "given": True, "day": "2025"}, "`$.to`"),
        ({"record": "consent", "to": "keep", "given": "Примеров", "day": "2025"}, "`$.given`"),
        ({"record": "person", "person": {"role": "Примеров", "name": ""}}, "`$.person.role`"),
        ({"record": "event", "event": {**EVENT, "Примеров": 1}}, "`$.event`"),
        ({"record": "Примеров"}, "`$.record`"),
        ({"record": "added", "case": {"title": "x"}}, "`$.record`"),
        ({"record": "asked", "question": "who"}, "`$.record`"),
        ({"text": "x"}, "`$`"),
        ({"record": "note", "text": "x", "Примеров": 1}, "`$`"),
    ],
)
def test_a_place_is_named(record: dict[str, object], place: str) -> None:
    """Where a key or a type is wrong; a case cannot be begun so, nor a document put in."""
    assert refused(line(**record)).values == {"number": 1, "place": place}


@pytest.mark.parametrize(
    "event",
    [
        {"kind": "Примеров", "day": "2025"},
        {"kind": "left_unit", "day": "2024-02-31"},
        {"kind": "left_unit", "day": "2025", "time": "25:00"},
        {"kind": "left_unit", "day": "2025", "accused": -1},
    ],
)
def test_an_event_is_one_of_the_map(event: dict[str, object]) -> None:
    """As strict as `add`."""
    assert "event" in refused(line(record="event", event=event)).message


@pytest.mark.parametrize(
    "raw",
    [
        b"{", b"\xff", b"[" * 100_000, b"null", b"x" * ((16 << 20) + 1),
        line(record="person", person=None), line(record="event", event=None),
    ],
    ids=range(7),
)  # fmt: skip
def test_what_is_no_record_is_refused(raw: bytes) -> None:
    """One error with the number of the line."""
    assert refused(b"", raw).values["number"] == 2


@pytest.mark.parametrize("name", ["", " ", "Примеров", "a b", "a\n", "a" * 33])
def test_an_id_can_hold_no_name(name: str) -> None:
    """It is shown where no name may be."""
    assert refused(line(record="promise", id=name, done="2025-01-01")).values == {"number": 1}
    assert read_records([line(record="promise", id="a-Z9" * 8, done="2025-01-01")])


def test_nothing_to_write_is_told() -> None:
    """Blank lines alone are a mistake."""
    assert refused(b"", b" \t").values == {}


def test_a_day_in_full_is_one() -> None:
    """A month is none, not even where it is asked for by its two ends."""
    assert exact_day("2025-01-20").day == 20
    for written in ("2025-01", "2025", "2025-01-20/2025-01-21"):
        with pytest.raises(DayError):
            exact_day(written)


@pytest.mark.parametrize(
    "record",
    [
        {"record": "court case", "number": " "},
        {"record": "court case", "number": "1-17/2025", "court": " "},
        {"record": "deadline", "name": "a", "counted": "2025-02-01", "due": "2025-02-05"},
        {"record": "deadline", "name": "a", "counted": "2025-02-01", "ahead": -1},
        {"record": "deadline", "name": "a", "counted": "2025-02-01", "ahead": 366},
        {"record": "owner", "member": None},
        {"record": "law", "tables": "a"},
    ],
)
def test_what_says_too_little_or_is_not_written_by_hand_is_refused(
    record: dict[str, object],
) -> None:
    """A number that is none, a day that was moved for no reason; an owner comes by his name."""
    assert refused(line(**record)).values["number"] == 1
