"""The days of a question about the odds, as they are typed."""

from datetime import date

from wayout.errors import DayError, UsageError
from wayout.pathway import Day


def moments(written: str, option: str) -> tuple[float, ...]:
    """Read days with commas; a clock of fractions takes 0.5 as well.

    Raises:
        UsageError: One is no number, or `--at` has several.
    """
    try:
        found = [_number(word) for word in written.split(",")]
    except ValueError:
        raise UsageError(
            "{option} {written} is no day of the clock. Write numbers: {example}.",
            option=option,
            written=repr(written),
            example="--days 30,90,180" if option == "--days" else "--at 90",
        ) from None
    if option == "--at" and len(found) > 1:
        raise UsageError("--at takes one day.")
    return tuple(dict.fromkeys(found))


def entered_days(written: str | None) -> tuple[date, date] | None:
    """Read 2024-01-01..2024-12-31; a month or a year stands for all of its days.

    Raises:
        DayError: It is no day, or the later one comes first.
    """
    if written is None:
        return None
    first, dots, last = written.partition("..")
    if not dots:
        last = first
    ends = Day.parse(first).first, Day.parse(last).last
    if ends[0] > ends[1]:
        raise DayError(
            "{first} lies after {last}; write the earlier day first.", first=first, last=last
        )
    return ends


def _number(word: str) -> float:
    try:
        return int(word)
    except ValueError:
        day = float(word)
    return int(day) if day.is_integer() else day
