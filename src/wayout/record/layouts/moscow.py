"""Cards of mos-gorsud.ru, the site of the Moscow courts; garrison courts do not use it.

States of the case and its hearings are both rows. The reason for which a hearing was fixed is
not the ground of its result and is left out; where papers lie (`История местонахождения`) is
no event.
"""

import re
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from wayout.record.case_number import CaseNumber, read_number
from wayout.record.fold import collapse, fold
from wayout.record.layouts.accused import LONGEST, read_accused
from wayout.record.layouts.dates import read_date, read_time
from wayout.record.layouts.heading import court_name
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
from wayout.record.layouts.number_kind import kind_of_number
from wayout.record.packaged import packaged_toml
from wayout.record.page import Act, CaseCard, MovementRow, Person, Proceeding
from wayout.record.scrub import Scrub
from wayout.record.uid import read_uid

_ROWS = "div.row, div.row_card"
_BUTTONS = ["i", "script", "style"]  # "copied to the clipboard" stands beside every number
_STATES = (
    Column("day", fold("Дата"), exact=True),
    Column("label", fold("Состояние")),
    Column("ground", fold("Документ-основание")),
)
_HEARINGS = (
    Column("day", fold("Дата и время")),
    Column("label", fold("Стадия")),
    Column("result", fold("Результат")),
)
_DOCUMENTS = (Column("caption", fold("Вид документа")), Column("text", fold("Текст документа")))
_COURT = re.compile(r"\d{2}[A-Z]{2}\d{4}")
_VERDICT = fold("Приговор")


@cache
def _fields() -> dict[str, str]:
    data = packaged_toml("wayout.record.layouts", "moscow.toml")
    return {fold(label): key for label, key in data["fields"].items()}


def read_moscow(page: str, block: str, *, whole: bool) -> CaseCard:
    """Read a card of the Moscow courts; `block` is the content cut out of `page`."""
    tree = LexborHTMLParser(block)
    tree.strip_tags(_BUTTONS, recursive=True)
    found = _Found()
    for row in tree.css(_ROWS):
        found.read_field(row)
    for table in tree.css("table"):
        found.read_table(table)
    number = read_number(found.texts.get("number", ""))
    return _card(found, number, _Origin(court_name(page), _court(tree), whole))


class _Origin(NamedTuple):
    name: str
    court: str | None
    whole: bool


@dataclass(slots=True)
class _Found:
    """Fields and tables of one card, still with the cells that name people."""

    texts: dict[str, str] = field(default_factory=dict)
    persons: list[str] = field(default_factory=list)
    name_cells: list[str] = field(default_factory=list)
    rows: list[MovementRow] | None = None
    acts: list[Act] | None = None

    def read_field(self, row: LexborNode) -> None:
        """Take in one label and its value."""
        left, right = _child(row, "left"), _child(row, "right")
        if left is None or right is None:
            return
        key = _fields().get(fold(cell_text(left)).rstrip(" :"))
        text = collapse(right.text(deep=True, separator=" ")[:LONGEST])
        if key == "persons":
            self.persons.append(text)
        if key in {"persons", "names"}:
            self.name_cells.append(text)
        elif key and text:
            self.texts.setdefault(key, cell_lines(right).first or text)

    def read_table(self, table: LexborNode) -> None:
        """Take in one table, if its head is one of those that count."""
        rows = list(rows_of(table))
        if not rows:
            return
        for wanted in (_STATES, _HEARINGS):
            if "label" in (columns := find_columns(heads_of(rows[0]), wanted)):
                self._add_rows(rows[1:], columns)
                return
        if "caption" in (columns := find_columns(heads_of(rows[0]), _DOCUMENTS)):
            acts = (_act(cells, columns) for cells in rows[1:])
            self.acts = [*(self.acts or []), *(act for act in acts if act)]

    def _add_rows(self, rows: list[Cells], columns: dict[str, int]) -> None:
        read = (_row(cells, columns) for cells in rows)
        self.rows = [*(self.rows or []), *(row for row in read if row.label or row.day)]


def _child(row: LexborNode, name: str) -> LexborNode | None:
    for node in row.iter():
        if name in (node.attributes.get("class") or "").split():
            return node
    return None


def _lines(cells: Cells, columns: dict[str, int], key: str) -> Lines:
    at = columns.get(key, -1)
    return cell_lines(cells[at]) if 0 <= at < len(cells) else Lines("", "")


def _row(cells: Cells, columns: dict[str, int]) -> MovementRow:
    day = _lines(cells, columns, "day").first
    return MovementRow(
        label=_lines(cells, columns, "label").first,
        day=read_date(day),
        time=read_time(day),
        result=_lines(cells, columns, "result").first,
        ground=_lines(cells, columns, "ground").first,
    )


def _act(cells: Cells, columns: dict[str, int]) -> Act | None:
    """An act is a row with a file, or with the notice that it must not be published."""
    at = columns.get("text", -1)
    link = cells[at].css_first("a[href]") if 0 <= at < len(cells) else None
    if link is None:
        return None
    verdict = fold(_lines(cells, columns, "caption").first).startswith(_VERDICT)
    if "jsProhibitedAct" in (link.attributes.get("class") or ""):
        return Act("verdict" if verdict else "other", published=False, reason="withheld")
    if verdict:
        return Act("verdict", published=True, reason="unread")
    return Act("other", published=True)


def _court(tree: LexborHTMLParser) -> str | None:
    for node in tree.css("input[name=courtCode], input[name=vnkod]"):
        code = _COURT.fullmatch(node.attributes.get("value") or "")
        if code:
            return code[0]
    return None


def _card(found: _Found, number: CaseNumber | None, origin: _Origin) -> CaseCard:
    texts = found.texts
    scrub = Scrub(found.name_cells)
    uid = read_uid(texts.get("uid", ""))
    proceeding, instance = kind_of_number(number)
    upper = instance in {"appeal", "cassation"}
    decided, result = ("decided_above", "result_above") if upper else ("decided", "result")
    return CaseCard(
        layout="moscow",
        court=origin.court or (uid.court if uid and not upper else None),
        court_name=origin.name,
        uid=uid.printed if uid else None,
        uid_valid=bool(uid and uid.valid),
        number=number.current if number else None,
        first_number=number.oldest if number else None,
        earlier=number.earlier if number else (),
        instance=instance,
        proceeding=proceeding,
        received=read_date(texts.get("received", "")),
        decided=read_date(texts.get(decided, "")),
        in_force=read_date(texts.get("in_force", "")),
        result=scrub.text("case_result", texts.get(result, "")),
        rows=_scrubbed(found.rows, scrub),
        persons=_persons(found, proceeding),
        acts=None if found.acts is None or not origin.whole else tuple(found.acts),
        whole=origin.whole,
    )


def _scrubbed(rows: list[MovementRow] | None, scrub: Scrub) -> tuple[MovementRow, ...] | None:
    if rows is None:
        return None
    return tuple(
        MovementRow(
            label=scrub.text("event", row.label),
            day=row.day,
            time=row.time,
            result=scrub.text("event_result", row.result),
            ground=scrub.text("event_ground", row.ground),
        )
        for row in rows
    )


def _persons(found: _Found, proceeding: Proceeding | None) -> tuple[Person, ...] | None:
    """The accused; the parties of a civil case are none, whatever the label calls them."""
    if not found.persons or proceeding not in {"criminal", "offence", "material", None}:
        return None
    return read_accused(", ".join(found.persons))
