"""What `vault show`, `due` and `review` print of what came to a case, in both languages."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from wayout.cli import vault_open
from wayout.cli.main import main
from wayout.errors import Phrase

CODE = "7KQ2-M9XD"
CASE = {
    "code": CODE,
    "title": "Отпуск",
    "people": [{"role": "client", "name": "Примеров", "decides": True, "told": True}],
    "consents": [
        {"to": "share", "given": True, "day": "2025-01-20", "by": "сестра"},
        {"to": "keep", "given": False, "day": "2025-01"},
    ],
    "promises": [
        {"id": "a1b2", "what": "call_back", "due": "2025-02-01", "text": "после\x1b[2J семи"},
        {"id": "c3d4", "what": "check_in", "due": "2025-02-02", "done": "2025-02-03"},
        {
            "id": "e5f6",
            "what": "check_in",
            "due": "2025-02-05",
            "gone": True,
            "gone_on": "2025-02-04",
        },
    ],
    "retain": "2027-01-01",
    "documents": [{"number": 2, "name": "приказ.pdf", "size": 12345}],
    "intake": {"first": "left_unit", "now": "verdict/prison"},
    "courts": [
        {"number": "1-17/2025", "court": "99RS0001"},
        {"number": "2-1/2025", "missing": "2025-05-01"},
    ],
    "decided": [
        {
            "name": "appeal",
            "counted": "2025-02-07",
            "due": "2025-02-09",
            "because": "пурга",
            "ahead": 2,
        },
        {"name": "x\x1b[2J", "counted": "2025-02-08", "done": "2025-02-06"},
    ],
    "owner": "Образцов",
    "notes": ["вторая"],
    "numbers": {"events": [], "known": [], "notes": ["2025-01-20"], "places": [1]},
}
DUE: dict[str, Any] = {
    "today": "2025-03-10",
    "due": [
        {"day": "2025-03-01", "code": CODE, "kind": "promise", "what": "check_in", "id": "x"},
        {"day": "2025-03-10", "code": CODE, "kind": "deadline", "what": "appeal_custody",
         "article": "UPK 389.4(1)"},
        {"day": "2025-03-12", "code": CODE, "kind": "deadline", "what": "of a later law",
         "article": "UPK 1"},
        {"day": "2025-03-13", "code": CODE, "kind": "hearing", "what": "hearing", "time": "09:30"},
    ],
    "to_review": 2,
}  # fmt: skip
WAITING = [
    {"code": CODE, "why": "silent", "written": "2024-01-20", "retain": None},
    {"code": CODE, "why": "over", "written": "2024-01-20", "retain": "2025-01-01"},
]


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """The ready answers of the keeper that every command here gets."""
    made: dict[str, Any] = {"show": CASE, "due": DUE, "review": WAITING}

    class Answering:
        remarks: tuple[Phrase, ...] = ()

        def ask(self, what: str, **values: object) -> object:
            """Answer."""
            del values
            return made.get(what)

    @contextmanager
    def kept() -> Iterator[Answering]:
        yield Answering()

    monkeypatch.setattr(vault_open, "kept", kept)
    monkeypatch.setenv("COLUMNS", "80")
    return made


def said(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[str, str]:
    """What a command prints, on stdout and on stderr."""
    assert main(["vault", *words]) == 0
    return capsys.readouterr()


@pytest.mark.usefixtures("answers")
@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize("words", [("show", "v", CODE, "--numbers"), ("due", "v"), ("review", "v")])
def test_it_fits_a_terminal(
    words: tuple[str, ...], language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """80 columns, nothing cut off, and nothing that steers it."""
    out, _ = said(capsys, *words, "--lang", language)
    assert max(map(len, out.splitlines())) <= 80
    assert "…" not in out
    assert "\x1b" not in out


@pytest.mark.usefixtures("answers")
def test_what_came_to_a_case_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    """Rights, consents, promises, documents, what has no day yet, retention."""
    out, _ = said(capsys, "show", "v", CODE, "--lang", "en")
    for part in (
        "may decide, may be told", "2025-01-20  yes  to hand it on to colleagues  сестра",
        "2025-01     no   to keep what was told", "2025-02-01  call back", "not kept yet",
        "a1b2", "семи",
        "done on 2025-02-03", "2  приказ.pdf", "left the unit", "  verdict\n",
        "To be kept until 2027-01-01", "1-17/2025  99RS0001", "2-1/2025",
        "withdrawn on 2025-02-04", "2025-05-01", "The case of Образцов",
        "moved to 2025-02-09;", "reminder", "пурга", "2025-02-08  x", "done on 2025-02-06",
    ):  # fmt: skip
        assert part in out


@pytest.mark.usefixtures("answers")
def test_a_note_is_told_with_its_place(capsys: pytest.CaptureFixture[str]) -> None:
    """By which it is taken back; the places of those that were stay empty."""
    out, _ = said(capsys, "show", "v", CODE, "--numbers", "--lang", "en")
    assert "1  2025-01-20  вторая" in out
    assert "1  2025-01-20" not in said(capsys, "show", "v", CODE, "--lang", "en")[0]


@pytest.mark.usefixtures("answers")
def test_what_is_due_is_said_by_day(capsys: pytest.CaptureFixture[str]) -> None:
    """Over, today, ahead; a deadline by its title, or as it is written."""
    out, err = said(capsys, "due", "v", "--lang", "en")
    head, *rows = out.splitlines()
    assert head.split() == ["when", "case", "what"]
    assert "over: 1 Mar 2025" in rows[0]
    assert "ask how he is" in rows[0]
    assert rows[1].startswith("today")
    assert "Appeal against the sentence (from the copy)" in " ".join(rows)
    assert "of a later law" in " ".join(rows)
    assert rows[-1].split()[-2:] == ["hearing", "(09:30)"]
    assert err == "2 cases wait for a decision whether they are kept: wayout vault review v\n"


def test_a_day_that_is_not_sure_says_so(
    answers: dict[str, Any], capsys: pytest.CaptureFixture[str]
) -> None:
    """The earliest end of a detention, and a term that runs only in custody."""
    term = {**DUE["due"][1], "earliest": True, "if_custody": True}
    answers.update(due={**DUE, "due": [term]})
    out, _err = said(capsys, "due", "v", "--lang", "en")
    assert "(CPC 389.4(1), at the earliest, if he is in custody)" in " ".join(out.split())
    term = {**DUE["due"][1], "day": "2025-03-12", "safe": "2025-03-11"}
    answers.update(due={**DUE, "due": [term]})
    out, _err = said(capsys, "due", "v", "--lang", "en")
    assert out.split("\n")[1].startswith("11 Mar 2025 ")
    assert "11 Mar 2025 to be safe, last day 12 Mar 2025)" in " ".join(out.split())


def test_nothing_is_said_to_be_nothing(
    answers: dict[str, Any], capsys: pytest.CaptureFixture[str]
) -> None:
    """And asks for nothing."""
    answers.update(due={**DUE, "due": [], "to_review": 0}, review=[])
    assert said(capsys, "due", "v", "--lang", "en") == ("Nothing is due.\n", "")
    assert said(capsys, "review", "v", "--lang", "en") == ("No case waits for a decision.\n", "")


@pytest.mark.usefixtures("answers")
def test_a_review_says_what_may_be_done(capsys: pytest.CaptureFixture[str]) -> None:
    """Why each case waits; delete it, or keep it longer."""
    out, err = said(capsys, "review", "v", "--lang", "en")
    assert "nobody wrote in it" in out
    assert "1 Jan 2025" in out
    assert "vault delete v" in err
