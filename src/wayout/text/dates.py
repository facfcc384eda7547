"""Days, months and intervals as people write them in Russian and English."""

from datetime import date
from typing import Literal, Protocol

from wayout.errors import DayError
from wayout.text.language import Language

Precision = Literal["day", "month", "year", "interval"]


class Known(Protocol):
    """A day as far as it is known."""

    @property
    def first(self) -> date:
        """The first day that it can be."""

    @property
    def last(self) -> date:
        """The last one."""

    @property
    def precision(self) -> Precision:
        """What of it is known."""


_MONTHS: dict[Language, tuple[str, ...]] = {
    "en": (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
    "ru": (
        "январь", "февраль", "март", "апрель", "май", "июнь",
        "июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь",
    ),
}  # fmt: skip
_OF_MONTH: dict[Language, tuple[str, ...]] = {  # after a number: Russian takes the genitive
    "en": _MONTHS["en"],
    "ru": (
        "января", "февраля", "марта", "апреля", "мая", "июня",
        "июля", "августа", "сентября", "октября", "ноября", "декабря",
    ),
}  # fmt: skip
_SHORT_MONTHS: dict[Language, tuple[str, ...]] = {
    "en": tuple(name[:3] for name in _MONTHS["en"]),
    "ru": ("янв", "фев", "мар", "апр", "май", "июн", "июл", "авг", "сен", "окт", "ноя", "дек"),
}
_MAY = 5
_ROMAN = ("I", "II", "III", "IV")


def format_day(day: date, language: Language) -> str:
    """Write a day: "3 June 2024", "3 июня 2024".

    Example:
        >>> format_day(date(2024, 6, 3), "ru")
        '3 июня 2024'
    """
    return f"{_day_and_month(day, language)} {day.year}"


def format_month(day: date, language: Language) -> str:
    """Write the month that a day lies in: "June 2024", "июнь 2024"."""
    return f"{_MONTHS[language][day.month - 1]} {day.year}"


def format_in_month(day: date, language: Language) -> str:
    """Write the month as it stands after "in": "June 2024", "июне 2024"."""
    said = format_month(day, language)
    if language == "en":
        return said
    name, _blank, year = said.partition(" ")
    return f"{name.rstrip('ьй')}е {year}"


def format_since_month(day: date, language: Language) -> str:
    """Write the month that something goes on since: "June 2024", "июня 2024"."""
    return f"{_OF_MONTH[language][day.month - 1]} {day.year}"


def format_months(first: date, last: date, language: Language) -> str:
    """Write the months from that of `first` to that of `last`: "May 2024 – June 2024"."""
    ends = dict.fromkeys(format_month(day, language) for day in (first, last))
    return " – ".join(ends)


def format_short_day(day: date, language: Language) -> str:
    """Write a day for a narrow column: "3 May 2024", "3 мая 2024"; May is not cut in Russian.

    Example:
        >>> format_short_day(date(2024, 5, 3), "ru"), format_short_day(date(2024, 6, 3), "ru")
        ('3 мая 2024', '3 июн 2024')
    """
    names = _SHORT_MONTHS if day.month != _MAY else _OF_MONTH
    return f"{day.day} {names[language][day.month - 1]} {day.year}"


def format_short_month(day: date, language: Language) -> str:
    """Write the month for a narrow column or an axis: "Jun 2024", "июн 2024"."""
    return f"{_SHORT_MONTHS[language][day.month - 1]} {day.year}"


def format_quarter(day: date, language: Language) -> str:
    """Write the quarter that a day lies in: "Q2 2024", "II квартал 2024"."""
    quarter = (day.month - 1) // 3
    name = f"Q{quarter + 1}" if language == "en" else f"{_ROMAN[quarter]} квартал"
    return f"{name} {day.year}"


def format_interval(first: date, last: date, language: Language) -> str:
    """Write the days from `first` to `last`, saying no word twice.

    "3–7 June 2024", "28 May – 3 June 2024", "28 December 2023 – 3 January 2024".

    Raises:
        DayError: If `last` lies before `first`.
    """
    if last < first:
        raise DayError(
            "The interval ends on {last}, before it begins on {first}.", first=first, last=last
        )
    if first == last:
        return format_day(first, language)
    if first.year != last.year:
        return f"{format_day(first, language)} – {format_day(last, language)}"
    if first.month != last.month:
        return f"{_day_and_month(first, language)} – {format_day(last, language)}"
    return f"{first.day}–{format_day(last, language)}"


def format_span(first: date, last: date, precision: Precision, language: Language) -> str:
    """Write a date no more exactly than it is known.

    Args:
        first: First day it can be.
        last: Last day it can be.
        precision: What is known: the day, only the month or year, or an interval.
        language: "ru" or "en".
    """
    if precision == "year":
        return str(first.year)
    if precision == "month":
        return format_month(first, language)
    return format_interval(first, last, language)


def format_known(day: Known, language: Language) -> str:
    """Write a day no more exactly than it is known."""
    return format_span(day.first, day.last, day.precision, language)


def _day_and_month(day: date, language: Language) -> str:
    return f"{day.day} {_OF_MONTH[language][day.month - 1]}"
