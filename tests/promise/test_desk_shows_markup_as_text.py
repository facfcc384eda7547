"""Markup typed into any field of any form of the desk comes back as text, on every page.

The pages are found by their links and the fields by their forms, so that new ones are walked by
themselves.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import quote, urlencode

import pytest
from starlette.routing import Match
from tests.promise.desk_real import Form, Page, really_served
from tests.promise.desk_world import Answer, Visitor

from wayout.desk.routes import ROUTES

PRODUCT = 7919 * 7907  # what a template would make of it
PLANTED = (
    "\"'></textarea></script></option><x-planted planted=1 onclick=alert(1) hx-get=/planted>"
    "<script>planted()</script>{{7919*7907}}${7919*7907}{% planted %}&lt;"
)
LEFT = {"/lock", "/unlock", "/door", "/undo", "/again"}  # they end the walk, or need what is over
DAYS = re.compile(r"(^|_)(day|due|until|on|back|first|second|from|to)$")
CALL = {"as": "draft", "who": "relative", "first": "left_unit", "now": "pit", "danger": "yes"}
SHOWN = {
    "/cases/{name}", "/cases/{name}/intake", "/cases/{name}/agreed", "/cases/{name}/delete",
}  # fmt: skip


@dataclass
class Walk:
    """A walk through a desk: what was met, and where what was planted came back."""

    visitor: Visitor
    seen: set[str] = field(default_factory=set)
    sent: set[tuple[str, ...]] = field(default_factory=set)
    typed: set[tuple[str, str]] = field(default_factory=set)
    shown: set[str] = field(default_factory=set)

    def get(self, path: str) -> Page | None:
        """Look at a page; None if it is none."""
        answer = self.visitor.ask("GET", path)
        if answer.status == 303 and answer.headers["location"] not in self.seen:
            return self.get(answer.headers["location"])
        return self.look(answer, path)

    def look(self, answer: Answer, path: str) -> Page | None:
        """Look at an answer: nothing in it is ours that was typed."""
        if not answer.headers.get("content-type", "").startswith("text/html"):
            return None
        assert answer.status in {200, 303, 404, 405, 409, 410, 413, 415, 422, 400}, (
            path, answer.status,
        )  # fmt: skip
        page = Page(answer.body, path)
        assert faults(page, answer.body) == [], path
        if "x-planted" in answer.body:
            self.shown.add(route_of(path))
        return page

    def everything(self) -> None:
        """Follow every link to a kind of page, and fill every form there is."""
        waiting = ["/", "/cases/new", "/cases"]
        while waiting:
            path = waiting.pop(0)
            if route_of(path) in self.seen:
                continue
            self.seen.add(route_of(path))
            page = self.get(path)
            if page is None:
                continue
            for form in page.forms:
                self.fill(form)
            links = (link.partition("#")[0] for link in page.links)
            waiting += [link for link in links if link.startswith("/") and "lang=" not in link]

    def fill(self, form: Form) -> None:
        """Send a form with markup in each text field; then with days where a day may stand."""
        name = (route_of(form.action), form.kind, *form.texts)
        if form.action in LEFT or name in self.sent or not form.texts:
            return
        self.sent.add(name)
        chosen = {key: next(filter(None, values), "") for key, values in form.choices.items()}
        buttons = {key: value for key, value in form.buttons[:1] if key}
        planted = dict.fromkeys(form.texts, PLANTED)
        days = {key: "20.11.2025" if "first" in key else "today" for key in form.texts}
        dated = {key: days[key] if DAYS.search(key) else PLANTED for key in form.texts}
        for typed in (planted, dated):
            fields = {**form.fields, **chosen, **buttons, **typed}
            self.send(form, fields)
            self.typed |= {(name[0], key) for key, said in typed.items() if said == PLANTED}

    def send(self, form: Form, fields: dict[str, str]) -> None:
        """Send a form, and look at what comes of it."""
        if form.method == "get":
            self.look(self.visitor.ask("GET", f"{form.action}?{urlencode(fields)}"), form.action)
            return
        answer = self.visitor.ask("POST", form.action, fields)
        self.look(answer, form.action)
        if answer.status == 303:
            self.get(answer.headers["location"])


def route_of(path: str) -> str:
    """The kind of page of an address."""
    scope = {"type": "http", "method": "GET", "path": path.partition("?")[0]}
    found = (one.path for one in ROUTES if one.matches(scope)[0] is not Match.NONE)
    return next(found, path)


def faults(page: Page, body: str) -> list[str]:
    """What of a page was made by what was typed: an element, an attribute, a sum."""
    found = [tag for tag, _ in page.elements if tag == "x-planted"]
    for tag, has in page.elements:
        found += [f"{tag} {name}" for name in has if name == "planted" or name.startswith("on")]
        found += [
            f"{tag} {name}"
            for name, value in has.items()
            if "planted" in value and (name.startswith("hx-") or name in {"href", "src", "action"})
        ]
        if tag == "script" and "src" not in has:
            found.append("script")
    return found + (["sum"] if str(PRODUCT) in body else [])


@pytest.fixture(scope="module")
def walk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Walk]:
    """A whole walk, after a call in which every word was markup."""
    folder = tmp_path_factory.mktemp("desk")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_STATE_HOME", str(folder / "state"))
        patch.setenv("WAYOUT_LANG", "en")
        with really_served(folder) as visitor:
            made = Walk(visitor)
            sheet = made.get("/cases/new")
            assert sheet is not None
            (form,) = [one for one in sheet.forms if one.action == "/cases/new"]
            texts = {key: PLANTED for key in form.texts if "day" not in key}
            fields = {**form.fields, **texts, **CALL, "call_back": "tomorrow", "now_day": "today"}
            made.send(form, fields)
            made.everything()
            made.seen.clear()
            made.sent |= {(route,) for route in SHOWN}
            made.everything()  # once more: what was stored by now
            yield made


def test_no_page_makes_markup_of_what_was_typed(walk: Walk) -> None:
    """Every form was filled, and what was stored is shown, as text."""
    assert walk.shown >= SHOWN
    assert {("/cases/new", "title"), ("/cases/{name}/agreed/promise", "text")} <= walk.typed
    assert {"/today", "/cases", "/law", "/pathway"} <= walk.seen


def test_the_walk_would_see_it() -> None:
    """A page that shows it unescaped is found out, by each of its faults."""
    body = f'<p title="{PLANTED}"></p>{PRODUCT}'
    assert set(faults(Page(body, "/"), body)) >= {
        "x-planted", "x-planted planted", "x-planted onclick", "x-planted hx-get", "script", "sum",
    }  # fmt: skip
    link = f'<a href="{quote(PLANTED)}">'
    assert faults(Page(link, "/"), link) == ["a href"]
