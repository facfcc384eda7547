"""Merge the Russian parts into the catalogues and compile them; `--check` only compares.

A message of the code without a Russian sentence is an error, and so is a message with two.
For developers: the package itself reads the compiled catalogues with the standard library.
"""

import argparse
import sys
from collections.abc import Iterator
from gettext import GNUTranslations
from inspect import getmembers, isclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

sys.path.insert(0, str(Path(__file__).parents[1] / "src"))

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "wayout"
LOCALE = SOURCE / "text" / "locale"
_KEYWORDS: dict[str, tuple[int, ...] | None] = {
    "_": None,
    "n": (1, 2),
    "mark": None,
    "fault": None,  # an error in the data file of the map
}
_METHODS = [("**.py", "python"), ("**.html", "jinja2"), ("**.j2", "jinja2")]
_HEADER = "# Made by tools/build_text.py: change the parts, not this file."

if TYPE_CHECKING:
    MessageId = str | list[str] | tuple[str, ...]


class TextError(Exception):
    """The parts do not fit the code, or one another."""


class _Catalogue(Catalog):
    """A catalogue whose header holds no date, so that the same text gives the same bytes."""

    _KEPT = (
        "Language",
        "Plural-Forms",
        "MIME-Version",
        "Content-Type",
        "Content-Transfer-Encoding",
    )

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        return [pair for pair in super().mime_headers if pair[0] in self._KEPT]


def code_messages() -> Iterator["MessageId"]:
    """Yield the messages that stand in the code, the templates and the help of the commands."""
    for _file, _line, message, _comments, _context in extract_from_dir(
        SOURCE, _METHODS, keywords=_KEYWORDS | dict.fromkeys(phrase_classes())
    ):
        yield message
    yield from help_messages()


def phrase_classes() -> list[str]:
    """Name the classes whose first argument is a message: phrases, and so every error."""
    from wayout import errors  # noqa: PLC0415  the path to the sources is set above

    classes = getmembers(errors, isclass)
    return [name for name, found in classes if issubclass(found, errors.Phrase)]


def help_messages() -> Iterator[str]:
    """Yield what the help of every command says: its docstring, sentence by sentence."""
    from wayout.cli.help import messages  # noqa: PLC0415  imports every command
    from wayout.cli.main import build  # noqa: PLC0415  idem
    from wayout.text.catalogue import Translator  # noqa: PLC0415  idem

    yield from messages(build(Translator("en", GNUTranslations())))


def russian_parts() -> dict["MessageId", Message]:
    """Read every part and refuse two translations of one message."""
    found: dict[MessageId, Message] = {}
    for path in sorted((LOCALE / "ru" / "parts").glob("*.po")):
        with path.open("rb") as file:
            part = read_po(file, locale="ru", abort_invalid=True)
        for message in part:
            if not message.id or not message.string:
                continue
            known = found.setdefault(message.id, message)
            if known.string != message.string:
                raise TextError(f"{path.name}: a second translation of {message.id!r}")
    return found


def catalogues() -> tuple[Catalog, Catalog]:
    """Make the English and the Russian catalogue.

    Raises:
        TextError: If a message of the code has no Russian sentence.
    """
    parts = russian_parts()
    english, russian = (
        _Catalogue(name, charset="utf-8", fuzzy=False, header_comment=_HEADER)
        for name in ("en", "ru")
    )
    missing = []
    for message in sorted(set(code_messages()), key=str):
        english.add(message, message)
        if message in parts:
            russian.add(message, parts[message].string)
        else:
            missing.append(message)
    if missing:
        listed = "\n".join(f"  {message!r}" for message in missing)
        raise TextError(f"{len(missing)} messages have no Russian sentence:\n{listed}")
    for message in sorted(parts.keys() - set(code_messages()), key=str):
        sys.stderr.write(f"no longer said by the code: {message!r}\n")
    return english, russian


def built() -> dict[Path, bytes]:
    """Return the files of both catalogues, as they should be."""
    files = {}
    for catalogue in catalogues():
        folder = LOCALE / str(catalogue.locale) / "LC_MESSAGES"
        text, compiled = BytesIO(), BytesIO()
        write_po(text, catalogue, width=100, no_location=True, sort_output=True)
        write_mo(compiled, catalogue)
        files[folder / "wayout.po"] = text.getvalue()
        files[folder / "wayout.mo"] = compiled.getvalue()
    return files


def main() -> int:
    """Write the catalogues, or with `--check` say whether they are up to date."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    check = parser.parse_args().check
    try:
        files = built()
    except TextError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    stale = [path for path, data in files.items() if not path.exists() or path.read_bytes() != data]
    for path in stale:
        if not check:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(files[path])
        sys.stdout.write(f"{'stale' if check else 'written'}: {path.relative_to(ROOT)}\n")
    return int(check and bool(stale))


if __name__ == "__main__":
    raise SystemExit(main())
