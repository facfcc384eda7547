"""What is written of a case by script comes back, is due on its day, and is told to nobody else."""

import json
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from tests.promise.vault_script import Script, make_script

CASE: dict[str, object] = {
    "title": "Отпуск",
    "people": [{"role": "client", "name": "Примеров Иван"}],
    "history": {"events": [{"kind": "left_unit", "day": "2025-01-20"}]},
    "notes": ["Ждёт звонка"],
}
SECRETS = ("Отпуск", "Примеров", "звонка", "Тестова", "вечером", "сестра")
RECORDS: list[dict[str, object]] = [
    {"record": "person", "person": {"role": "relative", "name": "Тестова", "told": True}},
    {"record": "event", "event": {"kind": "left_unit", "day": "2025-01-21"}, "replaces": "0.0.0"},
    {"record": "consent", "to": "share", "given": True, "day": "2025-01", "by": "сестра"},
    {"record": "retain", "until": "2099-01-01"},
]


@pytest.fixture
def promise(today: date) -> dict[str, object]:
    """Something to do tomorrow."""
    tomorrow = (today + timedelta(days=1)).isoformat()
    return {"id": "friday", "what": "call_back", "due": tomorrow, "text": "вечером"}


@pytest.fixture
def script(tmp_path: Path) -> Script:
    """A vault with a case."""
    return make_script(tmp_path / "vault", CASE)


def write(script: Script, *records: Mapping[str, object]) -> str:
    """Write records; gives what was printed."""
    text = "".join(f"{json.dumps(record, ensure_ascii=False)}\n" for record in records)
    return script.answer("write", script.codes[0], "-", text=text)


def is_silent(*said: str) -> bool:
    """Whether nothing of the case stands in what was printed."""
    return not any(secret in one for secret in SECRETS for one in said)


def test_what_is_written_is_shown(script: Script, promise: dict[str, object]) -> None:
    """The case as it was added, with what came to it and the number of each event."""
    assert write(script, *RECORDS, {"record": "promise", **promise}) == "saved\n"
    case = script.json("show", script.codes[0], "--numbers")
    today = case["numbers"].pop("known")[0]
    (before,) = case.pop("earlier")
    assert (before["name"], before["by"], case.pop("entries")) == ("0.0.0", "1.1", 2)
    expected = {
        "code": script.codes[0],
        "title": "Отпуск",
        "people": [
            {"role": "client", "name": "Примеров Иван"},
            {"role": "relative", "name": "Тестова", "told": True},
        ],
        "history": {"events": [{"kind": "left_unit", "day": "2025-01-21"}]},
        "notes": ["Ждёт звонка"],
        "consents": [{"to": "share", "given": True, "day": "2025-01", "by": "сестра"}],
        "promises": [promise],
        "retain": "2099-01-01",
        "numbers": {"events": ["1.1"], "notes": [today], "places": [0]},
    }  # fmt: skip
    assert {key: case[key] for key in expected} == expected
    printed = script.answer("show", script.codes[0], "--numbers")
    for part in ("Тестова", "may be told", "2025-01-21", "1.1", "сестра", "friday", "2099-01-01"):
        assert part in printed


def test_a_new_promise_gets_an_id_by_which_it_is_kept(script: Script, today: date) -> None:
    """It is printed before `saved`; kept, the promise is due no more."""
    promise = {"record": "promise", "what": "check_in", "due": today.isoformat()}
    name, saved = write(script, promise).splitlines()
    assert saved == "saved"
    (due,) = script.json("due")["due"]
    assert due == {
        "day": today.isoformat(), "code": script.codes[0], "kind": "promise", "what": "check_in",
        "id": name, "state": "absent",
    }  # fmt: skip
    assert write(script, {"record": "promise", "id": name, "done": today.isoformat()}) == "saved\n"
    assert script.json("due") == {"today": today.isoformat(), "due": [], "to_review": 0}


def test_a_line_that_is_wrong_writes_none_and_is_not_repeated(script: Script) -> None:
    """Its number and the field are told."""
    before = script.json("show", script.codes[0])
    for wrong in (
        {"record": "note", "text": " "},
        {"record": "event", "event": {"kind": "Примеров", "day": "2025"}},
        {"record": "event", "event": None, "replaces": "Примеров"},
        {"record": "Примеров"},
    ):
        text = f'{{"record": "note", "text": "x"}}\n{json.dumps(wrong, ensure_ascii=False)}\n'
        done = script("write", script.codes[0], text=text)
        assert (done.returncode, done.stdout) == (2, "")
        assert "Line 2" in done.stderr
        assert is_silent(done.stderr)
    assert script.json("show", script.codes[0]) == before


def test_what_is_due_names_nobody(script: Script, promise: dict[str, object]) -> None:
    """Nor do the review and the log."""
    write(script, *RECORDS, {"record": "promise", **promise})
    said: list[Any] = [
        script("due"), script("due", "--days", 0), script("review"), script("log", "--json"),
    ]  # fmt: skip
    assert all(done.returncode == 0 for done in said)
    assert script.codes[0] in said[0].stdout
    assert script.codes[0] not in said[1].stdout
    assert is_silent(*(done.stdout + done.stderr for done in said))
    actions = {row["action"] for row in json.loads(said[3].stdout)}
    assert {"write", "due", "review"} <= actions


def test_a_case_that_waits_is_listed_until_somebody_decides(script: Script) -> None:
    """`due` says that there is one; a later day of retention takes it off the list."""
    write(script, {"record": "retain", "until": "2025-01-01"})
    (waiting,) = script.json("review")
    assert (waiting["code"], waiting["why"], waiting["retain"]) == (
        script.codes[0], "over", "2025-01-01",
    )  # fmt: skip
    assert "1 case waits" in script("due").stderr
    write(script, {"record": "retain", "until": "2099-01-01"})
    assert script.json("review", "--months", 0) == []
    assert len(script.json("list")) == 1


@pytest.mark.parametrize(
    "words",
    [("due", "--days", "-1"), ("due", "--days", "x"), ("review", "--months", "99999")],
)
def test_a_number_out_of_range_is_no_answer(script: Script, words: tuple[str, ...]) -> None:
    """Exit 2, before anybody types."""
    done = script(*words, typed=())
    assert (done.returncode, done.stdout) == (2, "")
