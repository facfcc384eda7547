"""Counts, shares and ranges as people write them in Russian and English.

Thousands are parted from five digits on, as both languages' style books have it: 1973, 49,000
(Russian: 49 000, with a narrow space that does not break). Russian has the decimal comma.
The sign of per cent stands without a space, as newspapers print it in both languages.
Halves are rounded away from zero, so that a reader with a calculator finds the same figure.
"""

from decimal import ROUND_HALF_UP, Decimal

from wayout.text.language import Language

NARROW_SPACE = "\N{NARROW NO-BREAK SPACE}"
MINUS = "\N{MINUS SIGN}"
EN_DASH = "\N{EN DASH}"
_THOUSANDS: dict[Language, str] = {"en": ",", "ru": NARROW_SPACE}
_POINT: dict[Language, str] = {"en": ".", "ru": ","}
_FIRST_GROUPED = 10_000


def format_count(count: int, language: Language) -> str:
    """Write a whole number: 9999, then 10,000 or 10 000.

    Example:
        >>> format_count(49000, "en")
        '49,000'
    """
    digits = str(abs(count))
    if abs(count) >= _FIRST_GROUPED:
        digits = f"{abs(count):,}".replace(",", _THOUSANDS[language])
    return f"{MINUS}{digits}" if count < 0 else digits


def format_decimal(value: float | Decimal, language: Language, digits: int = 1) -> str:
    """Write a number with `digits` places after the point, or the comma in Russian."""
    rounded = _round(value, digits)
    whole, _, places = f"{abs(rounded):f}".partition(".")
    written = format_count(int(whole), language)
    if places:
        written = f"{written}{_POINT[language]}{places}"
    return f"{MINUS}{written}" if rounded < 0 else written


def format_percent(share: float, language: Language, digits: int = 1) -> str:
    """Write a share between 0 and 1 as per cent.

    A share that is not nothing never reads 0%, and one that is not all never reads 100%:
    such are written "<0.1%" and ">99.9%".

    Example:
        >>> format_percent(0.375, "ru")
        '37,5%'
    """
    step = Decimal(1).scaleb(-digits)
    percent = _round(_exact(share) * 100, digits)
    if share > 0 and percent < step:
        return f"<{format_decimal(step, language, digits)}%"
    if share < 1 and percent > 100 - step:
        return f">{format_decimal(100 - step, language, digits)}%"
    return f"{format_decimal(percent, language, digits)}%"


def format_count_range(low: int, high: int, language: Language) -> str:
    """Write a range of counts with an en dash: 12–34; one number where both ends are equal."""
    return _join(format_count(low, language), format_count(high, language))


def format_percent_range(low: float, high: float, language: Language, digits: int = 1) -> str:
    """Write a range of shares with one sign at the end: 37.5–41.2%."""
    ends = [format_percent(share, language, digits) for share in (low, high)]
    if ends[0] != ends[1] and ends[0][0] != "<":
        ends[0] = ends[0].removesuffix("%")
    return _join(*ends)


def _round(value: float | Decimal, digits: int) -> Decimal:
    return _exact(value).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)


def _exact(value: float | Decimal) -> Decimal:
    # by way of repr: 0.125 is meant as written, not as the binary number next to it
    return value if isinstance(value, Decimal) else Decimal(repr(float(value)))


def _join(low: str, high: str) -> str:
    return low if low == high else f"{low}{EN_DASH}{high}"
