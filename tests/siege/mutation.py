"""Spoiling input: bytes turned, cut, doubled and put in; trees of JSON given other branches."""

import json
from collections.abc import Callable
from copy import deepcopy
from random import Random
from typing import Any

_TOKENS = (
    b"", b"\0", b"\xff", b"\xed\xa0\x80", b"\xef\xbb\xbf", b"null", b"true", b"-1", b"1e999",
    b"[" * 300, b"{" * 300, b'{"a":' * 300, b'"', b"\\ud800", b"\\u0000", b"\n", b"9" * 400,
    b"-0.0",
    b"NaN", b",", b"\x7f" * 64, b"\xff\xff\xff\xff", b"\0\0\0\0",
    b"\x7f\xff\xff\xff\xff\xff\xff\xff",
)  # fmt: skip
_LEAVES: tuple[Any, ...] = (
    None, True, False, 0, -1, 1, 2**31, 2**63, -(2**63) - 1, 2**70, 10**400, 0.5, 1e308, "", " ",
    "\0", "x" * 5000, "\ud800", "\u202e", "1e999", "0000-00-00", "0001-01-01", "9999-12-31",
    "2025-02-30", "2025-13", "20250101", "2025", "2025-01", "-2025-01-01", "2025-01-20", "24:00",
    "25:61", "00:00", "left_unit", "client", "note", "added", "$", "AAAA", "A" * 44, "WAYOUT", [],
    {}, [[]], [None], {"": None}, {"type": "note"},
)  # fmt: skip
_DEEP = 600  # brackets
_MOST = 4  # changes to one input


def mutated(data: bytes, rng: Random) -> bytes:
    """Change bytes at one to four places."""
    spoiled = bytearray(data)
    for _ in range(rng.randint(1, _MOST)):
        rng.choice(_CHANGES)(spoiled, rng)
    return bytes(spoiled)


def grafted(tree: Any, rng: Random) -> bytes:  # noqa: ANN401  any JSON
    """Write a tree with one to four other branches; what JSON cannot say is said in escapes."""
    copy = deepcopy(tree)
    for _ in range(rng.randint(1, _MOST)):
        copy = _graft(copy, rng)
    written = json.dumps(copy).encode()
    if rng.random() < 0.02:
        return written.replace(b"null", b"[" * _DEEP + b"]" * _DEEP, 1)
    return written


def _graft(tree: Any, rng: Random) -> Any:  # noqa: ANN401  any JSON
    """Walk down by chance, and change what is there."""
    parent: Any = None
    key: Any = None
    at = tree
    while isinstance(at, (dict, list)) and at and rng.random() < 0.8:
        parent, key = at, rng.choice(list(at) if isinstance(at, dict) else range(len(at)))
        at = parent[key]
    if parent is None:
        return _leaf(rng) if rng.random() < 0.1 else tree
    chance = rng.random()
    if isinstance(parent, dict) and chance < 0.15:
        parent[rng.choice(("", "x", "type", "kind", str(key)))] = parent.pop(key)
    elif chance < 0.3:
        del parent[key]
    elif isinstance(parent, list) and chance < 0.5:
        parent.extend(deepcopy(at) for _ in range(rng.choice((1, 2, 50))))
    else:
        parent[key] = _leaf(rng)
    return tree


def _leaf(rng: Random) -> Any:  # noqa: ANN401  any JSON
    return deepcopy(rng.choice(_LEAVES))


def _flip(data: bytearray, rng: Random) -> None:
    if data:
        data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)


def _put(data: bytearray, rng: Random) -> None:
    at = rng.randrange(len(data) + 1)
    data[at:at] = rng.choice(_TOKENS)


def _over(data: bytearray, rng: Random) -> None:
    token = rng.choice(_TOKENS)
    at = rng.randrange(len(data) + 1)
    data[at : at + len(token)] = token


def _cut(data: bytearray, rng: Random) -> None:
    at, length = _slice(data, rng)
    del data[at : at + length]


def _double(data: bytearray, rng: Random) -> None:
    at, length = _slice(data, rng)
    data[at:at] = data[at : at + length]


def _move(data: bytearray, rng: Random) -> None:
    at, length = _slice(data, rng)
    part = data[at : at + length]
    del data[at : at + length]
    to = rng.randrange(len(data) + 1)
    data[to:to] = part


def _end(data: bytearray, rng: Random) -> None:
    del data[rng.randrange(len(data) + 1) :]


def _slice(data: bytearray, rng: Random) -> tuple[int, int]:
    at = rng.randrange(len(data) + 1)
    return at, rng.choice((1, 4, 16, rng.randrange(len(data) - at + 1)))


_CHANGES: tuple[Callable[[bytearray, Random], None], ...] = (
    _flip, _flip, _put, _over, _cut, _double, _move, _end,
)  # fmt: skip
