"""The first screen names what lies in the folder, and what opens it."""

from pathlib import Path

import pytest

from wayout.cli.screen import first_screen
from wayout.text import translator


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ((), "Begin with: wayout demo"),
        (("a.wayout", "a.wayout.ring"), "wayout desk --vault a.wayout"),
        (("b.ring",), "Begin with: wayout demo"),
        (("t/cards.parquet",), "wayout count t --event suspended"),
        (("a.wayout", "a.wayout.ring", "t/cards.parquet"), "wayout desk --vault a.wayout"),
    ],
)
def test_the_next_step_is_that_of_this_folder(
    files: tuple[str, ...], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A vault first, then tables, else the demo; always one screen."""
    for name in files:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"")
    monkeypatch.chdir(tmp_path)
    screen = first_screen(translator("en")).splitlines()
    assert screen[-2].endswith(said)
    assert len(screen) <= 24
