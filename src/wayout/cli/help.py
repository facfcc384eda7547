"""Help in both languages: the docstring of a command is the message, the catalogue translates it.

A paragraph of a docstring, or what it says of one argument, is one message, its line ends
taken for blanks.
"""

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from cyclopts import App
from cyclopts.help import DefaultFormatter, HelpEntry, HelpPanel, InlineText, format_doc
from rich.text import Text

from wayout.cli.commands import COMMANDS
from wayout.text import Translator, mark

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions

_SUMMARIES = {command.words: command.summary for command in COMMANDS}  # not imported yet
TITLES = (mark("Usage:"), mark("Commands"), mark("Arguments"), mark("Parameters"))
METAVARS = {
    "COMMAND": mark("COMMAND"),
    "OPTIONS": mark("OPTIONS"),
    "STR": mark("TEXT"),
    "INT": mark("NUMBER"),
    "CHOICE": mark("CHOICE"),
    "SOURCE": mark("SOURCE"),
    "PATH": mark("PATH"),
    "FILE": mark("FILE"),
    "FACTS": mark("FACTS"),
    "DAY": mark("DAY"),
    "PROVISION": mark("PROVISION"),
    "CASES": mark("CASES"),
    "CODE": mark("CODE"),
    "WORDS": mark("WORDS"),
    "ACTION": mark("ACTION"),
    "NAME": mark("NAME"),
    "OUT": mark("OUT"),
    "EXPORT": mark("EXPORT"),
    "ARGS": mark("ARGS"),
}  # what stands for a value; others are said as they are
OWN_FLAGS = (mark("Display this message and exit."), mark("Display application version."))


class TranslatedHelp(DefaultFormatter):
    """Draws the help of a command in the language of the catalogue.

    `group` are the words before those of the commands that are listed.
    """

    def __init__(self, translate: Translator, group: tuple[str, ...] = ()) -> None:
        super().__init__()
        self.translate = translate
        self.group = group

    def __call__(self, console: "Console", options: "ConsoleOptions", panel: HelpPanel) -> None:
        """Draw one panel: its title, and what it says of each argument."""
        entries = [self._entry(entry) for entry in panel.entries]
        title = self.translate(panel.title) if isinstance(panel.title, str) else panel.title
        super().__call__(console, options, panel.copy(title=title, entries=entries))

    def render_usage(self, console: "Console", options: "ConsoleOptions", usage: object) -> None:
        """Draw the line that shows how the command is called."""
        del options
        if usage:
            console.print(
                Text(
                    f"{self.translate(TITLES[0])} {self._named(str(usage))}".rstrip(), style="bold"
                )
            )
            console.print()

    def render_description(
        self, console: "Console", options: "ConsoleOptions", description: object
    ) -> None:
        """Draw what the command is for."""
        del options
        for paragraph in paragraphs(_plain(description)):
            console.print(Text(self.translate(paragraph)))
            console.print()

    def _entry(self, entry: HelpEntry) -> HelpEntry:
        said = _plain(entry.description) or _SUMMARIES.get((*self.group, *entry.names), "")
        said = " ".join(self.translate(part) for part in paragraphs(said))
        notes = " ".join(self._notes(entry))
        text = InlineText(Text(f"{said} {notes}".strip()))
        return entry.copy(
            description=text,
            choices=None,
            env_var=None,
            default=None,
            required=False,
            metavar=self._named(entry.metavar) if entry.metavar else None,
            positional_label=self._named(entry.positional_label)
            if entry.positional_label
            else None,
        )

    def _named(self, written: str) -> str:
        """Say in the reader's language what stands for a value: FACTS, [OPTIONS]."""
        return re.sub(
            r"[A-Z]{2,}",
            lambda found: self.translate(METAVARS.get(found[0], found[0])),
            written,
        )

    def _notes(self, entry: HelpEntry) -> Iterator[str]:
        _ = self.translate
        if entry.choices:
            yield _("[one of: {choices}]").format(choices=", ".join(entry.choices))
        if entry.default not in {None, "False"}:  # a flag that is not set says nothing
            yield _("[if left out: {default}]").format(default=entry.default)
        if entry.required:
            yield _("[needed]")


def paragraphs(text: str) -> list[str]:
    """Part a text at its blank lines and take line ends for blanks."""
    return [" ".join(part.split()) for part in re.split(r"\n\s*\n", text) if part.strip()]


def messages(app: App) -> Iterator[str]:
    """Yield every message that the help of these commands can say."""
    for command in _walk(app):
        for parsed in _descriptions(command):
            yield from paragraphs(parsed)


def _walk(app: App) -> Iterator[App]:
    for name in app:
        if not name.startswith("-"):  # --help and --version, see OWN_FLAGS
            yield app[name]
            yield from _walk(app[name])


def _descriptions(command: App) -> Iterable[str]:
    yield _plain(format_doc(command, "plaintext"))
    if command.default_command is not None:
        for argument in command.assemble_argument_collection(parse_docstring=True):
            yield argument.parameter.help or ""


def _plain(description: object) -> str:
    if isinstance(description, InlineText):
        return _plain(description.primary_renderable)
    return description.plain if isinstance(description, Text) else ""
