"""Sets a paper as PDF, tagged for those who do not see it (PDF/UA-1), by typst, in memory.

It is a process of its own, since typst remembers what it has set: when the process ends, so does
that. Nothing is written to a disk, and nothing is asked of a network.
"""

import sys
from functools import cache
from importlib.resources import files
from typing import Final, Literal

import typst

from wayout.casebook.keeper.hardening import leave_no_trace
from wayout.text import fonts

_TAGGED: Final[list[Literal["ua-1"]]] = ["ua-1"]


def typeset(paper: bytes) -> bytes:
    """Make the PDF of a paper.

    Letters that our font lacks are taken from the fonts of this machine. Where it has none for a
    letter either, a box stands in its place, which the tagged kind of PDF does not allow.

    Args:
        paper: The paper, as JSON.
    """
    sent = {"paper": paper.decode()}
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


if __name__ == "__main__":
    leave_no_trace()
    sys.stdout.buffer.write(typeset(sys.stdin.buffer.read()))
