"""Documents are listed, saved by the browser and never shown, added, and taken back."""

import threading
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path

import pytest
from tests.promise.desk_answers import Answers
from tests.promise.desk_uploads import PLACE, form, named, part, post
from tests.promise.desk_world import CASE, CODE, Answer, Visitor, entered

from wayout.desk.pages.files.document_file import saved_as
from wayout.errors import LockedError, VaultError

ROWS = [
    {"number": 1, "name": "приказ <b>.pdf", "size": 123_456, "day": "2025-06-01"},
    {"number": 4, "name": "b", "size": 0, "day": "2025-06-02"},
]


@pytest.fixture
def visitor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Visitor]:
    """Somebody who entered an open desk."""
    named(monkeypatch)
    with entered(tmp_path) as made:
        yield made


def test_they_are_listed_with_number_name_size_and_day(visitor: Visitor) -> None:
    """What is in a name is no markup."""
    Answers({"show": {**CASE, "documents": ROWS}}).before(visitor)
    body = visitor.ask("GET", f"{PLACE}?lang=en").body
    for said in ("приказ &lt;b&gt;.pdf", "124 KB", "1 June 2025", "/documents/4/back"):
        assert said in body


def test_without_one_it_says_so(visitor: Visitor) -> None:
    """And offers to add some."""
    body = visitor.ask("GET", f"{PLACE}?lang=en").body
    assert "No document was added yet." in body
    assert 'enctype="multipart/form-data"' in body


def test_a_document_is_saved_and_never_shown(visitor: Visitor) -> None:
    """In parts, with a name for every browser, in a sandbox, and let go of at the end."""
    data = b"<script>x</script>" * 3

    def piece(at: int, **_: object) -> dict[str, object]:
        return {"name": "при каз.html", "size": len(data), "data": data[at : at + 20]}

    answers = Answers({"document part": piece, "document left": None}).before(visitor)
    got = visitor.ask("GET", f"{PLACE}/1")
    assert (got.status, got.body.encode()) == (200, data)
    assert got.headers["content-type"] == "application/octet-stream"
    assert got.headers["content-disposition"].startswith('attachment; filename="___')
    assert "%D0%BF%D1%80%D0%B8%20%D0%BA%D0%B0%D0%B7.html" in got.headers["content-disposition"]
    assert got.headers["cache-control"] == "no-store"
    assert got.headers["x-content-type-options"] == "nosniff"
    assert [values["at"] for values in answers.of("document part")] == [0, 20, 40]
    assert answers.of("document left") == []  # it was taken whole


def test_a_document_that_nobody_takes_whole_is_let_go_of(visitor: Visitor) -> None:
    """The keeper holds it no longer than somebody reads it."""
    left = threading.Event()

    def piece(**_: object) -> dict[str, object]:
        return {"name": "a", "size": 1 << 40, "data": bytes(1 << 20)}

    Answers({"document part": piece, "document left": left.set}).before(visitor)
    line = HTTPConnection("127.0.0.1", visitor.port, timeout=20)
    line.request("GET", f"{PLACE}/1", headers={"cookie": visitor.cookie})
    answer = line.getresponse()
    answer.read(1000)
    answer.close()
    line.close()
    assert left.wait(20)


def test_a_sandbox_stands_beside_the_policy_of_every_answer(visitor: Visitor) -> None:
    """A browser keeps to both."""
    piece = {"name": "a", "size": 1, "data": b"x"}
    Answers({"document part": piece, "document left": None}).before(visitor)
    line = HTTPConnection("127.0.0.1", visitor.port, timeout=20)
    line.request("GET", f"{PLACE}/1", headers={"cookie": visitor.cookie})
    policies = line.getresponse().headers.get_all("content-security-policy")
    line.close()
    assert policies is not None
    assert [one.split(";")[0] for one in policies] == ["sandbox", "default-src 'none'"]


@pytest.mark.parametrize("name", ['a"b', "a\r\nX-Y: z", "a;b", "../a", "%0d%0a", "\\"])
def test_a_name_stays_inside_its_header(name: str) -> None:
    """Whatever is in it."""
    header = saved_as(name)["content-disposition"]
    assert header.isascii()
    assert header.isprintable()
    plain = header.partition('filename="')[2].partition('"')[0]
    assert not set(plain) & set('";\\/%')
    assert header.count('"') == 2


def test_a_vault_that_is_locked_meanwhile_breaks_it_off(visitor: Visitor) -> None:
    """So the browser says that the file is not whole."""

    def piece(at: int, **_: object) -> dict[str, object]:
        if at:
            raise LockedError("The vault is locked.")
        return {"name": "a", "size": 100, "data": b"x" * 10}

    locked = LockedError("The vault is locked.")
    Answers({"document part": piece, "document left": locked}).before(visitor)
    with pytest.raises(Exception, match="IncompleteRead"):
        visitor.ask("GET", f"{PLACE}/1")


def test_what_cannot_be_kept_is_told_and_the_others_are_kept(visitor: Visitor) -> None:
    """Each with its name."""

    def attach(name: str, **_: object) -> int:
        if name == "bad":
            raise VaultError("The document needs a name. Say which: --name NAME.")
        return 1

    answers = Answers({"attach part": None, "attach parts": attach}).before(visitor)
    files = [("good", b"1"), ("bad", b"2"), ("better", b"3")]
    got = sent(visitor, form(visitor.token, files))
    assert got.status == 422
    assert "<b>bad</b>: The document needs a name." in got.body
    assert [one["name"] for one in answers.of("attach parts")] == ["good", "bad", "better"]
    assert "2 documents are added." in got.body
    assert sent(visitor, form(visitor.token, files[:1])).status == 303
    told = visitor.ask("GET", PLACE).body
    assert f"<b>{CODE}</b> 1 document is added." in told


def test_a_form_without_a_file_is_told(visitor: Visitor) -> None:
    """A browser sends an empty one then."""
    body = part("token", visitor.token.encode()) + part("files", b"", "") + b"------wayout--\r\n"
    got = sent(visitor, body)
    assert (got.status, "Choose a file first." in got.body) == (422, True)


def test_it_is_taken_back_after_it_was_asked(visitor: Visitor) -> None:
    """And the page says who still has it."""
    given = {"show": {**CASE, "documents": ROWS}, "document gone": None}
    answers = Answers(given).before(visitor)
    body = visitor.ask("GET", f"{PLACE}/1/back?lang=en").body
    assert "Backups that were made before still hold it" in body
    assert answers.of("document gone") == []
    assert visitor.ask("POST", f"{PLACE}/1/back").status == 303
    assert answers.of("document gone") == [{"code": CODE, "number": 1}]
    assert f"<b>{CODE}</b> Document no. 1 is taken back." in visitor.ask("GET", PLACE).body
    assert visitor.ask("GET", f"{PLACE}/7/back").status == 303


def sent(visitor: Visitor, body: bytes) -> Answer:
    """Send documents, in English."""
    visitor.ask("GET", f"{PLACE}?lang=en")
    return post(visitor, PLACE, body)
