"""Court pages are copied to where the desk keeps them, with the days that they were seen."""

import os
import shutil
from collections.abc import Sequence
from pathlib import Path

from wayout.desk.incoming.choosing import Going
from wayout.errors import InputError
from wayout.record.durable import writing


def copy_pages(going: Sequence[Going], batch: Path) -> None:
    """Copy what was chosen, and nothing else, into a new folder.

    Raises:
        InputError: Something changed since it was looked at.
        OutputError: There is no room, or it may not be written there.
    """
    with writing(batch):
        batch.mkdir(parents=True)
        for one in going:
            if not one.is_same():
                raise InputError(
                    "Files changed since they were looked at. Nothing was added: look at them "
                    "again."
                )
            to = batch / os.fsdecode(one.to)
            to.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(os.fsdecode(one.path), to, follow_symlinks=False)
