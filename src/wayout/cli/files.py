"""Files that a command leaves behind: whole, or not at all."""

from pathlib import Path

from wayout.errors import OutputError
from wayout.text.system import reason


def write_whole(path: Path, data: bytes) -> None:
    """Write beside the file and rename, so that a full disk leaves the earlier one as it was.

    Raises:
        OutputError: The place cannot be written.
    """
    waiting = path.with_name(f".{path.name}.part")
    try:
        waiting.write_bytes(data)
        waiting.replace(path)
    except OSError as error:
        waiting.unlink(missing_ok=True)
        raise OutputError(
            "{path} cannot be written: {reason}. Choose another place.",
            path=path,
            reason=reason(error),
        ) from error
