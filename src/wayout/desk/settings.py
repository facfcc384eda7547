"""What the user of a desk chose: kept beside the counted passphrases, and names nobody."""

from pathlib import Path

import msgspec
from msgspec import Struct

from wayout.casebook.disk import read_whole, unwritten, write_whole
from wayout.errors import VaultError


class Choices(Struct, kw_only=True):
    """What can be chosen; what is left out is as it comes.

    `language` of the pages, `paper` that of what is printed for others, `record` the folder of the
    record tables, `keys` whether single letters are commands, `ahead` the days before a deadline
    from which it is shown as near.
    """

    language: str | None = None
    paper: str | None = None
    record: str | None = None
    keys: bool = True
    ahead: int = 3


class Settings:
    """The choices of a desk, in a file.

    Args:
        path: The file; it need not be there.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self.choices = _read(path)

    @property
    def path(self) -> Path:
        """Where the choices are kept."""
        return self._path

    @property
    def record(self) -> Path | None:
        """The folder of the record tables."""
        return Path(self.choices.record) if self.choices.record else None

    def choose(self, **values: str | bool | int | None) -> None:
        """Choose something else, and keep it.

        Raises:
            OutputError: It cannot be written; it holds until the desk ends.
        """
        self.choices = msgspec.structs.replace(self.choices, **values)
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        except OSError as error:
            raise unwritten(self._path, error) from error
        write_whole(self._path, msgspec.json.encode(self.choices))


def _read(path: Path) -> Choices:
    """Read the choices; a file that does not read is as none."""
    try:
        return msgspec.json.decode(read_whole(path), type=Choices)
    except (VaultError, msgspec.MsgspecError, UnicodeDecodeError):
        return Choices()
