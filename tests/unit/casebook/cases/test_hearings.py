"""The hearings of a case, and of those that were written before summaries told of any."""

import json
from datetime import date

import msgspec
import pytest
from msgspec import structs

from wayout.casebook.cases import older_summaries
from wayout.casebook.cases.entries import chain_of
from wayout.casebook.cases.hearings import Hearing, to_come
from wayout.casebook.cases.lines import read_lines
from wayout.casebook.cases.older_summaries import told_summaries
from wayout.casebook.cases.record_lines import read_records
from wayout.casebook.cases.records import Consent, Noted
from wayout.casebook.cases.recounting import recount
from wayout.casebook.cases.summary import Due, Summary, epoch_of, read_summary, seal_summary
from wayout.casebook.cases.work import add_cases, find_code, list_cases, write_case, write_lines
from wayout.casebook.chain.log import verified
from wayout.casebook.checking import check_open
from wayout.casebook.people import add_member, remove_member
from wayout.casebook.vault import Vault
from wayout.errors import AlteredError

ROW = "SELECT entries, summary FROM cases WHERE id = ?"
TOLD = [
    ("left_unit", "2025-03-20", None), ("hearing", "2025-03-08", "10:00"),
    ("hearing_planned", "2025-03-12", None), ("preliminary_hearing", "2025-03-12", "09:30"),
    ("hearing_planned", "2025-03-12", "14:00"), ("hearing_planned", "2025-04", None),
    ("appeal_hearing_planned", "2025-05-05", None),
]  # fmt: skip


def hearing(day: int, time: str | None = None) -> Hearing:
    """A hearing in March."""
    return Hearing(day=date(2025, 3, day), time=time)


WHOLE = [
    hearing(8, "10:00"), hearing(12, "09:30"), hearing(12, "14:00"),
    Hearing(day=date(2025, 5, 5)),
]  # fmt: skip


@pytest.fixture
def codes(vault: Vault) -> list[str]:
    """A case with hearings, and two without."""
    events = [{"kind": kind, "day": day, "time": time} for kind, day, time in TOLD]
    cases = ({"title": "a", "history": {"events": events}}, {"title": "b"}, {"title": "c"})
    return add_cases(vault, read_lines([json.dumps(case).encode() for case in cases]))


def make_older(vault: Vault, *codes: str) -> None:
    """Seal summaries as they were before they told of hearings."""
    for code in codes:
        case = find_code(vault, code)
        number, sealed = vault.store.rows(ROW, (case,))[0]
        older = structs.replace(
            read_summary(vault, case, number, sealed), hearings=None, contact=None
        )
        bare = [structs.replace(one, safe=None) for one in older.deadlines]
        older = structs.replace(older, deadlines=bare)
        assert b"hearings" not in msgspec.json.encode(older)
        key = vault.keys.key(case, epoch_of(sealed))
        made = seal_summary(vault, key, chain_of(vault, case), older)
        vault.store.write("UPDATE cases SET summary = ? WHERE id = ?", (made, case))


def last_acts(vault: Vault, number: int) -> list[tuple[str, int | None]]:
    """What the log tells last."""
    acts = [entry.act for entry in verified(vault.store, vault.ring.body.audit)]
    return [(act.action, act.number) for act in acts[-number:]]


def summaries(vault: Vault) -> dict[str, Summary]:
    """The summaries as they are, by code."""
    return dict(list_cases(vault))


def test_a_summary_tells_each_hearing_once(vault: Vault, codes: list[str]) -> None:
    """By day and time; one without a time beside one with it is the same, one of a month none."""
    assert summaries(vault)[codes[0]].hearings == WHOLE
    assert [*to_come(WHOLE, date(2025, 3, 12))] == WHOLE[1:]
    assert [*to_come(WHOLE, date(2025, 3, 13))] == WHOLE[3:]
    assert summaries(vault)[codes[1]].hearings == []


def test_what_was_corrected_or_taken_back_is_no_hearing(vault: Vault, codes: list[str]) -> None:
    """Moved, it stands on its new day alone."""
    event = {"kind": "hearing_planned", "day": "2025-03-14"}
    moved = {"record": "event", "event": event, "replaces": "0.0.3"}
    gone = {"record": "event", "event": None, "replaces": "0.0.4"}
    for line in (moved, gone):
        write_lines(vault, codes[0], read_records([json.dumps(line).encode()]))
    found = summaries(vault)[codes[0]].hearings
    assert found == [hearing(8, "10:00"), hearing(12), hearing(14), WHOLE[3]]


def test_older_summaries_are_made_to_tell_them_once(
    vault: Vault, codes: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A part at a time, logged; nothing else in them is another, and the next look opens none."""
    monkeypatch.setattr(older_summaries, "AT_ONCE", 2)
    day = date(2025, 3, 12)
    vault.deadlines = lambda _: [Due(name="o", article="a", due=day, safe=date(2025, 3, 11))]
    for code in codes:
        write_case(vault, code, [Noted(text="x")], "note")
    agreed = Consent(to="contact", given=True, day="2025-03-01")
    write_case(vault, codes[1], [agreed], "write")
    before = summaries(vault)
    make_older(vault, *codes)
    assert {one.hearings for one in summaries(vault).values()} == {None}
    assert dict(told_summaries(vault)) == before
    assert last_acts(vault, 2) == [("summaries", 2), ("summaries", 1)]
    check_open(vault)
    tip = vault.tip
    vault.store.write("DELETE FROM entries")
    assert dict(told_summaries(vault)) == before
    assert vault.tip == tip


def test_deadlines_by_other_tables_are_left_as_they_were(vault: Vault, codes: list[str]) -> None:
    """Which of them moved is told when all are counted anew."""
    make_older(vault, codes[0])
    vault.tables = lambda: "other"
    vault.deadlines = lambda _: [Due(name="o", article="a", due=date(2025, 3, 12))]
    assert dict(told_summaries(vault))[codes[0]].deadlines == []


def test_whatever_is_written_tells_them_too(vault: Vault, codes: list[str]) -> None:
    """A note, and deadlines that are counted anew."""
    make_older(vault, *codes)
    write_case(vault, codes[0], [Noted(text="x")], "note")
    assert summaries(vault)[codes[0]].hearings == WHOLE
    make_older(vault, codes[0])
    vault.tables = lambda: "other"
    recount(vault)
    assert summaries(vault)[codes[0]].hearings == WHOLE


def test_after_somebody_left_they_are_sealed_as_they_were(vault: Vault, codes: list[str]) -> None:
    """Under the key that opens the entries which they follow from."""
    add_member(vault, "Вера", b"seven other words that she knows")
    make_older(vault, *codes)
    remove_member(vault, "Вера")
    assert dict(told_summaries(vault))[codes[0]].hearings == WHOLE
    check_open(vault)


def test_an_altered_case_is_not_passed_over(vault: Vault, codes: list[str]) -> None:
    """Nothing is written then."""
    make_older(vault, *codes)
    tip = vault.tip
    with vault.store.transaction():
        vault.store.write("DELETE FROM entries WHERE case_id = ?", (find_code(vault, codes[0]),))
    with pytest.raises(AlteredError):
        told_summaries(vault)
    assert vault.tip == tip
