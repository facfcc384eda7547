"""What is done from the page of today: a promise was kept, a case is taken."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from wayout.desk.aliases import Aliases
from wayout.desk.own_day import own_day
from wayout.desk.view import speak
from wayout.desk.writing import field_of, take, write


def kept(request: Request) -> Response:
    """Write down that a promise was kept today."""
    code, promise = _case(request), field_of(request, "promise")
    if not (code and promise):
        return RedirectResponse("/today", 303)
    done = own_day().isoformat()
    said = speak(request)("a promise is kept")
    return write(request, code, [{"record": "promise", "id": promise, "done": done}], said)


def taken(request: Request) -> Response:
    """Write down whose case it is from now on."""
    code, member = _case(request), field_of(request, "member")
    if not (code and member):
        return RedirectResponse("/today", 303)
    _ = speak(request)
    return take(request, code, member, _("the case is yours"))


def _case(request: Request) -> str | None:
    aliases: Aliases = request.app.state.memory.aliases
    return aliases.code(field_of(request, "case"))
