"""A reader finds what he looks for: small modules, small functions, names that say something."""

import ast
from pathlib import Path

MOST_LINES_OF_A_MODULE = 300
MOST_LINES_OF_A_FUNCTION = 50
NAMES_THAT_SAY_NOTHING = {"utils", "util", "helpers", "helper", "core", "base", "manager", "common"}


def test_no_module_is_longer_than_300_lines(modules: list[Path], root: Path) -> None:
    """A module is one thing; tests and tools too."""
    files = [*modules, *(root / "tests").rglob("*.py"), *(root / "tools").rglob("*.py")]
    lengths = {file: len(file.read_text("utf-8").splitlines()) for file in files}
    assert {str(f): n for f, n in lengths.items() if n > MOST_LINES_OF_A_MODULE} == {}


def test_no_function_is_longer_than_50_lines(modules: list[Path]) -> None:
    """Counted with its docstring and decorators."""
    long = {
        f"{file.name}:{node.name}": length
        for file in modules
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (length := (node.end_lineno or 0) - node.lineno + 1) > MOST_LINES_OF_A_FUNCTION
    }
    assert long == {}


def test_every_module_is_named_for_what_it_holds(modules: list[Path]) -> None:
    """A drawer called utils is where things get lost."""
    parts = {part.removesuffix(".py") for file in modules for part in file.parts[-4:]}
    assert parts & NAMES_THAT_SAY_NOTHING == set()
