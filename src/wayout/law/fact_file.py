"""Facts written in a JSON or TOML file, or on the standard input, as one table of plain values."""

import errno
import json
import os
import re
import sys
import tomllib
from collections import Counter
from datetime import date, time
from pathlib import Path
from typing import Any, BinaryIO

from wayout.errors import InputError
from wayout.text.system import reason

_LARGEST = 1_000_000  # bytes; the facts of a case are a screen of text
_STDIN = "-"
_LONGEST = 40  # of a key that is quoted in an error
_LINE = re.compile(r"at line (\d+)")  # as tomllib says where


def load_facts(source: str | Path) -> dict[str, object]:
    """Load the table of facts of a file, or of the standard input for "-".

    A name that ends in .json or .toml says what is in the file; else it is JSON if it begins
    with "{", and TOML if not. Dates of TOML become texts. The values are checked by `read_facts`.

    Raises:
        InputError: The file cannot be read, is too large, is no UTF-8, or holds no such table;
            the message has one line and tells the line of the file where there is one.
    """
    where = "stdin" if source == _STDIN else str(source)
    written = _decode(_read(source, where), where)
    try:
        table = _json(written, where) if _holds_json(where, written) else _toml(written, where)
    except RecursionError:
        raise InputError("{where}: too many brackets in brackets.", where=where) from None
    if not isinstance(table, dict):
        raise InputError(
            "{where} holds no object; give keys and values, as in {example}.",
            where=where,
            example='{"conduct": "absence"}',
        )
    return table


def _read(source: str | Path, where: str) -> bytes:
    try:
        if source == _STDIN:
            data = _stdin().read(_LARGEST + 1)
        else:
            with Path(source).open("rb") as file:
                data = file.read(_LARGEST + 1)
    except OSError as error:
        raise InputError(
            "{where} cannot be read: {reason}.", where=where, reason=reason(error)
        ) from None
    if len(data) > _LARGEST:
        raise InputError(
            "{where} is larger than {most} bytes; give the facts of one case.",
            where=where,
            most=_LARGEST,
        )
    return data


def _stdin() -> BinaryIO:
    if sys.stdin is None:  # closed by whoever called
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))
    return sys.stdin.buffer


def _decode(data: bytes, where: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(
            "{where}, line {line}: not UTF-8 text; save the file as UTF-8.",
            where=where,
            line=data.count(b"\n", 0, error.start) + 1,
        ) from None


def _holds_json(where: str, written: str) -> bool:
    suffix = Path(where).suffix.lower()
    return suffix == ".json" if suffix in {".json", ".toml"} else written.lstrip()[:1] == "{"


def _json(written: str, where: str) -> Any:  # noqa: ANN401  whatever the file holds
    def once(pairs: list[tuple[str, object]]) -> dict[str, object]:
        table = dict(pairs)
        if len(table) < len(pairs):
            twice = Counter(name for name, _ in pairs).most_common(1)[0][0]
            raise InputError(
                "{where}: the key {key!r} stands twice; keep one.",
                where=where,
                key=twice[:_LONGEST],
            )
        return table

    def no_number(name: str) -> None:
        raise InputError("{where}: {name} is not a number.", where=where, name=name)

    try:
        return json.loads(written, object_pairs_hook=once, parse_constant=no_number)
    except json.JSONDecodeError as error:
        raise _damaged(where, "JSON", error.lineno) from None
    except ValueError:  # more digits than Python reads
        raise InputError("{where}: a number is too long.", where=where) from None


def _toml(written: str, where: str) -> Any:  # noqa: ANN401  whatever the file holds
    try:
        return _plain(tomllib.loads(written))
    except tomllib.TOMLDecodeError as error:
        found = _LINE.search(str(error))
        line = int(found[1]) if found else len(written.splitlines()) or 1
        raise _damaged(where, "TOML", line) from None
    except ValueError:  # more digits than Python reads
        raise InputError("{where}: a number is too long.", where=where) from None


def _plain(value: object) -> object:
    """Turn the dates of TOML, wherever they stand, into texts; zones are refused later."""
    match value:
        case dict():
            return {key: _plain(inner) for key, inner in value.items()}
        case list():
            return [_plain(inner) for inner in value]
        case date() | time():
            return value.isoformat()
    return value


def _damaged(where: str, form: str, line: int) -> InputError:
    return InputError(
        "{where}, line {line}: this is not {form}; correct it there.",
        where=where,
        line=line,
        form=form,
    )
