"""What a form with files sends: read part by part in memory, the token before any file.

The bytes are taken apart by the push parser of `multipart`. Whoever does not show the token of his
session before the first file is refused there and then; so is what is larger, longer or slower
than its bounds.
"""

import asyncio
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from multipart import (
    MultipartError,
    MultipartSegment,
    ParserLimitReached,
    PushMultipartParser,
    parse_options_header,
)
from starlette.datastructures import Headers

from wayout.desk.gate.body import TOKEN_FIELD, BodyError, Receive
from wayout.desk.gate.uploads import Bounds

FILES = "wayout.files"  # its key in the scope of a request
KIND = "multipart/form-data"
_BOUNDARY = re.compile(r"[0-9A-Za-z'()+_,./:=? -]{0,69}[0-9A-Za-z'()+_,./:=?-]", re.ASCII)
_HEADERS, _HEADER = 8, 4096  # lines before a part, and bytes of each
_NAME = 100  # letters of the name of a field

IsToken = Callable[[bytes], bool]


@dataclass(slots=True)
class Sent:
    """A file that was sent: the field it came in, what it is called, and its bytes."""

    sent_as: str
    name: str
    data: bytearray = field(default_factory=bytearray)


@dataclass(slots=True)
class Parts:
    """What came: fields by name, of one that came twice the last; files in their order."""

    form: dict[str, bytes] = field(default_factory=dict)
    files: list[Sent] = field(default_factory=list)


def is_upload(kind: str) -> bool:
    """Whether a content type is that of a form with files."""
    return kind.partition(";")[0].strip().lower() == KIND


async def read_parts(receive: Receive, given: Headers, bounds: Bounds, token: IsToken) -> Parts:
    """Read the fields and files of a form.

    Args:
        receive: Where the pieces of the body come from.
        given: The headers of the request.
        bounds: What it may hold.
        token: Tells whether a field that calls itself the token is the right one.

    Raises:
        BodyError: It is no such form (400), it has no token (403), it is too large (413) or too
            slow (408).
    """
    length = given.get("content-length", "")
    if length.isdecimal() and int(length) > bounds.size:
        raise BodyError(413)
    reader = _Reader(_boundary(given.get("content-type", "")), bounds, token)
    try:
        async with asyncio.timeout(bounds.chunk) as until:  # by then the token must be there
            await _feed(reader, receive, bounds, until)
    except TimeoutError:
        raise BodyError(408) from None
    return reader.done()


async def _feed(
    reader: "_Reader", receive: Receive, bounds: Bounds, until: asyncio.Timeout
) -> None:
    size, latest = 0, asyncio.get_running_loop().time() + bounds.whole
    while True:
        async with asyncio.timeout(bounds.chunk):
            message = await receive()
        if message["type"] == "http.disconnect":
            raise BodyError(400)
        piece = message.get("body", b"")
        size += len(piece)
        if size > bounds.size:
            raise BodyError(413)
        if piece:
            reader.take(piece)
        if reader.has_token:
            until.reschedule(latest)
        if not message.get("more_body", False):
            return


def _boundary(kind: str) -> str:
    found: str = parse_options_header(kind)[1].get("boundary", "")
    if not _BOUNDARY.fullmatch(found):
        raise BodyError(400)
    return found


class _Reader:
    """Takes the pieces of a body, and puts the parts together."""

    def __init__(self, boundary: str, bounds: Bounds, token: IsToken) -> None:
        self._bounds = bounds
        self._is_token = token
        self.has_token = False
        self._parts = Parts()
        self._at: Sent | None = None
        self._parser = PushMultipartParser(
            boundary,
            max_header_size=_HEADER,
            max_header_count=_HEADERS,
            max_segment_size=bounds.size,
            max_segment_count=bounds.files + bounds.fields,
        )

    def take(self, piece: bytes) -> None:
        """Take the next piece.

        Raises:
            BodyError: See `read_parts`.
        """
        for event in self._events(piece):
            if isinstance(event, MultipartSegment):
                self._begin(event)
            elif self._at is None:
                raise BodyError(400)
            elif event is None:
                self._end(self._at)
            else:
                self._add(self._at, event)

    def done(self) -> Parts:
        """Give what came, when it came to its end.

        Raises:
            BodyError: It broke off, or came without its token.
        """
        try:
            self._parser.close()
        except MultipartError:
            raise BodyError(400) from None
        if not self.has_token:
            raise BodyError(403)
        return self._parts

    def _events(self, piece: bytes) -> Iterator[MultipartSegment | bytes | None]:
        try:
            yield from self._parser.parse(piece)
        except ParserLimitReached:
            raise BodyError(413) from None
        except MultipartError:
            raise BodyError(400) from None

    def _begin(self, part: MultipartSegment) -> None:
        name, called = part.name or "", part.filename
        if not 0 < len(name) <= _NAME or len(called or "") > self._bounds.name:
            raise BodyError(400)
        if called is None:
            self._at = Sent(name, "")
            return
        if not self.has_token:
            raise BodyError(403)
        self._at = Sent(name, called)
        self._parts.files.append(self._at)
        if len(self._parts.files) > self._bounds.files:
            raise BodyError(413)

    def _add(self, at: Sent, event: bytes) -> None:
        at.data += event
        if not self._is_file(at) and len(at.data) > self._bounds.field_size:
            raise BodyError(413)

    def _end(self, at: Sent) -> None:
        if self._is_file(at):
            if not at.name and not at.data:  # how a browser says that no file was chosen
                self._parts.files.pop()
            return
        value = self._parts.form[at.sent_as] = bytes(at.data)
        if len(self._parts.form) > self._bounds.fields:
            raise BodyError(413)
        if at.sent_as == TOKEN_FIELD:
            self.has_token = self._is_token(value)
            if not self.has_token:
                raise BodyError(403)

    def _is_file(self, at: Sent) -> bool:
        return bool(self._parts.files) and self._parts.files[-1] is at
