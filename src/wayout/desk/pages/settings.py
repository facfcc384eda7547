"""Settings: what can be chosen of the desk, and what is stored where."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from wayout.desk.book import Book
from wayout.desk.gate.body import FORM
from wayout.desk.gate.door import Session
from wayout.desk.gate.guard import SESSION
from wayout.desk.settings import Settings
from wayout.desk.view import page, speak
from wayout.errors import OutputError
from wayout.text import LANGUAGES, Translator

MOST_AHEAD = 60  # days


def settings(request: Request) -> Response:
    """Show what was chosen."""
    said = speak(request)("Saved.") if "saved" in request.query_params else ""
    return _show(request, said=said)


def choose(request: Request) -> Response:
    """Choose; what holds only until the desk ends is told."""
    kept: Settings = request.app.state.settings
    session: Session = request.scope[SESSION]
    _ = speak(request)
    ahead = _days(_sent(request, "ahead") or str(kept.choices.ahead))
    if ahead is None:
        return _show(request, fault=_not_days(_), typed=_sent(request, "ahead"))
    session.language = None  # so that what is chosen here is seen
    try:
        kept.choose(
            language=_language(request, "language"),
            paper=_language(request, "paper"),
            keys=bool(_sent(request, "keys")),
            ahead=ahead,
        )
    except OutputError as error:
        return _show(request, fault=error.say(speak(request)))
    return RedirectResponse("/settings?saved", 303)


def _show(request: Request, *, said: str = "", fault: str = "", typed: str = "") -> Response:
    kept: Settings = request.app.state.settings
    book: Book = request.app.state.book
    return page(
        request,
        "settings.html",
        status=422 if fault else 200,
        choices=kept.choices,
        ahead=typed or kept.choices.ahead,
        most=MOST_AHEAD,
        said=said,
        fault=fault,
        stored=str(kept.path),
        vault=str(book.path),
        unheard=book.unheard.say(speak(request)) if book.unheard else "",
    )


def _days(typed: str) -> int | None:
    known = int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 4 else -1  # noqa: PLR2004  digits
    return known if 0 <= known <= MOST_AHEAD else None


def _not_days(_: Translator) -> str:
    return _("Days are a number from 0 to {most}.").format(most=MOST_AHEAD)


def _language(request: Request, name: str) -> str | None:
    sent = _sent(request, name)
    return sent if sent in LANGUAGES else None


def _sent(request: Request, name: str) -> str:
    sent: bytes = request.scope[FORM].get(name, b"")
    return sent.decode("utf-8", "replace").strip()
