"""One case is answered by plain Python: no tables, no charts, nothing heavy is imported for it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = ("polars", "numpy", "altair", "jinja2", "selectolax", "warcio", "vl_convert", "msgspec")
FACTS = {"conduct": "absence", "service": "contract", "from": "2025-01-10", "to": "2025-03-01"}
ASSESS = f"from wayout.law import assess; assess({FACTS!r}, on='2025-06-01')"
COMMAND = (
    "from wayout.cli.main import run; sys.argv = ['wayout', 'law', sys.argv[1], '--json']; run()"
)
TELL = "import atexit, sys; atexit.register(lambda: print(*sys.modules, file=sys.stderr)); "


@pytest.mark.parametrize("code", [ASSESS, COMMAND], ids=["assess", "command"])
def test_one_case_needs_nothing_heavy(code: str, root: Path, tmp_path: Path) -> None:
    """Neither in Python nor on the command line; the answer comes at once."""
    file = tmp_path / "facts.json"
    file.write_text(json.dumps(FACTS), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", TELL + code, file, "--json"],
        env={"PYTHONPATH": str(root / "src"), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    loaded = set(done.stderr.split())
    assert "wayout.law.answer" in loaded
    assert loaded & set(HEAVY) == set()
