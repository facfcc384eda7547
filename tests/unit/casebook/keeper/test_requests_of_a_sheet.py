"""What can be asked of a session about an intake on one sheet; answers are builtins."""

import os
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from wayout.casebook.due import local_day
from wayout.casebook.intake.questions import BY_ID
from wayout.casebook.keeper.requests.every import every_request
from wayout.casebook.keeper.session import Handler, Session
from wayout.casebook.passphrase import Cost

Ask = Mapping[str, Handler]
PASSPHRASE = b"seven words that only we know here\n"


@pytest.fixture
def session(folder: Path, cheap: Cost, monkeypatch: pytest.MonkeyPatch) -> Iterator[Session]:
    """A session with a fresh vault."""
    opened(folder, monkeypatch)
    made = Session(cost=cheap)
    made.new(str(folder / "team.wayout"))
    yield made
    made.close()


@pytest.fixture
def ask(session: Session) -> Ask:
    """What can be asked of it."""
    return every_request(session)


def opened(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Give the passphrase on a descriptor."""
    del folder
    reading, writing = os.pipe()
    os.write(writing, PASSPHRASE)
    os.close(writing)
    monkeypatch.setenv("WAYOUT_PASSPHRASE_FD", str(reading))
    monkeypatch.setenv("WAYOUT_RECOVERY_FD", str(os.open(os.devnull, os.O_WRONLY)))


def save(ask: Ask, typed: dict[str, str], **values: Any) -> dict[str, Any]:  # noqa: ANN401  plain
    """Save a sheet."""
    told: dict[str, Any] = ask["intake save"](typed, values.pop("before", {}), "Звонок", **values)
    return told


def test_a_sheet_begins_a_case_and_goes_on_with_it(ask: Ask) -> None:
    """What was answered is told as it would be typed; what is open by the name of the question."""
    empty = ask["intake sheet"]()
    assert set(empty["answers"].values()) == {""}
    told = save(ask, {"name": "Тестова", "first": "escaped"})
    assert told == {"code": told["code"], "wrong": {}, "alike": []}
    sheet = ask["intake sheet"](told["code"])
    assert (sheet["answers"]["name"], sheet["title"]) == ("Тестова", "Звонок")
    assert sheet["undated"] == {"first": "escaped"}
    assert set(sheet["open"]) == set(BY_ID) - {"name", "first", "now_day", "note"}
    again = save(ask, {"first_day": "2025"}, code=told["code"])
    assert again["code"] == told["code"]
    assert ask["intake sheet"](told["code"])["days"] == {"first_day": "2025"}
    assert (
        ask["show"](told["code"], numbers=True)["open"] == ask["intake sheet"](told["code"])["open"]
    )


def test_nothing_is_written_of_a_sheet_that_cannot_be_read(ask: Ask) -> None:
    """Each question says what is wrong with it, without what was typed."""
    told = save(ask, {"name": "Тестова", "call_back": "вчера", "who": "Примеров"})
    assert told["code"] is None
    assert set(told["wrong"]) == {"call_back", "who"}
    assert told["wrong"]["call_back"] == {"message": "This day is over.", "values": {}}
    assert "Примеров" not in str(told)
    assert ask["list"]() == []


def test_a_sheet_is_looked_at_before_it_is_written(ask: Ask) -> None:
    """What it would bring, beside what stands there; days to come too, and nothing is written."""
    typed = {"first": "hearing_planned", "first_day": "завтра", "now": "pit", "now_day": "+9"}
    told = ask["intake look"]({**typed, "who": "9"}, {})
    assert (set(told["wrong"]), ask["list"]()) == ({"who"}, [])
    first, now = told["events"]
    assert (first["question"], first["event"]["kind"], first["is_new"]) == (
        "first_day", "hearing_planned", True,
    )  # fmt: skip
    assert (now["question"], now["others"]) == ("now_day", [first["event"]])
    code = save(ask, typed)["code"]
    answers = ask["intake sheet"](code)["answers"]
    moved = ask["intake look"]({**answers, "now_day": "вчера"}, answers, code)["events"]
    assert [one["is_new"] for one in moved] == [False, True]
    assert [moved[0]["event"], moved[1]["others"]] == [first["event"], [first["event"]]]


def test_an_empty_sheet_is_no_case(ask: Ask) -> None:
    """And one without a change writes nothing."""
    assert save(ask, {}) == {"code": None, "wrong": {}, "alike": []}
    code = save(ask, {"name": "Тестова"})["code"]
    answers = ask["intake sheet"](code)["answers"]
    assert save(ask, answers, before=answers, code=code)["code"] == code
    assert ask["show"](code, numbers=True)["entries"] == 1


def test_who_may_be_the_same_is_told_first(
    ask: Ask, session: Session, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In each vault that is held; it is written when that was looked at."""
    code = save(ask, {"contact": "@invented"})["code"]
    assert save(ask, {"contact": "@invented"}) == {"code": None, "wrong": {}, "alike": [code]}
    twin = save(ask, {"contact": "@invented"}, alike=True)["code"]
    third = save(ask, {"contact": "Пишет @invented"})
    assert third["alike"] == sorted([code, twin])
    assert save(ask, {"name": "Тестова"}, code=code)["code"] == code  # its contact is no news
    opened(folder, monkeypatch)
    session.new(str(folder / "other.wayout"))
    assert save(ask, {"contact": "@invented"})["alike"] == []


def test_a_sheet_tells_what_its_fields_do_not_show(ask: Ask, session: Session) -> None:
    """The notes, whose consent it is, and the day of the check-in, until that was done."""
    at = int(datetime(2025, 6, 10, 20, tzinfo=UTC).timestamp())
    session.vault.clock = lambda: at
    assert ask["intake sheet"]()["keep_by"] is None
    typed = {"who": "relative", "name": "Тестова", "danger": "бьют", "keep": "yes", "note": "Ёлка"}
    code = save(ask, typed)["code"]
    sheet = ask["intake sheet"](code)
    assert sheet["notes"] == [["Ёлка", "2025-06-10"]]
    assert (sheet["danger_on"], sheet["keep_by"]) == (local_day(at).isoformat(), "Тестова")
    save(ask, {"danger": "no"}, before={"danger": "бьют"}, code=code)
    assert ask["intake sheet"](code)["danger_on"] is None
