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


def _imports_by_name(node: ast.AST) -> bool:
    if isinstance(node, ast.Import):
        return any(alias.name.partition(".")[0] == "importlib" for alias in node.names)
    if isinstance(node, ast.ImportFrom):
        named = {alias.name for alias in node.names}
        return node.module == "importlib" and not named <= {"metadata", "resources"}
    return isinstance(node, ast.Name) and node.id == "__import__"
