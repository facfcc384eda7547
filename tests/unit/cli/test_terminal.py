"""Answers go to stdout, remarks to stderr; colour and bars only where a person looks."""

import io

import pytest

from wayout.cli import terminal


class Screen(io.StringIO):
    """A terminal."""

    def isatty(self) -> bool:
        """Say so."""
        return True


@pytest.fixture(autouse=True)
def _plain(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "TTY_COMPATIBLE", "TTY_INTERACTIVE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("WAYOUT_LANG", "en")


def test_a_file_gets_neither_colour_nor_blanks_at_line_ends(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What is written to a file is text; `[x]` in it is no markup."""
    monkeypatch.setattr("sys.stdout", file := io.StringIO())
    terminal.results().print("[red]a[/red]   ", style="bold")
    assert file.getvalue() == "[red]a[/red]\n"


@pytest.mark.parametrize("kind", [io.StringIO, Screen])
def test_a_screen_of_no_columns_is_not_taken_at_its_word(
    kind: type[io.StringIO], monkeypatch: pytest.MonkeyPatch
) -> None:
    """COLUMNS=0 is what some machines say where nobody looks; the answer is printed anyway."""
    monkeypatch.setenv("COLUMNS", "0")
    monkeypatch.setattr("sys.stdout", file := kind())
    terminal.results().print("an answer")
    assert "an answer" in file.getvalue()


@pytest.mark.parametrize(("variables", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False)])
def test_colour_is_for_a_terminal_that_wants_it(
    *, variables: dict[str, str], coloured: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """NO_COLOR is obeyed."""
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("sys.stdout", screen := Screen())
    terminal.results().print("a", style="red")
    assert ("\x1b[31m" in screen.getvalue()) is coloured


def test_progress_draws_a_bar_on_a_terminal_and_takes_it_away(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """On stderr, so that the answer can be piped."""
    monkeypatch.setattr("sys.stderr", screen := Screen())
    monkeypatch.setattr("sys.stdout", out := Screen())
    with terminal.progress("pages", 4) as advance:
        advance(3)
    assert "pages" in screen.getvalue()
    assert "/s" in screen.getvalue()
    assert out.getvalue() == ""


def test_progress_in_a_file_is_a_plain_line_now_and_then(monkeypatch: pytest.MonkeyPatch) -> None:
    """A line when ten seconds have passed, with the rate; no bar, no control codes."""
    seconds = iter([0.0, 2.0, 12.0, 13.0])
    monkeypatch.setattr(terminal, "monotonic", lambda: next(seconds))
    monkeypatch.setattr("sys.stderr", file := io.StringIO())
    with terminal.progress("pages", 20_000) as advance:
        for done in (1000, 11_000, 10):
            advance(done)
    assert file.getvalue() == "pages: 12,000/20,000, 1000/s\n"
