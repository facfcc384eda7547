"""What follows a save: it is undone, or written although somebody changed the same."""

from starlette.requests import Request
from starlette.responses import Response

from wayout.desk.book import Book
from wayout.desk.gate.guard import SESSION
from wayout.desk.memory import Memory
from wayout.desk.view import page, speak
from wayout.desk.writing import field_of, told, way_back, write_lines
from wayout.errors import ChangedMeanwhileError, WayoutError


def undo(request: Request) -> Response:
    """Undo the last save, for as long as its bar is shown."""
    book: Book = request.app.state.book
    memory: Memory = request.app.state.memory
    _ = speak(request)
    saved = memory.undo.take(request.scope[SESSION].form, field_of(request, "undo"))
    if saved is None:
        return _too_late(request, _("It is too late to undo: half a minute is over. Nothing is lost: in the case every event, person and note can be corrected or taken back."))
    book.ask("undo", code=saved.code, entry=saved.entry)
    return told(request, saved.code, None, (_("Undone. The case reads as before."), ""))
