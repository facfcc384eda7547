"""The axis of a time line: days to pixels, and where months or years stand."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from wayout.publish.timeline import Timeline
from wayout.text import Language
from wayout.text.dates import format_short_month

WIDTH: Final = 860  # of the plot
LEFT: Final = 112  # of the names of the lanes
_LATELY: Final = 240  # pixels before today that a narrow window shows
_LEAST_DAYS: Final = 60  # that an axis shows
_STEPS: Final = (1, 3, 6, 12, 24, 60, 120)  # months between two ticks
_APART: Final = 64  # pixels between two ticks, at least
_YEAR: Final = 12  # months
_FAR: Final = timedelta(days=36_525)


@dataclass(frozen=True, slots=True)
class Axis:
    """Days from `first` to `last` on so many pixels."""

    first: date
    last: date
    width: float

    @classmethod
    def of(cls, first: date, last: date, width: float) -> "Axis":
        """Make an axis that begins with a month, with some room behind the last day."""
        begins = first.replace(day=1)
        days = max((last - begins).days, _LEAST_DAYS)
        return cls(begins, begins + timedelta(days=days + max(7, days // 25)), width)

    def x(self, day: date) -> float:
        """Give the place of a day; of one that lies beyond, the end."""
        day = min(max(day, self.first), self.last)
        return round((day - self.first).days / (self.last - self.first).days * self.width, 1)

    def ticks(self, language: Language) -> list[tuple[float, str]]:
        """Give the places of the ticks with their words; a year stands where it begins."""
        step = next((one for one in _STEPS if self._apart(one) >= _APART), _STEPS[-1])
        ticks = list(self._starts(step))
        return [(self.x(day), _words(day, step, language, begins=day == ticks[0])) for day in ticks]

    def _apart(self, months: int) -> float:
        return months * 30 * self.width / (self.last - self.first).days

    def _starts(self, step: int) -> Iterator[date]:
        month = self.first.year * _YEAR + self.first.month - 1
        month += -month % step
        while (day := date(month // _YEAR, month % _YEAR + 1, 1)) <= self.last:
            yield day
            month += step


def axis_of(shown: Timeline) -> Axis:
    """Make the axis of a time line; what is further off than anybody lives stands at its end."""
    first, last = (shown.today + sign * _FAR for sign in (-1, 1))
    return Axis.of(max(first, shown.first), min(last, shown.last), WIDTH)


def opening(shown: Timeline) -> float:
    """Give where a narrow window opens on it, as a share of its width: what was last, and today."""
    return max(0.0, LEFT + axis_of(shown).x(shown.today) - _LATELY) / (LEFT + WIDTH)


def _words(day: date, step: int, language: Language, *, begins: bool) -> str:
    if step >= _YEAR:
        return str(day.year)
    with_year = format_short_month(day, language)
    return with_year if begins or day.month == 1 else with_year.split()[0]
