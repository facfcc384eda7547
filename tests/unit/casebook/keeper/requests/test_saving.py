"""What pages ask when several edit a case: answers are builtins."""

import json
import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from wayout.casebook.keeper.requests.every import every_request
from wayout.casebook.keeper.session import Handler, Session
from wayout.casebook.passphrase import Cost
from wayout.errors import ChangedMeanwhileError

Ask = Mapping[str, Handler]
LEFT = {"kind": "left_unit", "day": "2025-01-20"}


@pytest.fixture
def ask(folder: Path, cheap: Cost, monkeypatch: pytest.MonkeyPatch) -> Ask:
    """What can be asked of a session with a fresh vault."""
    reading, writing = os.pipe()
    os.write(writing, b"seven words that only we know here\n")
    os.close(writing)
    monkeypatch.setenv("WAYOUT_PASSPHRASE_FD", str(reading))
    session = Session(cost=cheap)
    session.new(str(folder / "team.wayout"), "Anna")
    return every_request(session)


def line(**record: object) -> bytes:
    """A record as it is written."""
    return json.dumps(record, ensure_ascii=False).encode()


def test_a_page_knows_how_many_entries_it_saw(ask: Ask) -> None:
    """And is told what came since, by whom, and how to undo what it saved."""
    (code,) = ask["add"](b'{"title": "a"}')
    shown = ask["show"](code, numbers=True)
    assert shown["entries"] == 1
    first = ask["save"](code, line(record="note", text="x"), seen=1)
    assert first == {"entry": 1, "ids": [], "undo": True, "others": []}
    new, named = (
        line(record="promise", what="call_back", due="2025-02-01", **more)
        for more in ({}, {"id": "a"})
    )
    second = ask["save"](code, new + b"\n" + named, seen=1)
    assert len(second.pop("ids")) == 1
    assert second == {
        "entry": 2, "undo": True, "others": [{"by": "Anna", "me": True, "notes": 1}],
    }  # fmt: skip
    ask["undo"](code, 1)
    assert ask["show"](code)["notes"] == []
    assert ask["take"](code, "Anna") == 4
    ask["undo"](code, 4)
    assert "owner" not in ask["show"](code)


def test_both_versions_are_told_and_the_later_can_be_written(ask: Ask) -> None:
    """With lines that fit by then; one that met nothing stays as it is."""
    (code,) = ask["add"](json.dumps({"title": "a", "history": {"events": [LEFT]}}).encode())
    later = {**LEFT, "day": "2025-01-21"}
    ask["save"](code, line(record="event", event=later, replaces="0.0.0"), seen=1)
    mine = (
        line(record="event", event=None, replaces="0.0.0") + b"\n" + line(record="note", text="x")
    )
    with pytest.raises(ChangedMeanwhileError):
        ask["save"](code, mine, seen=1)
    told = ask["meanwhile"](code, mine, 1)
    at = told["met"][0].pop("at")
    assert at.endswith("Z")
    back = {"record": "event", "event": None, "replaces": "0.0.0"}
    assert told == {
        "entries": 2,
        "met": [{"line": back, "now": later, "by": "Anna", "me": True}],
        "again": [{**back, "replaces": "1.0"}, {"record": "note", "text": "x"}],
    }
    ask["save"](code, b"\n".join(line(**one) for one in told["again"]), seen=told["entries"])
    gone = ask["meanwhile"](code, mine, 1)
    assert [one["now"] for one in gone["met"]] == [None]
    assert gone["again"] == [{"record": "note", "text": "x"}]
