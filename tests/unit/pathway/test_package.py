"""The package hands out its six names, and costs nothing before they are asked for."""

import os
import subprocess
import sys

import pytest

import wayout


def test_the_names_of_the_library() -> None:
    """What a library user imports, and a version."""
    for name in wayout.__all__:
        assert getattr(wayout, name) is not None
    assert set(wayout.__all__) == set(dir(wayout))
    assert wayout.Day is wayout.pathway.Day
    assert isinstance(wayout.__version__, str)
    with pytest.raises(AttributeError, match="nothing"):
        _ = wayout.nothing


@pytest.mark.parametrize(
    ("statement", "absent"),
    [
        ("import wayout", {"wayout.pathway", "wayout.errors", "tomllib", "polars"}),
        ("from wayout.pathway import load_pathway; load_pathway()", {"polars", "msgspec", "rich"}),
    ],
)
def test_an_import_loads_no_more_than_it_needs(statement: str, absent: set[str]) -> None:
    """The road is plain Python; the package alone is nothing yet."""
    code = f"import sys; {statement}; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert not absent & set(done.stdout.split())
