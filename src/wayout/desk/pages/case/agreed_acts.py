"""What is written on the page of what was agreed: consents, promises, until when it is kept."""

from collections.abc import Callable
from datetime import date
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from wayout.casebook.intake.reading import coming, day
from wayout.desk.own_day import own_day
from wayout.desk.pages.case.agreed import Typed, agreed_page
from wayout.desk.pages.which_case import case_code
from wayout.desk.view import speak
from wayout.desk.writing import field_of, write
from wayout.errors import InputError, UsageError
from wayout.publish.consent_words import CONSENTS
from wayout.publish.due_words import PROMISES
from wayout.text import Translator

_Line = dict[str, Any]
_FIELDS = ("to", "given", "day", "by", "what", "due", "text", "until")


def consent(request: Request) -> Response:
    """Write down that somebody agreed to something, or took that back."""

    def read(_: Translator) -> tuple[_Line, str]:
        to, given = field_of(request, "to"), field_of(request, "given")
        if to not in CONSENTS or given not in {"yes", "no"}:
            raise UsageError("Say to what, and whether it is agreed or taken back.")
        line = {
            "record": "consent",
            "to": to,
            "given": given == "yes",
            "day": day(field_of(request, "day") or "today", _today()),
            "by": field_of(request, "by").strip() or None,
        }
        return line, _("what was agreed")

    return _written(request, "consent", read)


def promise(request: Request) -> Response:
    """Promise something."""

    def read(_: Translator) -> tuple[_Line, str]:
        if field_of(request, "what") not in PROMISES:
            raise UsageError("Say what is promised.")
        line = {"record": "promise", "what": field_of(request, "what"), "text": _text(request)}
        return {**line, "due": coming(field_of(request, "due"), _today())}, _("a promise")

    return _written(request, "promise", read)


def promise_changed(request: Request) -> Response:
    """Move a promise, say that it was kept, or withdraw it."""
    name = field_of(request, "promise")

    def read(_: Translator) -> tuple[_Line, str]:
        line = {"record": "promise", "id": name}
        today = _today().isoformat()
        if field_of(request, "act") == "done":
            return {**line, "done": today}, _("a promise is kept")
        text = _text(request)
        if field_of(request, "act") == "withdraw":
            return {**line, "text": text, "gone": True}, _("a promise is withdrawn")
        due = field_of(request, "due")
        moved = {} if due == field_of(request, "was") else {"due": coming(due, _today())}
        return {**line, "text": text, **moved}, _("a promise")

    return _written(request, f"promise {name}", read)


def keep_until(request: Request) -> Response:
    """Say until when the case is kept, or that no such day is set."""

    def read(_: Translator) -> tuple[_Line, str]:
        if field_of(request, "act") == "none":
            return {"record": "retain", "until": None}, _("no day until which it is kept")
        until = coming(field_of(request, "until"), _today())
        return {"record": "retain", "until": until}, _("until when it is kept")

    return _written(request, "until", read)


def _written(
    request: Request, form: str, read: Callable[[Translator], tuple[_Line, str]]
) -> Response:
    """Write what a form says; what cannot be read is said beside it, and what was typed stays."""
    _, code = speak(request), case_code(request)
    try:
        line, said = read(_)
        return write(request, code, [line], said)
    except (InputError, UsageError) as error:
        fields = {name: field_of(request, name) for name in _FIELDS}
        return agreed_page(request, Typed(form, fields, error.say(_)))


def _text(request: Request) -> str:
    return " ".join(field_of(request, "text").split())


def _today() -> date:
    return own_day()
