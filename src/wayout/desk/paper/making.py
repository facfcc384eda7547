"""The files that a paper can be made into, as far as what makes them is installed."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec

from wayout.desk.paper.document import Paper
from wayout.errors import InputError


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file: what it is to a browser, the module that makes it, and how."""

    media: str
    needs: str
    make: Callable[[Paper], bytes]


def _pdf(paper: Paper) -> bytes:
    from wayout.desk.paper.pdf import pdf  # noqa: PLC0415  it need not be installed

    return pdf(paper)


def _word(paper: Paper) -> bytes:
    from wayout.desk.paper.word import word  # noqa: PLC0415  it need not be installed

    return word(paper)


_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
KINDS = {  # by how they end
    "pdf": Kind("application/pdf", "typst", _pdf),
    "docx": Kind(_DOCX, "docx", _word),
}


def installed() -> tuple[str, ...]:
    """Tell which kinds of file can be made here."""
    return tuple(name for name, kind in KINDS.items() if find_spec(kind.needs) is not None)


def make(name: str, paper: Paper) -> bytes:
    """Make a file of a paper.

    Raises:
        InputError: What makes it is not installed.
    """
    if name not in installed():
        raise InputError(
            "This file cannot be made here: install Wayout with its extra 'reports', or print the "
            "page."
        )
    return KINDS[name].make(paper)
