"""Two who changed the same: both versions side by side, and the question which to keep."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from wayout.desk.book import Book
from wayout.desk.gate.guard import SESSION
from wayout.desk.memory import Memory
from wayout.desk.pending import Waiting, joined
from wayout.desk.record_words import Said, record_words
from wayout.desk.view import page, speak
from wayout.text import Translator
from wayout.text.dates import format_day


@dataclass(frozen=True, slots=True)
class Versions:
    """What stands now, by whom and since when, and what was typed; none: it was taken away."""

    who: str
    when: str
    now: list[Said]
    typed: list[Said]


def ask_which(request: Request, waiting: Waiting) -> Response:
    """Show both versions of what was not written, and ask which to keep."""
    book: Book = request.app.state.book
    memory: Memory = request.app.state.memory
    _ = speak(request)
    told = book.ask("meanwhile", code=waiting.code, lines=joined(waiting.lines), seen=waiting.seen)
    kept = replace(waiting, lines=told["again"], seen=told["entries"])
    return page(
        request,
        "meanwhile.html",
        status=409,
        path=waiting.back,
        saved=None,  # this was not
        here=f"/cases/{memory.aliases.name(waiting.code)}",
        met=[_versions(one, _) for one in told["met"]],
        waiting=memory.pending.keep(request.scope[SESSION].form, kept),
    )


def _versions(one: Mapping[str, Any], _: Translator) -> Versions:
    at = datetime.fromisoformat(one["at"]).astimezone()
    when = _("{day}, {hour}").format(
        day=format_day(at.date(), _.language), hour=at.strftime("%H:%M")
    )
    who = _("you, in another window") if one["me"] else one["by"] or _("somebody who has left")
    return Versions(who, when, record_words(one["now"], _), record_words(one["line"], _))
