"""Files that a command leaves behind: whole, or not at all."""

from pathlib import Path

from wayout.errors import OutputError
from wayout.text.system import reason


def write_whole(path: Path, data: bytes) -> None:
    """Write beside the file and rename, so that a full disk leaves the earlier one as it was.

    A link is followed; what is no file (a device, a pipe) is written into, never replaced.

    Raises:
        OutputError: The place cannot be written.
    """
    target = path.resolve()
    waiting = target.parent / f".{target.name}.part"
    try:
        if target.exists() and not target.is_file():
            target.write_bytes(data)
            return
        waiting.write_bytes(data)
        waiting.replace(target)
    except OSError as error:
        waiting.unlink(missing_ok=True)
        raise OutputError(
            "{path} cannot be written: {reason}. Choose another place.",
            path=path,
            reason=reason(error),
        ) from error
