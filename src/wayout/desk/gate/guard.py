"""The guard: looks at every request before any page of the desk sees it.

A page open in the same browser must not be able to read, write or unlock: not by another name for
this machine (rebinding), not by a form or a script of its own, not from another port.
"""

import secrets
from collections.abc import Callable, Mapping
from hmac import compare_digest
from typing import Any

from starlette.datastructures import Headers
from starlette.requests import cookie_parser
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from wayout.desk.gate.body import FORM, BodyError, read_form
from wayout.desk.gate.door import Door, Session
from wayout.desk.gate.headers import NONCE, headers

SESSION = "wayout.session"  # its key in the scope of a request
TOKEN = "wayout.token"  # noqa: S105  idem
FIELD = "token"  # of a form
OPEN = ("/assets/", "/door")  # what is answered without a session; it holds nothing of anybody

Refuse = Callable[[Scope, int], ASGIApp]


class Guard:
    """Lets through what comes from a page of this desk, in a session that entered by its door.

    Args:
        app: The pages.
        door: Who entered.
        hosts: The names of this desk with its port, as a browser writes them.
        refuse: Makes the answer to what is not let through.
    """

    def __init__(self, app: ASGIApp, door: Door, hosts: frozenset[str], refuse: Refuse) -> None:
        self._app = app
        self._door = door
        self._hosts = hosts
        self._refuse = refuse

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
        elif scope["type"] == "http":
            nonce = secrets.token_urlsafe(16)
            scope[NONCE] = nonce
            await self._answer(scope, receive, _with_headers(send, nonce))
        else:  # a web socket: there is none here
            await send({"type": "websocket.close", "code": 1008})

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        given = Headers(scope=scope)
        scope[SESSION], scope[TOKEN], scope[FORM] = None, "", {}
        status = self._foreign(scope["method"], given)
        if not status:
            scope[TOKEN] = token = _token(given)
            scope[SESSION] = self._door.session(token)
            status = await self._read(scope, receive, given)
        app = self._refuse(scope, status) if status else self._app
        await app(scope, receive, send)

    def _foreign(self, method: str, given: Headers) -> int:
        """The status for what no page of this desk can have sent; 0 if one may have."""
        if given.getlist("host")[1:] or given.get("host", "") not in self._hosts:
            return 421
        if method not in {"GET", "HEAD", "POST"}:
            return 405
        site = given.get("sec-fetch-site", "same-origin")
        if site != "same-origin" and (site != "none" or method == "POST"):
            return 403
        if method == "POST" and given.get("origin", "") != f"http://{given['host']}":
            return 403
        return 0

    async def _read(self, scope: Scope, receive: Receive, given: Headers) -> int:
        """Read the form, and look whether the session may do what is asked; the status if not."""
        session: Session | None = scope[SESSION]
        if session is None and not scope["path"].startswith(OPEN):
            return 401
        if scope["method"] != "POST":
            return 0
        try:
            scope[FORM] = await read_form(receive, given.get("content-type", ""))
        except BodyError as error:
            return error.status
        return 0 if session is None or _has_token(session, scope[FORM]) else 403


def _token(given: Headers) -> str:
    return cookie_parser(given.get("cookie", "")).get(cookie_name(given["host"]), "")


def cookie_name(host: str) -> str:
    """Name the session cookie: browsers share cookies between the ports of one host."""
    return f"wayout-{host.rpartition(':')[2]}"


def _has_token(session: Session, form: Mapping[str, bytes]) -> bool:
    return compare_digest(form.get(FIELD, b""), session.form.encode("ascii"))


def _with_headers(send: Send, nonce: str) -> Send:
    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            made: list[Any] = [*message.get("headers", ()), *headers(nonce)]
            message = {**message, "headers": made}
        await send(message)

    return sent
