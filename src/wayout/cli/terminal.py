"""What goes to the terminal: results on stdout, remarks and progress on stderr.

Colour only on a terminal and never where NO_COLOR is set; both are what rich does by itself.
"""

import os
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic
from typing import TextIO, cast

from rich.console import Console
from rich.table import Table

from wayout.text import Translator, choose_language, translator
from wayout.text.numbers import format_count

_PIPE_WIDTH = 200  # a table in a file is not cut at the width of somebody's terminal
_SCREEN_WIDTH = 100
_EVERY_SECONDS = 10.0
_LINE_END = re.compile(r" +\n")

Advance = Callable[[int], None]


def speak() -> Translator:
    """Return the catalogue of the language that was asked for, by option or environment."""
    return translator(choose_language(None, os.environ))


def results() -> Console:
    """Return the console for answers: stdout."""
    return _console(sys.stdout)


def screens() -> Console:
    """Return the console for help: stdout at a width that can be read."""
    console = _console(sys.stdout)
    console.width = min(console.width, _SCREEN_WIDTH)
    return console


def remarks() -> Console:
    """Return the console for remarks, warnings and progress: stderr."""
    return _console(sys.stderr)


def plain_table() -> Table:
    """Begin a table without lines, its heads dimmed."""
    return Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")


@contextmanager
def progress(label: str, total: int | None = None) -> Iterator[Advance]:
    """Show on stderr how a long task goes on; yields what to call with the number done since.

    On a terminal a bar with the rate and the time left; elsewhere a plain line now and then.

    Args:
        label: What is counted, in the reader's language: "pages".
        total: How many there are; None if not known.
    """
    console = remarks()
    if console.is_terminal:
        with _bar(console, label, total) as advance:
            yield advance
    else:
        yield _lines(console, label, total)


@contextmanager
def _bar(console: Console, label: str, total: int | None) -> Iterator[Advance]:
    from rich.progress import (  # noqa: PLC0415  short tasks do not pay for the bar
        BarColumn,
        MofNCompleteColumn,
        Progress,
        ProgressColumn,
        Task,
        TextColumn,
        TimeRemainingColumn,
    )
    from rich.text import Text  # noqa: PLC0415  idem

    _ = speak()

    class Rate(ProgressColumn):
        """How many a second."""

        def render(self, task: Task) -> Text:
            rate = format_count(round(task.finished_speed or task.speed or 0), _.language)
            return Text(_("{rate}/s").format(rate=rate))

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        Rate(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task(label, total=total)
        yield lambda done: bar.advance(task, done)


def _lines(console: Console, label: str, total: int | None) -> Advance:
    _ = speak()
    began = said = monotonic()
    count = 0

    def advance(done: int) -> None:
        nonlocal said, count
        count += done
        now = monotonic()
        if now - said < _EVERY_SECONDS:
            return
        said = now
        of = f"/{format_count(total, _.language)}" if total is not None else ""
        rate = _("{rate}/s").format(rate=format_count(round(count / (now - began)), _.language))
        console.print(f"{label}: {format_count(count, _.language)}{of}, {rate}")

    return advance


class _Bare:
    """A file that gets no blanks at line ends: rich fills every line of a table."""

    def __init__(self, file: TextIO) -> None:
        self._file = file

    def __getattr__(self, name: str) -> object:
        return getattr(self._file, name)

    def write(self, text: str) -> int:
        return self._file.write(_LINE_END.sub("\n", text))


class _Console(Console):
    def on_broken_pipe(self) -> None:
        """Leave it to `run`, which knows that a reader like head has seen enough: exit 0, not 1."""
        raise BrokenPipeError


def _console(file: TextIO) -> Console:
    told = os.environ.get("COLUMNS")
    if file.isatty():
        width = _SCREEN_WIDTH if told == "0" else None  # in no column rich would say nothing
        return _Console(file=file, width=width, highlight=False, markup=False, emoji=False)
    return _Console(
        file=cast("TextIO", _Bare(file)),
        width=_PIPE_WIDTH if told in {None, "0"} else None,
        highlight=False,
        markup=False,
        emoji=False,
    )
