"""Text that every file can hold: without the signs that steer a terminal or the way of reading."""

import re
from typing import Any

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_STEERING = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)


def plain(text: str) -> str:
    """Take out of a text what is no letter of it: control signs, halves of letters."""
    return _STEERING.sub("", _LINE_ENDS.sub("\n", text.replace("\t", " ")))


def all_plain(shown: Any) -> Any:  # noqa: ANN401  builtins of any shape
    """Do so with every text in a case, as the keeper shows it."""
    match shown:
        case str():
            return plain(shown)
        case dict():
            return {key: all_plain(value) for key, value in shown.items()}
        case list():
            return [all_plain(one) for one in shown]
    return shown
