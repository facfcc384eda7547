"""The help of a command is its docstring, in the language of the reader."""

import io
from gettext import GNUTranslations
from pathlib import Path
from typing import Annotated, Literal

import pytest
from cyclopts import App, Parameter
from rich.console import Console

from wayout.cli.help import TranslatedHelp, messages, paragraphs
from wayout.text import Translator


class Shouting(GNUTranslations):
    """A catalogue that says everything in capitals: what is not, was not looked up."""

    def gettext(self, message: str) -> str:
        """Say it in capitals, but for the fields."""
        return message.upper().replace("{CHOICES}", "{choices}").replace("{DEFAULT}", "{default}")


def example(
    folder: Path,
    /,
    *,
    by: Literal["month", "court"] = "month",
    flag: Annotated[bool, Parameter(negative="")] = False,
    out: Path,
) -> None:
    """Count something.

    A second paragraph, broken
    over two lines.

    Args:
        folder: The tables, which
            are read.
        by: What to count by.
        flag: Say more.
        out: A file to write.
    """


@pytest.fixture
def app() -> App:
    """A parser with one command."""
    made = App(
        name="wayout",
        help_format="plaintext",
        help_formatter=TranslatedHelp(Translator("ru", Shouting())),
    )
    made.command(example, name="example")
    return made


def test_every_sentence_of_the_help_is_translated(app: App) -> None:
    """Titles, paragraphs, arguments and notes alike; only what is typed stays as it is."""
    file = io.StringIO()
    app.help_print(["example"], console=Console(file=file, width=100, force_terminal=False))
    said = file.getvalue()
    for part in (
        "USAGE: wayout example", "COUNT SOMETHING.", "A SECOND PARAGRAPH, BROKEN OVER TWO LINES.",
        "ARGUMENTS", "PARAMETERS", "THE TABLES, WHICH ARE READ. [NEEDED]",
        "WHAT TO COUNT BY. [ONE OF: month, court] [IF LEFT OUT: month]",
        "A FILE TO WRITE. [NEEDED]",
    ):  # fmt: skip
        assert part in " ".join(said.replace("│", " ").split())
    assert "False" not in said


def test_the_catalogues_are_asked_for_just_these_sentences(app: App) -> None:
    """What is extracted for the translators is what is looked up."""
    assert set(messages(app)) == {
        "Count something.", "A second paragraph, broken over two lines.",
        "The tables, which are read.", "What to count by.", "Say more.", "A file to write.",
    }  # fmt: skip


def test_paragraphs_are_parted_at_blank_lines() -> None:
    """Line ends inside a paragraph are blanks."""
    assert paragraphs("a\nb\n\n\nc\n") == ["a b", "c"]
