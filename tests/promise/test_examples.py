"""Every example that a docstring shows gives what it says it gives."""

import doctest
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src"
FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
SHOWN = [
    path.relative_to(SOURCE)
    for path in sorted((SOURCE / "wayout").rglob("*.py"))
    if ">>> " in path.read_text(encoding="utf-8")
]


@pytest.mark.parametrize("path", SHOWN, ids=str)
def test_the_examples_of_a_module_are_true(path: Path) -> None:
    """Typed in as a reader would, each docstring by itself."""
    if path.name.startswith("fast_") and find_spec("numba") is None:
        pytest.skip("the extra fast is missing")
    parts = path.with_suffix("").parts
    name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
    __import__(name)
    found = doctest.testmod(sys.modules[name], optionflags=FLAGS)
    assert found.attempted
    assert not found.failed
