"""Every example that a docstring shows gives what it says it gives."""

import doctest
import sys
from importlib.util import find_spec
from pathlib import Path
from subprocess import run

import pytest

SOURCE = Path(__file__).parents[2] / "src"
FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
SHOWN = [
    path
    for path in sorted((SOURCE / "wayout").rglob("*.py"))
    if ">>> " in path.read_text(encoding="utf-8")
]


@pytest.mark.parametrize("path", SHOWN, ids=lambda path: str(path.relative_to(SOURCE)))
def test_examples_are_true(path: Path) -> None:
    """Run in the order they stand in, as a reader would type them."""
    print(path)
