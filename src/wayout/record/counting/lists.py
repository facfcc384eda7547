"""The court's own counter N of a result list, held against the rows that were read of it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby

import polars as pl

from wayout.record.counting.tables_folder import collect

_KEYS = ("court", "known", "instance", "proceeding", "total")


@dataclass(frozen=True, slots=True)
class ListingCheck:
    """One result list on one day: its counter N against the different case numbers read."""

    court: str
    known: date
    instance: str | None
    proceeding: str | None
    total: int
    rows: int


@dataclass(frozen=True, slots=True)
class _Page:
    """The places `first`..`last` of a list (None where it does not say), and their numbers."""

    first: int | None
    last: int | None
    numbers: frozenset[str]

    def copies(self, other: "_Page") -> bool:
        """Whether both are one page, saved twice: one place, and mostly the same cases."""
        if (self.first, self.last) != (other.first, other.last):
            return False
        common = len(self.numbers & other.numbers)
        return 2 * common > min(len(self.numbers), len(other.numbers)) or (
            self.numbers == other.numbers
        )


@dataclass(slots=True)
class _List:
    """Pages that follow one another; `last` is the place they reach."""

    last: int = 0
    numbers: set[str] = field(default_factory=set)

    def add(self, page: _Page) -> None:
        self.last = page.last or self.last
        self.numbers |= page.numbers


def counters(listings: pl.LazyFrame) -> tuple[ListingCheck, ...]:
    """Check every result list; lists of one court and day may have equal counters."""
    names = listings.collect_schema().names()
    places = [
        pl.col(name) if name in names else pl.lit(None, pl.Int32).alias(name)
        for name in ("first", "last")
    ]
    numbers = pl.col("rows").list.eval(pl.element().struct.field("number"))
    pages = collect(
        listings.drop_nulls(["court", "total"])
        .select(*_KEYS, *places, numbers.alias("numbers"))
        .sort(*_KEYS, "first", "last", pl.col("numbers").list.join(" ", ignore_nulls=True))
    )
    return tuple(
        ListingCheck(court, known, instance, proceeding, total, len(one.numbers))
        for (court, known, instance, proceeding, total), found in groupby(
            pages.iter_rows(), key=lambda row: row[: len(_KEYS)]
        )
        for one in _lists(map(_page, found), total)
    )


def _page(row: tuple[object, ...]) -> _Page:
    *_, first, last, numbers = row
    return _Page(first, last, frozenset(number for number in numbers or () if number))  # type: ignore[arg-type, attr-defined]  # columns of one row


def _lists(pages: Iterable[_Page], total: int) -> list[_List]:
    """Join pages to lists: each goes to the list that it continues, else it opens one.

    A page behind a gap goes to the list that reaches nearest to it: the gap stays in its count.
    """
    lists: list[_List] = []
    for page in _once(pages):
        before = [one for one in lists if _continues(one, page, total)]
        if before:
            max(before, key=lambda one: one.last).add(page)
        else:
            lists.append(_List())
            lists[-1].add(page)
    return lists


def _continues(one: _List, page: _Page, total: int) -> bool:
    if page.first is None:
        return len(one.numbers | page.numbers) <= total
    return one.last < page.first


def _once(pages: Iterable[_Page]) -> Iterator[_Page]:
    """Keep one of the copies of each page, with the numbers of all."""
    for _, here in groupby(pages, key=lambda page: (page.first, page.last)):
        kept: list[_Page] = []
        for page in here:
            at = next((n for n, other in enumerate(kept) if page.copies(other)), None)
            if at is None:
                kept.append(page)
            else:
                whole = kept[at].numbers | page.numbers
                kept[at] = _Page(page.first, page.last, whole)
        yield from kept
