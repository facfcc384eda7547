"""The folder or file of this machine that somebody gave for court pages."""

from pathlib import Path

from wayout.errors import InputError

_SYSTEM = tuple(map(Path, ("/proc", "/sys", "/dev")))  # what lies there is no file of anybody
_MEMORY = Path("/dev/shm")  # noqa: S108  but here everybody keeps files that are to reach no disk


def given_path(sent: bytes) -> Path:
    """Read a path as it was typed.

    Raises:
        InputError: It is none, or leads to where no pages are.
    """
    try:
        typed = sent.decode("utf-8").strip()
    except UnicodeDecodeError:
        raise InputError(
            "The name of this folder or file is not UTF-8. Give it another name first."
        ) from None
    path = _there(typed)
    if path is None:
        raise InputError("There is no such folder or file. Give its whole path, from the root on.")
    if _is_of_the_system(path.resolve()):
        raise InputError("The system itself is there, and no saved pages. Give another folder.")
    return path


def _is_of_the_system(path: Path) -> bool:
    return not path.is_relative_to(_MEMORY) and any(path.is_relative_to(one) for one in _SYSTEM)


def _there(typed: str) -> Path | None:
    """The path, if there is something and it is given from the root on."""
    try:
        path = Path(typed).expanduser()
        return path if path.is_absolute() and path.exists() else None
    except (OSError, RuntimeError, ValueError):  # too long; nobody's home; no letter of a path
        return None
