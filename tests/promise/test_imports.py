"""Imports go down only, and none hides from the check."""

import ast
import os
import subprocess
import sys
from pathlib import Path


def test_the_import_rules_hold(root: Path, tmp_path: Path) -> None:
    """The layers are exhaustive: a folder without a place breaks the build."""
    check = "from importlinter.cli import lint_imports_command as lint; lint()"
    done = subprocess.run(
        [sys.executable, "-c", check, "--no-logo", "--cache-dir", str(tmp_path)],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root / "src")},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_no_import_is_made_from_a_string(modules: list[Path]) -> None:
    """What import-linter cannot see does not happen; cyclopts alone loads commands by name."""
    found = [
        f"{file.parent.name}/{file.name}: {ast.unparse(node)}"
        for file in modules
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if _imports_by_name(node)
    ]
    assert found == []


def test_the_lowest_parts_are_plain_python(modules: list[Path], root: Path) -> None:
    """The road, the calendar, the text and the errors need nothing but the standard library."""
    plain = ("pathway/", "calendar/", "text/", "errors.py")
    foreign = {
        f"{name}: {imported}"
        for file in modules
        if (name := file.relative_to(root / "src" / "wayout").as_posix()).startswith(plain)
        for imported in _imported(file)
        if imported.partition(".")[0] not in {"wayout", *sys.stdlib_module_names}
        or imported.partition(".")[0] == "sqlite3"
    }
    assert foreign == set()


def test_nothing_opens_a_connection(modules: list[Path]) -> None:
    """What import-linter cannot name: the parts of urllib and http that speak to a server."""
    speaking = {
        "urllib.request",
        "urllib.robotparser",
        "http.client",
        "http.server",
        "socketserver",
    }
    found = {f"{file.name}: {name}" for file in modules for name in _imported(file) & speaking}
    assert found == set()


def _imported(file: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return names


def _imports_by_name(node: ast.AST) -> bool:
    if isinstance(node, ast.Import):
        return any(alias.name.partition(".")[0] == "importlib" for alias in node.names)
    if isinstance(node, ast.ImportFrom):
        named = {alias.name for alias in node.names}
        return node.module == "importlib" and not named <= {"metadata", "resources"}
    return isinstance(node, ast.Name) and node.id == "__import__"
