"""The backup of a besieged vault: the old one or the new one, whole, and known to the vault."""

import os
import shutil
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.siege.acts import backup_place
from tests.siege.budget import Found
from tests.siege.story import Story

from wayout.casebook.backup_file import read_backup
from wayout.casebook.cases.work import find_code, list_cases, read_case
from wayout.casebook.restore import restore_backup
from wayout.casebook.vault import Vault
from wayout.errors import WayoutError


def whole_backup(path: Path, story: Story, scratch: Path) -> Found:
    """It is there if one was said to be made, and restores to what the vault was then."""
    place = backup_place(path)
    if not place.exists():
        return Counter({"LOST BACKUPS": bool(story.backed)})
    may = [*story.backed, *([story.now()] if story.is_pending("backup") else [])]
    try:
        held = _held(place, story.typed, scratch)
    except WayoutError:
        return Counter({"SPOILED BACKUPS": 1})
    fits = [one for one in may if _without(one, story.gone) == _without(held, story.gone)]
    if fits:
        story.backed = fits[-1:]
    return Counter({"OTHER BACKUPS": not fits})


def registered(vault: Vault) -> Found:
    """A backup that is there is known, and no deletion is thought to have reached it that did not.

    One that is known and not there costs its user a question, no more.
    """
    place = backup_place(vault.path)
    select = "SELECT generation FROM backups WHERE path = ?"
    known = [row[0] for row in vault.store.rows(select, (str(place.resolve()),))]
    if not place.exists():
        return Counter({"known and not there": len(known)})
    if not known:
        return Counter({"UNKNOWN BACKUPS": 1})
    return Counter({"THOUGHT REACHED": known[0] > read_backup(place).front.generation})


def _held(place: Path, typed: str, scratch: Path) -> dict[str, list[str]]:
    """Restore a copy of it, and tell the notes of each case."""
    shutil.rmtree(scratch, ignore_errors=True)
    scratch.mkdir()
    copy = Path(shutil.copy(place, scratch / "backup"))
    with _state_in(scratch), restore_backup(copy, scratch / "vault", typed.encode()) as vault:
        return {
            code: read_case(vault, find_code(vault, code)).notes for code, _ in list_cases(vault)
        }


@contextmanager
def _state_in(folder: Path) -> Iterator[None]:
    """Keep heads elsewhere: those of the vault itself must stay as they are."""
    before = os.environ["XDG_STATE_HOME"]
    os.environ["XDG_STATE_HOME"] = str(folder / "state")
    try:
        yield
    finally:
        os.environ["XDG_STATE_HOME"] = before


def _without(notes: dict[str, list[str]], gone: set[str]) -> dict[str, list[str]]:
    return {code: told for code, told in notes.items() if code not in gone}
