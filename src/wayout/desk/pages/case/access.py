"""Who may open a case, whose it is, and a file of it for a colleague elsewhere."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from wayout.desk.aliases import Aliases
from wayout.desk.book import Book
from wayout.desk.gate.body import FORM
from wayout.desk.own_day import own_day
from wayout.desk.pages.files.document_file import BYTES, saved_as
from wayout.desk.pages.which_case import case_code
from wayout.desk.view import page, speak
from wayout.desk.writing import tell
from wayout.errors import InputError
from wayout.text import Translator
from wayout.text.typed_days import typed_day

DAYS = 30  # for which an exported case opens if nothing else is said
_WHOLE = 10  # letters of a day in full
FILE = "case.age"  # it names no case: browsers list what they saved


def access(request: Request) -> Response:
    """Show who may open a case."""
    return _show(request, {})


def share(request: Request) -> Response:
    """Let a member open it."""
    book: Book = request.app.state.book
    _, code = speak(request), case_code(request)
    book.ask("share", code=code, name=_field(request, "name"))
    tell(request, code, None, (_("Shared: one member more may open it."), ""))
    return RedirectResponse(_here(request), 303)


def hand_over(request: Request) -> Response:
    """Say whose case it is; who may not open it yet may then. Nobody's is a choice, too."""
    book: Book = request.app.state.book
    code, name = case_code(request), _field(request, "name")
    known = book.ask("access", code=code)
    is_new = name in known["others"]
    if is_new:
        book.ask("share", code=code, name=name)
    entry = book.ask("take", code=code, name=name or None)
    said = _handed(name, known["me"], speak(request))
    tell(request, code, None if is_new else entry, (said, ""))  # a share is not undone
    return RedirectResponse(_here(request), 303)


def export(request: Request) -> Response:
    """Hand over a file of the case that a colleague's key opens; what cannot be is said."""
    book: Book = request.app.state.book
    typed = {name: _field(request, name) for name in ("to", "expires", "never")}
    try:
        made = book.ask(
            "export bytes", code=case_code(request), to=typed["to"], expires=_last_day(typed)
        )
    except InputError as error:
        return _show(request, {**typed, "fault": error.say(speak(request))})
    return Response(made["data"], media_type=BYTES, headers=saved_as(FILE))


def _last_day(typed: Mapping[str, str]) -> str | None:
    """The last day on which it opens, None is for ever.

    Raises:
        InputError: It is no day.
    """
    if typed["never"]:
        return None
    day = typed_day(typed["expires"], own_day(), ahead=True)
    if len(day) != _WHOLE:
        raise InputError("The last day has to be one day: 22.11.2025, in 30 days.")
    return day


def _show(request: Request, typed: Mapping[str, str]) -> Response:
    book: Book = request.app.state.book
    code = case_code(request)
    shown: dict[str, Any] = book.ask("show", code=code)
    until = own_day() + timedelta(DAYS)
    usual = {"to": "", "expires": until.strftime("%d.%m.%Y"), "never": "", "fault": ""}
    return page(
        request,
        "access.html",
        status=422 if typed else 200,
        case=shown,
        here=_here(request).removesuffix("/access"),
        path=_here(request),
        tab="access",
        owner=shown.get("owner"),
        typed={**usual, **typed},
        **book.ask("access", code=code),
    )


def _handed(name: str, me: str, _: Translator) -> str:
    """Say whose it is now; a name stands on the page itself."""
    if not name:
        return _("The case is nobody's for now.")
    return _("The case is yours.") if name == me else _("The case is handed over.")


def _here(request: Request) -> str:
    aliases: Aliases = request.app.state.memory.aliases
    return f"/cases/{aliases.name(case_code(request))}/access"


def _field(request: Request, name: str) -> str:
    sent: bytes = request.scope[FORM].get(name, b"")
    return sent.decode("utf-8", "replace").strip()
