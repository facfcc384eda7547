"""A desk to knock at with a real keeper behind it, and forms that are filled as they are served."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, cast

import pytest
from tests.promise.desk_running import running
from tests.promise.desk_world import FakeBook, Visitor

from wayout.casebook.making import make_vault
from wayout.casebook.passphrase import Cost
from wayout.desk.book import Book

PASSPHRASE = b"seven words that only we know here"
KEEPER = "wayout.casebook.keeper"
_TEXTS = frozenset({"text", "search", ""})
Attributes = dict[str, str]


@contextmanager
def really_served(folder: Path) -> Iterator[Visitor]:
    """Serve a fresh vault that is open, to a visitor who has entered."""
    path = folder / "team.wayout"
    make_vault(path, PASSPHRASE, cost=Cost(64, 1, 1)).close()
    book = Book(path, KEEPER)
    book.unlock(PASSPHRASE)
    try:
        with running(book) as (port, code):
            visitor = Visitor(port, code, book=cast("FakeBook", book))
            visitor.enter()
            yield visitor
    finally:
        book.lock()


@contextmanager
def in_english(folder: Path) -> Iterator[Visitor]:
    """Serve as `really_served` does, in English, with the state of the desk in the folder."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_STATE_HOME", str(folder / "state"))
        patch.setenv("WAYOUT_LANG", "en")
        with really_served(folder) as made:
            yield made


def ask(visitor: Visitor, request: str, **values: object) -> Any:  # noqa: ANN401  plain builtins
    """Ask the keeper behind a desk."""
    assert visitor.book is not None
    return visitor.book.ask(request, **values)


@dataclass
class Form:
    """A form of a page: where it goes, how, and what stands in it.

    `texts` are the fields in which one types, `buttons` what pressing one sends, `kind` how it is
    written.
    """

    action: str
    method: str
    kind: str = ""
    fields: dict[str, str] = field(default_factory=dict)
    texts: list[str] = field(default_factory=list)
    choices: dict[str, list[str]] = field(default_factory=dict)
    buttons: list[tuple[str, str]] = field(default_factory=list)


class Page(HTMLParser):
    """A page as a browser reads it: its forms, its links, its elements and all their attributes."""

    def __init__(self, body: str, path: str) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self.links: list[str] = []
        self.elements: list[tuple[str, Attributes]] = []
        self._path = path
        self._form: Form | None = None
        self._select = self._text = ""
        self.feed(body)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take up an element."""
        has = {name: value or "" for name, value in attrs}
        self.elements.append((tag, has))
        if tag == "a":
            self.links.append(has.get("href", ""))
        if tag == "form":
            action, method = has.get("action") or self._path, has.get("method", "get").lower()
            self._form = Form(action, method, has.get("enctype", ""))
            self.forms.append(self._form)
        elif self._form is not None:
            self._in_form(self._form, tag, has)

    def handle_endtag(self, tag: str) -> None:
        """Leave a form."""
        if tag == "form":
            self._form = None
        if tag == "textarea":
            self._text = ""

    def handle_data(self, data: str) -> None:
        """Take up what stands in a field of many lines."""
        if self._form is not None and self._text:
            self._form.fields[self._text] += data

    def _in_form(self, form: Form, tag: str, has: Attributes) -> None:
        name, value = has.get("name", ""), has.get("value", "")
        kind = has.get("type", "")
        if tag in {"select", "option"}:
            self._in_select(form, tag, has)
        elif tag == "textarea" or (tag == "input" and kind in _TEXTS):
            form.texts.append(name)
            form.fields[name] = value
            self._text = name if tag == "textarea" else ""
        elif tag == "button":
            form.buttons.append((name, value))
        elif tag == "input" and kind in {"radio", "checkbox"}:
            form.choices.setdefault(name, []).append(value)
            if "checked" in has:
                form.fields[name] = value
        elif tag == "input":
            form.fields[name] = value

    def _in_select(self, form: Form, tag: str, has: Attributes) -> None:
        if tag == "select":
            self._select = has.get("name", "")
            form.fields[self._select], form.choices[self._select] = "", []
            return
        form.choices[self._select].append(has.get("value", ""))
        if "selected" in has:
            form.fields[self._select] = has.get("value", "")


def page_of(visitor: Visitor, path: str) -> Page:
    """A page, read."""
    got = visitor.ask("GET", path)
    assert got.status == 200, (path, got.status)
    return Page(got.body, path)


def form_to(page: Page, action: str) -> Form:
    """The form of a page that goes to an address."""
    (found,) = [form for form in page.forms if form.action == action]
    return found


def send(visitor: Visitor, form: Form, **typed: str) -> Any:  # noqa: ANN401  an answer
    """Send a form with what is typed into it; a field with a dot is written with two underlines."""
    given = {name.replace("__", "."): value for name, value in typed.items()}
    return visitor.ask("POST", form.action, {**form.fields, **given})
