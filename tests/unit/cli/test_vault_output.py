"""What the vault commands print: readable, in both languages, and harmless to a terminal."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from wayout.cli import vault_open
from wayout.cli.main import main
from wayout.errors import AlteredError, Phrase

_CASE = {
    "code": "7KQ2-M9XD",
    "title": "Отпуск",
    "people": [{"role": "client", "name": "Примеров Иван", "contact": "+7\x1b[2J"}],
    "history": {
        "events": [{"kind": "left_unit", "day": "2025-01-20", "source": "client", "ground": "war"}],
        "until": "2025-06-01",
    },
    "notes": ["первая", "вторая\nстрока"],
    "numbers": {
        "events": ["0.0.0"],
        "known": ["2025-02-01"],
        "notes": ["2025-02-01", "2025-02-02"],
        "places": [0, 2],
    },
}
_LISTED = [
    {
        "code": "7KQ2-M9XD",
        "state": "absent",
        "since": "2025-01-20",
        "opened": "2025-02-01",
        "people": 1,
        "next_deadline": "2025-03-04",
        "next_safe": "2025-03-03",
    },
    {"code": "0000-0001", "state": None, "since": None, "opened": "2025-02-02", "people": 0,
     "next_deadline": None},
]  # fmt: skip
_LOGGED = [
    {"row": 1, "time": "2025-02-01T00:00:00Z",
     "member": "owner", "action": "new", "code": None, "number": None, "about": None},
    {"row": 2, "time": "2025-02-01T00:01:00Z",
     "member": "owner", "action": "find", "code": None, "number": 12, "about": None},
    {"row": 3, "time": "2025-02-01T00:02:00Z",
     "member": "owner", "action": "strange", "code": "7KQ2-M9XD", "number": 3,
     "about": "anna"},
]  # fmt: skip


class Answering:
    """A keeper with ready answers."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, dict[str, object]]] = []
        self.remarks: list[Phrase] = []
        self.answers: dict[str, Any] = {
            "show": _CASE, "list": _LISTED, "log": _LOGGED, "check": [],
            "requests": {"2025-02": 12000}, "add": [], "find": [],
        }  # fmt: skip

    def ask(self, what: str, **values: object) -> object:
        """Answer."""
        self.asked.append((what, values))
        answer = self.answers.get(what)
        if isinstance(answer, Exception):
            raise answer
        return answer


@pytest.fixture
def keeper(monkeypatch: pytest.MonkeyPatch) -> Answering:
    """The keeper that every command here gets; no vault is there."""
    made = Answering()

    @contextmanager
    def kept() -> Iterator[Answering]:
        yield made

    monkeypatch.setattr(vault_open, "kept", kept)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("WAYOUT_LANG", "en")
    return made


def _said(capsys: pytest.CaptureFixture[str], *words: str, code: int = 0) -> str:
    assert main(["vault", *words]) == code
    return capsys.readouterr().out


def test_a_case_is_shown_whole_and_steers_no_terminal(
    keeper: Answering, capsys: pytest.CaptureFixture[str]
) -> None:
    """People, events, notes; a control character becomes a sign."""
    said = _said(capsys, "show", "v", "7KQ2-M9XD")
    for part in ("7KQ2-M9XD  Отпуск", "client", "Примеров Иван", "2025-01-20", "2025-06-01",
                 "первая", "вторая"):  # fmt: skip
        assert part in said
    assert "\x1b" not in said
    assert keeper.asked == [
        ("open", {"path": str(Path.cwd() / "v"), "name": None, "accept": False}),
        ("show", {"code": "7KQ2-M9XD", "numbers": True}),
    ]


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("words", [("list", "v"), ("log", "v"), ("requests", "v")])
@pytest.mark.usefixtures("keeper")
def test_a_table_fits_a_terminal(
    words: tuple[str, ...], language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """80 columns, and nothing of it cut off."""
    said = _said(capsys, *words, "--lang", language)
    assert max(map(len, said.splitlines())) <= 80
    assert "…" not in said


def test_faults_are_told_on_stdout_with_exit_1(
    keeper: Answering, capsys: pytest.CaptureFixture[str]
) -> None:
    """Those of a check, and the one that stopped the opening."""
    keeper.answers["check"] = [
        {"message": "Page {n}.", "values": {"n": "1"}},
        {"message": "Page two.", "values": {}},
    ]
    assert _said(capsys, "check", "v", code=1) == "Page 1.\nPage two.\n"
    keeper.answers["open"] = AlteredError("The file is old.")
    assert _said(capsys, "check", "v", code=1) == "The file is old.\n"
    keeper.answers.update(open=None, check=[])
    assert _said(capsys, "check", "v") == "Nothing was altered.\n"


def test_a_member_is_named_to_the_keeper(
    keeper: Answering, capsys: pytest.CaptureFixture[str]
) -> None:
    """--as."""
    keeper.answers["list"] = []
    assert _said(capsys, "list", "v", "--as", "anna") == "No cases.\n"
    assert keeper.asked[0][1]["name"] == "anna"


@pytest.mark.parametrize(
    "words", [("show", "--json"), ("find", "v", "--jsn"), ("add", "v", "--jsn"), ("list", "--jsn")]
)
def test_an_unknown_option_is_no_file(
    words: tuple[str, ...], keeper: Answering, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit 2, and nothing was opened."""
    assert _said(capsys, *words, code=2) == ""
    assert keeper.asked == []
