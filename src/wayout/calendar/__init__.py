"""Working days of Russia, from the decrees that move its days off."""

from wayout.calendar.days import (
    is_shortened_day,
    is_working_day,
    next_working_day,
    working_days,
    working_days_in_month,
)
from wayout.calendar.years import CalendarYear, Decree, load_years

__all__ = [
    "CalendarYear",
    "Decree",
    "is_shortened_day",
    "is_working_day",
    "load_years",
    "next_working_day",
    "working_days",
    "working_days_in_month",
]
