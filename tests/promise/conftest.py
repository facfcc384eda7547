"""What the promises look at: the tree as it is published."""

import subprocess
from pathlib import Path

import pytest

_ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def root() -> Path:
    """The root of the source tree."""
    return _ROOT


@pytest.fixture(scope="session")
def tracked(root: Path) -> list[Path]:
    """Every file that is published with the source."""
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=root, capture_output=True, encoding="utf-8", check=False
    )
    if listed.returncode:
        pytest.skip("not a checkout: what is published cannot be told from what lies about")
    files = [root / name for name in listed.stdout.split("\0") if name]
    return [file for file in files if file.is_file()]


@pytest.fixture(scope="session")
def modules(root: Path) -> list[Path]:
    """Every module of the package."""
    return sorted((root / "src").rglob("*.py"))
