"""What can be asked of a session about records, what is due, and intakes; answers are builtins."""

import json
import os
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from wayout.casebook.keeper.requests.every import every_request
from wayout.casebook.keeper.session import Handler, Session
from wayout.casebook.passphrase import Cost
from wayout.errors import CasesError, VaultError

Ask = Mapping[str, Handler]
NOTHING: dict[str, Any] = {
    "code": None, "question": "who", "offered": ["client", "relative", "lawyer", "caller"],
    "event": None, "passed": [], "skipped": True, "day": None, "may_keep": None,
}  # fmt: skip


@pytest.fixture
def ask(folder: Path, cheap: Cost, monkeypatch: pytest.MonkeyPatch) -> Ask:
    """What can be asked of a session with a fresh vault."""
    reading, writing = os.pipe()
    os.write(writing, b"seven words that only we know here\n")
    os.close(writing)
    monkeypatch.setenv("WAYOUT_PASSPHRASE_FD", str(reading))
    monkeypatch.setenv("WAYOUT_RECOVERY_FD", str(os.open(os.devnull, os.O_WRONLY)))
    session = Session(cost=cheap)
    session.new(str(folder / "team.wayout"))
    return every_request(session)


def line(**record: object) -> bytes:
    """A record as it is written."""
    return json.dumps(record, ensure_ascii=False).encode()


def test_ids_that_were_drawn_are_told(ask: Ask) -> None:
    """Those of new promises, in order, and no others."""
    (code,) = ask["add"](b'{"title": "a"}')
    due = {"record": "promise", "what": "call_back", "due": "2025-02-01"}
    lines = [line(**due), line(record="note", text="x"), line(**due, id="mine"), line(**due)]
    drawn = ask["write"](code, b"\n".join(lines))
    assert len(set(drawn)) == 2
    shown = ask["show"](code)
    assert [one["id"] for one in shown["promises"]] == [drawn[0], "mine", drawn[1]]
    assert ask["write"](code, line(record="promise", id="mine", done="2025-02-01")) == []
    assert "numbers" not in shown
    assert ask["show"](code, numbers=True)["numbers"]["events"] == []


def test_what_is_due_and_to_be_reviewed_is_plain(ask: Ask, today: date) -> None:
    """Days are written; what does not apply to an item is left out."""
    (code,) = ask["add"](b'{"title": "a"}')
    ask["write"](code, line(record="promise", id="a", what="call_back", due="2025-02-01"))
    ask["write"](code, line(record="retain", until="2025-01-01"))
    told = ask["due"](7, 12)
    assert told.pop("today") == today.isoformat()
    assert told == {
        "due": [
            {"day": "2025-02-01", "code": code, "kind": "promise", "what": "call_back", "id": "a"}
        ],
        "to_review": 1,
    }  # fmt: skip
    (waiting,) = ask["review"](12)
    written = waiting.pop("written")
    assert waiting == {"code": code, "why": "over", "retain": "2025-01-01"}
    assert isinstance(written, str)


def test_an_intake_is_taken_question_by_question(ask: Ask) -> None:
    """Each answer tells the next question; one intake at a time."""
    assert ask["intake"]() == NOTHING
    told = ask["intake answer"]("lawyer", "Звонок")
    code = told["code"]
    assert (told["question"], told["offered"]) == ("name", [])
    assert ask["intake skip"]()["passed"] == ["name"]
    assert ask["intake back"]()["question"] == "name"
    assert ask["intake answer"]("Образцов", "")["question"] == "contact"
    assert ask["show"](code)["people"] == [{"role": "lawyer", "name": "Образцов"}]
    assert ask["intake"]() == NOTHING
    assert ask["intake"](code.lower(), ["contact"])["question"] == "danger"
    with pytest.raises(CasesError):
        ask["intake answer"](" ", "")


def test_without_an_intake_there_is_no_question(ask: Ask) -> None:
    """Somebody has to begin one."""
    for request, values in (("answer", ("1", "t")), ("skip", ()), ("back", ())):
        with pytest.raises(VaultError):
            ask[f"intake {request}"](*values)
