"""A paper as PDF, tagged for those who do not see it (PDF/UA-1): made in memory, by typst."""

from functools import cache
from importlib.resources import files
from typing import Final, Literal

import msgspec
import typst

from wayout.desk.paper.document import Paper
from wayout.text import fonts

_TAGGED: Final[list[Literal["ua-1"]]] = ["ua-1"]


def pdf(paper: Paper) -> bytes:
    """Make the PDF of a paper; nothing is written to a disk, and nothing is asked of a network.

    Letters that our font lacks are taken from the fonts of this machine. Where it has none for a
    letter either, a box stands in its place, which the tagged kind of PDF does not allow.
    """
    sent = {"paper": msgspec.json.encode(paper).decode()}
    try:
        return _made(_fonts(system=False), sent, _TAGGED)
    except typst.TypstError:
        pass
    try:
        return _made(_fonts(system=True), sent, _TAGGED)
    except typst.TypstError:
        return _made(_fonts(system=True), sent, [])


def _made(letters: typst.Fonts, sent: dict[str, str], kind: list[Literal["ua-1"]]) -> bytes:
    compiler = typst.Compiler(font_paths=letters, root=str(fonts.folder()))
    made = compiler.compile(_page(), sys_inputs=sent, pdf_standards=list(kind))
    if not isinstance(made, bytes):  # pages of pictures: not asked for
        raise TypeError
    return made


@cache
def _page() -> bytes:
    return files("wayout.desk.paper").joinpath("paper.typ").read_bytes()


@cache
def _fonts(*, system: bool) -> typst.Fonts:
    return typst.Fonts(
        include_system_fonts=system,
        include_embedded_fonts=system,
        font_paths=[str(fonts.folder())],
    )
