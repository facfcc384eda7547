"""The command line begins at once, speaks two languages, and fails in one or two lines."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import cyclopts
import pytest

from wayout.cli import main as cli
from wayout.cli.commands import COMMANDS
from wayout.errors import InterruptedReadingError, RefusedError, TablesError, WayoutError

RUN = "import sys; from wayout.cli.main import run; sys.exit(run())"


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WAYOUT_LANG", "en")


def fail_with(error: BaseException) -> Callable[..., cyclopts.App]:
    """A parser whose one command `break` fails."""

    def build(_: object) -> cyclopts.App:
        app = cyclopts.App(result_action="return_value", suppress_keyboard_interrupt=False)

        @app.command(name="break")
        def command() -> None:
            raise error

        return app

    return build


@pytest.mark.parametrize("words", [[], ["--help"], ["-h"]])
def test_the_first_screen_names_every_command(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """`wayout` alone says what there is and what to do next, on one screen."""
    assert cli.main(words) == 0
    screen = capsys.readouterr().out
    for command in COMMANDS:
        assert f"wayout {command.usage}" in screen
    assert "Begin with: wayout demo" in screen
    assert len(screen.splitlines()) <= 24


@pytest.mark.parametrize(
    "words", [["--lang", "ru"], ["--lang=ru", "--help"], ["--help", "--lang", "ru"]]
)
def test_the_first_screen_speaks_russian(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """The option wins over the environment, wherever it stands."""
    assert cli.main(words) == 0
    assert "Начните с команды: wayout demo" in capsys.readouterr().out


@pytest.mark.parametrize("words", [["--lang"], ["--lang", "fr"], ["--lang="]])
def test_a_third_language_is_refused(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Usage, exit 2, one line."""
    assert cli.main(words) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_the_version_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    """Name and number, on stdout."""
    assert cli.main(["--version"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("wayout ")
    assert out.count("\n") == 1


@pytest.mark.parametrize(
    "words", [["nothing"], ["--nothing"], ["record", "nothing"], ["pathway", "--nothing"]]
)
@pytest.mark.parametrize("language", ["en", "ru"])
def test_unknown_words_are_usage_errors(
    words: list[str], language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit 2; two lines on stderr, the second says where the help is; nothing on stdout."""
    assert cli.main([*words, "--lang", language]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert len(said.err.splitlines()) == 2
    assert "nothing" in said.err
    assert said.err.rstrip().endswith("--help")


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (WayoutError("Something."), 1),
        (TablesError("No tables here."), 2),
        (RefusedError("Not this one."), 3),
        (InterruptedReadingError("Stopped."), 130),
    ],
)
def test_an_error_of_ours_is_told_in_a_line_with_its_exit_code(
    error: WayoutError,
    code: int,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """What happened, on stderr, without a traceback."""
    monkeypatch.setattr(cli, "build", fail_with(error))
    assert cli.main(["break"]) == code
    assert capsys.readouterr().err == f"wayout: {error}\n"


def test_ctrl_c_is_exit_130(monkeypatch: pytest.MonkeyPatch) -> None:
    """As every shell has it."""
    monkeypatch.setattr(cli, "build", fail_with(KeyboardInterrupt()))
    assert cli.main(["break"]) == 130


@pytest.mark.parametrize(("debug", "quoted"), [("", False), ("1", True)])
def test_a_fault_of_ours_quotes_nothing_unless_asked(
    *, debug: str, quoted: bool, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """An unforeseen error says its kind and place; its value may come from a page."""
    (tmp_path / "broken.py").write_text("def command():\n    raise KeyError('from a page')\n")
    program = (
        "import sys; from wayout.cli import main as cli; from cyclopts import App\n"
        "def build(_):\n"
        "    app = App(result_action='return_value')\n"
        "    app.command('broken:command', name='break')\n"
        "    return app\n"
        "cli.build = build; sys.argv = ['wayout', 'break']; sys.exit(cli.run())"
    )
    monkeypatch.setenv("WAYOUT_DEBUG", debug)
    done = _run(program, [], extra=str(tmp_path))
    assert done.returncode == 1
    assert ("from a page" in done.stderr) is quoted
    if not quoted:
        assert "KeyError in command, line 2" in done.stderr
        assert len(done.stderr.splitlines()) == 2


@pytest.mark.parametrize("words", [[], ["pathway"]])
def test_a_reader_that_has_seen_enough_is_no_error(words: list[str]) -> None:
    """`wayout | head -0`: quiet, exit 0; also where rich does the printing."""
    program = f"import os; os.close(1); os.open(os.devnull, os.O_RDONLY); {RUN}"
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w") as stdout:
        done = _run(RUN, words, stdout=stdout.fileno())
    assert (done.returncode, done.stderr) == (0, "")
    assert _run(program, words).returncode == 2  # a stdout that cannot be written to is one


@pytest.mark.parametrize("words", [[], ["pathway"]])
def test_a_stream_that_was_closed_is_no_error(words: list[str]) -> None:
    """`wayout >&- 2>&-`: nobody wants to read it."""
    program = f"import sys; sys.stdout = sys.stderr = None; {RUN}"
    assert _run(program, words).returncode == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_full_disk_is_told_in_a_line() -> None:
    """Exit 2: the answer could not be written."""
    with Path("/dev/full").open("w") as stdout:
        done = _run(RUN, [], stdout=stdout.fileno())
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1


def test_a_pipe_is_always_utf8() -> None:
    """A Russian answer survives a machine whose locale knows no Cyrillic."""
    done = _run(RUN, ["--lang", "ru"], PYTHONIOENCODING="latin-1", PYTHONUTF8="0")
    assert done.returncode == 0
    assert "Начните" in done.stdout


def _run(
    program: str, words: list[str], stdout: int = subprocess.PIPE, extra: str = "", **environ: str
) -> subprocess.CompletedProcess[str]:
    source = str(Path(cli.__file__).parents[2])
    return subprocess.run(
        [sys.executable, "-c", program, *words],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, (source, extra))), **environ},
        stdout=stdout,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        check=False,
    )
