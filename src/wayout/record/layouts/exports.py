"""JSON that other programs made, read without trust."""

import json
from typing import NoReturn, TypeVar

import msgspec

from wayout.errors import InputError

T = TypeVar("T")


def decode_json(data: bytes, shape: type[T]) -> T:
    """Decode JSON into a typed structure; keys that it does not name are skipped.

    Raises:
        InputError: Not JSON, nested too deep, a key twice in one object, numbers that no number
            holds, or values of another type. The message repeats no value: it might be a name.
    """
    try:
        json.loads(data, object_pairs_hook=_refuse_repeated, parse_constant=_refuse)
        return msgspec.json.decode(data, type=shape)
    except (ValueError, RecursionError) as error:
        raise InputError(f"not the JSON that was expected: {type(error).__name__}") from None


def _refuse_repeated(pairs: list[tuple[str, object]]) -> None:
    keys = [key for key, _ in pairs]
    if len(set(keys)) != len(keys):
        raise ValueError("a key stands twice")


def _refuse(_constant: str) -> NoReturn:
    raise ValueError("not a number")
