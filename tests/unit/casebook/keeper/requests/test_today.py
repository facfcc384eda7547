"""What the page of today asks of a keeper; answers are builtins, and name nobody of a case."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from wayout.casebook.cases.lines import read_lines
from wayout.casebook.cases.records import Noted
from wayout.casebook.cases.summary import Due
from wayout.casebook.cases.work import add_cases, write_case
from wayout.casebook.keeper.requests.courts import CourtRequests
from wayout.casebook.keeper.requests.today import TodayRequests
from wayout.casebook.keeper.session import Session
from wayout.casebook.making import make_vault
from wayout.casebook.opening import open_vault
from wayout.casebook.passphrase import Cost
from wayout.casebook.people import add_member
from wayout.casebook.sharing import share_all
from wayout.casebook.since import AWAY

HIS = b"another seven words that only he knows"
AT = 1_750_000_000


@pytest.fixture
def session(folder: Path, cheap: Cost, passphrase: bytes) -> Iterator[Session]:
    """A session with a case of a client who is named in it."""
    session = Session(cost=cheap)
    vault = make_vault(folder / "team.wayout", passphrase, cost=cheap)
    vault.clock = lambda: AT
    session.take(vault)
    told = {"kind": "hearing_planned", "day": "2125-01-20", "detail": "Примеров"}
    case = {"title": "Примеров", "history": {"events": [told]}}
    add_cases(vault, read_lines([json.dumps(case).encode()]))
    yield session
    session.close()


def code_of(session: Session) -> str:
    """The code of the one case."""
    (told,) = CourtRequests(session).court_events(
        [one["code"] for one in CourtRequests(session).appointments()]
    )
    return told


def test_it_tells_who_i_am_and_whether_i_am_alone(session: Session) -> None:
    """The recovery key is nobody."""
    asked = TodayRequests(session)
    told = asked.today(7, 12)
    assert (told["me"], told["alone"], told["nobodys"]) == (session.vault.ring.me.name, True, 1)
    assert (told["due"], told["to_review"]) == ([], 0)
    add_member(session.vault, "Образцов", HIS)
    assert asked.today(7, 12)["alone"] is False


def test_what_others_did_is_plain(session: Session, passphrase: bytes) -> None:
    """Who, in which case, what, and when."""
    vault, code = session.vault, code_of(session)
    add_member(vault, "Образцов", HIS)
    share_all(vault, "Образцов")
    path = vault.path
    session.close()
    with open_vault(path, HIS, clock=lambda: AT + AWAY, patience=0) as his:
        write_case(his, code, [Noted(text="x")], "note")
    session.take(open_vault(path, passphrase, clock=lambda: AT + AWAY, patience=0))
    assert TodayRequests(session).since() == [
        {
            "code": code,
            "member": "Образцов",
            "actions": ["note"],
            "last": "2025-06-15T23:06:40+00:00",
        }
    ]


def test_what_a_court_may_tell_is_plain(session: Session) -> None:
    """Numbers, kinds and days; what was set aside is known."""
    asked, code = CourtRequests(session), code_of(session)
    assert asked.court_numbers() == []
    due = Due(name="appeal", article="a", due=date(2025, 5, 16), own=True)
    theirs = Due(name="custody", article="a", due=date(2025, 5, 16))
    session.vault.deadlines = lambda history: [due, theirs][: len(history.events) * 2 - 2]
    line = {"record": "event", "event": {"kind": "verdict", "day": "2025-05-01"}}
    would_be = [[{"name": "appeal", "article": "a", "due": "2025-05-16", "own": True}]]
    for _again in range(2):
        assert asked.would_be_due([(code, json.dumps(line).encode())]) == would_be
    assert asked.court_events([code]) == {code: [["hearing_planned", "2125-01-20"]]}
    asked.set_aside(code, json.dumps(line).encode())
    assert asked.court_events([code]) == {
        code: [["hearing_planned", "2125-01-20"], ["verdict", "2025-05-01"]]
    }
    (told,) = asked.appointments(code, deadlines=True)
    assert told.pop("id")
    assert told == {
        "code": code, "day": "2125-01-20", "time": None, "kind": "hearing", "last": None,
    }  # fmt: skip
