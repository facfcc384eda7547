"""A paper as DOCX: headings and tables that are such, and nothing of whoever made it."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document
from docx.oxml.ns import qn
from tests.unit.desk.paper.papers import paper

from wayout.desk.paper.word import word
from wayout.text import Language


@pytest.mark.parametrize(("language", "spoken"), [("ru", "ru-RU"), ("en", "en-GB")])
def test_it_has_headings_tables_and_its_language(language: Language, spoken: str) -> None:
    """As a lawyer who goes on writing in it needs them."""
    made = Document(BytesIO(word(paper("слово", language))))
    styles = [one.style.name for one in made.paragraphs if one.style and one.text]
    assert styles[:2] == ["Title", "Heading 1"]
    assert {"Heading 2", "List Bullet"} <= set(styles)
    assert [len(table.rows) for table in made.tables] == [1, 2, 3]
    (repeated,) = made.element.iter(qn("w:tblHeader"))
    assert repeated.getparent().getparent() is made.tables[2].rows[0]._tr
    assert len(list(made.element.iter(qn("w:cantSplit")))) == 6
    assert made.styles.element.find(".//" + qn("w:lang")).get(qn("w:val")) == spoken
    assert made.core_properties.language == spoken
    (drawn,) = made.inline_shapes
    assert drawn._inline.docPr.get("descr") == "слово"


def test_it_tells_neither_who_made_it_nor_when() -> None:
    """No name, no machine, no hour."""
    told = Document(BytesIO(word(paper("слово")))).core_properties
    assert (told.author, told.last_modified_by, told.comments) == ("", "", "")
    assert told.title == "Справка слово"
    assert told.created == told.modified
    assert told.created is not None
    assert told.created.year == 2000
    with ZipFile(BytesIO(word(paper("слово")))) as parts:
        assert {one.date_time for one in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_markup_stays_text() -> None:
    """Of XML, and of fields."""
    bad = "<w:t>x</w:t> & ]]> {PAGE} &#x41; <b>"
    made = Document(BytesIO(word(paper(bad))))
    assert made.paragraphs[0].text == f"Справка {bad}"
    assert made.tables[2].rows[1].cells[0].text == bad


def test_its_pages_are_counted() -> None:
    """By the program that shows it."""
    with ZipFile(BytesIO(word(paper("слово")))) as parts:
        footer = next(one for one in parts.namelist() if "footer" in one)
        said = parts.read(footer).decode()
    assert 'w:instr="PAGE"' in said
    assert 'w:instr="NUMPAGES"' in said
