"""What holds of every count: no order matters, the past is what was known, parts sum to totals."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.record.counting.tables import Accused, Case, Happening, write_tables

from wayout.record import Count, count

FIRST, FREEZE = date(2024, 1, 1), date(2024, 6, 10)
KINDS = ("received", "verdict", "suspended")
ARTICLES = ("337.5", "337.3.1", "332.2.1", "338.1")
days = st.dates(FIRST, FREEZE)


@st.composite
def happenings(draw: st.DrawFn) -> Happening:
    """An event, perhaps of one accused, of an interval, or gone again."""
    kind, day, known = draw(st.sampled_from(KINDS)), draw(days), draw(days)
    return Happening(
        kind=kind,
        day=day,
        last=day + timedelta(draw(st.sampled_from((0, 0, 0, 40)))),
        accused=draw(st.sampled_from((None, None, 1, 2))),
        known=known,
        gone=draw(st.none() | st.dates(known + timedelta(1), FREEZE + timedelta(2))),
        ground=draw(st.sampled_from((None, "war", "other"))) if kind == "suspended" else None,
        detail=draw(st.sampled_from((None, "prison", "fine"))) if kind == "verdict" else None,
    )


@st.composite
def cases(draw: st.DrawFn) -> list[Case]:
    """Some cases, of one or two courts, with one to three accused or none known."""
    names = draw(st.lists(st.sampled_from("abcdefgh"), unique=True, min_size=1, max_size=5))
    return [
        Case(
            name=name,
            events=sorted(draw(st.lists(happenings(), min_size=1, max_size=4)), key=_day),
            accused=_persons(draw),
            court=draw(st.sampled_from(("99GV0001", "99GV0002"))),
            known=draw(st.lists(days, min_size=1, max_size=2, unique=True)),
        )
        for name in names
    ]


def _day(event: Happening) -> date:
    return event.day


def _persons(draw: st.DrawFn) -> list[Accused]:
    tables = draw(st.lists(days, max_size=2, unique=True))
    articles = st.lists(st.sampled_from(ARTICLES), min_size=1, max_size=2, unique=True)
    return [
        Accused(row=row, articles=draw(articles), known=known)
        for known in tables
        for row in range(1, draw(st.integers(1, 3)) + 1)
    ]


questions = st.fixed_dictionaries(
    {
        "event": st.sampled_from(KINDS),
        "by": st.sampled_from(("month", "quarter", "court", "article", "part")),
        "unit": st.sampled_from(("case", "person")),
        "article": st.sampled_from((None, "337", "337.5")),
    }
)


@contextmanager
def folder() -> Iterator[Path]:
    """A folder of its own for each example."""
    with TemporaryDirectory() as place:
        yield Path(place)


def numbers(found: Count) -> tuple[object, ...]:
    """What a count says, without the words."""
    rows = tuple((row.value, row.count) for row in found.rows)
    return rows, found.total, found.undated, found.unplaced, found.persons_unknown


@settings(max_examples=20)
@given(cases(), questions, st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter(made: list[Case], asked: dict[str, str], order) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001  hypothesis' own random
    """Shuffled tables give the same count."""
    with folder() as place:
        straight = count(write_tables(place, made, freeze=FREEZE), **asked)
        for table in ("events", "cards", "persons"):
            path = place / f"{table}.parquet"
            frame = pl.read_parquet(path)
            rows = order.sample(range(frame.height), frame.height)
            frame[rows].write_parquet(path, metadata={"wayout_reading": "invented"})
        assert numbers(count(place, **asked)) == numbers(straight)


@settings(max_examples=25)
@given(cases(), questions, days)
def test_counting_as_known_is_counting_what_was_known(
    made: list[Case], asked: dict[str, str], day: date
) -> None:
    """`known_by` equals a count of tables that end on that day."""
    then = [earlier for case in made if (earlier := _as_known(case, day))]
    with folder() as now, folder() as past:
        found = count(write_tables(now, made, freeze=FREEZE), **asked, known_by=day)
        known = count(write_tables(past, then, freeze=FREEZE), **asked)
        assert numbers(found) == numbers(known)


@settings(max_examples=20)
@given(cases(), questions)
def test_every_unit_stands_in_a_row_or_is_said_to_stand_in_none(
    made: list[Case], asked: dict[str, str]
) -> None:
    """Rows of time and place sum to the total; under articles no unit counts less than once."""
    with folder() as place:
        found = count(write_tables(place, made, freeze=FREEZE), **asked)
    placed = sum(row.count for row in found.rows)
    if asked["by"] in {"article", "part"}:
        assert placed >= found.total - found.unplaced
    else:
        assert placed + found.undated + found.unplaced == found.total


@settings(max_examples=20)
@given(cases(), st.sampled_from(("case", "person")))
def test_the_bounds_hold_whatever_the_unknown_outcomes_are(made: list[Case], unit: str) -> None:
    """Least <= most, known and unknown sum to all, and reasons sum to the unknown."""
    with folder() as place:
        found = count(write_tables(place, made, freeze=FREEZE), "verdict", by="outcome", unit=unit)
    shares = found.outcomes
    assert shares is not None
    assert shares.known + shares.unknown == shares.total == found.total
    assert sum(shares.reasons.values()) == shares.unknown
    for share in shares.shares:
        assert 0 <= share.low <= share.share <= share.high <= 1
        assert share.worst_low <= share.worst_high <= 1


def _as_known(case: Case, day: date) -> Case | None:
    """The case as a reading would have written it on that day; None without any event."""
    events = [
        replace(event, gone=None)
        for event in case.events
        if event.known <= day and (event.gone is None or event.gone > day)
    ]
    if not events:
        return None
    seen = [known for known in case.known if known <= day]
    persons = [person for person in case.accused if person.known <= day] if seen else []
    return replace(case, events=events, known=seen, accused=persons)
