"""What is due, from the summaries alone."""

import json
import time
from datetime import date, timedelta

import pytest

from wayout.casebook.cases.lines import read_lines
from wayout.casebook.cases.record_lines import read_records
from wayout.casebook.cases.records import Owner
from wayout.casebook.cases.summary import Due
from wayout.casebook.cases.work import add_cases, write_case, write_lines
from wayout.casebook.chain.log import verified
from wayout.casebook.due import Item, agenda, local_day
from wayout.casebook.vault import Vault
from wayout.pathway import History

TODAY = date(2025, 3, 10)
NOON = int(time.mktime((2025, 3, 10, 12, 0, 0, 0, 0, -1)))


def due(history: History) -> list[Due]:
    """Deadlines around today, for a case with an event."""
    days = (-8, -7, 0, 7, 8) if history.live else ()
    return [Due(name=f"d{n}", article="УПК 1", due=TODAY + timedelta(days=n)) for n in days]


@pytest.fixture
def codes(vault: Vault) -> list[str]:
    """A case with deadlines and one with promises."""
    vault.clock, vault.deadlines = lambda: NOON, due
    events = {"events": [{"kind": "left_unit", "day": "2025-01-20"}]}
    cases = ({"title": "a", "history": events}, {"title": "b"})
    codes = add_cases(vault, read_lines([json.dumps(case).encode() for case in cases]))
    promises = (
        {"id": "old", "what": "check_in", "due": "2024-01-01", "text": "Примеров"},
        {"id": "kept", "what": "call_back", "due": "2024-01-01", "done": "2024-01-01"},
        {"id": "now", "what": "call_back", "due": "2025-03-10"},
        {"id": "far", "what": "call_back", "due": "2025-03-18"},
    )
    lines = [json.dumps({"record": "promise", **one}).encode() for one in promises]
    write_lines(vault, codes[1], read_records(lines))
    return codes


def test_what_is_over_comes_first_then_today_then_the_days_ahead(
    vault: Vault, codes: list[str]
) -> None:
    """A promise stays until it is kept, a deadline as long as one looks ahead."""
    first, second = codes
    made = agenda(vault, 7, 12)
    assert made.today == TODAY
    assert made.items == [
        Item(date(2024, 1, 1), second, "promise", "check_in", id="old"),
        Item(date(2025, 3, 3), first, "deadline", "d-7", article="УПК 1", state="absent"),
        Item(TODAY, second, "promise", "call_back", id="now"),
        Item(TODAY, first, "deadline", "d0", article="УПК 1", state="absent"),
        Item(date(2025, 3, 17), first, "deadline", "d7", article="УПК 1", state="absent"),
    ]
    assert [item.what for item in agenda(vault, 0, 12).items] == ["check_in", "call_back", "d0"]
    for given in (True, False):
        said = {"record": "consent", "to": "contact", "given": given, "day": "2025-03-09"}
        write_lines(vault, second, read_records([json.dumps(said).encode()]))
        found = agenda(vault, 0, 12).items
        assert [item.contact for item in found] == [given, given, None]
    assert len(agenda(vault, 10**7, 12).items) == 8


def decided(vault: Vault, code: str, name: str, day: date, **said: object) -> None:
    """Decide something of a deadline that the law counts to a day."""
    line = {"record": "deadline", "name": name, "counted": day.isoformat(), **said}
    write_lines(vault, code, read_records([json.dumps(line).encode()]))


def test_what_is_done_is_left_out(vault: Vault, codes: list[str]) -> None:
    """A deadline that somebody ticked off."""
    decided(vault, codes[0], "d0", TODAY, done="2025-03-09")
    assert "d0" not in {item.what for item in agenda(vault, 7, 12).items}


def test_a_term_of_the_defence_stays_until_it_is_done(vault: Vault, codes: list[str]) -> None:
    """However long it is over; an earliest day of the authorities goes once it is over."""
    long_over, lately = date(2023, 1, 9), TODAY - timedelta(days=1)
    made = [
        Due(name="o", article="a", due=long_over, own=True),
        Due(name="e", article="a", due=lately, earliest=True),
        Due(name="f", article="a", due=TODAY, earliest=True, if_custody=True),
        Due(name="t", article="a", due=lately),
    ]
    vault.deadlines = lambda history: made if history.live else []
    write_case(vault, codes[0], [Owner(member=vault.ring.me.id)], "write")

    def told() -> dict[str, tuple[object, ...]]:
        items = (one for one in agenda(vault, 7, 12).items if one.kind == "deadline")
        return {one.what: (one.own, one.earliest, one.if_custody) for one in items}

    bare = (None, None, None)
    assert told() == {"o": (True, None, None), "f": (None, True, True), "t": bare}
    decided(vault, codes[0], "f", TODAY, due="2025-03-12", because="x")
    assert told()["f"] == (None, None, True)
    decided(vault, codes[0], "o", long_over, done="2025-03-09")
    assert "o" not in told()


def test_what_was_moved_by_hand_comes_on_its_new_day(vault: Vault, codes: list[str]) -> None:
    """With the day that the law counts; why it was moved stays inside the case."""
    decided(vault, codes[0], "d0", TODAY, due="2025-03-12", because="Примеров просил")
    (found,) = (item for item in agenda(vault, 7, 12).items if item.what == "d0")
    assert (found.day, found.counted) == (date(2025, 3, 12), TODAY)
    assert "Примеров" not in repr(found)


def test_a_term_comes_on_the_day_that_is_safe(vault: Vault, codes: list[str]) -> None:
    """Until that is over; then on its last day. Moved by hand, it has no safe day any more."""
    last, safe = TODAY + timedelta(days=8), TODAY + timedelta(days=7)
    vault.deadlines = lambda _: [Due(name="o", article="a", due=last, safe=safe, own=True)]
    write_case(vault, codes[0], [Owner(member=vault.ring.me.id)], "write")

    def told(days: int) -> list[tuple[date, date | None]]:
        items = (one for one in agenda(vault, days, 12).items if one.what == "o")
        return [(one.day, one.safe) for one in items]

    assert (told(6), told(7)) == ([], [(last, safe)])
    (found,) = (one for one in agenda(vault, 7, 12).items if one.what == "o")
    assert [found.to_keep(day) for day in (safe, last)] == [safe, last]
    decided(vault, codes[0], "o", last, ahead=7)
    assert told(1) == [(last, safe)]
    decided(vault, codes[0], "o", last, due="2025-03-16", because="x")
    assert told(7) == [(date(2025, 3, 16), None)]


def test_whoever_wants_to_be_reminded_earlier_is(vault: Vault, codes: list[str]) -> None:
    """Though it lies further ahead than is looked."""
    far = TODAY + timedelta(days=8)
    decided(vault, codes[0], "d8", far, ahead=7)
    assert "d8" not in {item.what for item in agenda(vault, 7, 12).items}
    decided(vault, codes[0], "d8", far, ahead=8)
    (found,) = (item for item in agenda(vault, 7, 12).items if item.what == "d8")
    assert (found.day, found.ahead) == (far, 8)


def test_whose_it_is_comes_with_it(vault: Vault, codes: list[str]) -> None:
    """By name; what has no owner is counted as nobody's."""
    assert agenda(vault, 7, 12).nobodys == 2
    write_case(vault, codes[0], [Owner(member=vault.ring.me.id)], "write")
    made = agenda(vault, 7, 12)
    owners = {item.code: item.owner for item in made.items}
    assert owners == {codes[0]: vault.ring.me.name, codes[1]: None}
    assert made.nobodys == 1


def test_hearings_of_every_case_are_due_until_their_day_is_over(
    vault: Vault, codes: list[str]
) -> None:
    """As far as is looked ahead, by time, with where he is and whose case it is."""
    told = [
        ("2025-03-09", "16:00"),
        ("2025-03-10", "14:00"),
        ("2025-03-10", "09:30"),
        ("2025-03-17", None),
        ("2025-03-18", None),
    ]
    lines = [
        {"record": "event", "event": {"kind": "hearing_planned", "day": day, "time": time_}}
        for day, time_ in told
    ]
    write_lines(vault, codes[0], read_records([json.dumps(line).encode() for line in lines]))
    write_lines(vault, codes[1], read_records([json.dumps(lines[3]).encode()]))
    write_case(vault, codes[1], [Owner(member=vault.ring.me.id)], "write")
    vault.store.write("DELETE FROM entries")
    found = [one for one in agenda(vault, 7, 12).items if one.kind == "hearing"]
    me, last = vault.ring.me.name, date(2025, 3, 17)
    assert found[:2] == [
        Item(TODAY, codes[0], "hearing", "hearing", state="absent", time="09:30"),
        Item(TODAY, codes[0], "hearing", "hearing", state="absent", time="14:00"),
    ]
    assert {(one.day, one.code, one.owner) for one in found[2:]} == {
        (last, codes[0], None), (last, codes[1], me),
    }  # fmt: skip
    assert len(found) == 4


def test_cases_that_wait_for_a_review_are_counted(vault: Vault, codes: list[str]) -> None:
    """Those that `review` lists."""
    assert agenda(vault, 7, 12).to_review == 0
    write_lines(vault, codes[0], read_records([b'{"record": "retain", "until": "2025-03-09"}']))
    assert agenda(vault, 7, 12).to_review == 1
    assert agenda(vault, 7, 0).to_review == 2


@pytest.mark.usefixtures("codes")
def test_looking_is_logged_and_opens_no_case(vault: Vault) -> None:
    """One row with how many; the entries are not even there."""
    vault.store.write("DELETE FROM entries")
    agenda(vault, 7, 12)
    act = list(verified(vault.store, vault.ring.body.audit))[-1].act
    assert (act.action, act.case, act.number) == ("due", None, 5)


@pytest.mark.parametrize("zone", ["UTC", "Asia/Tbilisi", "America/Bogota"])
def test_a_day_is_that_of_the_clock_on_the_wall(zone: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Late and early hours belong to the day of who works here."""
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        for hour in (0, 23):
            moment = int(time.mktime((2025, 3, 10, hour, 30, 0, 0, 0, -1)))
            assert local_day(moment) == TODAY
    finally:
        monkeypatch.undo()
        time.tzset()
