"""A calendar file shows a bystander nothing, and every calendar can read it."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from icalendar import Calendar, Event

from wayout.law.assessment import Deadline
from wayout.law.calendar_file import calendar_file
from wayout.text import LANGUAGES, Language

ON = date(2025, 4, 1)
STAMP = datetime(2026, 2, 18, 12, 30, tzinfo=UTC)


def deadline(name: str, due: date | None, safe: date | None = None) -> Deadline:
    """A deadline as the answer holds it; what is in it must not be seen."""
    return Deadline(
        name=name,
        title="Обжалование приговора по делу о самовольном оставлении части",
        article="UPK 389.4(1)",
        start=date(2025, 4, 17),
        due=due,
        safe=safe or due,
        rolled=False,
        note="Под стражей, срок идёт со дня вручения копии; не переносится.",
        version="2002-07-01",
        mark="S",
        provision="upk.389.4.1",
        steps=("Отсчёт с 17 апреля 2025", "Плюс 15 суток, считая; до 24:00"),
    )


DEADLINES = (
    deadline("detention", datetime.fromisoformat("2025-04-19T15:00")),
    deadline("hearing_set", None),
    deadline("appeal", date(2025, 5, 5), date(2025, 5, 1)),
    deadline("sentence_copy", date(2025, 5, 5), date(2025, 5, 4)),
)


def events(data: bytes) -> list[Event]:
    """Read a file back with the library."""
    return [one for one in Calendar.from_ical(data).walk("VEVENT") if isinstance(one, Event)]


def unfolded(data: bytes) -> list[tuple[str, str]]:
    """The second reader: the rules of RFC 5545 by hand, property and value of each line."""
    text = data.decode("utf-8").replace("\r\n ", "")
    lines = [line.partition(":") for line in text.split("\r\n")]
    assert lines.pop() == ("", "", "")
    return [(name, value) for name, _, value in lines]


@pytest.mark.parametrize("plain", [False, True])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_days_come_back_in_order(language: Language, plain: bool) -> None:  # noqa: FBT001
    """A day is an entry of the whole day, a moment stands on the local clock."""
    made = calendar_file(DEADLINES, language, on=ON, stamp=STAMP, plain=plain)
    assert (made.entries, made.over, made.undated) == (3, 0, 1)
    read = events(made.data)
    assert [one.start for one in read] == [DEADLINES[n].due for n in (2, 0, 3)]
    assert [one.alarms.times for one in read] == [[]] * 3
    by_hand = [line for line in unfolded(made.data) if line[0].startswith("DTSTART")]
    assert by_hand == [
        ("DTSTART;VALUE=DATE", "20250505"),
        ("DTSTART", "20250419T150000"),
        ("DTSTART;VALUE=DATE", "20250505"),
    ]


def test_an_entry_names_a_number_and_its_safe_day_and_nothing_else() -> None:
    """No offence, person, custody, court or article, and not this program."""
    made = calendar_file(DEADLINES, "ru", on=ON, stamp=STAMP)
    told: dict[str, list[str]] = {}
    for name, value in unfolded(made.data):
        told.setdefault(name, []).append(value)
    assert told.pop("SUMMARY") == ["Дата 1", "Дата 2", "Дата 3"]
    assert told.pop("DESCRIPTION") == ["Для надёжности: 1 мая 2025"]
    assert len(set(told.pop("UID"))) == 3
    assert told == {
        "BEGIN": ["VCALENDAR", *["VEVENT"] * 3],
        "END": [*["VEVENT"] * 3, "VCALENDAR"],
        "VERSION": ["2.0"],
        "PRODID": ["-//Calendar//EN"],
        "DTSTAMP": ["20260218T123000Z"] * 3,
        "DTSTART": ["20250419T150000"],
        "DTSTART;VALUE=DATE": ["20250505"] * 2,
        "CLASS": ["PRIVATE"] * 3,
        "TRANSP": ["TRANSPARENT"] * 3,
    }


def test_two_clocks_that_end_on_one_day_cannot_be_told_apart() -> None:
    """Not even by their identifiers: what is hidden is not hashed either."""
    hidden = replace(deadline("cassation", date(2025, 5, 5), date(2025, 5, 1)), title="Кассация")
    one, other = (calendar_file([d], "en", on=ON, stamp=STAMP) for d in (DEADLINES[2], hidden))
    assert one == other


def test_the_same_deadlines_give_the_same_bytes() -> None:
    """And an entry keeps its identifier when the file is made again on another day."""
    one = calendar_file(DEADLINES, "en", on=ON, stamp=STAMP)
    again = calendar_file(DEADLINES, "en", on=ON, stamp=STAMP)
    later = calendar_file(DEADLINES[2:], "ru", on=ON, stamp=STAMP + timedelta(days=40))
    assert one == again
    assert [event.uid for event in events(one.data)][::2] == [e.uid for e in events(later.data)]


def test_a_stamp_of_another_zone_is_the_same_moment() -> None:
    """The file holds it in universal time, so it does not tell where it was made."""
    moscow = STAMP.astimezone(timezone(timedelta(hours=3)))
    assert calendar_file(DEADLINES, "en", on=ON, stamp=moscow) == calendar_file(
        DEADLINES, "en", on=ON, stamp=STAMP
    )


def test_asked_for_plainly_an_entry_tells_what_it_is() -> None:
    """Title, article, counting, note and safe day; commas and semicolons come back whole."""
    made = calendar_file(DEADLINES, "ru", on=ON, stamp=STAMP, plain=True)
    appeal = events(made.data)[0]
    assert appeal.summary == DEADLINES[2].title
    assert str(appeal.description).split("\n") == [
        "UPK 389.4(1)",
        *DEADLINES[2].steps,
        str(DEADLINES[2].note),
        "Для надёжности: 1 мая 2025",
    ]
    by_hand = [value for name, value in unfolded(made.data) if name == "DESCRIPTION"]
    assert r"Плюс 15 суток\, считая\; до 24:00\nПод стражей\, срок" in by_hand[0]


@pytest.mark.parametrize("plain", [False, True])
def test_lines_are_folded_at_75_octets_and_end_in_crlf(plain: bool) -> None:  # noqa: FBT001
    """Counted in octets, not letters, and never within a letter (RFC 5545, 3.1)."""
    data = calendar_file(DEADLINES, "ru", on=ON, stamp=STAMP, plain=plain).data
    assert not re.search(rb"(?<!\r)\n|\r(?!\n)", data)
    lines = data.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert all(line.decode("utf-8") for line in lines[:-1])  # a cut letter would not decode


def test_with_no_deadline_there_is_still_a_calendar() -> None:
    """Nothing to enter is no error."""
    made = calendar_file([deadline("hearing_set", None)], "en", on=ON, stamp=STAMP)
    assert (made.entries, made.undated, events(made.data)) == (0, 1, [])


def test_what_is_over_is_counted_and_left_out() -> None:
    """A calendar is for what is to come; today still is. Numbers stay those of the page."""
    made = calendar_file(DEADLINES, "en", on=date(2025, 4, 20), stamp=STAMP)
    assert (made.entries, made.over, made.undated) == (2, 1, 1)
    assert [str(one.summary) for one in events(made.data)] == ["Date 1", "Date 3"]
    assert calendar_file(DEADLINES, "en", on=date(2025, 5, 5), stamp=STAMP).entries == 2


def test_limitation_is_no_entry() -> None:
    """Nobody has to keep it."""
    made = calendar_file([deadline("limitation", date(2035, 3, 19))], "en", on=ON, stamp=STAMP)
    assert (made.entries, made.over, made.undated) == (0, 0, 0)
