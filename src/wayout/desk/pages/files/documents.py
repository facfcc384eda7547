"""The documents of a case: what there is, more of them, and one taken back."""

import threading
from collections.abc import Mapping
from typing import Any

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from wayout.casebook.keeper.parts import PART
from wayout.desk.aliases import Aliases
from wayout.desk.book import Book
from wayout.desk.gate.parts import FILES, Sent
from wayout.desk.gate.uploads import DOCUMENTS
from wayout.desk.pages.which_case import case_code
from wayout.desk.view import page, speak
from wayout.desk.writing import tell
from wayout.errors import InputError
from wayout.publish.file_size import size_said
from wayout.text import Translator
from wayout.text.numbers import format_count

_ONE = threading.Lock()  # the keeper gathers the parts of one document at a time


def documents(request: Request) -> Response:
    """List them."""
    return _show(request)


def add_documents(request: Request) -> Response:
    """Keep what was sent, one after another; what cannot be kept is told, the others are."""
    book: Book = request.app.state.book
    code, _ = case_code(request), speak(request)
    files: list[Sent] = request.scope[FILES]
    faults = [] if files else [("", _("Choose a file first."))]
    for file in files:
        try:
            _attach(book, code, file)
        except InputError as error:
            faults.append((file.name, error.say(_)))
    kept = len(files) - len(faults)
    if faults:
        return _show(request, faults, kept)
    tell(request, code, None, (_added(kept, _), ""))
    return RedirectResponse(_here(request), 303)


def document_back(request: Request) -> Response:
    """Ask whether a document is to be taken back."""
    shown, number = _case(request), request.path_params["number"]
    for one in shown.get("documents") or []:
        if one["number"] == number:
            here = f"{_here(request)}/{number}/back"
            return page(request, "document_back.html", **_top(request, shown), one=one, path=here)
    return RedirectResponse(_here(request), 303)


def document_gone(request: Request) -> Response:
    """Take it back."""
    book: Book = request.app.state.book
    _, code = speak(request), case_code(request)
    number = request.path_params["number"]
    book.ask("document gone", code=code, number=number)
    tell(request, code, None, (_("Document no. {n} is taken back.").format(n=number), ""))
    return RedirectResponse(_here(request), 303)


def _attach(book: Book, code: str, file: Sent) -> None:
    """Hand a document to the keeper in parts, so that no second copy of it is made."""
    size = len(file.data)
    with _ONE, memoryview(file.data) as view:
        for at in range(0, max(size, 1), PART):
            book.ask("attach part", at=at, data=bytes(view[at : at + PART]))
        book.ask("attach parts", code=code, name=file.name, size=size)


def _added(number: int, _: Translator) -> str:
    said = _.n("{n} document is added.", "{n} documents are added.", number)
    return said.format(n=format_count(number, _.language))


def _show(request: Request, faults: list[tuple[str, str]] | None = None, kept: int = 0) -> Response:
    shown = _case(request)
    return page(
        request,
        "documents.html",
        status=422 if faults else 200,
        **_top(request, shown),
        path=_here(request),
        rows=shown.get("documents") or [],
        faults=faults or [],
        added=_added(kept, speak(request)) if kept > 0 else "",
        most=DOCUMENTS,
    )


def _case(request: Request) -> Mapping[str, Any]:
    shown: Mapping[str, Any] = request.app.state.book.ask("show", code=case_code(request))
    return shown


def _top(request: Request, shown: Mapping[str, Any]) -> dict[str, Any]:
    """What the head of a page about a case shows, and how sizes are said."""
    _: Translator = speak(request)
    return {
        "case": shown,
        "here": _here(request).removesuffix("/documents"),
        "tab": "documents",
        "size": lambda number: size_said(number, _),
    }


def _here(request: Request) -> str:
    aliases: Aliases = request.app.state.memory.aliases
    return f"/cases/{aliases.name(case_code(request))}/documents"
