"""Who may open a case, what was done with it, and exports that touch no disk."""

from pathlib import Path
from typing import Any

import pytest
from tests.unit.casebook.keeper.requests.team_session import HIS, NAME, ask, give

from wayout.casebook.keeper.session import Session
from wayout.errors import CasesError, LockedError, VaultError

pytestmark = pytest.mark.usefixtures("said")


def logged(session: Session, code: str) -> list[Any]:
    """The actions about a case, the newest first."""
    rows = ask(session, "case log", code=code, most=100)["rows"]
    return [one["action"] for one in rows]


def test_who_may_open_a_case_is_told_and_who_may_not(session: Session, codes: list[str]) -> None:
    """And after it was shared; that it was looked at is logged with the case."""
    mine = {"name": "owner", "role": "member", "me": True}
    assert ask(session, "access", code=codes[0]) == {
        "holders": [mine], "others": [NAME], "me": "owner",
    }  # fmt: skip
    ask(session, "share", code=codes[0], name=NAME)
    his = {"name": NAME, "role": "member", "me": False}
    assert ask(session, "access", code=codes[0]) == {
        "holders": [mine, his], "others": [], "me": "owner",
    }  # fmt: skip
    assert logged(session, codes[0])[:3] == ["holders", "share", "holders"]


def test_who_may_not_open_a_case_is_told_nothing_of_it(
    session: Session, codes: list[str], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not who may, not what was done with it, and gets no file of it."""
    session.close()
    give(monkeypatch, HIS)
    session.open(str(folder / "team.wayout"))
    age = ask(session, "members")[0]["age"]
    for request, values in (
        ("access", {}), ("case log", {"most": 1}), ("export bytes", {"to": age, "expires": None}),
    ):  # fmt: skip
        with pytest.raises(LockedError):
            ask(session, request, code=codes[0], **values)


def test_the_log_of_a_case_is_paged_newest_first(session: Session, codes: list[str]) -> None:
    """Nothing of other cases is in it, and no row is shown twice or left out."""
    for code in (codes[0], codes[1], codes[0]):
        ask(session, "note", code=code, text="x")
    first = ask(session, "case log", code=codes[0], most=2)
    assert [one["action"] for one in first["rows"]] == ["note", "note"]
    assert first["more"] == 2
    assert {one["code"] for one in first["rows"]} == {codes[0]}
    before = first["rows"][-1]["row"]
    rest = ask(session, "case log", code=codes[0], most=2, before=before)
    assert [one["action"] for one in rest["rows"]] == ["show", "add"]
    assert rest["more"] == 0
    assert logged(session, codes[0])[:2] == ["log", "log"]
    with pytest.raises(VaultError):
        ask(session, "case log", code="ZZZZ-ZZZZ", most=2)


def test_an_export_goes_out_and_comes_in_without_a_file(session: Session, codes: list[str]) -> None:
    """What is in it is told before and after; each step is logged."""
    age = next(one["age"] for one in ask(session, "members") if one["me"])
    made = ask(session, "export bytes", code=codes[0], to=age, expires="2099-01-01")
    told = {key: made[key] for key in ("from", "made", "expires", "contents")}
    assert told["contents"] == {"title": 1, "people": 1, "events": 1, "notes": 1}
    assert made["stays"] == {}
    assert ask(session, "look into bytes", data=made["data"]) == told
    taken = ask(session, "import bytes", data=made["data"])
    assert taken == {"code": taken["code"], **told}
    assert ask(session, "show", code=taken["code"])["title"] == "Отпуск"
    assert logged(session, codes[0])[0] == "export"
    with pytest.raises(CasesError, match="no export"):
        ask(session, "look into bytes", data=made["data"][:-1])


def test_an_export_that_does_not_expire(session: Session, codes: list[str]) -> None:
    """Is told as such."""
    age = next(one["age"] for one in ask(session, "members") if one["me"])
    assert ask(session, "export bytes", code=codes[0], to=age, expires=None)["expires"] is None
