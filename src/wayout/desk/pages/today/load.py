"""What two weeks hold: how much is due on each day, and how much of it the defence has to keep."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from wayout.desk.pages.today.rows import Item, distance, to_keep
from wayout.law.due import OWN

DAYS = 14
WIDTH = 120  # of the longest bar


@dataclass(frozen=True, slots=True)
class DayLoad:
    """A day: how much is due, how much of it is the defence's, and how wide both are drawn."""

    day: date
    number: int
    own: int
    width: int
    own_width: int


def load(items: Iterable[Item], now: date) -> list[DayLoad]:
    """Count what is to be kept on each of the next days, today with them."""
    coming = [one for one in items if 0 <= distance(one, now) < DAYS]
    every = Counter(to_keep(one, now) for one in coming)
    own = Counter(to_keep(one, now) for one in coming if one["what"] in OWN)
    most = max(every.values(), default=1)
    days = [now + timedelta(days=number) for number in range(DAYS)]
    return [
        DayLoad(
            day,
            every[day],
            own[day],
            every[day] * WIDTH // most,
            own[day] * WIDTH // most,
        )
        for day in days
    ]
