"""What court pages tell of cases whose numbers one knows: found by the number, and by nothing else.

A number stands for one case at one court. Without the court it may stand for many; then that is
told, and none is chosen.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl

from wayout.record.case_number import read_number
from wayout.record.counting.tables_folder import TablesFolder, collect
from wayout.record.uid import canonical, read_uid

_LOOK_ALIKE = dict(zip("АВЕКМНОРСТУХ‐‑‒–—−", "ABEKMHOPCTYX------", strict=True))
Row = dict[str, Any]
_CARD = ("card", "history", "court", "uid", "number", "numbers", "known")
_EVENT = ("history", "kind", "day", "time", "accused", "ground", "detail", "court", "known")


@dataclass(frozen=True, slots=True)
class Wanted:
    """A number as `plain_number` gives it, and the code of the court where that is known."""

    number: str
    court: str | None = None


@dataclass(frozen=True, slots=True)
class CardEvent:
    """An event that a card tells; `accused` is the row of the one it is about, None is all."""

    kind: str
    day: date
    time: str | None
    accused: int | None
    ground: str | None
    detail: str | None
    court: str | None
    known: date


@dataclass(frozen=True, slots=True)
class Found:
    """What the pages tell of a number: the events by day, and when its card was seen last.

    `courts` has more than one where the number alone does not say which case it is: then there
    are no events. `missed` is the day of a later look at its court that did not show the card.
    """

    courts: tuple[str | None, ...]
    events: tuple[CardEvent, ...]
    seen: date
    missed: date | None


def plain_number(text: str) -> str | None:
    """Read a number, or an identifier, as it is compared; None where it is none."""
    uid = read_uid(text)
    if uid is not None:
        return canonical(uid.printed)
    number = read_number(text)
    return number.current if number else None


def find_cards(tables: TablesFolder, wanted: Iterable[Wanted]) -> dict[Wanted, Found]:
    """Find what the pages tell of some numbers; a number that no page has is left out.

    Raises:
        TablesError: A table turns out to be damaged.
    """
    asked = list(dict.fromkeys(wanted))
    cards = _cards(tables, [one.number for one in asked])
    matched = {one: rows for one in asked if (rows := _of(one, cards))}
    single = {one: rows for one, rows in matched.items() if len(_cases(rows)) == 1}
    events = _events(tables, {rows[0]["history"] for rows in single.values()})
    last = _last_looks(tables, {row["court"] for rows in single.values() for row in rows})
    return {one: _found(rows, events, last) for one, rows in matched.items()}


def _cards(tables: TablesFolder, numbers: Sequence[str]) -> list[Row]:
    """The looks at the cards that have one of the numbers, now or earlier."""
    folded = pl.col("uid").str.replace_many(_LOOK_ALIKE).str.to_uppercase()
    is_wanted = (
        pl.col("number").is_in(numbers)
        | pl.col("numbers").list.eval(pl.element().is_in(numbers)).list.any()
        | folded.is_in(numbers)
    )
    found = tables.scan("cards").with_columns(uid=folded).filter(is_wanted).select(_CARD)
    return collect(found).to_dicts()


def _of(one: Wanted, cards: Iterable[Row]) -> list[Row]:
    return [
        row
        for row in cards
        if one.number == row["uid"]
        or (
            one.number in {row["number"], *(row["numbers"] or ())}
            and one.court in {None, row["court"]}
        )
    ]


def _cases(rows: Iterable[Row]) -> set[object]:
    return {row["history"] for row in rows}


def _events(tables: TablesFolder, histories: Iterable[object]) -> dict[object, list[CardEvent]]:
    """The events of some cases that the last look still showed, by day."""
    wanted = pl.col("history").is_in(list(histories)) & pl.col("gone").is_null()
    rows = collect(tables.scan("events").filter(wanted).sort("history", "order").select(_EVENT))
    found: dict[object, list[CardEvent]] = {}
    for history, *told in rows.iter_rows():
        found.setdefault(history, []).append(CardEvent(*told))
    return found


def _last_looks(tables: TablesFolder, courts: Iterable[object]) -> dict[object, date]:
    looks = tables.scan("cards").filter(pl.col("court").is_in(list(courts)))
    return dict(collect(looks.group_by("court").agg(pl.col("known").max())).iter_rows())


def _found(
    rows: list[Row], events: Mapping[object, list[CardEvent]], last: Mapping[object, date]
) -> Found:
    courts = tuple(sorted({row["court"] for row in rows}, key=lambda one: one or ""))
    newest = max(rows, key=lambda row: row["known"])
    if len(_cases(rows)) > 1:
        return Found(courts, (), newest["known"], None)
    looked = last.get(newest["court"], newest["known"])
    missed = looked if looked > newest["known"] else None
    return Found(courts, tuple(events.get(newest["history"], ())), newest["known"], missed)
