"""Bytes of a saved page -> text.

Servers of the new layout send UTF-8 while their meta tag says windows-1251, so the tag is not
asked: strict UTF-8 first, then windows-1251. No third encoding is guessed.
"""

_LONGEST_CUT_CHARACTER = 3


def decode(data: bytes) -> str:
    """Decode one page.

    A UTF-8 page that was cut inside its last character is still UTF-8. Byte 0x98, which
    windows-1251 does not define and courts send as junk, is dropped there.
    """
    data = data.removeprefix(b"\xef\xbb\xbf")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        cut_at_the_end = len(data) - error.start <= _LONGEST_CUT_CHARACTER
        if cut_at_the_end and error.reason == "unexpected end of data" and error.start:
            return data[: error.start].decode("utf-8")
    return data.replace(b"\x98", b"").decode("cp1251")
