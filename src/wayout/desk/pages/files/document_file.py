"""A document as a file: saved by the browser, never shown by it."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import suppress
from typing import Any
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from wayout.desk.book import Book
from wayout.desk.pages.which_case import case_code
from wayout.errors import WayoutError

BYTES = "application/octet-stream"


def document_file(request: Request) -> Response:
    """Hand a document over, part by part; it was proved whole before the first part goes."""
    book: Book = request.app.state.book
    code, number = case_code(request), request.path_params["number"]
    first = book.ask("document part", code=code, number=number, at=0)
    headers = {**saved_as(first["name"]), "content-length": str(first["size"])}
    parts = _parts(book, code, number, first)
    return StreamingResponse(parts, headers=headers, media_type=BYTES)


def saved_as(name: str) -> dict[str, str]:
    """The headers with which a browser saves a file under a name, and shows nothing of it.

    The name is written twice, as RFC 6266 has it: in plain letters for old programs, and whole.
    """
    plain = "".join(
        one if one.isascii() and (one.isalnum() or one in ".-") else "_" for one in name
    )
    whole = quote(name, safe="")
    return {
        "content-disposition": f"attachment; filename=\"{plain}\"; filename*=UTF-8''{whole}",
        "content-security-policy": "sandbox; default-src 'none'",
    }


async def _parts(
    book: Book, code: str, number: int, first: Mapping[str, Any]
) -> AsyncIterator[bytes]:
    """Ask for the parts, and let go of the document where nobody takes them all."""
    size: int = first["size"]
    data: bytes = first["data"]
    at = 0
    try:
        while True:
            yield data
            at += len(data)
            if at >= size:
                return
            told = await run_in_threadpool(
                book.ask, "document part", code=code, number=number, at=at
            )
            data = told["data"]
    finally:
        if at < size:  # not waited for: the answer is being broken off
            asyncio.get_running_loop().run_in_executor(None, _leave, book)


def _leave(book: Book) -> None:
    with suppress(WayoutError):  # the vault may be locked by now
        book.ask("document left")
