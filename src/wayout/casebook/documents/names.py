"""The name of a document: what a person called it, without what could lead elsewhere."""

import re
import unicodedata
from pathlib import PurePosixPath

from wayout.errors import VaultError

MOST = 200  # letters
_ENDING = 20  # letters of an ending that a cut leaves


def document_name(given: str) -> str:
    """Make a name of what was given: no path, nothing unseen, not longer than it may be.

    Raises:
        VaultError: Nothing is left.
    """
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", given))[-1]
    seen = "".join(" " if letter.isspace() else letter for letter in last if _is_seen(letter))
    name = " ".join(seen.split()).strip(". ")
    if not name:
        raise VaultError("The document needs a name. Say which: --name NAME.")
    return _cut(name)


def _is_seen(letter: str) -> bool:
    return letter.isspace() or not unicodedata.category(letter).startswith("C")


def _cut(name: str) -> str:
    if len(name) <= MOST:
        return name
    ending = PurePosixPath(name).suffix
    kept = ending if len(ending) <= _ENDING else ""
    return name[: MOST - len(kept)].rstrip(". ") + kept
