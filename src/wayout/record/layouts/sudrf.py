"""Tables of the sudrf.ru card, shared by its old and its new layout.

A table is known by its column heads, never by its place: the set and order of tabs change with
the instance, and ids repeat.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from selectolax.lexbor import LexborNode

from wayout.record.article import read_charges
from wayout.record.fold import fold
from wayout.record.layouts.dates import read_date, read_time
from wayout.record.layouts.html import (
    Cells,
    Column,
    Lines,
    cell_lines,
    cell_text,
    find_columns,
    heads_of,
    rows_of,
)
from wayout.record.page import Complaint, MovementRow, Person
from wayout.record.scrub import Scrub

_FIELDS = {
    fold(label): key
    for label, key in (
        ("Уникальный идентификатор дела", "uid"),
        ("Дата поступления", "received"),
        ("Дата рассмотрения", "decided"),
        ("Результат рассмотрения", "result"),
        ("Дата вступления в законную силу", "in_force"),
        ("Номер по предыдущей регистрации", "previous"),
        ("Судья", "judge"),
        ("Председательствующий судья", "judge"),
        ("Докладчик", "judge"),
        ("Судья (мировой судья) первой инстанции", "judge"),
        ("Заявитель", "judge"),
        ("Вид жалобы (представления)", "complaint_kind"),
        ("Дата рассмотрения жалобы", "complaint_decided"),
        ("Результат обжалования", "complaint_result"),
    )
}
_MOVEMENT = (
    Column("label", fold("Наименование события")),
    Column("day", fold("Дата"), exact=True),
    Column("day", fold("Дата события")),
    Column("time", fold("Время")),
    Column("result", fold("Результат")),
    Column("ground", fold("Основани")),
    Column("posted", fold("Дата размещения")),
)
_COMPLAINT_MOVEMENT = (Column("label", fold("Событие"), exact=True), *_MOVEMENT[1:])
_PERSONS = (
    Column("charges", fold("Перечень статей")),
    Column("day", fold("Дата рассмотрения")),
    Column("result", fold("Результат в отношении лица")),
    Column("ground", fold("Основания отмены")),
    Column("name", fold("Фамилия")),
    Column("name", fold("Лицо, участвующее")),
)
_PEOPLE = (
    Column("name", fold("Лицо, участвующее")),
    Column("name", fold("Фамилия")),
    Column("name", fold("Лицо, подавшее")),
)
_CASSATION_COMPLAINTS = (
    Column("received", fold("Дата поступления"), exact=True),
    Column("status", fold("Процессуальный статус заявителя")),
    Column("name", fold("Лицо, подавшее")),
)
# a table is known by the first of these columns that its head has
_TABLES = (
    ("label", _MOVEMENT),
    ("charges", _PERSONS),
    ("status", _CASSATION_COMPLAINTS),
    ("name", _PEOPLE),
)
_TELLING = tuple({column.head for key, table in _TABLES for column in table if column.key == key})
_COMPLAINT_CAPTION = fold("Жалоба №")
_charges = lru_cache(maxsize=2_000)(read_charges)  # the same few articles on page after page
_HEAD_ROWS = 3
_NO_LINES = Lines("", "")


class _RawRow(NamedTuple):
    label: str
    day: str | None
    time: str | None
    result: Lines
    ground: str
    posted: str | None


class _RawPerson(NamedTuple):
    charges: str
    day: str | None
    result: Lines
    ground: str


@dataclass(slots=True)
class Tables:
    """What the tables of one card hold, still with the cells that name people."""

    texts: dict[str, str] = field(default_factory=dict)
    result: Lines = _NO_LINES
    movement: list[_RawRow] | None = None
    accused: list[_RawPerson] | None = None
    complaints: list[tuple[dict[str, str], list[_RawRow]]] = field(default_factory=list)
    filed: list[str] = field(default_factory=list)
    ends_in_persons: bool = False  # the last table read: of a cut page it is not whole
    _named: list[LexborNode] = field(default_factory=list)

    def name_cells(self) -> Iterator[str]:
        """Texts of the cells that name people; read only when they are asked for."""
        return map(cell_text, self._named)

    def read(self, table: LexborNode) -> None:
        """Take in one table, if it is one of those that count."""
        rows = rows_of(table)
        self.ends_in_persons = False
        for at, cells in enumerate(rows[:_HEAD_ROWS]):
            heads = heads_of(cells)
            if len(heads) == 1 and heads[0].startswith(_COMPLAINT_CAPTION):
                self._read_complaint(rows)
                return
            if any(head.startswith(_TELLING) for head in heads):
                told_by, columns = _known_head(tuple(heads))
                self._read_known(told_by, rows[at + 1 :], columns)
                return
        self._read_fields(rows)

    def _read_known(self, told_by: str, rows: list[Cells], columns: dict[str, int]) -> None:
        if told_by == "label":
            self.movement = [*(self.movement or []), *_movement(rows, columns)]
        elif told_by == "charges":
            self._read_persons(rows, columns)
        elif told_by == "status":
            self._read_filed(rows, columns)
        else:
            self._collect_names(rows, columns)

    def _read_fields(self, rows: list[Cells]) -> None:
        for cells in rows:
            if len(cells) != 2:  # noqa: PLR2004 - a label and its value
                continue
            key = _FIELDS.get(fold(cell_text(cells[0])))
            if key == "judge":
                self._named.append(cells[1])
            elif key == "result":
                lines = cell_lines(cells[1])
                self.result = lines if lines.first else self.result
            elif key and (value := cell_text(cells[1])):
                self.texts.setdefault(key, value)

    def _read_persons(self, rows: list[Cells], columns: dict[str, int]) -> None:
        self._collect_names(rows, columns)
        self.ends_in_persons = True
        self.accused = self.accused or []
        for cells in rows:
            row = _RawPerson(
                _text(cells, columns, "charges"),
                read_date(_text(cells, columns, "day")),
                _lines(cells, columns, "result"),
                _text(cells, columns, "ground"),
            )
            if any(cell_text(cell) for cell in cells):
                self.accused.append(row)

    def _read_filed(self, rows: list[Cells], columns: dict[str, int]) -> None:
        self._collect_names(rows, columns)
        days = (read_date(_text(cells, columns, "received")) for cells in rows)
        self.filed += [day for day in days if day]

    def _read_complaint(self, rows: list[Cells]) -> None:
        fields: dict[str, str] = {}
        movement: list[_RawRow] = []
        for cells in rows:
            if len(cells) == 2 and (key := _FIELDS.get(fold(cell_text(cells[0])))):  # noqa: PLR2004
                fields[key] = cell_text(cells[1])
                if key == "judge":
                    self._named.append(cells[1])
            elif len(cells) == 1 and (inner := cells[0].css_first("table")) is not None:
                movement += _inner_movement(inner)
        self.complaints.append((fields, movement))

    def _collect_names(self, rows: list[Cells], columns: dict[str, int]) -> None:
        at = columns.get("name")
        if at is not None:
            self._named += [cells[at] for cells in rows if at < len(cells)]

    def rows(self, scrub: Scrub) -> tuple[MovementRow, ...] | None:
        """Rows of the movement table; None where the page has no such table."""
        if self.movement is None:
            return None
        return tuple(_row(raw, scrub) for raw in self.movement)

    def persons(self, scrub: Scrub, *, only_charged: bool) -> tuple[Person, ...] | None:
        """The accused by row; in offence cards only rows with an article are accused."""
        if self.accused is None:
            return None
        rows = [raw for raw in self.accused if raw.charges or not only_charged]
        return tuple(_person(at, raw, scrub) for at, raw in enumerate(rows, start=1))

    def complaints_read(self, scrub: Scrub) -> tuple[Complaint, ...]:
        """Complaint blocks of a first-instance card, and those listed on a cassation card."""
        filed = tuple(
            Complaint("cassation", (MovementRow("Обжаловано в кассации", day),))
            for day in self.filed
        )
        return (*(_complaint(fields, rows, scrub) for fields, rows in self.complaints), *filed)


@lru_cache(maxsize=1_000)
def _known_head(heads: tuple[str, ...]) -> tuple[str, dict[str, int]]:
    """The telling column of a head that has one, and the places of the columns of its table."""
    found = ((key, find_columns(list(heads), table)) for key, table in _TABLES)
    return next((key, columns) for key, columns in found if key in columns)


def _text(cells: Cells, columns: dict[str, int], key: str) -> str:
    at = columns.get(key, -1)
    return cell_text(cells[at]) if 0 <= at < len(cells) else ""


def _lines(cells: Cells, columns: dict[str, int], key: str) -> Lines:
    at = columns.get(key, -1)
    return cell_lines(cells[at]) if 0 <= at < len(cells) else _NO_LINES


def _movement(rows: list[Cells], columns: dict[str, int]) -> list[_RawRow]:
    found = [
        _RawRow(
            _text(cells, columns, "label"),
            read_date(_text(cells, columns, "day")),
            read_time(_text(cells, columns, "time")),
            _lines(cells, columns, "result"),
            _text(cells, columns, "ground"),
            read_date(_text(cells, columns, "posted")),
        )
        for cells in rows
    ]
    return [row for row in found if row.label or row.day]


def _inner_movement(table: LexborNode) -> list[_RawRow]:
    rows = rows_of(table)
    for at, cells in enumerate(rows[:_HEAD_ROWS]):
        columns = find_columns(heads_of(cells), _COMPLAINT_MOVEMENT)
        if "label" in columns:
            return _movement(rows[at + 1 :], columns)
    return []


def _row(raw: _RawRow, scrub: Scrub) -> MovementRow:
    ground = " ".join(filter(None, (raw.result.rest, raw.ground)))
    result, ground = scrub.result("event_result", raw.result.first, ground)
    return MovementRow(
        label=scrub.text("event", raw.label),
        day=raw.day,
        time=raw.time,
        result=result,
        ground=ground,
        posted=raw.posted,
    )


def _person(row: int, raw: _RawPerson, scrub: Scrub) -> Person:
    result, ground = scrub.result("person_result", *raw.result)
    return Person(
        row=row,
        charges=_charges(raw.charges),
        day=raw.day,
        result=result,
        ground=ground,
    )


def _complaint(fields: dict[str, str], rows: list[_RawRow], scrub: Scrub) -> Complaint:
    kind = fold(fields.get("complaint_kind", ""))
    return Complaint(
        kind="cassation" if "кассац" in kind else "appeal" if "апелл" in kind else "unknown",
        rows=tuple(_row(raw, scrub) for raw in rows),
        decided=read_date(fields.get("complaint_decided", "")),
        result=scrub.text("case_result", fields.get("complaint_result", "")),
    )
