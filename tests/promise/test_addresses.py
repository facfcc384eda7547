"""The tree speaks of itself alone: no machine, no registry, no other server."""

import re
from pathlib import Path

import pytest

# written with brackets, so that this file does not find itself
_MACHINES = re.compile(
    r"(?<![\w.])/(?:wor[k]|far[m]|roo[t]|hom[e]/\w|Users/\w)/|bash_job[s]"
    r"|pypi\.or[g]|pythonhoste[d]|(?:index|registry)-ur[l]\b[ =:]+\S*:/"
)
_TEXT = {".py", ".toml", ".md", ".txt", ".in", ".yml", ".cfg", ".sh", ".po", ".csv", ".json", ""}


def test_no_file_names_a_machine_or_a_registry(tracked: list[Path], root: Path) -> None:
    """What is published must mean the same everywhere."""
    found = [
        f"{file.relative_to(root)}: {line[0]}"
        for file in tracked
        if file.suffix in _TEXT
        for line in _MACHINES.finditer(file.read_bytes().decode("utf-8", "replace"))
    ]
    assert found == []


@pytest.mark.parametrize("name", ["run.txt", "test.txt"])
def test_the_requirements_are_pinned_hashed_and_without_address(name: str, root: Path) -> None:
    """Any mirror serves them, and none can serve other bytes."""
    lines = (root / "requirements" / name).read_text("utf-8").splitlines()
    bare = [
        line.strip(" \\") for line in lines if line.strip() and not line.lstrip().startswith("#")
    ]
    assert not [line for line in lines if "://" in line or line.startswith(("-i", "--", "-f"))]
    pins = [line for line in bare if not line.startswith("--hash=sha256:")]
    assert [pin for pin in pins if not re.fullmatch(r"[\w.-]+==[\w.]+(?: ; .+)?", pin)] == []
    assert len(bare) >= 2 * len(pins)
    assert len(pins) > 20


def test_both_lists_of_requirements_hold_the_same_versions(root: Path) -> None:
    """What is tested is what runs."""
    run, test = (
        set(
            re.findall(
                r"^[\w.-]+==[\w.]+", (root / "requirements" / name).read_text("utf-8"), re.MULTILINE
            )
        )
        for name in ("run.txt", "test.txt")
    )
    assert run - test == set()
