"""The folder of the demo, and the invented record in it: pages of courts, read into tables."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from tempfile import mkdtemp

from wayout.cli.reading_progress import reading_progress
from wayout.errors import OutputError, UsageError
from wayout.record.reading import read_pages
from wayout.sample import World, make_world, write_world
from wayout.text import Translator
from wayout.text.system import reason

_CASES = 600
_SEED = 1
# days before the last look on which the pages were saved: the last half year month by month
_VISITS = (730, 540, 365, 270, 180, 150, 120, 90, 60, 30, 0)
_MARK = "invented.txt"  # says that a demo made the folder, and may make it anew


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


def read_world(place: Place, seen: date, _: Translator) -> World:
    """Write the pages of an invented world that was last looked at on a day, and read them."""
    world = make_world(_CASES, seed=_SEED, freeze=seen)
    visits = [seen - timedelta(days=back) for back in _VISITS]
    write_world(world.changed(visits=visits), place.pages, pack="mixed")
    with reading_progress(_) as steps:
        read_pages([place.pages], place.tables, progress=steps)
    return world


def _prepare(place: Place) -> None:
    folder = place.folder
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if any(folder.iterdir()) and not (folder / _MARK).is_file():
            raise UsageError(
                "{folder} is not empty, and no demo made it. Give another folder with --dir.",
                folder=folder,
            )
        (folder / _MARK).write_text("wayout demo\n", "utf-8")
        for old in (place.pages, place.tables, place.vault.parent, place.state):
            shutil.rmtree(old, ignore_errors=True)
        place.vault.parent.mkdir()
    except OSError as error:
        raise OutputError(
            "{folder} cannot be made: {reason}. Give another folder with --dir.",
            folder=folder,
            reason=reason(error),
        ) from error
