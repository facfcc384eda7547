"""A paper as DOCX, which lawyers go on writing in: real headings, tables and styles."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from docx.document import Document as Word
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.table import Table as WordTable
from docx.table import _Cell
from docx.text.paragraph import Paragraph as WordParagraph

from wayout.desk.paper.document import (
    Block,
    Bullets,
    Figure,
    Heading,
    Paper,
    Paragraph,
    Row,
    Rows,
    Table,
)
from wayout.publish.render import png
from wayout.text import Language

_A4 = Cm(21), Cm(29.7)
_MARGIN, _WIDE = Cm(2), 17.0  # centimetres of text on a line
_LABEL = 4.0
_LETTERS, _SIZE, _SMALL = "Arial", Pt(10), Pt(8)
_RED, _GREY = RGBColor(0xB2, 0x24, 0x1D), RGBColor(0x50, 0x50, 0x50)
_SPOKEN: dict[Language, str] = {"ru": "ru-RU", "en": "en-GB"}


def word(paper: Paper) -> bytes:
    """Make the DOCX of a paper."""
    made = Document()
    _set_up(made, paper)
    made.add_heading(paper.title, 0)
    _rows(made, paper.about)
    for section in paper.sections:
        made.add_heading(section.title, 1)
        for block in section.blocks:
            _WRITE[type(block)](made, block)
    _footer(made, paper.footer)
    written = BytesIO()
    made.save(written)
    return _without_hours(written)


def _without_hours(written: BytesIO) -> bytes:
    """Pack the parts anew: each would tell the second at which it was made."""
    packed = BytesIO()
    with ZipFile(written) as parts, ZipFile(packed, "w", ZIP_DEFLATED) as anew:
        for name in parts.namelist():
            anew.writestr(ZipInfo(name), parts.read(name), ZIP_DEFLATED)
    return packed.getvalue()


def _set_up(made: Word, paper: Paper) -> None:
    _describe(made, paper)
    page = made.sections[0]
    page.orientation = WD_ORIENT.PORTRAIT
    page.page_width, page.page_height = _A4
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = _MARGIN
    styles: Any = made.styles
    styles["Normal"].font.name, styles["Normal"].font.size = _LETTERS, _SIZE
    for name in ("Title", "Heading 1", "Heading 2"):
        _plain_letters(styles[name])
    styles["Title"].font.size = Pt(18)
    spoken = styles.element.find(".//" + qn("w:lang"))
    spoken.set(qn("w:val"), _SPOKEN[paper.language])


def _plain_letters(style: Any) -> None:  # noqa: ANN401  the library types no style of letters
    """Let a heading be black, in the letters of the text."""
    style.font.color.rgb, style.font.name = RGBColor(0, 0, 0), _LETTERS
    letters = style.element.rPr.rFonts
    for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        letters.attrib.pop(qn(f"w:{name}"), None)


def _describe(made: Word, paper: Paper) -> None:
    """Say what it is; who made it, on what and when, is nobody's business."""
    told = made.core_properties
    told.title, told.language = paper.title, _SPOKEN[paper.language]
    told.author = told.last_modified_by = told.comments = told.keywords = told.subject = ""
    told.created = told.modified = datetime(2000, 1, 1, tzinfo=UTC)
    told.revision = 1


def _paragraph(made: Word, block: Paragraph) -> None:
    run = made.add_paragraph().add_run(block.text)
    run.bold = block.look in {"strong", "back"}
    if block.look in {"soft", "back"}:
        run.font.color.rgb = _GREY if block.look == "soft" else _RED


def _heading(made: Word, block: Heading) -> None:
    made.add_heading(block.text, 2)


def _bullets(made: Word, block: Bullets) -> None:
    for item in block.items:
        made.add_paragraph(item, style="List Bullet")


def _rows(made: Word, block: Rows) -> None:
    if not block.rows:
        return
    table = made.add_table(len(block.rows), 2)
    for line, row in zip(table.rows, block.rows, strict=True):
        _row(line.cells, row)
    _widths(table, (_LABEL, _WIDE - _LABEL))
    made.add_paragraph()


def _row(cells: Sequence[_Cell], row: Row) -> None:
    label, said = cells
    label.paragraphs[0].add_run(row.label).font.color.rgb = _GREY
    run = said.paragraphs[0].add_run(row.text)
    if row.back:
        run.bold, run.font.color.rgb = True, _RED


def _table(made: Word, block: Table) -> None:
    table = made.add_table(1 + len(block.rows), len(block.heads), style="Table Grid")
    first, *rest = table.rows
    for cell, head in zip(first.cells, block.heads, strict=True):
        cell.paragraphs[0].add_run(head).bold = True
    for line, row in zip(rest, block.rows, strict=True):
        for cell, text in zip(line.cells, row, strict=True):
            cell.text = text
    whole = sum(block.widths)
    _widths(table, tuple(_WIDE * width / whole for width in block.widths))
    _mark_row(table, 0, "w:tblHeader")  # said again on every page
    made.add_paragraph()


def _widths(table: WordTable, widths: tuple[float, ...]) -> None:
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
    for at, row in enumerate(table.rows):
        _mark_row(table, at, "w:cantSplit")
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Cm(width)


def _mark_row(table: WordTable, at: int, name: str) -> None:
    line: Any = table.rows[at]._tr  # noqa: SLF001  it has no other way
    line.get_or_add_trPr().append(OxmlElement(name))


def _figure(made: Word, block: Figure) -> None:
    made.add_picture(BytesIO(png(block.drawing)), width=Cm(_WIDE))
    drawn: Any = made.inline_shapes[-1]._inline.docPr  # noqa: SLF001  it has no other way
    drawn.set("descr", block.said)


def _footer(made: Word, said: str) -> None:
    line = made.sections[0].footer.paragraphs[0]
    line.add_run(f"{said}    ").font.size = _SMALL
    _number(line, "PAGE")
    line.add_run(" / ").font.size = _SMALL
    _number(line, "NUMPAGES")


def _number(line: WordParagraph, name: str) -> None:
    """Put a number that the reader's program counts."""
    run = line.add_run()
    run.font.size = _SMALL
    field: Any = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), name)
    line._p.append(field)  # noqa: SLF001  it has no other way
    field.append(run._r)  # noqa: SLF001  idem


_WRITE: dict[type[Block], Callable[[Word, Any], None]] = {
    Paragraph: _paragraph,
    Heading: _heading,
    Bullets: _bullets,
    Rows: _rows,
    Table: _table,
    Figure: _figure,
}
