"""Court pages are copied to where the desk keeps them, with the days that they were seen."""

import os
import shutil
from collections.abc import Iterable
from pathlib import Path

from wayout.record.durable import writing
from wayout.record.input.folder import walk
from wayout.record.input.known_day import day_in_path
from wayout.record.input.piece import Piece


def copy_pages(paths: Iterable[str], batch: Path) -> None:
    """Copy the files that a reading would open, and no others, into a new folder.

    A day in the path above what was given goes with it, and so does the day of each file.

    Raises:
        OutputError: There is no room, or it may not be written there.
    """
    with writing(batch):
        for path in paths:
            whole = Path(path).absolute()
            day = day_in_path(str(whole.parent))
            top = batch / (day.isoformat() if day else "given")
            for one in walk([str(whole)], ""):
                if isinstance(one, Piece):
                    to = top / os.path.relpath(one.path, whole.parent)
                    to.parent.mkdir(parents=True, exist_ok=True)
                    shutil.copy2(one.path, to)
