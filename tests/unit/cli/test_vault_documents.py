"""Documents on the command line: what is asked of the keeper, and what is printed."""

import io
import json
import sys
from pathlib import Path

import pytest
from tests.unit.cli.vault_answers import Answers, answering

from wayout.cli.main import main
from wayout.errors import OutputError
from wayout.publish.file_size import size_said
from wayout.text import translator

CODE = "7KQ2-M9XD"
LISTED = [
    {"number": 1, "name": "приказ.pdf", "size": 3_400_000, "day": "2025-02-01"},
    {"number": 12, "name": "\x1b[2J" + "длинное название " * 9, "size": 1, "day": "2025-02-02"},
]


class Standard:
    """Standard input or output."""

    def __init__(self, data: bytes = b"", *, tty: bool = False) -> None:
        self.buffer = io.BytesIO(data)
        self._tty = tty

    def isatty(self) -> bool:
        """Whether it is a terminal."""
        return self._tty


@pytest.fixture
def keeper(monkeypatch: pytest.MonkeyPatch) -> Answers:
    """The keeper of every command here."""
    made = answering(monkeypatch)
    made.answers = {
        "attach": 3, "attach bytes": 4, "documents": LISTED, "document bytes": b"\0\xffplain",
    }  # fmt: skip
    return made


def test_a_file_is_named_to_the_keeper_and_not_read_here(
    keeper: Answers, capsys: pytest.CaptureFixture[str]
) -> None:
    """The keeper opens it itself; the number is printed."""
    assert main(["vault", "attach", "v", CODE, "no such file.pdf", "--name", "приказ"]) == 0
    assert capsys.readouterr().out == "3\n"
    path = bytes(Path.cwd() / "no such file.pdf")
    assert keeper.asked == [("attach", {"code": CODE, "path": path, "name": "приказ"})]


def test_standard_input_needs_a_name_and_has_an_end(
    keeper: Answers, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is too much for memory is refused."""
    monkeypatch.setattr(sys, "stdin", Standard(b"\0data"))
    assert main(["vault", "attach", "v", CODE, "-"]) == 2
    assert keeper.asked == []
    assert main(["vault", "attach", "v", CODE, "-", "--name", "a.bin"]) == 0
    assert keeper.asked == [
        ("attach bytes", {"code": CODE, "data": b"\0data", "name": "a.bin"}),
    ]
    monkeypatch.setattr(sys, "stdin", Standard(bytes((32 << 20) + 1)))
    assert main(["vault", "attach", "v", CODE, "-", "--name", "a.bin"]) == 2
    said = capsys.readouterr()
    assert said.out == "4\n"
    assert "--name" in said.err
    assert "more than 32 MiB" in said.err
    assert len(keeper.asked) == 1


def test_a_name_that_is_no_text_is_text_for_the_keeper(keeper: Answers) -> None:
    """A terminal may hand over any bytes."""
    assert main(["vault", "attach", "v", CODE, "x", "--name", "a\udcff"]) == 0
    assert keeper.asked[0][1]["name"] == "a\N{REPLACEMENT CHARACTER}"


@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_list_fits_a_terminal_and_steers_none(
    language: str, keeper: Answers, capsys: pytest.CaptureFixture[str]
) -> None:
    """A long name goes on in the next line; nothing of it is cut off."""
    assert main(["vault", "document", "v", CODE, "--lang", language]) == 0
    said = capsys.readouterr().out
    assert max(map(len, said.splitlines())) <= 80
    assert "приказ.pdf" in said
    assert said.count("название") >= 9
    assert "\x1b" not in said
    assert keeper.asked == [("documents", {"code": CODE})]


def test_a_list_for_scripts_and_an_empty_one(
    keeper: Answers, capsys: pytest.CaptureFixture[str]
) -> None:
    """JSON is what the keeper said."""
    assert main(["vault", "document", "v", CODE, "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == LISTED
    keeper.answers["documents"] = []
    assert main(["vault", "document", "v", CODE]) == 0
    assert capsys.readouterr().out == "No documents.\n"


def test_a_document_goes_to_a_file_or_a_pipe_and_never_to_a_terminal(
    keeper: Answers, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The keeper writes the file itself."""
    assert main(["vault", "document", "v", CODE, "2", "--to", "out"]) == 0
    to = bytes(Path.cwd() / "out")
    assert keeper.asked == [("document", {"code": CODE, "number": 2, "to": to})]
    pipe = Standard()
    with monkeypatch.context() as patch:
        patch.setattr(sys, "stdout", pipe)
        assert main(["vault", "document", "v", CODE, "2"]) == 0
        assert pipe.buffer.getvalue() == b"\0\xffplain"
        patch.setattr(sys, "stdout", Standard(tty=True))
        assert main(["vault", "document", "v", CODE, "2"]) == 2
    assert "--to PATH" in capsys.readouterr().err
    assert len(keeper.asked) == 2


def test_a_document_is_deleted_when_the_code_was_typed_again(
    keeper: Answers, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Or with --yes."""
    asked = ("document gone", {"code": CODE, "number": 2})
    for typed, words, code in (("no\n", [], 2), (f"{CODE}\n", [], 0), ("", ["--yes"], 0)):
        keeper.asked.clear()
        monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
        assert main(["vault", "document", "v", CODE, "2", "--delete", *words]) == code
        assert keeper.asked == ([] if code else [asked])
    assert capsys.readouterr().out == "deleted\ndeleted\n"


@pytest.mark.parametrize(
    "words",
    [
        ("document", "v", CODE, "--delete"),
        ("document", "v", CODE, "--to", "out"),
        ("document", "v", CODE, "1", "--to", "out", "--delete"),
        ("document", "v", CODE, "1", "--to", "--jsn"),
        ("document", "v", CODE, "one"),
        ("attach", "v", CODE, "--nam"),
    ],
)
def test_words_that_do_not_go_together(words: tuple[str, ...], keeper: Answers) -> None:
    """Exit 2, and nothing was asked."""
    assert main(["vault", *words]) == 2
    assert keeper.asked == []


def test_a_failure_is_told_in_one_line(keeper: Answers, capsys: pytest.CaptureFixture[str]) -> None:
    """As everywhere."""
    keeper.answers["attach"] = OutputError("Full.")
    assert main(["vault", "attach", "v", CODE, "x"]) == 2
    assert capsys.readouterr().err == "wayout: Full.\n"


@pytest.mark.parametrize(
    ("size", "english", "russian"),
    [
        (0, "0 bytes", "0 байт"),
        (1, "1 byte", "1 байт"),
        (999, "999 bytes", "999 байт"),
        (1000, "1 KB", "1 КБ"),
        (1001, "2 KB", "2 КБ"),
        (999_999, "1000 KB", "1000 КБ"),
        (1_440_000, "1.4 MB", "1,4 МБ"),
        (268_435_456, "268.4 MB", "268,4 МБ"),
    ],
)
def test_sizes_are_said_as_people_do(size: int, english: str, russian: str) -> None:
    """Never less than there is of a small one."""
    assert size_said(size, translator("en")) == english
    assert size_said(size, translator("ru")) == russian
