"""Tables of the sudrf.ru card, shared by its old and its new layout.

A table is known by its column heads, never by its place: the set and order of tabs change with
the instance, and ids repeat.
"""

from dataclasses import dataclass, field
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
_COMPLAINT_CAPTION = fold("Жалоба №")
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
    name_cells: list[str] = field(default_factory=list)

    def read(self, table: LexborNode) -> None:
        """Take in one table, if it is one of those that count."""
        rows = list(rows_of(table))
        for at, cells in enumerate(rows[:_HEAD_ROWS]):
            heads = heads_of(cells)
            if len(heads) == 1 and heads[0].startswith(_COMPLAINT_CAPTION):
                self._read_complaint(rows)
                return
            if "label" in (columns := find_columns(heads, _MOVEMENT)):
                self.movement = [*(self.movement or []), *_movement(rows[at + 1 :], columns)]
                return
            if "charges" in (columns := find_columns(heads, _PERSONS)):
                self._read_persons(rows[at + 1 :], columns)
                return
            if "status" in (columns := find_columns(heads, _CASSATION_COMPLAINTS)):
                self._read_filed(rows[at + 1 :], columns)
                return
            if "name" in (columns := find_columns(heads, _PEOPLE)):
                self._collect_names(rows[at + 1 :], columns)
                return
        self._read_fields(rows)

    def _read_fields(self, rows: list[Cells]) -> None:
        for cells in rows:
            if len(cells) != 2:  # noqa: PLR2004 - a label and its value
                continue
            key = _FIELDS.get(fold(cell_text(cells[0])))
            if key == "judge":
                self.name_cells.append(cell_text(cells[1]))
            elif key == "result":
                lines = cell_lines(cells[1])
                self.result = lines if lines.first else self.result
            elif key and (value := cell_text(cells[1])):
                self.texts.setdefault(key, value)

    def _read_persons(self, rows: list[Cells], columns: dict[str, int]) -> None:
        self._collect_names(rows, columns)
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
                value = cell_text(cells[1])
                fields[key] = value
                if key == "judge":
                    self.name_cells.append(value)
            elif len(cells) == 1 and (inner := cells[0].css_first("table")) is not None:
                movement += _inner_movement(inner)
        self.complaints.append((fields, movement))

    def _collect_names(self, rows: list[Cells], columns: dict[str, int]) -> None:
        self.name_cells += [text for cells in rows if (text := _text(cells, columns, "name"))]

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
    rows = list(rows_of(table))
    for at, cells in enumerate(rows[:_HEAD_ROWS]):
        columns = find_columns(heads_of(cells), _COMPLAINT_MOVEMENT)
        if "label" in columns:
            return _movement(rows[at + 1 :], columns)
    return []


def _row(raw: _RawRow, scrub: Scrub) -> MovementRow:
    ground = " ".join(filter(None, (raw.result.rest, raw.ground)))
    return MovementRow(
        label=scrub.text("event", raw.label),
        day=raw.day,
        time=raw.time,
        result=scrub.text("event_result", raw.result.first),
        ground=scrub.text("event_ground", ground),
        posted=raw.posted,
    )


def _person(row: int, raw: _RawPerson, scrub: Scrub) -> Person:
    return Person(
        row=row,
        charges=read_charges(raw.charges),
        day=raw.day,
        result=scrub.text("person_result", raw.result.first),
        ground=scrub.text("event_ground", raw.result.rest),
    )


def _complaint(fields: dict[str, str], rows: list[_RawRow], scrub: Scrub) -> Complaint:
    kind = fold(fields.get("complaint_kind", ""))
    return Complaint(
        kind="cassation" if "кассац" in kind else "appeal" if "апелл" in kind else "unknown",
        rows=tuple(_row(raw, scrub) for raw in rows),
        decided=read_date(fields.get("complaint_decided", "")),
        result=scrub.text("case_result", fields.get("complaint_result", "")),
    )
