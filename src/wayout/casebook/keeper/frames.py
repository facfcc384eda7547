"""What goes between the keeper and who started it: frames with a length before them.

A frame lies in a buffer that is wiped. What is made of it are strings, which nobody can wipe.
"""

import os
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from wayout import errors
from wayout.casebook.keeper.wiping import wipe
from wayout.errors import InputError, Phrase, WayoutError

MOST = 1 << 30  # bytes of a frame
_LENGTH = 4
_PLAIN = (str, int, float, bool, bytes, type(None))


class GoneError(Exception):
    """The other end closed the pipe, or was killed."""


def send(descriptor: int, value: object) -> None:
    """Send one frame.

    Raises:
        InputError: It is longer than a frame may be, or holds what no frame can; nothing was sent.
        GoneError: Nobody reads it.
    """
    frame = bytearray(_LENGTH)
    try:
        _encode(value, frame)
        if len(frame) - _LENGTH > MOST:
            raise InputError("This is too much at once: {most} MiB at most.", most=MOST >> 20)
        frame[:_LENGTH] = (len(frame) - _LENGTH).to_bytes(_LENGTH, "big")
        _write(descriptor, frame)
    finally:
        wipe(frame)


def receive(descriptor: int) -> Any:  # noqa: ANN401  plain builtins
    """Receive one frame.

    Raises:
        GoneError: The pipe ended.
    """
    length = int.from_bytes(_exactly(descriptor, _LENGTH), "big")
    frame = _exactly(descriptor, length)
    try:
        return msgspec.msgpack.decode(frame)
    except msgspec.MsgspecError as error:
        raise GoneError from error
    finally:
        wipe(frame)


def pack(phrase: Phrase) -> dict[str, object]:
    """Take a phrase apart: an error, or words inside it."""
    values = {name: _pack_value(value) for name, value in phrase.values.items()}
    return {"class": type(phrase).__name__, "message": phrase.message, "values": values}


def unpack(packed: dict[str, Any]) -> Phrase:
    """Put a phrase together again; a class that is not of the tree is its root."""
    values = {name: _unpack_value(value) for name, value in packed["values"].items()}
    found = getattr(errors, packed["class"], WayoutError)
    known = isinstance(found, type) and issubclass(found, Phrase)
    return (found if known else WayoutError)(packed["message"], **values)


def unpack_error(packed: dict[str, Any]) -> WayoutError:
    """Put an error together again."""
    made = unpack(packed)
    if isinstance(made, WayoutError):
        return made
    return unpack_error({**packed, "class": WayoutError.__name__})


def _encode(value: object, frame: bytearray) -> None:
    try:
        msgspec.msgpack.Encoder().encode_into(value, frame, _LENGTH)
    except (msgspec.MsgspecError, OverflowError, UnicodeError):
        raise InputError(
            "A number is too large, or a letter is none. Write it in another way."
        ) from None  # its words hold what was typed


def _pack_value(value: object) -> object:
    if isinstance(value, Phrase):
        return {"phrase": pack(value)}
    if isinstance(value, Path):
        return {"path": os.fsencode(value)}
    if isinstance(value, date):
        return {"text": value.isoformat()}
    return value if isinstance(value, _PLAIN) else {"text": str(value)}


def _unpack_value(value: object) -> object:
    match value:
        case {"phrase": dict(packed)}:
            return unpack(packed)
        case {"path": bytes(path)}:
            return Path(os.fsdecode(path))
        case {"text": text}:
            return text
    return value


def _write(descriptor: int, frame: bytearray) -> None:
    try:
        with memoryview(frame) as view:
            done = 0
            while done < len(view):
                done += os.write(descriptor, view[done:])
    except OSError as error:
        raise GoneError from error


def _exactly(descriptor: int, length: int) -> bytearray:
    """Read into one buffer: what is read in pieces leaves pieces behind."""
    if length > MOST:
        raise GoneError
    frame = bytearray(length)
    with memoryview(frame) as view:
        done = 0
        while done < length:
            try:
                got = os.readv(descriptor, [view[done:]])
            except OSError as error:
                raise GoneError from error
            if not got:
                raise GoneError
            done += got
    return frame
