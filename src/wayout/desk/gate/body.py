"""What a form sends: read here, bounded in size and time, never by a library that spools it."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from typing import Any
from urllib.parse import unquote_to_bytes

FORM = "wayout.form"  # its key in the scope of a request
TOKEN_FIELD = "token"  # noqa: S105  what a form calls the token of its session
MOST = 1 << 20  # bytes
SLOWEST = 10.0  # seconds until all of it must be there
MOST_FIELDS = 500

Receive = Callable[[], Awaitable[Any]]


class BodyError(Exception):
    """What came is not read; `status` says why, as HTTP does."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


async def read_form(receive: Receive, kind: str) -> Mapping[str, bytes]:
    """Read the fields of a form; of one that comes twice the last counts.

    Args:
        receive: Where the parts of the body come from.
        kind: The content type that the request names.

    Raises:
        BodyError: It is no form (415), too large (413), or too slow (408).
    """
    if kind.partition(";")[0].strip().lower() != "application/x-www-form-urlencoded":
        raise BodyError(415)
    try:
        async with asyncio.timeout(SLOWEST):
            body = await _whole(receive)
    except TimeoutError:
        raise BodyError(408) from None
    return fields(bytes(body))


def fields(body: bytes) -> dict[str, bytes]:
    """Take a body apart into its fields.

    Raises:
        BodyError: There are too many of them, or a name is no text.
    """
    parts = body.split(b"&", MOST_FIELDS)
    if len(parts) > MOST_FIELDS:
        raise BodyError(413)
    found = {}
    for part in parts:
        name, _, value = part.replace(b"+", b" ").partition(b"=")
        try:
            found[unquote_to_bytes(name).decode("utf-8")] = unquote_to_bytes(value)
        except UnicodeDecodeError:
            raise BodyError(400) from None
    return found


async def _whole(receive: Receive) -> bytearray:
    body = bytearray()
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise BodyError(400)
        body += message.get("body", b"")
        if len(body) > MOST:
            raise BodyError(413)
        if not message.get("more_body", False):
            return body
