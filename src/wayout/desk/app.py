"""The desk as an application: its addresses, and what stands before them."""

from collections.abc import Callable
from typing import Any, cast

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from wayout.desk.aliases import Aliases
from wayout.desk.book import Book
from wayout.desk.gate.door import Door
from wayout.desk.gate.guard import SESSION, Guard
from wayout.desk.gate.throttle import Throttle
from wayout.desk.pages.assets import asset
from wayout.desk.pages.case import case, event, note
from wayout.desk.pages.cases import cases
from wayout.desk.pages.door import door, enter
from wayout.desk.pages.law import law
from wayout.desk.pages.law_article import law_article
from wayout.desk.pages.law_compare import law_compare
from wayout.desk.pages.pathway import pathway, pathway_state
from wayout.desk.pages.today import kept, today
from wayout.desk.pages.unlock import lock, unlock, unlock_page
from wayout.desk.view import page, speak
from wayout.errors import LockedError, WayoutError
from wayout.text import mark

LOCKED = ("/assets/", "/door", "/unlock", "/lock")  # what is served while the vault is locked

REFUSED = {
    400: mark("This request cannot be read."),
    401: mark("Open the desk first, with the code that stands beside its address."),
    403: mark("This did not come from a page of this desk. Load the page anew and try again."),
    404: mark("There is no such page."),
    405: mark("This cannot be asked here."),
    408: mark("This came too slowly. Try again."),
    413: mark("This is too large."),
    415: mark("This request cannot be read."),
    421: mark("The desk is at another address. Use the one that was shown when it was started."),
}

ROUTES = (
    Route("/", lambda _: RedirectResponse("/today", 303)),
    Route("/today", today),
    Route("/today/kept", kept, methods=["POST"]),
    Route("/door", door),
    Route("/door", enter, methods=["POST"]),
    Route("/unlock", unlock_page),
    Route("/unlock", unlock, methods=["POST"]),
    Route("/lock", lock, methods=["POST"]),
    Route("/cases", cases),
    Route("/cases/{name}", case),
    Route("/cases/{name}/notes", note, methods=["POST"]),
    Route("/cases/{name}/events", event, methods=["POST"]),
    Route("/pathway", pathway),
    Route("/pathway/{state}", pathway_state),
    Route("/cases/{name}/law", law_compare, methods=["GET", "POST"]),
    Route("/law", law),
    Route("/law/{article}", law_article),
    Route("/assets/{name}", asset),
)


def desk(book: Book, door_: Door, throttle: Throttle, hosts: frozenset[str]) -> ASGIApp:
    """Put the desk together.

    Args:
        book: The vault behind it.
        door_: Who may enter.
        throttle: What wrong passphrases wait for.
        hosts: The names that a browser may call it by.
    """
    handlers = {WayoutError: _fault, 404: _missing, 405: _missing, Exception: _broken}
    app = Starlette(routes=list(ROUTES), exception_handlers=cast("Any", handlers))
    app.state.book = book
    app.state.door = door_
    app.state.throttle = throttle
    app.state.aliases = Aliases()
    return Guard(_Locked(app), door_, hosts, _refusing(app))


class _Locked:
    """While the vault is locked, everything leads to where it is unlocked."""

    def __init__(self, app: Starlette) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        answer: ASGIApp = self._app
        is_kept = scope["type"] == "http" and not scope["path"].startswith(LOCKED)
        if is_kept and not self._app.state.book.is_open:
            self._app.state.aliases.forget()
            answer = RedirectResponse("/unlock", 303)
        elif is_kept:
            await run_in_threadpool(self._app.state.book.stay)
        await answer(scope, receive, send)


def _refusing(app: Starlette) -> Callable[[Scope, int], ASGIApp]:
    def refuse(scope: Scope, status: int) -> ASGIApp:
        scope["app"] = app
        return _say(Request(scope), status, REFUSED[status])

    return refuse


def _say(request: Request, status: int, said: str) -> Response:
    _ = speak(request)
    way = "/" if request.scope[SESSION] else "/door"
    return page(request, "fault.html", status=status, title=_("Not done"), said=_(said), way=way)


async def _missing(request: Request, error: Exception) -> Response:
    return _say(request, getattr(error, "status_code", 404), REFUSED[404])


async def _fault(request: Request, error: Exception) -> Response:
    if isinstance(error, LockedError) and not request.app.state.book.is_open:
        return RedirectResponse("/unlock", 303)
    _ = speak(request)
    said = error.say(_) if isinstance(error, WayoutError) else ""
    return page(request, "fault.html", status=422, title=_("Not done"), said=said, way="/")


async def _broken(request: Request, error: Exception) -> Response:
    del error  # its words may hold a name
    return _say(request, 500, mark("A fault of Wayout itself. Nothing was lost."))
