"""Days as people type them in Russian and English, written as the map writes them.

"20.01.2025", "20 января", "January 2025", "вчера", "in 3 days", "пятница". A day of the month
before the month, always; no unknown date becomes a guessed one.
"""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from wayout.errors import DayError

_MONTHS = (
    ("jan", "янв"), ("feb", "фев"), ("mar", "мар"), ("apr", "апр"), ("may", "май", "мая", "мае"),
    ("jun", "июн"), ("jul", "июл"), ("aug", "авг"), ("sep", "сен"), ("oct", "окт"),
    ("nov", "ноя"), ("dec", "дек"),
)  # fmt: skip
_WEEKDAYS = (
    ("mon", "пон", "пн"), ("tue", "вто", "вт"), ("wed", "сре", "ср"), ("thu", "чет", "чт"),
    ("fri", "пят", "пт"), ("sat", "суб", "сб"), ("sun", "вос", "вс"),
)  # fmt: skip
_NAMED = {
    "сегодня": 0, "today": 0, "вчера": -1, "yesterday": -1, "позавчера": -2,
    "завтра": 1, "tomorrow": 1, "послезавтра": 2,
}  # fmt: skip
_UNITS = (("d", 1), ("ден", 1), ("дн", 1), ("сут", 1), ("week", 7), ("недел", 7))
_ISO = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?(/\d{4}-\d{2}-\d{2})?", re.ASCII)
_DOTS = re.compile(r"(?:(\d{1,2})[.-])?(\d{1,2})[.-](\d{4})|(\d{1,2})[.](\d{1,2})(?:[.](\d{2}))?")
_WORDS = re.compile(r"(?:(\d{1,2})\s+)?([^\W\d]+)\.?(?:\s+(\d{1,2}),?(?=\s|$))?(?:,?\s+(\d{4}))?")
_AHEAD = re.compile(r"(?:\+\s*(\d{1,4})|(?:через|in)\s+(?:(\d{1,4}|a)\s+)?([^\W\d]+))")
_AGO = re.compile(r"(?:(\d{1,4}|a)\s+)?([^\W\d]+)\s+(?:назад|ago)")
_SPAN = re.compile(r"\s+[-–—]\s+|\s*[–—]\s*")
_ABOUT = re.compile(r"(.+?)\s*(?:±|\+\s*/?\s*-)\s*(\d{1,3})(?:\s+([^\W\d]+)\.?)?")
_SEASON = re.compile(r"([^\W\d]+),?\s+(\d{4})")
# winter is left out: whether that of a year is the one it begins in, nobody can tell
_SEASONS = ((("spring", "весн"), 3), (("summer", "лет"), 6), (("autumn", "fall", "осен"), 9))
_YEAR_WORD = re.compile(r"(?<=\d)\s*(?:г\.?|года?|году)$")
_BEFORE = re.compile(r"^(?:во?|со?|on|since|from|in(?=\s+[^\W\d]{3,}\s+\d{4}))\s+")
_CENTURY = 2000
_WHOLE = 10  # letters of a day in full


@dataclass(frozen=True, slots=True)
class _Typed:
    """What was typed, on which day, and whether a day without a year lies ahead."""

    text: str
    today: date
    ahead: bool


def typed_day(typed: str, today: date, *, ahead: bool = False) -> str:
    """Read a day as it is typed; returns it as `Day` is written: 2025-01-20, 2025-01, 2025.

    Args:
        typed: What was typed; two days with a dash between them are a span, and so is a day
            with ±5 behind it.
        today: The day on which it was typed.
        ahead: Whether a day without its year is the next one; else it is the last one.

    Raises:
        DayError: It is no day that can be read; what was typed is not repeated.

    Example:
        >>> typed_day("20 января", date(2025, 6, 1))
        '2025-01-20'
        >>> typed_day("in 3 days", date(2025, 6, 1), ahead=True)
        '2025-06-04'
    """
    text = " ".join(typed.casefold().replace("ё", "е").split())
    if around := _ABOUT.fullmatch(text):
        return _around(_one(_Typed(around[1], today, ahead)), around[2], around[3])
    ends = _SPAN.split(text)
    if len(ends) == 2:  # noqa: PLR2004  a first and a last
        first, last = (_one(_Typed(end, today, ahead)) for end in ends)
        if len(first) == len(last) == _WHOLE and first <= last:
            return f"{first}/{last}"
        raise _none()
    return _one(_Typed(text, today, ahead))


def _one(typed: _Typed) -> str:
    bare = _BEFORE.sub("", _YEAR_WORD.sub("", typed.text))
    without = _Typed(bare, typed.today, typed.ahead)
    for read in _READERS:
        try:
            found = read(without)
        except (ValueError, OverflowError):  # no such day of that month
            break
        if found:
            return found
    raise _none()


def _around(written: str, many: str, unit: str | None) -> str:
    """Write the span of so many days before and after a day."""
    if len(written) != _WHOLE:
        raise _none()
    try:
        apart, day = timedelta(days=_days(many, unit or "d")), date.fromisoformat(written)
        return f"{day - apart}/{day + apart}"
    except (ValueError, OverflowError):
        raise _none() from None


def _none() -> DayError:
    return DayError(
        "This is no day. Write it as 20.01.2025, 20 January 2025, January 2025 or 2025."
    )


def _iso(typed: _Typed) -> str:
    if not _ISO.fullmatch(typed.text):
        return ""
    ends = typed.text.split("/")
    if ends != sorted(ends):
        return ""
    for end in ends:
        year, month, day = (*map(int, end.split("-")), 1, 1)[:3]
        date(year, month, day)
    return typed.text


def _named(typed: _Typed) -> str:
    moved = _NAMED.get(typed.text)
    return "" if moved is None else _moved(typed, moved)


def _counted(typed: _Typed) -> str:
    if found := _AHEAD.fullmatch(typed.text):
        plain, many, unit = found.groups()
        return _moved(typed, int(plain)) if plain else _moved(typed, _days(many, unit))
    if found := _AGO.fullmatch(typed.text):
        return _moved(typed, -_days(*found.groups()))
    return ""


def _days(many: str | None, unit: str) -> int:
    """Count days; a unit that is none is a ValueError, which is no day."""
    length = next((days for start, days in _UNITS if unit.startswith(start)), 0)
    if not length:
        raise ValueError
    return length * (int(many) if many and many.isdecimal() else 1)


def _dotted(typed: _Typed) -> str:
    found = _DOTS.fullmatch(typed.text)
    if not found:
        return ""
    day, month, year, only_day, only_month, short = found.groups()
    if year:
        return _written(int(year), int(month), int(day) if day else None)
    if short:
        return _written(_CENTURY + int(short), int(only_month), int(only_day))
    return _nearest(typed, int(only_month), int(only_day))


def _worded(typed: _Typed) -> str:
    found = _WORDS.fullmatch(typed.text)
    month = _place(_MONTHS, found[2]) if found else 0
    if not found or not month or (found[1] and found[3]):
        return ""
    day = int(found[1] or found[3] or 0) or None
    return _written(int(found[4]), month, day) if found[4] else _nearest(typed, month, day)


def _seasonal(typed: _Typed) -> str:
    found = _SEASON.fullmatch(typed.text)
    word = found[1] if found else ""
    first = next((month for names, month in _SEASONS if word.startswith(names)), 0)
    if not found or not first:
        return ""
    year, last = int(found[2]), first + 2
    return f"{date(year, first, 1)}/{date(year, last, monthrange(year, last)[1])}"


def _weekday(typed: _Typed) -> str:
    name = typed.text.split()[-1] if typed.text else ""
    place = _place(_WEEKDAYS, name)
    if not place:
        return ""
    apart = (place - 1 - typed.today.weekday()) % 7 or 7
    return _moved(typed, apart if typed.ahead else apart - 7 or -7)


def _place(names: tuple[tuple[str, ...], ...], word: str) -> int:
    """The place of a name from 1 on; 0 where it is none."""
    places = (n for n, starts in enumerate(names, 1) if any(map(word.startswith, starts)))
    return next(places, 0)


def _moved(typed: _Typed, days: int) -> str:
    return (typed.today + timedelta(days=days)).isoformat()


def _nearest(typed: _Typed, month: int, day: int | None) -> str:
    """Put the year to a day: the last one that is not to come, or the next that is not over."""
    for year in _years(typed):
        last = day or monthrange(year, month)[1]
        if last > monthrange(year, month)[1]:
            continue
        first_day, last_day = date(year, month, day or 1), date(year, month, last)
        if last_day >= typed.today if typed.ahead else first_day <= typed.today:
            return _written(year, month, day)
    raise ValueError


def _years(typed: _Typed) -> range:
    year = typed.today.year
    return range(year, year + 9) if typed.ahead else range(year, year - 9, -1)


def _written(year: int, month: int, day: int | None) -> str:
    if day is None:
        return date(year, month, 1).isoformat()[:7]
    return date(year, month, day).isoformat()


_READERS: tuple[Callable[[_Typed], str], ...] = (
    _iso, _named, _counted, _dotted, _seasonal, _worded, _weekday,
)  # fmt: skip
