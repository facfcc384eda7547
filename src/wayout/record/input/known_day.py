"""The day a page was seen, from what stands around it.

The order is: the date of its WARC record, a date in its path (the nearest to the file name),
the date of its ZIP entry, the day of the file's last change (UTC, so that every machine agrees).
"""

import re
from datetime import UTC, date, datetime, timedelta

from wayout.record.page import KnownFrom

_DATE = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})-([0-9]{2})-([0-9]{2})(?![0-9])")
_NO_DATE = (1980, 1, 1)  # what a ZIP entry holds whose maker gave no date
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

Entry = tuple[int, int, int, int, int, int]


def day_in_path(path: str) -> date | None:
    """Return the last real ``YYYY-MM-DD`` of a path: the one in or nearest to the file name."""
    for found in reversed(_DATE.findall(path)):
        try:
            return date(*map(int, found))
        except ValueError:
            continue
    return None


def day_of_record(stamp: str | None) -> date | None:
    """Return the day of a ``WARC-Date`` as written (it is UTC by its standard), None if unread."""
    try:
        return date.fromisoformat((stamp or "")[:10])
    except ValueError:
        return None


def day_of_entry(entry: Entry | None) -> date | None:
    """Return the day of a ZIP entry, None where its maker gave none or an impossible one."""
    if entry is None or entry[:3] == _NO_DATE:
        return None
    try:
        return date(*entry[:3])
    except ValueError:
        return None


def day_of_change(mtime_ns: int) -> date:
    """Return the day (UTC) of a time of last change in nanoseconds since 1970."""
    try:
        return (_EPOCH + timedelta(microseconds=mtime_ns // 1000)).date()
    except OverflowError:
        return _EPOCH.date()


def known_day(
    name: str, mtime_ns: int, *, stamp: str | None = None, entry: Entry | None = None
) -> tuple[str, KnownFrom]:
    """Return the day a page was seen (ISO) and where that was written.

    Args:
        name: the path given, with ``!member`` inside an archive.
        mtime_ns: last change of the file or archive, nanoseconds.
        stamp: the ``WARC-Date`` of the page's record.
        entry: the date and time of the page's ZIP entry.
    """
    if day := day_of_record(stamp):
        return day.isoformat(), "warc"
    if day := day_in_path(name):
        return day.isoformat(), "path"
    if day := day_of_entry(entry):
        return day.isoformat(), "zip"
    return day_of_change(mtime_ns).isoformat(), "mtime"
