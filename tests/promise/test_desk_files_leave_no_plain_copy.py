"""What goes through the desk as a file lies nowhere in plain: documents, and exported cases."""

import json
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.promise.desk_real import really_served
from tests.promise.desk_uploads import PLACE, form, post
from tests.promise.desk_world import Visitor

from wayout.desk.aliases import Aliases

CANARY = b"Obraztsov's papers, not for others. "
DATA = CANARY * 90_000  # three parts and a bit
CASE = {"title": "Дело для коллеги", "people": [{"role": "client", "name": "Образцов"}]}


@pytest.fixture
def visitor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Visitor]:
    """Somebody at a desk with a real keeper and one case, all of whose files lie in one folder."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", None)
    with really_served(tmp_path) as made:
        assert made.book is not None
        (code,) = made.book.ask("add", lines=json.dumps(CASE).encode())
        monkeypatch.setattr(Aliases, "code", lambda _, name: code if name == "case" else name)
        monkeypatch.setattr(Aliases, "name", lambda _, code: code)
        made.ask("GET", "/law?lang=en")
        yield made


def everything(folder: Path) -> bytes:
    """All bytes of all files under a folder, names and all."""
    files = [one for one in folder.rglob("*") if one.is_file()]
    return b"".join(bytes(one) + one.read_bytes() for one in files)


def test_a_document_goes_in_and_out_and_is_taken_back(visitor: Visitor, tmp_path: Path) -> None:
    """It comes out as it went in; on the disk is neither its name nor a word of it."""
    files = [("показания.txt", DATA), ("показания.txt", CANARY)]
    assert post(visitor, PLACE, form(visitor.token, files)).status == 303
    assert visitor.ask("GET", PLACE).body.count("показания.txt") == 2
    assert visitor.ask("GET", f"{PLACE}/1").body.encode() == DATA
    assert visitor.ask("GET", f"{PLACE}/2").body.encode() == CANARY
    lying = everything(tmp_path)
    assert CANARY not in lying
    assert "показания".encode() not in lying
    assert visitor.ask("POST", f"{PLACE}/1/back").status == 303
    assert visitor.ask("GET", f"{PLACE}/1").status == 422
    assert visitor.ask("GET", PLACE).body.count("показания.txt") == 1
    log = visitor.ask("GET", "/cases/case/log").body
    for said in ("attached a document", "read a document", "deleted a document"):
        assert said in log


def test_a_case_goes_out_sealed_and_comes_back_in(visitor: Visitor, tmp_path: Path) -> None:
    """It is said what is in it first; the file, and what is kept until then, is on no disk."""
    assert visitor.book is not None
    (me,) = visitor.book.ask("members")
    sent = visitor.book.ask("export bytes", code=_code(visitor), to=me["age"], expires=None)
    assert "Образцов".encode() not in sent["data"]
    shown = post(visitor, "/import/case", form(visitor.token, [("case.age", sent["data"])])).body
    assert "people 1" in shown
    word = shown.partition('name="word" value="')[2].partition('"')[0]
    came = visitor.ask("POST", "/import/case/add", {"word": word}).headers["location"]
    assert "Дело для коллеги" in visitor.ask("GET", f"{came}/access").body
    lying = everything(tmp_path)
    assert sent["data"][:200] not in lying
    assert "Образцов".encode() not in lying


def _code(visitor: Visitor) -> str:
    assert visitor.book is not None
    code: str = visitor.book.ask("list")[0]["code"]
    return code
