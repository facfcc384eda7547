"""Deleting a case for good: what goes and what stays is said before, and its code is asked for."""

from typing import Any, Final

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from wayout.casebook.cases.codes import beginning
from wayout.desk.book import Book
from wayout.desk.memory import Memory
from wayout.desk.pages.which_case import case_code
from wayout.desk.view import page, speak
from wayout.desk.writing import field_of, tell
from wayout.errors import VaultError
from wayout.text import Translator, mark
from wayout.text.numbers import format_count

WHY: Final = {
    "request": mark("it was asked for"),
    "retention": mark("its time was over"),
    "mistake": mark("it was there by mistake"),
}


def delete_page(request: Request) -> Response:
    """Say what goes and what stays, and ask."""
    return _ask(request)


def deleted(request: Request) -> Response:
    """Delete the case, if its code was typed; the list tells it."""
    book: Book = request.app.state.book
    _, code = speak(request), case_code(request)
    why = field_of(request, "why")
    if not _is_code(field_of(request, "code"), code):
        return _ask(
            request, _("This is the code of another case, or of none. Nothing was deleted.")
        )
    if why not in WHY:
        return _ask(request, _("Say why it is deleted. Nothing was deleted."))
    book.ask("delete", code=code, why=why)
    tell(request, code, None, (_done(book, code, _), ""))
    return RedirectResponse("/cases", 303)


def _ask(request: Request, fault: str = "") -> Response:
    book: Book = request.app.state.book
    memory: Memory = request.app.state.memory
    _, code = speak(request), case_code(request)
    shown = book.ask("show", code=code, numbers=True)
    here = f"/cases/{memory.aliases.name(code)}"
    return page(
        request,
        "case_gone.html",
        status=422 if fault else 200,
        path=f"{here}/delete",
        here=here,
        tab="",
        case=shown,
        goes=_goes(shown, _),
        reasons={why: _(said) for why, said in WHY.items()},
        why=field_of(request, "why"),
        fault=fault,
    )


def _goes(shown: dict[str, Any], _: Translator) -> list[str]:
    """Count what the case holds."""
    events = len((shown.get("history") or {}).get("events") or ())
    people, notes, documents, promises = (
        len(shown.get(key) or ()) for key in ("people", "notes", "documents", "promises")
    )
    held = (
        (_.n("{n} event", "{n} events", events), events),
        (_.n("{n} person", "{n} people", people), people),
        (_.n("{n} note", "{n} notes", notes), notes),
        (_.n("{n} document", "{n} documents", documents), documents),
        (_.n("{n} promise", "{n} promises", promises), promises),
    )
    return [said.format(n=format_count(number, _.language)) for said, number in held if number]


def _is_code(typed: str, code: str) -> bool:
    try:
        return beginning(typed) == beginning(code)
    except VaultError:
        return False


def _done(book: Book, code: str, _: Translator) -> str:
    """Say what was done, and which backups the keys are still in."""
    said = _(
        "Case {code} is deleted: what it said is overwritten, and its keys are destroyed."
    ).format(code=code)
    late = [one["path"] for one in book.ask("proof", code=code)["unreached"]]
    if not late:
        return said
    told = _("It still opens with these backups, until they are brought or destroyed: {paths}.")
    return f"{said} {told.format(paths=', '.join(late))}"
