"""Who may open a case is shown; it is shared, handed over, and exported for a colleague."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from tests.promise.desk_answers import Answers
from tests.promise.desk_uploads import named
from tests.promise.desk_world import CASE, CODE, Visitor, entered

from wayout.errors import VaultError

HERE = "/cases/case/access"
ME = {"name": "Примеров", "role": "member", "me": True}
HIS = {"name": "Образцов", "role": "member", "me": False}
PAPER = {"name": "recovery", "role": "recovery", "me": False}
ALONE = {"holders": [ME, PAPER], "others": [], "me": "Примеров"}
TEAM = {"holders": [ME, HIS], "others": ["Макетова"], "me": "Примеров"}


@pytest.fixture
def visitor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Visitor]:
    """Somebody who entered an open desk, in English."""
    named(monkeypatch)
    with entered(tmp_path, "en") as made:
        yield made


def test_one_user_alone_is_told_how_to_add_a_colleague(visitor: Visitor) -> None:
    """There is nobody to share with; the printed key is no colleague."""
    Answers({"access": ALONE}).before(visitor)
    body = visitor.ask("GET", HERE).body
    assert "wayout vault people FILE add NAME" in body
    assert "whoever holds the printed recovery key" in body
    assert "/access/share" not in body
    assert "/access/export" in body


def test_who_may_and_who_may_not_is_shown(visitor: Visitor) -> None:
    """It is shared with those who may not yet, and with nobody else."""
    answers = Answers({"access": TEAM, "share": None}).before(visitor)
    body = visitor.ask("GET", HERE).body
    _, _, choice = body.partition('<select id="share"')
    choice = choice.partition("</select>")[0]
    assert "Макетова" in choice
    assert "Образцов" not in choice
    assert visitor.ask("POST", f"{HERE}/share", {"name": "Макетова"}).status == 303
    assert answers.of("share") == [{"code": CODE, "name": "Макетова"}]
    told = visitor.ask("GET", HERE).body
    assert f"<b>{CODE}</b> Shared: one member more may open it." in told


@pytest.mark.parametrize(
    ("name", "shared", "taken"),
    [("Образцов", [], "Образцов"), ("Макетова", [{"code": CODE, "name": "Макетова"}], "Макетова"),
     ("", [], None)],
)  # fmt: skip
def test_a_case_is_handed_over_and_opens_for_who_gets_it(
    visitor: Visitor, name: str, shared: list[object], taken: str | None
) -> None:
    """Who may open it already is given no key twice; nobody's is a choice."""
    answers = Answers({"access": TEAM, "share": None, "take": 1}).before(visitor)
    assert visitor.ask("POST", f"{HERE}/owner", {"name": name}).status == 303
    assert answers.of("share") == shared
    assert answers.of("take") == [{"code": CODE, "name": taken}]
    told = visitor.ask("GET", HERE).body
    said = "The case is handed over." if name else "The case is nobody&#39;s for now."
    assert f"<b>{CODE}</b> {said}" in told
    assert ('action="/undo"' in told) == (not shared)  # who may open it may, for good


@pytest.mark.parametrize("owner", ["Примеров", "Образцов", None])
def test_whose_case_it_is_and_what_stays_open_is_said(visitor: Visitor, owner: str | None) -> None:
    """Mine, another's, nobody's."""
    shown = {**CASE, "owner": owner} if owner else CASE
    Answers({"access": TEAM, "show": shown}).before(visitor)
    body = visitor.ask("GET", HERE).body
    said = {"Примеров": "Yours.", None: "Nobody&#39;s yet."}
    assert said.get(owner, f"<b>{owner}</b>") in body
    assert "It takes the case from nobody" in body
    assert ("Take it" in body) == (owner != "Примеров")


def test_an_export_is_saved_under_a_name_that_names_no_case(visitor: Visitor, today: date) -> None:
    """For 30 days unless something else is typed."""
    answers = Answers({"access": ALONE, "export bytes": {"data": b"sealed"}}).before(visitor)
    until = today + timedelta(30)
    assert f'value="{until:%d.%m.%Y}"' in visitor.ask("GET", HERE).body
    form = {"to": " age1x ", "expires": "01.02.2099"}
    got = visitor.ask("POST", f"{HERE}/export", form)
    assert (got.status, got.body) == (200, "sealed")
    assert got.headers["content-disposition"].startswith('attachment; filename="case.age"')
    assert answers.of("export bytes") == [{"code": CODE, "to": "age1x", "expires": "2099-02-01"}]


def test_an_export_may_never_expire(visitor: Visitor) -> None:
    """If that is ticked; what stands in the field is not read then."""
    answers = Answers({"export bytes": {"data": b""}}).before(visitor)
    visitor.ask("POST", f"{HERE}/export", {"to": "age1x", "expires": "?", "never": "1"})
    assert answers.of("export bytes")[0]["expires"] is None


@pytest.mark.parametrize("expires", ["2099", "01.02.2099 - 03.02.2099", "never mind"])
def test_a_last_day_that_is_no_day_is_told_and_nothing_leaves(
    visitor: Visitor, expires: str
) -> None:
    """What was typed stays."""
    answers = Answers({"access": ALONE}).before(visitor)
    got = visitor.ask("POST", f"{HERE}/export", {"to": "age1x", "expires": expires})
    assert got.status == 422
    assert 'role="alert"' in got.body
    assert 'value="age1x"' in got.body
    assert answers.of("export bytes") == []


def test_what_the_keeper_refuses_is_told(visitor: Visitor) -> None:
    """A key that is none."""
    wrong = VaultError("This is no age recipient. One begins with age1.")
    Answers({"access": ALONE, "export bytes": wrong}).before(visitor)
    got = visitor.ask("POST", f"{HERE}/export", {"to": "x", "expires": "01.02.2099"})
    assert (got.status, "no age recipient" in got.body) == (422, True)
