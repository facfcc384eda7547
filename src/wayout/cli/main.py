"""Where the command `wayout` begins and every failure ends in one or two lines."""

import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from traceback import FrameSummary, extract_tb
from types import TracebackType
from typing import TYPE_CHECKING

import wayout
from wayout.cli.commands import COMMANDS, GROUPS
from wayout.cli.screen import first_screen
from wayout.errors import Phrase, WayoutError
from wayout.text import Translator, choose_language, translator
from wayout.text.system import reason

if TYPE_CHECKING:
    from cyclopts import App

DONE, USAGE, INTERRUPTED = 0, 2, 130
_HELP = ("--help", "-h")


def run() -> int:
    """Run the command in sys.argv and return its exit code."""
    if not os.environ.get("WAYOUT_DEBUG"):
        sys.excepthook = _report
    _open_closed()
    _speak_utf8()
    try:
        code = main(sys.argv[1:])
        sys.stdout.flush()
    except BrokenPipeError:  # the reader (head, less) has seen enough
        _silence_stdout()
        return DONE
    except OSError as error:
        _silence_stdout()
        _fail(_unwritten(error))
        return USAGE
    return code


def main(words: Sequence[str]) -> int:
    """Run a command given as words and return its exit code; failures are told on stderr."""
    try:
        rest = _take_language(words)
        _ = translator(choose_language(None, os.environ))
        if not rest or (len(rest) == 1 and rest[0] in _HELP):
            sys.stdout.write(first_screen(_) + "\n")
            return DONE
        return _run_command(rest, _)
    except KeyboardInterrupt:
        _complain("")  # the shell's prompt begins on a line of its own
        return INTERRUPTED
    except WayoutError as error:
        _fail(error)
        return error.exit_code


def build(translate: Translator) -> "App":
    """Make the parser; a command is imported when it is called."""
    from cyclopts import App, Parameter  # noqa: PLC0415  the first screen does without

    from wayout.cli.help import TranslatedHelp  # noqa: PLC0415  idem
    from wayout.cli.law import law  # noqa: PLC0415  idem
    from wayout.cli.terminal import remarks, screens  # noqa: PLC0415  idem

    app = App(
        name="wayout",
        version=lambda: f"wayout {wayout.__version__}",
        help_format="plaintext",
        help_formatter=TranslatedHelp(translate),
        default_parameter=Parameter(negative=""),  # a flag has no --no-flag beside it
        console=screens(),
        error_console=remarks(),
        suppress_keyboard_interrupt=False,
        result_action="return_value",
    )
    groups = {
        name: App(name=name, help=said, help_formatter=TranslatedHelp(translate, (name,)))
        for name, said in GROUPS.items()
    }
    for group in groups.values():
        app.command(group)
    groups["law"].default(law)
    for command in COMMANDS:
        *above, name = command.words
        if name not in groups:
            parent = groups[above[0]] if above else app
            parent.command(command.target, name=name)
    return app


def _run_command(words: Sequence[str], _: Translator) -> int:
    from cyclopts import CycloptsError  # noqa: PLC0415  the first screen does without

    from wayout.cli.usage import explain  # noqa: PLC0415  idem

    try:
        answer = build(_)(list(words), print_error=False, exit_on_error=False)
    except CycloptsError as error:
        _complain(explain(error, _))
        return USAGE
    return answer if isinstance(answer, int) else DONE


def _take_language(words: Sequence[str]) -> list[str]:
    """Take `--lang ru` out of the words, from wherever it stands, for this process and its own."""
    rest = list(words)
    end = rest.index("--") if "--" in rest else len(rest)
    for place, word in enumerate(rest[:end]):
        option, equals, language = word.partition("=")
        if option != "--lang":
            continue
        taken = 1 if equals else 2
        language = language if equals else "".join(rest[place + 1 : place + 2])
        os.environ["WAYOUT_LANG"] = choose_language(language, {})
        return rest[:place] + rest[place + taken :]
    return rest


def _open_closed() -> None:
    """Let what goes to a stream that the caller has closed go nowhere."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open("w"))  # noqa: SIM115  as long as it runs


def _speak_utf8() -> None:
    """Write UTF-8 to files and pipes on every system; a terminal keeps what it can show."""
    for stream in (sys.stdout, sys.stderr):
        if reconfigure := getattr(stream, "reconfigure", None):
            reconfigure(**({"errors": "replace"} if stream.isatty() else {"encoding": "utf-8"}))


def _silence_stdout() -> None:
    # the interpreter flushes once more at its end, and would complain of the same pipe
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _complain(line: str) -> None:
    sys.stderr.write(f"{line}\n")


def _fail(said: Phrase) -> None:
    _complain(f"wayout: {said.say(_in_any_case())}")


def _in_any_case() -> Callable[[str], str]:
    """Say it in the reader's language, even where just that was not to be found out."""
    locale = {name: word for name, word in os.environ.items() if name != "WAYOUT_LANG"}
    for environ in (os.environ, locale):
        with suppress(WayoutError):
            return translator(choose_language(None, environ))
    return str


def _unwritten(error: OSError) -> Phrase:
    if error.filename is None:
        return Phrase("The answer could not be written: {reason}.", reason=reason(error))
    return Phrase("{path}: {reason}.", path=error.filename, reason=reason(error))


def _report(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Say what broke and where, never with which values: they may come from a page."""
    del error
    last = [FrameSummary("", 0, "?"), *extract_tb(trace)][-1]
    said = Phrase(
        "A fault of Wayout, not yours: {kind} in {function}, line {line}.\n"
        "Please report this line. WAYOUT_DEBUG=1 shows the trace, which may quote your input.",
        kind=kind.__name__,
        function=last.name,
        line=last.lineno,
    )
    _fail(said)
