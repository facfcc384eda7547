"""A paper as PDF: set in a process of its own, which leaves nothing of it in the memory here."""

import subprocess
import sys
from typing import Final

import msgspec

from wayout.desk.paper.document import Paper
from wayout.errors import OutputError

LONGEST: Final = 60.0  # seconds
_MODULE: Final = "wayout.desk.paper.typesetting"


def pdf(paper: Paper) -> bytes:
    """Make the PDF of a paper.

    Raises:
        OutputError: It could not be made.
    """
    try:
        return subprocess.run(  # noqa: S603  our own module
            [sys.executable, "-P", "-m", _MODULE],
            input=msgspec.json.encode(paper),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # what typst says of a fault may hold a name
            timeout=LONGEST,
            check=True,
        ).stdout
    except (OSError, subprocess.SubprocessError):
        raise OutputError(
            "The PDF could not be made. Take DOCX, or print the page from the browser."
        ) from None
