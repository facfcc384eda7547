"""How large a file is, in words."""

from wayout.text import Translator
from wayout.text.numbers import format_count, format_decimal

_KILO, _MEGA = 1000, 1_000_000


def size_said(size: int, _: Translator) -> str:
    """Say how large a file is, as people do: 512 bytes, 12 KB, 3.4 MB."""
    if size < _KILO:
        return _.n("{n} byte", "{n} bytes", size).format(n=format_count(size, _.language))
    if size < _MEGA:
        return _("{n} KB").format(n=format_count(-(-size // _KILO), _.language))
    return _("{n} MB").format(n=format_decimal(size / _MEGA, _.language))
