"""JSON that other programs made, read without trust."""

import json
import re
from typing import NoReturn, TypeVar

import msgspec

from wayout.errors import InputError
from wayout.record.fold import clip
from wayout.record.layouts.html import Lines
from wayout.record.vocabulary import split_joined

_GLUED = re.compile(r"(?<=[А-ЯЁ]{2})(?=[а-яё]{2})")
_MOST_OBJECTS = 300_000  # a court and a year have some ten thousand
T = TypeVar("T")


def decode_json(data: bytes, shape: type[T]) -> T:
    """Decode JSON into a typed structure; keys that it does not name are skipped.

    Raises:
        InputError: Not JSON, nested too deep, a key twice in one object, numbers that no number
            holds, or values of another type. The message repeats no value: it might be a name.
    """
    if data.count(b"{") > _MOST_OBJECTS:
        raise InputError("JSON of more than {n} objects, which no export is.", n=_MOST_OBJECTS)
    try:
        json.loads(data, object_pairs_hook=_refuse_repeated, parse_constant=_refuse)
        return msgspec.json.decode(data, type=shape)
    except (ValueError, RecursionError) as error:
        raise InputError(
            "not the JSON that was expected: {kind}", kind=type(error).__name__
        ) from None


def _refuse_repeated(pairs: list[tuple[str, object]]) -> None:
    keys = [key for key, _ in pairs]
    if len(set(keys)) != len(keys):
        raise ValueError("a key stands twice")


def _refuse(_constant: str) -> NoReturn:
    raise ValueError("not a number")


def split_result(text: str) -> Lines:
    """The result of a case and its ground, whose line break an export lost or made a blank.

    Example:
        >>> split_result("Уголовное дело ПРЕКРАЩЕНОназначен штраф")
        Lines(first='Уголовное дело ПРЕКРАЩЕНО', rest='назначен штраф')
    """
    return Lines(*split_joined("case_result", _GLUED.sub(" ", clip(text))))
