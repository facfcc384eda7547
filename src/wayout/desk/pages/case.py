"""One case: what is known of it, and its notes."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from wayout.desk.aliases import Aliases
from wayout.desk.book import Book
from wayout.desk.gate.body import FORM
from wayout.desk.view import page, speak
from wayout.errors import VaultError
from wayout.pathway import load_pathway
from wayout.text import mark

ROLES = {
    "client": mark("client"),
    "caller": mark("caller"),
    "lawyer": mark("lawyer"),
    "relative": mark("relative"),
    "other": mark("other"),
}


def case(request: Request) -> Response:
    """Show a case."""
    book: Book = request.app.state.book
    _ = speak(request)
    shown = book.ask("show", code=_code(request))
    kinds = {one.id: one.name.say(_.language) for one in load_pathway().kinds.values()}
    events = shown.get("history", {}).get("events", [])
    roles = {role: _(said) for role, said in ROLES.items()}
    return page(request, "case.html", case=shown, events=events, kinds=kinds, roles=roles)


def note(request: Request) -> Response:
    """Add a note."""
    book: Book = request.app.state.book
    text = request.scope[FORM].get("text", b"").decode("utf-8", "replace")
    if text.strip():
        book.ask("note", code=_code(request), text=text.replace("\r\n", "\n"))
    return RedirectResponse(request.url.path.removesuffix("/notes"), 303)


def _code(request: Request) -> str:
    aliases: Aliases = request.app.state.aliases
    code = aliases.code(request.path_params["name"])
    if code is None:
        raise VaultError("This address is an old one. Find the case in the list.")
    return code
