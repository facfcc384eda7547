"""Result lists: counter, case numbers and receipt dates; no people.

Lists print full names even where cards hide them, so nothing but these columns is looked at.
The mobile copy of a new list stands in a block of its own and is never entered.
"""

import re
from dataclasses import dataclass, field
from typing import Literal

from selectolax.lexbor import LexborHTMLParser, LexborNode

from wayout.record.case_number import CaseNumber, read_number
from wayout.record.fold import clip, collapse, fold
from wayout.record.layouts.dates import read_date
from wayout.record.layouts.heading import court_code, read_heading
from wayout.record.layouts.html import (
    Cells,
    Column,
    cell_text,
    find_columns,
    heads_of,
    rows_of,
)
from wayout.record.page import ListedCase, Listing

ListLayout = Literal["old", "new", "moscow"]

_TABLES: tuple[tuple[ListLayout, str], ...] = (
    ("new", "#resultTable table"),
    ("old", "#tablcont"),
    ("moscow", "table.custom_table"),
)
_HEADINGS = "div.title, div.name-instanse"
_COLUMNS = (
    Column("number", fold("№ дела")),
    Column("number", fold("Номер дела")),
    Column("received", fold("Дата поступления")),
    Column("court", fold("Суд"), exact=True),
)
_COUNT = re.compile(r"запросу найдено\s*[—–-]?\s*(\d{1,9})(?!\d)")
_RANGE = re.compile(r"записи с\s*(\d{1,9})\s*по\s*(\d{1,9})(?!\d)")
_VNKOD = re.compile(r"vnkod=(\d{2}[A-Z]{2}\d{4})(?![0-9A-Z])")
_LINES = re.compile(r"\n|\s{3,}")


def read_listing(page: str, block: str) -> Listing:
    """Read a page of results; `block` is the content cut out of `page`.

    A list of all cards of one UID (`r_juid`) goes over several courts, in a first column `Суд`:
    it has no court, proceeding and instance of its own.
    """
    tree = LexborHTMLParser(block)
    layout, cases = _find_cases(tree)
    counter = collapse(tree.body.text(deep=True, separator=" ")) if tree.body else ""
    total, span = _COUNT.search(counter), _RANGE.search(counter)
    index = cases.numbers[0].index if cases.numbers else None
    heading = read_heading(_heading(tree), index)
    return Listing(
        layout=layout,
        court=None if cases.of_many_courts else _one_court(block, page),
        instance=None if cases.of_many_courts else heading.instance,
        proceeding=None if cases.of_many_courts else heading.proceeding,
        total=int(total[1]) if total else None,
        first=int(span[1]) if span else None,
        last=int(span[2]) if span else None,
        rows=tuple(cases.rows),
    )


@dataclass(slots=True)
class _Cases:
    """Rows below the first head that names a column of case numbers."""

    of_many_courts: bool = False
    numbers: list[CaseNumber] = field(default_factory=list)
    rows: list[ListedCase] = field(default_factory=list)

    def read(self, table: LexborNode) -> bool:
        """Take in a table; False where it is no list of cases."""
        columns: dict[str, int] = {}
        for cells in rows_of(table):
            if columns:
                self._add(cells, columns)
            elif "number" in (found := find_columns(heads_of(cells), _COLUMNS)):
                columns = found
        self.of_many_courts = "court" in columns
        return bool(columns)

    def _add(self, cells: Cells, columns: dict[str, int]) -> None:
        if len(cells) <= max(columns.values()):
            return
        number = read_number(cell_text(cells[columns["number"]]))
        if number is not None:
            at = columns.get("received")
            received = read_date(cell_text(cells[at])) if at is not None else None
            self.numbers.append(number)
            self.rows.append(ListedCase(number.current, received))


def _find_cases(tree: LexborHTMLParser) -> tuple[ListLayout, _Cases]:
    cases = _Cases()
    for layout, tables in _TABLES:
        for table in tree.css(tables):
            if cases.read(table):
                return layout, cases
    return ("new" if tree.css_first(".lawcase-count") is not None else "old"), cases


def _heading(tree: LexborHTMLParser) -> str:
    """The first line of the heading: a sentence on the law on access stands below it."""
    for node in tree.css(_HEADINGS):
        text = node.text(deep=True, separator="\n").strip()
        if line := clip(_LINES.split(text, maxsplit=1)[0]):
            return line
    return ""


def _one_court(block: str, page: str) -> str | None:
    """The court of the list; links to two courts name neither."""
    codes = set(_VNKOD.findall(block))
    return None if len(codes) > 1 else court_code(block, page)
