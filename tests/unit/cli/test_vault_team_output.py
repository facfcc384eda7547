"""What the commands of a team print: nothing cut off, counts in words, nothing for a terminal."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from wayout.cli import vault_export, vault_people, vault_rekey
from wayout.cli.main import main

_KEY = "age1nvry9yqekehu4ed73234acujkp63pr53ldnfp342x6w4jrdvtuasgykjc7"
_MEMBERS = [
    {"name": "owner", "role": "member", "since": "2025-02-01", "cases": 12000, "age": _KEY,
     "me": True},
    {"name": "Макетова\x1b[2J", "role": "member", "since": "2025-02-02", "cases": 1,
     "age": "age1x", "me": False},
    {"name": "recovery key", "role": "recovery", "since": "2025-02-01", "cases": 12001,
     "age": "age1y", "me": False},
]  # fmt: skip
_TOLD = {
    "from": {"vault": "ab" * 16, "code": "7KQ2-M9XD"},
    "made": "2025-02-01",
    "expires": "2025-03-01",
    "contents": {"title": 1, "people": 2, "events": 3, "strange": 4},
}


class Answering:
    """A keeper with ready answers."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, dict[str, object]]] = []
        self.answers: dict[str, Any] = {
            "members": _MEMBERS,
            "leaving": {"removable": True, "could_open": 2, "lost": 0},
            "remove_member": {"name": "Макетова", "could_open": 2, "lost": 0},
            "share_all": 21,
            "export": {**_TOLD, "stays": {"documents": 2}},
            "look_into": _TOLD,
            "import": {"code": "0000-0001", **_TOLD},
        }

    def ask(self, what: str, **values: object) -> object:
        """Answer."""
        self.asked.append((what, values))
        return self.answers.get(what)


@pytest.fixture
def keeper(monkeypatch: pytest.MonkeyPatch) -> Answering:
    """The keeper that every command here gets; no vault is there."""
    made = Answering()

    @contextmanager
    def opened(file: Path, member: str | None) -> Iterator[Answering]:
        made.asked.append(("open", {"file": file, "member": member}))
        yield made

    for module in (vault_people, vault_export, vault_rekey):
        monkeypatch.setattr(module, "opened", opened)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("WAYOUT_LANG", "en")
    monkeypatch.setenv("WAYOUT_PASSPHRASE_FD", "9")
    return made


def _said(capsys: pytest.CaptureFixture[str], *words: str, code: int = 0) -> tuple[str, str]:
    assert main(["vault", *words]) == code
    return capsys.readouterr()


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.usefixtures("keeper")
def test_the_list_fits_a_terminal(language: str, capsys: pytest.CaptureFixture[str]) -> None:
    """80 columns, nothing of it cut off; only my own key is printed, whole on a line."""
    said, _ = _said(capsys, "people", "v", "list", "--lang", language)
    lines = said.splitlines()
    assert max(map(len, lines)) <= 80
    assert lines[-1] == _KEY
    assert "age1x" not in said
    assert "…" not in said
    assert "\x1b" not in said


@pytest.mark.usefixtures("keeper")
def test_the_paper_has_no_use_for_exports(
    keeper: Answering, capsys: pytest.CaptureFixture[str]
) -> None:
    """Who comes with it is told no key."""
    keeper.answers["members"] = [{**_MEMBERS[2], "me": True}]
    assert "age1" not in _said(capsys, "people", "v", "list")[0]


def test_a_removal_says_what_cannot_be_recalled(
    keeper: Answering, capsys: pytest.CaptureFixture[str]
) -> None:
    """How many, with the word that goes with the number; lost ones only where there are some."""
    said, _ = _said(capsys, "people", "v", "remove", "Макетова", "--yes")
    assert "could open 2 cases and may have copied them" in said
    assert "lost" not in said
    keeper.answers["remove_member"] = {"name": "Макетова", "could_open": 1, "lost": 1}
    said, _ = _said(capsys, "people", "v", "remove", "Макетова", "--yes", "--give-up")
    assert "could open 1 case and may have copied it" in said
    assert "1 case that nobody else could open is lost." in said
    assert keeper.asked[-1] == ("remove_member", {"name": "Макетова", "give_up": True})


def test_what_will_be_lost_is_said_before(
    keeper: Answering, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """With --give-up it is asked for; without, the keeper refuses and nobody is asked."""
    keeper.answers["leaving"] = {"removable": True, "could_open": 3, "lost": 2}
    monkeypatch.setattr("sys.stdin.readline", lambda: "another\n", raising=False)
    _, asked = _said(capsys, "people", "v", "remove", "Макетова", "--give-up", code=2)
    assert "2 cases that nobody else may open will be lost." in asked
    assert [what for what, _ in keeper.asked] == ["open", "leaving"]
    _, asked = _said(capsys, "people", "v", "remove", "Макетова")
    assert "Type the name" not in asked
    keeper.answers["leaving"] = {"removable": False, "could_open": 3, "lost": 0}
    assert "Type the name" not in _said(capsys, "people", "v", "remove", "owner")[1]


def test_who_could_open_nothing_copied_nothing(
    keeper: Answering, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """No count of none is said, before or after."""
    keeper.answers["leaving"] = {"removable": True, "could_open": 0, "lost": 0}
    keeper.answers["remove_member"] = {"name": "Макетова", "could_open": 0, "lost": 0}
    monkeypatch.setattr("sys.stdin.readline", lambda: "Макетова\n", raising=False)
    said, asked = _said(capsys, "people", "v", "remove", "Макетова")
    assert "may open no case" in asked
    assert "could open no case" in said
    assert "0" not in said + asked


def test_who_types_is_told_whose_turn_it_is(
    keeper: Answering, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a terminal; a script is told nothing."""
    said, remarked = _said(capsys, "people", "v", "add", "Макетова")
    assert said.startswith("Макетова is a member now")
    assert remarked == ""
    monkeypatch.delenv("WAYOUT_PASSPHRASE_FD")
    assert "Now Макетова chooses" in _said(capsys, "people", "v", "add", "Макетова")[1]
    assert keeper.asked[-1] == ("add_member", {"name": "Макетова"})


def test_sharing_says_how_many(keeper: Answering, capsys: pytest.CaptureFixture[str]) -> None:
    """One by its code, or all of them."""
    assert _said(capsys, "share", "v", "7KQ2-M9XD", "Макетова")[0] == "shared\n"
    assert keeper.asked[-1] == ("share", {"code": "7KQ2-M9XD", "name": "Макетова"})
    assert _said(capsys, "share", "v", "--all", "Макетова")[0] == "Shared: 21 cases.\n"
    assert keeper.asked[-1] == ("share_all", {"name": "Макетова"})


@pytest.mark.parametrize(
    ("words", "asked", "part"),
    [
        ((), ("rekey", {}), "a new passphrase"),
        (("--keys-only",), ("rekey", {"keys_only": True}), "passphrase is the same"),
        (("--recovery",), ("renew_recovery", {"give_up": False}), "new recovery key"),
        (("--recovery", "--give-up"), ("renew_recovery", {"give_up": True}), "new recovery key"),
    ],
)
def test_other_keys_are_told_of(
    words: tuple[str, ...],
    asked: object,
    part: str,
    keeper: Answering,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Which were asked for."""
    assert part in _said(capsys, "rekey", "v", *words)[0]
    assert keeper.asked[-1] == asked


def test_an_export_says_what_is_in_it_and_what_is_not(
    keeper: Answering, capsys: pytest.CaptureFixture[str]
) -> None:
    """Until when, how many of what; a word that is not known is said as it is."""
    said, _ = _said(capsys, "export", "v", "7KQ2-M9XD", "out", "--to", "age1x")
    assert "In the file: people 2, events 3, strange 4." in said
    assert "until 1 Mar 2025" in said
    assert "Not in the file: documents 2." in said
    keeper.answers["export"] = {**_TOLD, "contents": {"title": 1}, "expires": None, "stays": {}}
    words = ("export", "v", "7KQ2-M9XD", "out", "--to", "age1x", "--expires", "never")
    said, _ = _said(capsys, *words)
    assert said == "In the file: the title.\nIt does not expire.\n"
    assert keeper.asked[-1][1]["expires"] is None


@pytest.mark.usefixtures("keeper")
def test_an_import_prints_the_code_alone(capsys: pytest.CaptureFixture[str]) -> None:
    """The rest is a remark; with --list it is the answer."""
    code, remarked = _said(capsys, "import", "v", "case.age")
    assert code == "0000-0001\n"
    assert "Case 7KQ2-M9XD of the vault abab" in remarked
    listed, nothing = _said(capsys, "import", "v", "case.age", "--list")
    assert (listed, nothing) == (remarked, "")


@pytest.mark.parametrize(
    "words",
    [
        ("people", "v", "add", "--json"),
        ("people", "v", "remove"),
        ("people", "v", "list", "x"),
        ("share", "v", "7KQ2-M9XD"),
        ("share", "v", "--all", "a", "b"),
        ("rekey", "v", "--keys-only", "--recovery"),
        ("rekey", "v", "--give-up"),
        ("export", "v", "7KQ2-M9XD", "--jsn", "--to", "age1x"),
        ("export", "v", "7KQ2-M9XD", "out"),
        ("import", "v", "--jsn"),
    ],
)
def test_what_was_not_meant_opens_nothing(
    words: tuple[str, ...], keeper: Answering, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit 2 before a passphrase is asked for."""
    assert _said(capsys, *words, code=2)[0] == ""
    assert keeper.asked == []
