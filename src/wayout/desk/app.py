"""The desk as an application: its addresses, and what stands before them."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, cast

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from wayout.desk.book import Book
from wayout.desk.gate.door import Door
from wayout.desk.gate.guard import SESSION, Guard
from wayout.desk.gate.throttle import Throttle
from wayout.desk.memory import Memory
from wayout.desk.pages.unlock import unlock_first
from wayout.desk.routes import ROUTES
from wayout.desk.settings import Settings
from wayout.desk.view import page, speak
from wayout.errors import LockedError, WayoutError
from wayout.text import mark

UNATTENDED = {"/import/court"}  # asks again by itself: that somebody is at work it does not say
UNDO = "/undo"  # the form that needs what was saved before it
# What is served while the vault is locked; none of it says that somebody is at work.
LOCKED = ("/assets/", "/door", "/unlock", "/lock", "/open")

REFUSED = {
    400: mark("This request cannot be read."),
    401: mark("Open the desk first, with the code that stands beside its address."),
    403: mark("This did not come from a page of this desk. Load the page anew and try again."),
    404: mark("There is no such page."),
    405: mark("This cannot be asked here."),
    408: mark("This came too slowly. Try again."),
    413: mark("This is too large, or too much at once. Nothing of it was kept."),
    415: mark("This request cannot be read."),
    421: mark("The desk is at another address. Use the one that was shown when it was started."),
    503: mark("Other files are being taken in. Try again in a moment."),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """What a desk is put together of.

    Args:
        book: The vault behind it.
        door: Who may enter.
        throttle: What wrong passphrases wait for.
        settings: What its user chose.
        hosts: The names that a browser may call it by.
        memory: What its pages remember while the vault is open.
    """

    book: Book
    door: Door
    throttle: Throttle
    settings: Settings
    hosts: frozenset[str]
    memory: Memory = field(default_factory=Memory)


def desk(parts: Parts) -> ASGIApp:
    """Put the desk together."""
    handlers = {WayoutError: _fault, 404: _missing, 405: _missing, Exception: _broken}
    app = Starlette(routes=list(ROUTES), exception_handlers=cast("Any", handlers))
    app.state.book = parts.book
    app.state.door = parts.door
    app.state.throttle = parts.throttle
    app.state.settings = parts.settings
    app.state.memory = parts.memory
    parts.book.ended = parts.memory.forget_words
    return Guard(_Locked(app), parts.door, parts.hosts, _refusing(app))


class _Locked:
    """While the vault is locked, everything leads to where it is unlocked."""

    def __init__(self, app: Starlette) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        answer: ASGIApp = self._app
        if scope["type"] == "http" and scope["method"] == "POST":
            self._sent(scope)
        is_kept = scope["type"] == "http" and not scope["path"].startswith(LOCKED)
        if is_kept:
            self._app.state.memory.era.begin()  # before it is asked whether the vault is open
        if is_kept and not self._app.state.book.is_open:
            answer = await self._first(scope)
        elif is_kept and scope["path"] not in UNATTENDED:
            await run_in_threadpool(self._app.state.book.stay)
        await answer(scope, receive, send)

    def _sent(self, scope: Scope) -> None:
        """A form was sent: what was saved before it is told no more."""
        session = scope[SESSION]
        if session is not None and scope["path"] != UNDO:
            self._app.state.memory.undo.drop(session.form)

    async def _first(self, scope: Scope) -> ASGIApp:
        """Lead to where it is unlocked; what was typed into a form goes along."""
        if scope["method"] == "POST":
            return await run_in_threadpool(unlock_first, Request({**scope, "app": self._app}))
        await run_in_threadpool(self._app.state.memory.forget)  # it may stop a reading
        return RedirectResponse("/unlock", 303)


def _refusing(app: Starlette) -> Callable[[Scope, int], ASGIApp]:
    def refuse(scope: Scope, status: int) -> ASGIApp:
        scope["app"] = app
        return _say(Request(scope), status, REFUSED[status])

    return refuse


def _say(request: Request, status: int, said: str) -> Response:
    _ = speak(request)
    way, lead = ("/", _("To Today")) if request.scope[SESSION] else ("/door", _("To the door"))
    shown = {"title": _("Not done"), "said": _(said), "way": way, "lead": lead}
    return page(request, "fault.html", status=status, **shown)


async def _missing(request: Request, error: Exception) -> Response:
    _, status = speak(request), getattr(error, "status_code", 404)
    shown = {"said": _(REFUSED[404]), "way": "/cases", "lead": _("To the list of cases")}
    return page(request, "fault.html", status=status, title=_("Page not found"), **shown)


async def _fault(request: Request, error: Exception) -> Response:
    if isinstance(error, LockedError) and not request.app.state.book.is_open:
        return RedirectResponse("/unlock", 303)
    _ = speak(request)
    said = error.say(_) if isinstance(error, WayoutError) else ""
    shown = {"title": _("Not done"), "said": said, "way": "/cases"}
    return page(request, "fault.html", status=422, lead=_("To the list of cases"), **shown)


async def _broken(request: Request, error: Exception) -> Response:
    del error  # its words may hold a name
    return _say(request, 500, mark("A fault of Wayout itself. Nothing was lost."))
