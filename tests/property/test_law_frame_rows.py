"""A million cases at once and one case give the same, on every boundary and beside it."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from itertools import cycle, product
from typing import Any

import polars as pl
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from wayout.law import assess, assess_frame, load_law
from wayout.law.case_facts import Facts
from wayout.law.fact_keys import FACT_KEYS
from wayout.law.frame import FLAGS
from wayout.law.moment import Moments

ON = date(2026, 6, 1)
SERVICES = FACT_KEYS["service"].values
UNITS = ("microseconds", "seconds", "minutes", "hours", "days")
NUDGES = (timedelta(), *(sign * timedelta(**{unit: 1}) for unit in UNITS for sign in (-1, 1)))
LENGTHS = (
    *(relativedelta(hours=hours) for hours in (0, 48, 240, 720)),
    relativedelta(months=1),
    relativedelta(months=1, days=1),  # the month by date is over at the end of its last day
)
STARTS = (  # where months are short, or begin at midnight
    *(datetime(2024, 1, day, 9) for day in (29, 30, 31)),  # noqa: DTZ001  local clock
    *(datetime(year, 1, 31) for year in (2021, 2023, 2025)),  # noqa: DTZ001  idem
    datetime(2024, 2, 29, 23, 59),  # noqa: DTZ001  idem
)

Row = dict[str, Any]


def row(start: datetime, end: datetime, service: str, conduct: str, flags: Iterable[bool]) -> Row:
    """One row of a frame; nothing ends before it begins."""
    known = dict(zip(FLAGS, flags, strict=True))
    return {
        "service": service, "conduct": conduct, "from": min(start, end), "to": end, **known,
    }  # fmt: skip


def beside_boundaries() -> Iterator[Row]:
    """Rows that end beside a day on which the law changes, or are as long as a part needs."""
    days = {
        day
        for provision in load_law().provisions
        if provision.article.axis == "end"
        for day in (provision.since, provision.to)
        if day is not None
    }
    ends = [datetime.combine(day, time.min) for day in sorted(days)]
    kinds = cycle(product(("absence", "absence", "desertion"), product((False, True), repeat=4)))
    for nudge, length, service in product(NUDGES, LENGTHS, SERVICES):
        for end in ends:
            conduct, flags = next(kinds)
            yield row(end + nudge - length, end + nudge, service, conduct, flags)
        for start in STARTS:
            conduct, flags = next(kinds)
            yield row(start, start + length + nudge, service, conduct, flags)


def one_case(given_row: Row) -> tuple[Any, ...]:
    """What a frame answers, by the answer to one case; what a frame does not hold is a no."""
    start, end = given_row["from"], given_row["to"]
    facts = Facts(
        given_row["conduct"],
        service=given_row["service"],
        from_=Moments(start, start, "second"),
        to=Moments(end, end, "second"),
        status=tuple(name for name in FLAGS if given_row[name]),
        weapon=False,
        group=False,
    )
    offences = assess(facts, on=ON).offences
    if not offences:
        return (None,) * 5
    (one,) = offences
    return one.part, one.min_months, one.max_months, one.cap_months, one.probation.open


def different(rows: list[Row]) -> list[tuple[Row, object, object]]:
    """The rows that are answered differently, with both answers."""
    at_once = assess_frame(pl.DataFrame(rows), on=ON).rows()
    one_by_one = map(one_case, rows)
    answers = zip(rows, at_once, one_by_one, strict=True)
    return [answer for answer in answers if answer[1] != answer[2]]


def test_both_agree_on_and_beside_every_boundary() -> None:
    """By a microsecond, a second, a minute, an hour, a day, on either side."""
    assert different(list(beside_boundaries()))[:3] == []


moments = st.datetimes(datetime(1996, 1, 1), datetime(2027, 1, 1))  # noqa: DTZ001  local clock
any_row = st.builds(
    row,
    moments,
    moments,
    st.sampled_from(SERVICES),
    st.sampled_from(("absence", "desertion")),
    st.tuples(*[st.booleans()] * 4),
)


@given(st.lists(any_row, min_size=1, max_size=10))
def test_both_agree_on_any_row(rows: list[Row]) -> None:
    """Wherever it lies and however long it is."""
    assert different(rows) == []
