"""An intake on one sheet: the same case as question by question, or nothing at all."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import pytest
from tests.unit.casebook.intake.test_taking import ALL, RELATIVE, case_of, take, told

from wayout.casebook.cases.came import came
from wayout.casebook.cases.case import Case
from wayout.casebook.cases.records import CaseLine, EventLine, EventSet, Person, Promise
from wayout.casebook.cases.work import add_cases, begin_case, find_code, read_case, write_case
from wayout.casebook.due import local_day
from wayout.casebook.intake.sheet import Filled, Sheet, blank, fill
from wayout.casebook.intake.taking import Intake
from wayout.casebook.intake.told import days_so_far, left, so_far
from wayout.casebook.vault import Vault
from wayout.errors import CasesError, DayError

LINE = CaseLine(title="Звонок")
CALLS = [
    RELATIVE,
    ["1", "Примеров", "+7900", "бьют", "1", "никому", "отказ", "сбежал", "", "6", "май 2025",
     "+3", "нет", ""],
    ["2", "", "", "", "", "", "", "", "", "1", "20.01.2025", "5", "", "", ""],
    ["", "", "", "", "", "", "1 2", "Макетова", "", "", "", "", "", "раз"],
]  # fmt: skip


def begun(vault: Vault, typed: Mapping[str, str]) -> str:
    """Begin a case with a sheet, as one entry; gives its code."""
    filled = filled_in(vault, None, typed)
    assert filled.wrong == {}
    return begin_case(vault, LINE, filled.records, "intake")


def filled_in(
    vault: Vault,
    code: str | None,
    typed: Mapping[str, str],
    before: Mapping[str, str] | None = None,
) -> Filled:
    """Read a sheet for a case, or for none yet; `before` is what stood in it, as it stands now."""
    today = local_day(vault.clock())
    case = blank(today, LINE.title) if code is None else read(vault, code)
    known = so_far(case) if before is None else before
    return fill(case, Sheet({**known, **typed}, known), today, place=1 if code is None else 0)


def corrected(vault: Vault, code: str, typed: Mapping[str, str]) -> Case:
    """Correct a case with a sheet."""
    filled = filled_in(vault, code, typed)
    assert filled.wrong == {}
    return write_case(vault, code, filled.records, "intake")


def read(vault: Vault, code: str) -> Case:
    """A case, read anew."""
    return read_case(vault, find_code(vault, code))


def wrong(vault: Vault, code: str | None, typed: Mapping[str, str], **before: str) -> set[str]:
    """Which questions of a sheet cannot be read."""
    found = filled_in(vault, code, typed, before or None)
    assert all(isinstance(one, CasesError | DayError) for one in found.wrong.values())
    return set(found.wrong)


def everything(case: Case) -> dict[str, Any]:
    """All that a case tells but when it was written."""
    return {**case.line(), **came(case), "asked": set(case.asked), "left": left(case)}


@pytest.mark.parametrize("answers", CALLS)
def test_it_makes_the_case_that_the_terminal_makes(vault: Vault, answers: list[str]) -> None:
    """People, what happened, promises, consents, notes, and what is still to be asked."""
    intake = Intake(vault)
    asked = take(intake, answers)
    typed = {name: said for name, said in zip(asked, answers, strict=True) if said}
    case = read(vault, begun(vault, typed))
    assert case.entries == 1
    assert everything(case) == everything(case_of(vault, intake))
    assert case.history().events != () or "first_day" not in typed


@pytest.mark.parametrize("answers", CALLS)
def test_what_was_answered_stands_in_it_again(vault: Vault, answers: list[str]) -> None:
    """Saved as it stands, it writes nothing; typed into another, it makes the same case."""
    intake = Intake(vault)
    take(intake, answers)
    case = case_of(vault, intake)
    assert filled_in(vault, intake.code, {}).records == []
    again = read(vault, begun(vault, {**so_far(case), "note": "раз"}))
    assert {**again.line(), "notes": []} == {**case.line(), "notes": []}


def test_it_is_written_whole_or_not(vault: Vault) -> None:
    """Each question that cannot be read says so, and the others do not hide it."""
    typed = {"who": "9", "first": "ничего такого", "call_back": "вчера", "title": "отказ"}
    assert wrong(vault, None, typed) == {"who", "first", "call_back"}
    assert wrong(vault, None, {"first_day": "2025"}) == {"first_day"}
    assert wrong(vault, None, {"decides": "3"}) == {"decides"}


def test_an_answer_is_corrected(vault: Vault) -> None:
    """By another one, in an entry of its own; what was not touched is not written."""
    code = begun(vault, {"who": "2", "name": "Тестова", "first": "left_unit", "first_day": "2025"})
    case = corrected(vault, code, {"first": "detained", "first_day": "20.01.2025"})
    assert told(case) == [("detained", "2025-01-20", "1.0")]
    assert case.entries == 2
    assert [one.name for one in corrected(vault, code, {"name": "Макетова"}).people] == ["Макетова"]
    assert wrong(vault, code, {"name": ""}) == {"name"}


def test_what_was_corrected_elsewhere_is_what_stands_in_it(vault: Vault) -> None:
    """Its other details stay when the day is corrected here; taken back, it is open again."""
    code = begun(vault, {"now": "verdict/prison", "now_day": "20.01.2025"})
    line = EventLine(kind="verdict", day="2025-02", detail="probation", matter="1", source="court")
    write_case(vault, code, [EventSet(event=line, replaces="0.2")], "write")
    case = read(vault, code)
    (name,) = [one.name for one in case.live()]
    assert name == "1.0"
    assert (so_far(case)["now"], so_far(case)["now_day"]) == ("verdict/probation", "02.2025")
    assert days_so_far(case) == {"now_day": "2025-02"}
    case = corrected(vault, code, {"now_day": "3.02.2025"})
    (event,) = [one.line for one in case.live()]
    assert (event.day, event.detail, event.matter, event.source) == (
        "2025-02-03", "probation", "1", "court",
    )  # fmt: skip
    case = write_case(vault, code, [EventSet(event=None, replaces="2.0")], "write")
    assert (so_far(case)["now"], so_far(case)["now_day"]) == ("", "")
    case = corrected(vault, code, {"now": "pit", "now_day": "3.02.2025"})
    assert told(case) == [("pit", "2025-02-03", None)]


def test_what_another_answered_meanwhile_is_not_written_over(vault: Vault) -> None:
    """Unless both say the same, or it was not touched."""
    code = begun(vault, {"name": "Тестова"})
    before = dict(so_far(read(vault, code)))
    corrected(vault, code, {"name": "Макетова"})
    assert wrong(vault, code, {"name": "Образцов"}, **before) == {"name"}
    for typed in ("Макетова", "Тестова"):
        assert filled_in(vault, code, {"name": typed}, before).records == []


def test_he_who_calls_himself_is_one_man(vault: Vault) -> None:
    """What is said of him twice must be the same; what is said once is taken."""
    himself = {"who": "client", "name": "Примеров"}
    assert wrong(vault, None, {**himself, "client": "Образцов"}) == {"client"}
    case = read(vault, begun(vault, {**himself, "client": "Примеров", "client_contact": "+7900"}))
    assert case.line()["people"] == [{"role": "client", "name": "Примеров", "contact": "+7900"}]
    assert so_far(case)["client"] == ""


def test_where_what_happened_brought_him_has_the_same_day(vault: Vault) -> None:
    """Said again it is no further event; another day is none that fits."""
    typed = {"first": "left_unit", "first_day": "20.01.2025", "now": "left_unit"}
    assert wrong(vault, None, {**typed, "now_day": "21.01.2025"}) == {"now_day"}
    code = begun(vault, {**typed, "now_day": "20.01.2025"})
    case = read(vault, code)
    assert told(case) == [("left_unit", "2025-01-20", None)]
    assert so_far(case)["now"] == "left_unit"
    case = corrected(vault, code, {"first": "hospitalised"})  # then he is not there by it any more
    assert case.undated() == {"now": "left_unit"}


def test_a_case_without_an_intake_has_nothing_open(vault: Vault) -> None:
    """Its title stands in the sheet; one that an intake made up does not."""
    (code,) = add_cases(vault, [CaseLine(title="Дело", people=[Person(role="other", name="x")])])
    case = read(vault, code)
    assert (left(case), so_far(case)["title"]) == ([], "Дело")
    case = read(vault, begun(vault, {"who": "2"}))
    assert left(case) == [one for one in ALL if one not in {"who", "note"} and "_day" not in one]
    assert so_far(case)["title"] == ""


def test_what_was_kept_is_open_no_more(vault: Vault) -> None:
    """A call that was made stands in no field; neither does a danger that is over."""
    code = begun(vault, {"danger": "бьют", "call_back": "+1"})
    tomorrow = local_day(vault.clock()) + timedelta(days=1)
    case = read(vault, code)
    assert (so_far(case)["danger"], days_so_far(case)) == (
        "бьют", {"call_back": tomorrow.isoformat()},
    )  # fmt: skip
    done = [
        Promise(id=f"intake-{name}", what="check_in", due="2025-01-01", done="2025-01-01")
        for name in ("danger", "call-back")
    ]
    case = write_case(vault, code, done, "write")
    assert (so_far(case)["danger"], so_far(case)["call_back"]) == ("no", "")
    gone = [Promise(id="intake-call-back", what="call_back", due="2025-01-01", gone=True)]
    case = write_case(vault, code, gone, "write")
    assert (so_far(case)["call_back"], days_so_far(case)) == ("", {})
