"""What the user of a desk chose is kept, and a file that does not read is as none."""

from pathlib import Path

import pytest

from wayout.desk.settings import Choices, Settings
from wayout.errors import OutputError


def test_a_choice_is_kept(tmp_path: Path) -> None:
    """Another desk on the same vault finds it."""
    path = tmp_path / "state" / "a.desk"
    Settings(path).choose(language="ru", record="/r", keys=False)
    found = Settings(path)
    assert found.choices == Choices(language="ru", record="/r", keys=False)
    assert found.record == Path("/r")


@pytest.mark.parametrize("written", [b"", b"{", b"[]", b'{"keys": 7}', b"\xff"])
def test_a_file_that_does_not_read_is_as_none(tmp_path: Path, written: bytes) -> None:
    """A choice is no reason not to open the desk."""
    path = tmp_path / "a.desk"
    path.write_bytes(written)
    assert Settings(path).choices == Choices()
    assert Settings(path).record is None


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    """The choice holds all the same, until the desk ends."""
    (tmp_path / "a").write_bytes(b"")
    settings = Settings(tmp_path / "a" / "b" / "c.desk")
    with pytest.raises(OutputError):
        settings.choose(ahead=5)
    assert settings.choices.ahead == 5
