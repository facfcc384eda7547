"""A paper as PDF: tagged, titled, in its language; what stands in it is never read as markup."""

import re
import shutil
import subprocess
import zlib
from pathlib import Path

import msgspec
import pytest
import typst
from tests.unit.desk.paper.papers import paper

from wayout.desk.paper import pdf as process
from wayout.desk.paper import typesetting
from wayout.desk.paper.document import Paper, Rows, Section, Table
from wayout.desk.paper.typesetting import typeset
from wayout.errors import OutputError
from wayout.text import Language, fonts

MARKUP = '#let x = 1 #[a] $b$ `c` *d* _e_ @f <g> \\ // "h" #panic("no")'


def pdf(paper: Paper) -> bytes:
    """Set a paper, without the process around it."""
    return typeset(msgspec.json.encode(paper))


@pytest.mark.parametrize("language", ["ru", "en"])
def test_it_is_tagged_titled_and_in_its_language(language: Language) -> None:
    """As PDF/UA-1 asks, which typst refuses where it is not so."""
    made = pdf(paper("слово", language))
    assert made.startswith(b"%PDF-1.7")
    assert b"<pdfuaid:part>1</pdfuaid:part>" in made
    assert f"/Lang({language})".encode() in made
    assert "Справка слово".encode() in made


def test_it_tells_neither_who_made_it_nor_when() -> None:
    """The day stands on it where it is meant to."""
    made = pdf(paper("слово"))
    for word in (b"/Author", b"CreationDate", b"ModDate", b"dc:creator", b"CreateDate"):
        assert word not in made


def test_markup_stays_text() -> None:
    """In every place of a paper; the heading is told in the outline as it is."""
    made = pdf(paper(MARKUP))
    assert f"Раздел {MARKUP}".encode("utf-16-be").hex().upper().encode() in made
    assert b"<pdfuaid:part>1</pdfuaid:part>" in made


def test_letters_that_no_font_has_stop_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """A box stands in their place, and the paper is no longer of the tagged kind."""
    monkeypatch.setattr(typesetting, "_fonts", lambda *, system: _ours(system=system))
    made = pdf(paper("გ \ue000 x"))
    assert made.startswith(b"%PDF")
    assert b"pdfuaid" not in made


def test_rows_of_any_length_end_on_the_paper() -> None:
    """A short row is not cut between pages, a long one is: else it would run off the page."""
    row = ("", "слово " * 6000)
    alone = Section("Раздел", (Table("Таблица", ("день", "что"), (1, 1), (row,)),))
    long = Paper(
        language="ru", title="Справка", about=Rows(()), sections=(alone,), footer="Справка"
    )
    assert _pages(pdf(long)) > 10


def test_it_is_set_in_a_process_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """Which ends with it; that it cannot be made is told, and not in the words of a fault."""
    assert process.pdf(paper("слово")).startswith(b"%PDF")
    monkeypatch.setattr(process, "_MODULE", "wayout.desk.paper.nothing")
    with pytest.raises(OutputError, match="print the page") as told:
        process.pdf(paper("слово"))
    assert told.value.__cause__ is None


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler's pdftotext is not here")
def test_its_text_can_be_copied(tmp_path: Path) -> None:
    """And searched: letters are letters, not pictures."""
    (tmp_path / "a.pdf").write_bytes(pdf(paper("Ёлка № 5")))
    done = subprocess.run(["pdftotext", tmp_path / "a.pdf", "-"], capture_output=True, check=True)
    assert "Ёлка № 5" in done.stdout.decode()


def _ours(*, system: bool) -> typst.Fonts:
    del system
    folder = str(fonts.folder())
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder]
    )


def _pages(made: bytes) -> int:
    streams = re.findall(rb"stream\n(.*?)\nendstream", made, re.DOTALL)
    plain = b"".join(_inflated(one) for one in streams)
    (number,) = re.findall(rb"/NPages>(\d+)|<xmpTPg:NPages>(\d+)", made + plain)[:1]
    return int(number[0] or number[1])


def _inflated(stream: bytes) -> bytes:
    try:
        return zlib.decompress(stream)
    except zlib.error:
        return stream
