"""A case that a colleague exported comes in: looked into first, then added."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from wayout.desk.aliases import Aliases
from wayout.desk.book import Book
from wayout.desk.gate.body import FORM
from wayout.desk.gate.parts import FILES, Sent
from wayout.desk.incoming.memory import Incoming
from wayout.desk.pages.files.import_page import HERE, ask
from wayout.desk.view import page, speak
from wayout.desk.writing import tell
from wayout.errors import CasesError
from wayout.publish.export_words import contents_said, good_until


def case_sent(request: Request) -> Response:
    """Say what is in a file that was sent; nothing is added."""
    book: Book = request.app.state.book
    incoming: Incoming = request.app.state.memory.incoming
    files: list[Sent] = request.scope[FILES]
    _ = speak(request)
    if not files:
        return ask(request, status=422, exported=_("Choose a file first."))
    data = bytes(files[0].data)
    try:
        told = book.ask("look into bytes", data=data)
    except CasesError as error:
        return ask(request, status=422, exported=error.say(_))
    return page(
        request,
        "import_case.html",
        path=HERE,
        told=told,
        contents=contents_said(told["contents"], _),
        until=good_until(told["expires"], _),
        word=incoming.keep_export(data),
    )


def case_taken(request: Request) -> Response:
    """Add it, and go to it."""
    book: Book = request.app.state.book
    aliases: Aliases = request.app.state.memory.aliases
    incoming: Incoming = request.app.state.memory.incoming
    word: bytes = request.scope[FORM].get("word", b"")
    _ = speak(request)
    data = incoming.export(word.decode("utf-8", "replace"))
    if data is None:
        return ask(
            request, status=422, exported=_("This file is not kept any more. Send it again.")
        )
    taken = book.ask("import bytes", data=data)
    incoming.drop_export()
    tell(request, taken["code"], None, (_("The case is added."), ""))
    return RedirectResponse(f"/cases/{aliases.name(taken['code'])}", 303)


def case_dropped(request: Request) -> Response:
    """Let go of it."""
    request.app.state.memory.incoming.drop_export()
    return RedirectResponse(HERE, 303)
