"""The guard: looks at every request before any page of the desk sees it.

A page open in the same browser must not be able to read, write or unlock: not by another name for
this machine (rebinding), not by a form or a script of its own, not from another port. No other
user of this machine is answered, where the system tells who asks.
"""

import secrets
from collections.abc import Callable, Mapping
from typing import Any

from starlette.datastructures import Headers
from starlette.requests import cookie_parser
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from wayout.casebook.keeper.wiping import wipe
from wayout.desk.gate.body import FORM, TOKEN_FIELD, BodyError, read_form
from wayout.desk.gate.door import Door, Session
from wayout.desk.gate.headers import NONCE, headers
from wayout.desk.gate.parts import FILES, is_upload, read_parts
from wayout.desk.gate.peer import is_foreign
from wayout.desk.gate.uploads import AT_ONCE, Bounds, bounds_of

SESSION = "wayout.session"  # its key in the scope of a request
TOKEN = "wayout.token"  # noqa: S105  idem
FIELD = TOKEN_FIELD
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
        self.uploads = 0  # at work

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
        scope[SESSION], scope[TOKEN], scope[FORM], scope[FILES] = None, "", {}, []
        status = 403 if is_foreign(scope.get("client"), scope.get("server")) else 0
        status = status or self._foreign(scope["method"], given)
        if not status:
            scope[TOKEN] = token = _token(given)
            scope[SESSION] = self._door.session(token)
            status = self._stranger(scope)
        if status or scope["method"] != "POST":
            await self._pass(scope, receive, send, status)
        elif is_upload(given.get("content-type", "")) and (bounds := bounds_of(scope["path"])):
            await self._upload(scope, receive, send, bounds)
        else:
            await self._pass(scope, receive, send, await self._read(scope, receive, given))

    async def _pass(self, scope: Scope, receive: Receive, send: Send, status: int) -> None:
        """Let a request through, or refuse it: what of it was not read is not read then, either."""
        if status:
            await self._refuse(scope, status)(scope, receive, _closing(send))
        else:
            await self._app(scope, receive, send)

    async def _upload(self, scope: Scope, receive: Receive, send: Send, bounds: Bounds) -> None:
        """Take files, if there is room; they are let go of when the answer is made."""
        place = _Place(self, scope[SESSION])  # no address that takes files is open to strangers
        try:
            status = await _read_files(scope, receive, bounds, place)
            await self._pass(scope, receive, send, status)
        finally:
            place.leave()
            for file in scope[FILES]:
                wipe(file.data)

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

    @staticmethod
    def _stranger(scope: Scope) -> int:
        """The status for what only a session may ask; 0 if this is one, or needs none."""
        return 401 if scope[SESSION] is None and not scope["path"].startswith(OPEN) else 0

    @staticmethod
    async def _read(scope: Scope, receive: Receive, given: Headers) -> int:
        """Read the form, and look whether the session may do what is asked; the status if not."""
        session: Session | None = scope[SESSION]
        try:
            scope[FORM] = await read_form(receive, given.get("content-type", ""))
        except BodyError as error:
            return error.status
        return 0 if session is None or _has_token(session, scope[FORM]) else 403


class _Place:
    """The place of one upload among those at work; who shows no token takes none."""

    def __init__(self, guard: Guard, session: Session) -> None:
        self._guard = guard
        self._session = session
        self._is_taken = False

    def take(self, token: bytes) -> bool:
        """Take it, if the token is right.

        Raises:
            BodyError: All are taken (503).
        """
        if not self._session.is_form(token):
            return False
        if not self._is_taken:
            if self._guard.uploads >= AT_ONCE:
                raise BodyError(503)
            self._is_taken = True
            self._guard.uploads += 1
        return True

    def leave(self) -> None:
        """Leave it to another."""
        if self._is_taken:
            self._guard.uploads -= 1


async def _read_files(scope: Scope, receive: Receive, bounds: Bounds, place: _Place) -> int:
    """Read a form with files; the status if it is not let through."""
    try:
        parts = await read_parts(receive, Headers(scope=scope), bounds, place.take)
    except BodyError as error:
        return error.status
    scope[FORM], scope[FILES] = parts.form, parts.files
    return 0


def _token(given: Headers) -> str:
    return cookie_parser(given.get("cookie", "")).get(cookie_name(given["host"]), "")


def cookie_name(host: str) -> str:
    """Name the session cookie: browsers share cookies between the ports of one host."""
    return f"wayout-{host.rpartition(':')[2]}"


def _has_token(session: Session, form: Mapping[str, bytes]) -> bool:
    return session.is_form(form.get(FIELD, b""))


def _closing(send: Send) -> Send:
    """Say that the connection ends with this answer."""

    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            message = {**message, "headers": [*message["headers"], (b"connection", b"close")]}
        await send(message)

    return sent


def _with_headers(send: Send, nonce: str) -> Send:
    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            made: list[Any] = [*message.get("headers", ()), *headers(nonce)]
            message = {**message, "headers": made}
        await send(message)

    return sent
