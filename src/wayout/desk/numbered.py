"""A number in an address or a form: so long that it is one, and no longer than what is counted."""

import re

from starlette.convertors import Convertor, register_url_convertor

_NINE = "[0-9]{1,9}"  # a keeper and its store hold twice as many digits, and no more


def number_in(typed: str) -> int | None:
    """Read a number of nine digits at most; None where it is none."""
    return int(typed) if re.fullmatch(_NINE, typed) else None


class _Number(Convertor[int]):
    """An address with more digits is none."""

    regex = _NINE

    def convert(self, value: str) -> int:
        """Read it."""
        return int(value)

    def to_string(self, value: int) -> str:
        """Write it."""
        return str(value)


register_url_convertor("number", _Number())
NUMBER = "{number:number}"  # how a route says that a number stands there
