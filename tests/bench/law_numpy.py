"""The rules of Articles 337 and 338 on a frame as one would write them by hand in numpy.

The baseline of the benchmark: whole columns at a time, integer microseconds, tables by index,
every text compared once. No null may stand in the frame. It shares no code with the product.
"""

import numpy as np
import numpy.typing as npt
import polars as pl

Flags = npt.NDArray[np.bool_]
Whole = npt.NDArray[np.int64]

HOUR = 3_600_000_000
DAY = 24 * HOUR
# by edition (before the war parts, since, since with the status), then by length
PARTS = (
    *(None, "337.1", "337.3", "337.4"),
    *(None, "337.2.1", "337.3.1", "337.5"),
    *(None, "337.2.2", "337.3.2", "337.6"),
    *("338.1", "338.3", "338.4"),
)
LEAST = (None, None, 2, 2, None, 2, 2, 60, None, 24, 36, 84, 2, 60, 120)
MOST = (None, None, 36, 60, None, 60, 84, 120, None, 72, 96, 144, 84, 180, 240)
GRAVE = np.array([0, 0, 0, 0, 0, 0, 1, 1, 0, 1, 1, 1, 1, 1, 1], dtype=np.bool_)
FIRST_OF_338 = 12
NEVER_ON_PROBATION = 14  # a minimum above eight years
OPEN = (None, False, True)


def by_hand(frame: pl.DataFrame) -> pl.DataFrame:
    """The five columns of `assess_frame`, in the order of the frame."""
    start, end = (whole(frame, name) for name in ("from", "to"))
    volunteer, conscript = (text_is(frame, "service", one) for one in ("volunteer", "conscript"))
    row = rows(frame, length_of(start, end), end, volunteer)
    row[(row == 1) & ~conscript] = 0  # in peace the first part is the conscript's alone
    row[volunteer & (end < microseconds("2025-01-08"))] = 0
    part, least, most = (
        pl.Series(name, table).gather(pl.Series(row))
        for name, table in (("part", PARTS), ("min_months", LEAST), ("max_months", MOST))
    )
    never = pl.Series("cap_months", [None], dtype=pl.Int64).new_from_index(0, len(row))
    return pl.DataFrame([part, least, most, never, probation(frame, row)])


def length_of(start: Whole, end: Whole) -> Whole:
    """0 up to 48 hours, 1 over 48, 2 over 240, 3 over a month by date."""
    hours = end - start
    length: Whole = (hours > 48 * HOUR).astype(np.int64)
    length += hours > 240 * HOUR
    days = start // DAY
    first = int(days.min())
    over = month_over(np.arange(first, int(days.max()) + 1))  # few days for many rows
    length[end >= over[days - first]] = 3
    return length


def month_over(days: Whole) -> Whole:
    """First microsecond after the same number of the next month, for days since 1970."""
    month = days.view("datetime64[D]").astype("datetime64[M]")
    number = days - first_day(month)
    last = first_day(month + 2) - first_day(month + 1) - 1
    over: Whole = (first_day(month + 1) + np.minimum(number, last) + 1) * DAY
    return over


def first_day(month: npt.NDArray[np.datetime64]) -> Whole:
    """Days from 1970 to the first day of a month."""
    return month.astype("datetime64[D]").view(np.int64)


def rows(frame: pl.DataFrame, length: Whole, end: Whole, volunteer: Flags) -> Whole:
    """Row of the tables, before what depends on who he is."""
    status = flag(frame, "conditional_release") | flag(frame, "suspended_proceedings")
    edition = (end >= microseconds("2022-09-24")).astype(np.int64)
    edition += status & ~volunteer & (end >= microseconds("2026-01-09"))
    deserter = text_is(frame, "conduct", "desertion")
    return np.where(deserter, FIRST_OF_338 + edition, 4 * edition + length)


def probation(frame: pl.DataFrame, row: Whole) -> pl.Series:
    """Whether a sentence may be suspended; null without an offence or imprisonment."""
    barred = flag(frame, "parole") | flag(frame, "probation")
    closed = (GRAVE[row] & barred) | (row == NEVER_ON_PROBATION)
    imprisonment = np.array([most is not None for most in MOST])[row]
    code = np.where(imprisonment, 2 - closed.astype(np.int64), 0)
    return pl.Series("probation_open", OPEN).gather(pl.Series(code))


def whole(frame: pl.DataFrame, name: str) -> Whole:
    """Microseconds since 1970."""
    return frame[name].to_physical().to_numpy()


def flag(frame: pl.DataFrame, name: str) -> Flags:
    """A column of booleans."""
    return frame[name].to_numpy()


def text_is(frame: pl.DataFrame, name: str, text: str) -> Flags:
    """Where a column of texts holds one text."""
    return (frame[name] == text).to_numpy()


def microseconds(day: str) -> int:
    """First instant of a day in microseconds since 1970."""
    return int(np.datetime64(day, "us").astype(np.int64))
