"""Unlocking and locking. While the vault is locked nothing else is served."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from wayout.casebook.keeper.wiping import wipe
from wayout.casebook.passphrase import refused
from wayout.desk.book import Book
from wayout.desk.carried import Fields, again, carried, carry
from wayout.desk.gate.body import FORM
from wayout.desk.gate.door import Door
from wayout.desk.gate.guard import SESSION
from wayout.desk.gate.throttle import Throttle
from wayout.desk.memory import Memory
from wayout.desk.pages.door import renewed, with_session
from wayout.desk.view import page, speak
from wayout.errors import LockedError, WayoutError


def unlock_page(request: Request) -> Response:
    """Ask for the passphrase."""
    book: Book = request.app.state.book
    return RedirectResponse("/", 303) if book.is_open else _ask(request)


def unlock(request: Request) -> Response:
    """Open the vault; wrong passphrases make the next one wait."""
    throttle: Throttle = request.app.state.throttle
    with throttle.turn:  # one at a time: a guess is counted before the next is looked at
        return _unlocked(request, throttle)


def _unlocked(request: Request, throttle: Throttle) -> Response:
    book: Book = request.app.state.book
    if book.is_open:  # another passphrase would end the keeper that is at work
        return _go_on(request)
    wait = throttle.wait()
    if wait:
        _ = speak(request)
        said = _("Too many wrong passphrases. Try again in {seconds} s.")
        return _ask(request, said.format(seconds=int(wait) + 1), 429)
    request.app.state.memory.forget()
    typed = bytearray(request.scope[FORM].pop("passphrase", b""))
    try:
        book.unlock(typed)
    except LockedError as error:
        is_wrong = error.message == refused().message
        if is_wrong:
            throttle.wrong()
        return _ask(request, _wrong(request) if is_wrong else error.say(speak(request)), 403)
    except WayoutError as error:
        return _ask(request, error.say(speak(request)), 500)
    finally:
        wipe(typed)
    throttle.right()
    return _open(request)


def _wrong(request: Request) -> str:
    """Say what most often is wrong: here nothing but a passphrase was typed."""
    _ = speak(request)
    return _("The passphrase did not open the vault. Look at the keyboard layout and Caps Lock.")


def _open(request: Request) -> Response:
    """Go on under a new session, with the form that found the vault locked, if there is one."""
    door: Door = request.app.state.door
    token = door.renew(request.scope[SESSION])
    request.scope[SESSION] = door.session(token)
    return with_session(request, _go_on(request), token)


def _go_on(request: Request) -> Response:
    memory: Memory = request.app.state.memory
    waiting = again(carried(request.scope[FORM]), memory.aliases)
    if not waiting:
        return RedirectResponse("/", 303)
    return page(request, "unlocked.html", path="/", again=waiting)


def unlock_first(request: Request) -> Response:
    """Ask for the passphrase before a form is taken that found the vault locked."""
    memory: Memory = request.app.state.memory
    kept = carry(request.url.path, request.scope[FORM], memory.aliases)
    memory.forget()
    return _ask(request, kept=kept) if kept else RedirectResponse("/unlock", 303)


def lock(request: Request) -> Response:
    """Lock the vault: its keeper ends, and what it held is gone."""
    book: Book = request.app.state.book
    book.lock()
    request.app.state.memory.forget()
    return renewed(request, RedirectResponse("/unlock", 303))


def _ask(
    request: Request, said: str = "", status: int = 200, kept: Fields | None = None
) -> Response:
    book: Book = request.app.state.book
    book.prepare()
    hidden = carried(request.scope[FORM]) if kept is None else kept
    shown = {"said": said, "name": book.path.name, "told": book.told, "carried": hidden}
    return page(request, "unlock.html", status=status, path="/unlock", **shown)
