"""The command line answers at once, and every command is documented."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from wayout.cli.commands import COMMANDS

HEAVY = {
    "altair", "cyclopts", "http", "jinja2", "lxml", "msgspec", "narwhals", "numpy", "pandas",
    "polars", "rich", "selectolax", "socket", "ssl", "starlette", "uvicorn", "vl_convert", "warcio",
}  # fmt: skip
_LOADED = (
    "import json, sys; from wayout.cli.main import run; sys.argv = ['wayout', *sys.argv[1:]];"
    "code = run(); sys.stderr.write(json.dumps([code, sorted(sys.modules)]))"
)


@pytest.mark.parametrize("words", [[], ["--help"], ["--help", "--lang", "ru"]])
def test_the_first_screen_loads_nothing_heavy(words: list[str], root: Path) -> None:
    """No frames, no charts, no parser and no server for a screen of text."""
    done = subprocess.run(
        [sys.executable, "-c", _LOADED, *words],
        env={**os.environ, "PYTHONPATH": str(root / "src")},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    code, loaded = json.loads(done.stderr)
    assert code == 0
    assert {name.partition(".")[0] for name in loaded} & HEAVY == set()
    assert "wayout.record" not in loaded


def test_the_first_page_names_every_group(root: Path) -> None:
    """All of them stand on the index of the documentation, which it leads to."""
    text = (root / "README.md").read_text("utf-8")
    groups = {f"wayout {command.words[0]}" for command in COMMANDS}
    assert {name for name in groups if name not in text} <= {"wayout demo"}
    assert "make demo" in text
    assert "docs/index.md" in text


@pytest.mark.parametrize("page", ["docs/index.md", "docs/index.ru.md"])
def test_every_command_is_documented(page: str, root: Path) -> None:
    """A command that nobody is told about does not exist."""
    text = (root / page).read_text("utf-8")
    names = [f"wayout {' '.join(command.words)}" for command in COMMANDS]
    assert [name for name in names if name not in text and name != "wayout demo"] == []
    assert "wayout demo" in text or "make demo" in text
