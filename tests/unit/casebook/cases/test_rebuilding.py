"""A case put together from its entries."""

from datetime import date

import pytest

from wayout.casebook.cases.came import came, numbers
from wayout.casebook.cases.case import Case
from wayout.casebook.cases.rebuilding import rebuild
from wayout.casebook.cases.records import (
    Added,
    Asked,
    CaseLine,
    Consent,
    Entry,
    EventLine,
    EventSet,
    HistoryLine,
    Noted,
    Person,
    PersonSet,
    Promise,
    Record,
    Retain,
    Titled,
    Watched,
)

DAY = 86_400  # seconds
FIRST = 20_089  # the day on which the case was added: 2025-01-01
LEFT = EventLine(kind="left_unit", day="2024-12-20")


def case(*entries: list[Record], days: tuple[int, ...] | None = None) -> Case:
    """A case of entries, written a day apart or on the days given."""
    begun: list[Record] = [
        Added(
            case=CaseLine(title="Дело", history=HistoryLine(events=[LEFT]), notes=["первая"]),
        )
    ]
    numbered = enumerate([begun, *entries])
    return rebuild(
        bytes(16),
        date(2025, 1, 1),
        [
            Entry(at=(FIRST + (n if days is None else days[n])) * DAY, by=b"me", records=records)
            for n, records in numbered
        ],
    )


def test_an_entry_is_known_on_its_day() -> None:
    """Events and notes, each from the day it was written down."""
    made = case([Noted(text="вторая"), EventSet(event=LEFT)], [Titled(title="Другое")])
    assert made.noted == [date(2025, 1, 1), date(2025, 1, 2)]
    assert [(told.name, told.known) for told in made.told] == [
        ("0.0.0", date(2025, 1, 1)),
        ("1.1", date(2025, 1, 2)),
    ]
    assert (made.title, made.entries, made.written) == ("Другое", 3, date(2025, 1, 3))
    assert numbers(made) == {
        "events": ["0.0.0", "1.1"],
        "known": ["2025-01-01", "2025-01-02"],
        "notes": ["2025-01-01", "2025-01-02"],
        "places": [0, 1],
    }


def test_a_clock_put_back_breaks_no_history() -> None:
    """What came later is known no earlier."""
    made = case(
        [EventSet(event=LEFT, replaces="0.0.0")],
        [EventSet(event=None, replaces="1.0")],
        days=(5, 2, 0),
    )
    assert [event.known for event in made.history().events] == [date(2025, 1, 6)] * 2
    assert made.history().events[1].gone == date(2025, 1, 6)
    assert made.written == date(2025, 1, 6)


def test_what_came_is_told_and_what_did_not_come_is_not() -> None:
    """Keys only for what is there."""
    assert came(case()) == {}
    made = case(
        [
            Consent(to="share", given=True, day="2025-01", by="сестра"),
            Consent(to="share", given=False, day="2025-02"),
            Promise(id="a", what="check_in", due="2025-02-01"),
            Retain(until="2027-01-01"),
            Asked(question="first", answer="left_unit"),
        ]
    )
    assert came(made) == {
        "consents": [
            {"to": "share", "given": True, "day": "2025-01", "by": "сестра"},
            {"to": "share", "given": False, "day": "2025-02"},
        ],
        "promises": [{"id": "a", "what": "check_in", "due": "2025-02-01"}],
        "retain": "2027-01-01",
        "intake": {"first": "left_unit"},
    }
    dated = case([Asked(question="now", answer="pit"), Asked(question="now_day", answer="2.0")])
    assert came(dated) == {}
    assert came(case([Retain(until="2027-01-01")], [Retain(until=None)])) == {}


def test_people_are_added_changed_and_taken_out_by_place() -> None:
    """Those behind one who is taken out move up."""
    people = [Person(role="other", name=name) for name in ("Тестова", "Макетова", "Образцов")]
    made = case(
        [PersonSet(person=person) for person in people[:2]],
        [PersonSet(person=people[2], place=0), PersonSet(person=None, place=0)],
    )
    assert [person.name for person in made.people] == ["Макетова"]


def test_what_is_shown_is_the_line_with_what_came_to_it() -> None:
    """A key that was left out comes with what came."""
    assert "people" not in case().line()
    made = case(
        [PersonSet(person=Person(role="client", name="Примеров")), Watched(until="2025-02")],
        [Noted(text="вторая")],
    ).line()
    assert made == {
        "title": "Дело",
        "people": [{"role": "client", "name": "Примеров"}],
        "history": {
            "events": [{"kind": "left_unit", "day": "2024-12-20"}], "until": "2025-02",
        },
        "notes": ["первая", "вторая"],
    }  # fmt: skip
    bare = [Added(case=CaseLine(title="t"))], [Watched(until="2025-02-03")]
    entries = [Entry(at=FIRST * DAY, by=b"", records=list(records)) for records in bare]
    line = rebuild(bytes(16), date(2025, 1, 1), entries).line()
    assert line == {"title": "t", "history": {"until": "2025-02-03"}}


def test_where_he_is_follows_the_events_that_stand() -> None:
    """Corrected and taken back ones move nobody."""
    assert case().position() == ("absent", date(2024, 12, 20))
    held = EventLine(kind="pit", day="2024-12-25")
    assert case([EventSet(event=held)]).position() == ("held", date(2024, 12, 25))
    assert case([EventSet(event=held, replaces="0.0.0")]).position()[0] == "held"
    assert case([EventSet(event=None, replaces="0.0.0")]).position() == (None, None)


@pytest.mark.parametrize(
    ("record", "word"),
    [
        (Titled(title="заголовок"), "заголовок"),
        (PersonSet(person=Person(role="other", name="Макетова", contact="+7900")), "+7900"),
        (EventSet(event=EventLine(kind="pit", day="2025", ground="подвал")), "подвал"),
        (EventSet(event=EventLine(kind="pit", day="2025", detail="зиндан")), "зиндан"),
        (EventSet(event=EventLine(kind="pit", day="2025", source="сосед")), "сосед"),
        (Noted(text="вечером"), "вечером"),
        (Consent(to="keep", given=True, day="2025", by="сестра"), "сестра"),
        (Promise(id="a", what="check_in", due="2025-02-01", text="жив ли"), "жив ли"),
    ],
)
def test_everything_written_can_be_searched_for(record: Record, word: str) -> None:
    """Whatever somebody typed, and each in a line of its own."""
    assert word in case([record]).words().split("\n")
