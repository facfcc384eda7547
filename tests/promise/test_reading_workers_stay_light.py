"""A worker loads no tables library: two of them and the driver fit in a small machine."""

import subprocess
import sys

import pytest

HEAVY = ("polars", "numpy", "altair", "rich", "cyclopts", "lxml", "starlette")


@pytest.mark.parametrize(
    "module", ["wayout.record.lanes", "wayout.record.run", "wayout.record.reading"]
)
def test_what_a_worker_imports_is_light(module: str) -> None:
    """Neither the driver nor the reader nor the merge needs more than plain Python."""
    code = f"import sys, {module}; print(*[name for name in {HEAVY} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == ""
