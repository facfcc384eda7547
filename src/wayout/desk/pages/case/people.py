"""The people of a case, its title and its notes: written down, changed, taken out."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from wayout.desk.case_words import ROLES
from wayout.desk.memory import Memory
from wayout.desk.numbered import number_in
from wayout.desk.pages.case.page import case_page
from wayout.desk.pages.which_case import case_code
from wayout.desk.view import speak
from wayout.desk.writing import field_of, write

_FIELDS = ("place", "role", "name", "contact", "decides", "told")


def person(request: Request) -> Response:
    """Add somebody, or change or take out the one at a place."""
    _, code = speak(request), case_code(request)
    typed = {name: field_of(request, name) for name in _FIELDS}
    place = number_in(typed["place"])
    at = {} if place is None else {"place": place}
    if place is not None and field_of(request, "out"):
        line = {"record": "person", "person": None, **at}
        return write(request, code, [line], _("somebody is taken out"))
    if not typed["name"].strip() or typed["role"] not in ROLES:
        fault = _("Say who it is to the case, and write a name or what he is called by.")
        return case_page(request, person=typed, fault=fault)
    made = {
        "role": typed["role"],
        "name": typed["name"].strip(),
        "contact": typed["contact"].strip() or None,
        "decides": bool(typed["decides"]),
        "told": bool(typed["told"]),
    }
    return write(request, code, [{"record": "person", "person": made, **at}], _("somebody"))


def title(request: Request) -> Response:
    """Say anew why we have the case."""
    _, code = speak(request), case_code(request)
    said = " ".join(field_of(request, "title").split())
    if not said:
        return _back(request, code)
    return write(request, code, [{"record": "title", "title": said}], _("the title"))


def note(request: Request) -> Response:
    """Add a note."""
    _, code = speak(request), case_code(request)
    text = field_of(request, "text").replace("\r\n", "\n")
    if not text.strip():
        return _back(request, code)
    return write(request, code, [{"record": "note", "text": text}], _("a note"))


def drop_note(request: Request) -> Response:
    """Take a note back."""
    _, code = speak(request), case_code(request)
    place = number_in(field_of(request, "place"))
    if place is None:
        return _back(request, code)
    line = {"record": "note gone", "place": place}
    return write(request, code, [line], _("a note is taken back"))


def _back(request: Request, code: str) -> Response:
    memory: Memory = request.app.state.memory
    return RedirectResponse(f"/cases/{memory.aliases.name(code)}", 303)
