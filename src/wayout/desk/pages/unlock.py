"""Unlocking and locking. While the vault is locked nothing else is served."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from wayout.desk.book import Book
from wayout.desk.gate.body import FORM
from wayout.desk.gate.throttle import Throttle
from wayout.desk.view import page, speak
from wayout.errors import LockedError, WayoutError


def unlock_page(request: Request) -> Response:
    """Ask for the passphrase."""
    book: Book = request.app.state.book
    return RedirectResponse("/", 303) if book.is_open else _ask(request)


def unlock(request: Request) -> Response:
    """Open the vault; wrong passphrases make the next one wait."""
    book: Book = request.app.state.book
    throttle: Throttle = request.app.state.throttle
    wait = throttle.wait()
    if wait:
        _ = speak(request)
        said = _("Too many wrong passphrases. Try again in {seconds} s.")
        return _ask(request, said.format(seconds=int(wait) + 1), 429)
    typed = bytearray(request.scope[FORM].get("passphrase", b""))
    try:
        book.unlock(typed + b"\n")
    except LockedError as error:
        throttle.wrong()
        return _ask(request, error.say(speak(request)), 403)
    except WayoutError as error:
        return _ask(request, error.say(speak(request)), 500)
    throttle.right()
    return RedirectResponse("/", 303)


def lock(request: Request) -> Response:
    """Lock the vault: its keeper ends, and what it held is gone."""
    book: Book = request.app.state.book
    book.lock()
    return RedirectResponse("/unlock", 303)


def _ask(request: Request, said: str = "", status: int = 200) -> Response:
    name = request.app.state.book.path.name
    return page(request, "unlock.html", status=status, said=said, name=name)
