"""Case identifiers with the check digits that real ones carry.

A UID reads `NNLLNNNN-KK-YYYY-SSSSSS-CC`: court of first registration, kind, year, serial and two
check digits over all of it (ISO 7064 MOD 97-10, letters as A=10 .. Z=35).
"""

_VALUE = {char: str(int(char, 36)) for char in "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"}


def make_uid(court: str, year: int, serial: int, kind: str = "01") -> str:
    """Write the UID of a case; `court` must be an invented code (99..).

    Example:
        >>> make_uid("99GV0001", 2024, 331)
        '99GV0001-01-2024-000331-55'
    """
    body = f"{court}-{kind}-{year}-{serial % 1_000_000:06d}"
    digits = "".join(_VALUE[char] for char in body if char != "-")
    check = 98 - int(digits + "00") % 97
    return f"{body}-{check:02d}"


def spoil_uid(uid: str) -> str:
    """Return the UID with check digits that do not fit it, as a clerk's slip would."""
    check = int(uid[-2:])
    return f"{uid[:-2]}{(check + 7) % 97:02d}"
