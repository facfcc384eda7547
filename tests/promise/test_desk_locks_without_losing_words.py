"""A form that finds the vault locked is not lost: it comes along to the passphrase, and is sent."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.promise.desk_real import Form, Page, form_to
from tests.promise.desk_world import PASSPHRASE, Answer, Visitor, entered

WORDS = "Звонила сестра <b>\nиз дома"


@pytest.fixture
def visitor(tmp_path: Path) -> Iterator[Visitor]:
    """Somebody who has entered a desk that is open."""
    with entered(tmp_path, "en") as made:
        yield made


def sent(visitor: Visitor, form: Form, **typed: str) -> Answer:
    """Send a form."""
    return visitor.ask("POST", form.action, {**form.fields, **typed})


def notes_of(visitor: Visitor) -> str:
    """Where its notes are sent."""
    (case,) = {
        link for link in Page(visitor.ask("GET", "/cases").body, "").links
        if link.startswith("/cases/") and link != "/cases/new"
    }  # fmt: skip
    return f"{case}/notes"


def written(visitor: Visitor) -> bytes:
    """What was written to the case."""
    assert visitor.book is not None
    return b"".join(visitor.book.written)


def locked(visitor: Visitor) -> None:
    """The vault has locked itself."""
    assert visitor.book is not None
    visitor.book.lock()


def test_a_note_is_written_after_the_passphrase(visitor: Visitor) -> None:
    """Also where that was mistyped first; by the alias that the case has then."""
    before = notes_of(visitor)
    locked(visitor)
    asked = visitor.ask("POST", before, {"text": WORDS, "seen": "1", "back": "/cases"})
    assert "not saved yet, and not lost" in asked.body
    wrong = sent(visitor, form_to(Page(asked.body, ""), "/unlock"), passphrase="another")  # noqa: S106  of no vault
    assert wrong.status == 403
    opened = sent(visitor, form_to(Page(wrong.body, ""), "/unlock"), passphrase=PASSPHRASE)
    visitor.go_on(opened)
    (form,) = [one for one in Page(opened.body, "").forms if one.action.endswith("/notes")]
    assert form.action == notes_of(visitor) != before
    assert written(visitor) == b""
    assert sent(visitor, form).status == 303
    assert b"\\u0438\\u0437 \\u0434\\u043e\\u043c\\u0430" in written(visitor)


def test_a_new_case_comes_along_too(visitor: Visitor) -> None:
    """With every field, and nothing besides."""
    locked(visitor)
    asked = visitor.ask("POST", "/cases/new", {"name": WORDS, "danger.how": "бьют", "case": ""})
    opened = sent(visitor, form_to(Page(asked.body, ""), "/unlock"), passphrase=PASSPHRASE)
    fields = form_to(Page(opened.body, ""), "/cases/new").fields
    assert {key: said for key, said in fields.items() if key != "token"} == {
        "name": WORDS, "danger.how": "бьют", "case": "",
    }  # fmt: skip


@pytest.mark.parametrize("path", ["/today/kept", "/cases/neverdrawn/notes", "/cases/find"])
def test_what_holds_no_words_of_a_case_leads_to_the_passphrase(visitor: Visitor, path: str) -> None:
    """As everything does while the vault is locked."""
    locked(visitor)
    got = visitor.ask("POST", path, {"text": WORDS})
    assert (got.status, got.headers["location"]) == (303, "/unlock")


@pytest.mark.parametrize("to", ["//elsewhere.example/", "/lock", "/cases/new/../lock", "/notes?x"])
def test_nothing_is_carried_elsewhere(visitor: Visitor, to: str) -> None:
    """Whoever makes up where it is sent gets the first page."""
    locked(visitor)
    made_up = {"carried.to": to, "carried.case": "7KQ2-M9XD", "carried.typed.text": "x"}
    got = visitor.ask("POST", "/unlock", {"passphrase": PASSPHRASE, **made_up})
    assert (got.status, got.headers.get("location")) == (303, "/")
