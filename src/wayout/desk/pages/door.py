"""The door: the opening code is exchanged once for a session cookie, by script or by hand."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from wayout.desk.gate.body import FORM
from wayout.desk.gate.door import Door
from wayout.desk.gate.guard import SESSION, cookie_name
from wayout.desk.view import page


def door(request: Request) -> Response:
    """Show the field for the code; a script fills it in from the opening address."""
    return page(request, "door.html", is_wrong=False)


def enter(request: Request) -> Response:
    """Take the code, and hand the session over in a cookie that ends with the browser."""
    opens: Door = request.app.state.door
    token = opens.enter(request.scope[FORM].get("code", b"").decode("utf-8", "replace"))
    if token is None:
        return page(request, "door.html", status=403, is_wrong=True)
    return with_session(request, RedirectResponse("/", 303), token)


def with_session(request: Request, answer: Response, token: str) -> Response:
    """Hand a session over, in a cookie that ends with the browser and no script reads."""
    answer.set_cookie(
        cookie_name(request.headers["host"]), token, path="/", httponly=True, samesite="strict"
    )
    return answer


def renewed(request: Request, answer: Response) -> Response:
    """Let the session go on under another token: whoever knew the one before has nothing."""
    door: Door = request.app.state.door
    return with_session(request, answer, door.renew(request.scope[SESSION]))
