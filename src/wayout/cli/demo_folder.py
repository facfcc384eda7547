"""The folder of a demo: what lies where, what a demo made there, and that nothing else is deleted.

What was made is written down in the folder. The next demo makes it anew, and refuses to where
anything else lies: a vault that somebody keeps there is not its to delete.
"""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp

from wayout.casebook.ring.slots import Front
from wayout.casebook.vault import ring_path
from wayout.errors import OutputError, UsageError, WayoutError
from wayout.text.system import reason

_MADE = "invented.txt"  # what a demo made in this folder, a path a line
_VAULT = "vault "  # before the line that says which vault it is, and not only what it is called
_KEPT = "wayout"  # what Wayout keeps lies in a folder of its own, beside that of others
_PASSING = ("-journal", ".part")  # what lies beside a file where a process died over it


@dataclass(frozen=True, slots=True)
class Place:
    """Where the parts of a demo lie."""

    folder: Path

    @property
    def pages(self) -> Path:
        """The pages of the courts."""
        return self.folder / "pages"

    @property
    def tables(self) -> Path:
        """What was read from them."""
        return self.folder / "tables"

    @property
    def vault(self) -> Path:
        """The vault."""
        return self.folder / "vault" / "demo.wayout"

    @property
    def state(self) -> Path:
        """What Wayout keeps beside a vault."""
        return self.folder / "state"


@contextmanager
def demo_folder(given: Path | None) -> Iterator[tuple[Place, Callable[[], None]]]:
    """Make the folder of a demo; yields it, and what takes it away if nobody asked for it.

    Raises:
        OutputError: It cannot be made.
        UsageError: Something is there that no demo made.
    """
    folder = Path(mkdtemp(prefix="wayout-demo-")) if given is None else given

    def take_away() -> None:
        if given is None:
            shutil.rmtree(folder, ignore_errors=True)

    try:
        _prepare(Place(folder))
        yield Place(folder), take_away
    finally:
        take_away()


@contextmanager
def making(place: Place) -> Iterator[None]:
    """Write down what is made meanwhile, also of what breaks off."""
    try:
        yield
    finally:
        made = [path for part in _parts(place) for path in _files(part)]
        lines = [path.relative_to(place.folder).as_posix() for path in made]
        text = "\n".join([_VAULT + _identity(place), *sorted(lines), ""])
        with suppress(OSError):  # then the next demo refuses to make it anew
            (place.folder / _MADE).write_text(text, "utf-8")


def _prepare(place: Place) -> None:
    folder = place.folder
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if any(folder.iterdir()) and not (folder / _MADE).is_file():
            raise UsageError(
                "{folder} is not empty, and no demo made it. Give another folder with --dir.",
                folder=folder,
            )
        _refuse_what_is_not_ours(place)
        (folder / _MADE).write_text("", "utf-8")
        for old in (*_parts(place), place.state / _KEPT):
            shutil.rmtree(old, ignore_errors=True)
        place.vault.parent.mkdir()
    except OSError as error:
        raise OutputError(
            "{folder} cannot be made: {reason}. Give another folder with --dir.",
            folder=folder,
            reason=reason(error),
        ) from error


def _refuse_what_is_not_ours(place: Place) -> None:
    mark = place.folder / _MADE
    made = set(mark.read_text("utf-8", "replace").splitlines()) if mark.is_file() else set()
    if not _is_ours(place, made):
        _refuse(place.vault)
    for path in (path for part in _parts(place) for path in _files(part)):
        name = path.relative_to(place.folder).as_posix()
        if not {name, *map(name.removesuffix, _PASSING)} & made:
            _refuse(path)


def _is_ours(place: Place, made: set[str]) -> bool:
    """Whether there is no vault, or the one that a demo made, by what it is and not by its name."""
    if not place.vault.exists() and not ring_path(place.vault).exists():
        return True
    known = _identity(place)
    return bool(known) and _VAULT + known in made


def _refuse(path: Path) -> None:
    raise UsageError(
        "No demo made {path}, so nothing here is deleted. Move it elsewhere, or give another "
        "folder with --dir.",
        path=path,
    )


def _parts(place: Place) -> tuple[Path, ...]:
    return place.pages, place.tables, place.vault.parent


def _files(part: Path) -> Iterator[Path]:
    """All that lies under a folder, but folders; the folder itself if it is none."""
    if part.is_symlink() or part.is_file():
        yield part
    else:
        yield from (path for path in part.rglob("*") if path.is_symlink() or not path.is_dir())


def _identity(place: Place) -> str:
    """Which vault lies there; empty where none can be read."""
    try:
        return Front.read(ring_path(place.vault).read_bytes()).vault.hex()
    except (OSError, WayoutError):
        return ""
