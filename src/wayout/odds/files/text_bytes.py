"""Bytes that should be a table: what is no text is refused, with what to do about it."""

import re
from typing import Final

from wayout.errors import Phrase, StaysError

_SPREADSHEET: Final = b"PK\x03\x04"  # how XLSX and ODS begin, and any ZIP
_PACKED: Final = (b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"\x28\xb5\x2f\xfd")
WIDE: Final = (b"\xff\xfe", b"\xfe\xff")  # marks of UTF-16, which spreadsheets write
_MARK: Final = b"\xef\xbb\xbf"
_CONTROL: Final = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")  # could steer a terminal, too
_CYRILLIC: Final = re.compile("[А-Яа-яЁё]{3}")


def plain_text(data: bytes, where: str) -> bytes:
    r"""Give the text of a file as UTF-8 without a mark at its head, lines ending in \n.

    Raises:
        StaysError: It is empty, packed, a spreadsheet, or no text in UTF-8 or UTF-16.
    """
    if not data.strip():
        raise StaysError("{where} is empty.", where=where)
    if data.startswith(_SPREADSHEET):
        raise StaysError(
            "{where} is a spreadsheet or an archive. Save the table as CSV, in UTF-8.", where=where
        )
    if data.startswith(_PACKED):
        raise StaysError("{where} is compressed. Unpack it first.", where=where)
    if data.startswith(WIDE):
        data = _narrow(data, where)
    text = data.removeprefix(_MARK)
    if strange := _CONTROL.search(text):
        raise StaysError(
            "{where}, line {line}: a byte that no text holds. Give CSV or parquet.",
            where=where,
            line=_line(text, strange.start()),
        )
    try:
        text.decode()
    except UnicodeDecodeError as error:
        raise StaysError(
            "{where}, line {line}: not UTF-8 text. {hint}",
            where=where,
            line=_line(text, error.start),
            hint=_hint(text, error.start),
        ) from None
    return text.replace(b"\r\n", b"\n").replace(b"\r", b"\n")


def _narrow(data: bytes, where: str) -> bytes:
    try:
        return data.decode("utf-16").encode()
    except UnicodeError:
        raise StaysError("{where} is damaged: it begins as UTF-16.", where=where) from None


def _line(text: bytes, at: int) -> int:
    before = text[:at].replace(b"\r\n", b"\n")
    return before.count(b"\n") + before.count(b"\r") + 1


def _hint(text: bytes, at: int) -> Phrase:
    begins = text.rfind(b"\n", 0, at) + 1
    line = text[begins : begins + 1_000].split(b"\n")[0].decode("cp1251", "replace")
    if _CYRILLIC.search(line):
        return Phrase("It may be Windows-1251: save the file as UTF-8.")
    return Phrase("Save the file as UTF-8.")
