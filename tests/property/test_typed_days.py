"""Whatever is typed for a day is one of the calendar, or is refused without being repeated."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from wayout.errors import DayError
from wayout.pathway import Day
from wayout.text.dates import format_day
from wayout.text.typed_days import typed_day

DAYS = st.dates(date(1900, 1, 1), date(2999, 12, 31))
PARTS = st.lists(
    st.sampled_from([
        "20", "01", "2025", "31", "января", "may", "пт", "назад", "через", "in", "недели", "a",
        "-", "–", ".", "/", ",", "+", " ", "г.", "٢٠", "Примеров", "99999999999",
    ]),
    max_size=8,
).map("".join)  # fmt: skip


@settings(max_examples=800, deadline=None)
@given(typed=PARTS | st.text(max_size=20), today=st.dates(), ahead=st.booleans())
def test_what_is_typed_is_a_day_or_is_refused(typed: str, today: date, *, ahead: bool) -> None:
    """One error, without values; anything else can be read by the map."""
    read, values = "", dict[str, object]()
    try:
        read = typed_day(typed, today, ahead=ahead)
    except DayError as error:
        values = error.values
    assert values == {}
    assert not read or str(Day.parse(read)) == read


@settings(max_examples=300, deadline=None)
@given(day=DAYS, today=DAYS)
def test_a_day_is_read_as_it_is_written(day: date, today: date) -> None:
    """In both languages, with dots, and without its year the nearest in its direction."""
    for typed in (format_day(day, "ru"), format_day(day, "en"), f"{day:%d.%m.}{day.year}"):
        assert typed_day(typed, today) == day.isoformat()
    if (day.month, day.day) != (2, 29):
        last = date.fromisoformat(typed_day(f"{day:%d.%m}", today))
        coming = date.fromisoformat(typed_day(f"{day:%d.%m}", today, ahead=True))
        assert last <= today <= coming
        assert (today - last).days <= 366
        assert (coming - today).days <= 366
