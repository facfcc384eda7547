"""Where the court pages of a desk lie, and what is read of them.

They are public, and lie there as they are; only which of them were fetched tells something.
"""

import shutil
from dataclasses import dataclass
from pathlib import Path

from wayout.casebook.disk import unwritten

_BATCH, _PART = "batch-", ".part"


@dataclass(frozen=True, slots=True)
class Places:
    """The folders: `pages` that were added, batch by batch, `tables` read from them, a `trial`."""

    root: Path

    @property
    def pages(self) -> Path:
        """All pages that were added."""
        return self.root / "pages"

    @property
    def tables(self) -> Path:
        """The record tables of all that were added."""
        return self.root / "tables"

    @property
    def trial(self) -> Path:
        """What is only looked at: it goes when the desk is locked."""
        return self.root / "trial"

    @property
    def given(self) -> Path:
        """The files of a trial that were sent."""
        return self.trial / "given"

    @property
    def tried(self) -> Path:
        """The tables of a trial."""
        return self.trial / "tables"

    @property
    def goes(self) -> Path:
        """Which files of a trial are copied, if it is added."""
        return self.trial / "goes"

    def prepare(self) -> None:
        """Make the folder of them all, its user's alone.

        Raises:
            OutputError: It cannot be made.
        """
        try:
            self.root.mkdir(parents=True, exist_ok=True, mode=0o700)
        except OSError as error:
            raise unwritten(self.root, error) from error

    def clear_trial(self) -> None:
        """Delete what was only looked at."""
        shutil.rmtree(self.trial, ignore_errors=True)

    def clear_left(self) -> None:
        """Delete what a desk that was killed left: a trial, and pages that were being added."""
        self.clear_trial()
        self._clear_parts()

    def _clear_parts(self) -> None:
        for left in self.pages.glob(f"{_BATCH}*{_PART}"):
            shutil.rmtree(left, ignore_errors=True)

    def new_batch(self) -> Path:
        """Name a folder for pages that are to be added; no day is in it, for it would be theirs.

        Until they are, its name says that they are not: a desk that ended meanwhile left some.
        """
        there = list(self.pages.glob(f"{_BATCH}*"))
        self._clear_parts()
        numbers = (one.name.removeprefix(_BATCH) for one in there)
        last = max((int(number) for number in numbers if number.isdecimal()), default=0)
        return self.pages / f"{_BATCH}{last + 1:04d}{_PART}"


def beside(chosen: Path) -> Places:
    """Name the folders of a desk, which lie beside what was chosen on it."""
    return Places(chosen.with_suffix(".court"))


def settle(batch: Path) -> None:
    """Say by its name that a batch was added."""
    batch.rename(batch.with_suffix(""))
