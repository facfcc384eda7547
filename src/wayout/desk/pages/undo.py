"""What follows a save: it is undone, or written although somebody changed the same."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from wayout.desk.book import Book
from wayout.desk.gate.guard import SESSION
from wayout.desk.memory import Memory
from wayout.desk.view import page, speak
from wayout.desk.writing import field_of, tell, way_back, write_waiting


def undo(request: Request) -> Response:
    """Undo the last save, for as long as the pages tell of it."""
    book: Book = request.app.state.book
    memory: Memory = request.app.state.memory
    _ = speak(request)
    saved = memory.undo.take(request.scope[SESSION].form, field_of(request, "undo"))
    if saved is None:
        late = _("It is too late to undo this: half a minute is over, or something else was sent.")
        return _gone(request, late)
    book.ask("undo", code=saved.code, entry=saved.entry)
    tell(request, saved.code, None, (_("Undone. The case reads as before."), ""))
    return RedirectResponse(way_back(request, saved.code), 303)


def again(request: Request) -> Response:
    """Write what was typed, although somebody changed the same."""
    memory: Memory = request.app.state.memory
    _ = speak(request)
    waiting = memory.pending.take(request.scope[SESSION].form, field_of(request, "waiting"))
    if waiting is None:
        return _gone(request, _("This was decided already."))
    if not waiting.lines:
        return RedirectResponse(waiting.back, 303)
    return write_waiting(request, waiting)


def _gone(request: Request, said: str) -> Response:
    """Say that it cannot be done any more, and what can."""
    _ = speak(request)
    memory: Memory = request.app.state.memory
    code = memory.aliases.code(field_of(request, "case"))
    way, lead = ("/", _("To Today"))
    if code:
        way, lead = f"/cases/{memory.aliases.name(code)}", _("To the case")
    hint = _("Nothing is overwritten: on the page of the case every entry can be corrected.")
    shown = {"title": _("Not done"), "said": f"{said} {hint}", "way": way, "lead": lead}
    return page(request, "fault.html", status=410, path=way, **shown)
