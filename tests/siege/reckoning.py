"""A vault held against its story: what opens it, what is in it, who is in it."""

import shutil
from collections import Counter
from pathlib import Path

from tests.siege.budget import Found
from tests.siege.copies import registered, whole_backup
from tests.siege.story import Story

from wayout.casebook.cases.codes import code_of
from wayout.casebook.cases.work import find_code, list_cases, read_case
from wayout.casebook.checking import every_fault
from wayout.casebook.opening import open_vault
from wayout.casebook.passphrase import key_of
from wayout.casebook.ring.ring import Ring, second
from wayout.casebook.store.store import Store
from wayout.casebook.vault import Vault, ring_path
from wayout.errors import AlteredError, LockedError


def reckon(path: Path, story: Story, scratch: Path) -> Found:
    """Look for every promise that broke; what was pending is settled in the story.

    Args:
        path: The vault, closed.
        story: What is known of it.
        scratch: A folder for copies.
    """
    found = _keys(path, story, scratch)
    with open_vault(path, story.typed.encode()) as vault:
        found += _cases(vault, story) + _ring(vault, story) + _members(vault, story)
        found += registered(vault)
        found["FAULTS"] += len(list(every_fault(vault)))
    found += _passphrases(path, story) + whole_backup(path, story, scratch)
    story.pending = ()
    return +found


def _keys(path: Path, story: Story, scratch: Path) -> Found:
    """Exactly one passphrase opens the ring, and one of its keys the store."""
    may = [story.typed]
    if story.is_pending("passphrase"):
        may.append(story.pending[1])
    fit = [typed for typed in may if _opens(path, typed)]
    if len(fit) != 1:
        return Counter({"NOT ONE PASSPHRASE": 1})
    if fit[0] != story.typed:
        story.done("passphrase", fit[0])
    body = _opened_ring(path, fit[0]).body
    keys = [key for key in (body.database, body.coming) if key]
    opened = [key for key in keys if _opens_store(path, key, scratch)]
    return Counter({"NOT ONE KEY": len(opened) != 1})


def _cases(vault: Vault, story: Story) -> Found:
    """Every case and note that was said to be saved is there, and nothing that was deleted."""
    found: Found = Counter()
    here = {code for code, _ in list_cases(vault)}
    buried = {code_of(case) for (case,) in vault.store.rows("SELECT case_id FROM tombstones")}
    for code in sorted(story.notes.keys() - here):
        found["LOST CASES"] += not (story.is_pending("delete", code) and code in buried)
        story.done("delete", code)
    for code in sorted(here - story.notes.keys()):
        found["BACK AGAIN"] += not story.is_pending("add") or code in buried
        story.done("add", code)
    for code in sorted(here & story.notes.keys()):
        notes, known = read_case(vault, find_code(vault, code)).notes, story.notes[code]
        if story.is_pending("note", code) and notes == [*known, story.pending[2]]:
            story.done("note", code, story.pending[2])
        found["LOST NOTES"] += notes != story.notes[code]
    found["UNTOLD DELETIONS"] += buried != story.gone
    return found


def _ring(vault: Vault, story: Story) -> Found:
    """Both copies are the same, no key is left under way, and none of what was deleted is left."""
    ring = vault.ring
    left = {code_of(grant.case) for grant in ring.segments.grants} & story.gone
    copies = ring.path.read_bytes(), second(ring.path).read_bytes()
    return Counter(
        {
            "KEYS OF THE DELETED": len(left),
            "KEY STILL COMING": ring.body.coming is not None,
            "COPIES DIFFER": copies[0] != copies[1],
        }
    )


def _members(vault: Vault, story: Story) -> Found:
    me = vault.ring.me.name
    here = {m.name for m in vault.ring.present if m.role == "member" and m.name != me}
    for name in here - story.members:
        if story.is_pending("member", name):
            story.done("member", name)
    for name in story.members - here:
        if story.is_pending("removal", name):
            story.done("removal", name)
    return Counter({"OTHER MEMBERS": here != story.members})


def _passphrases(path: Path, story: Story) -> Found:
    """Who is here opens it; who left, or has another passphrase by now, does not."""
    wrong = [one for one in story.members if not _opens(path, one)]
    old = [one for one in (*story.left, *story.old) if _opens(path, one)]
    return Counter({"CANNOT OPEN": len(wrong), "STILL OPENS": len(old)})


def _opened_ring(path: Path, typed: str) -> Ring:
    return Ring.open(ring_path(path), lambda salt, cost: key_of(typed.encode(), salt, cost))


def _opens(path: Path, typed: str) -> bool:
    try:
        _opened_ring(path, typed)
    except LockedError:
        return False
    return True


def _opens_store(path: Path, key: bytes, scratch: Path) -> bool:
    """Try a key on a copy of the store, with its journal."""
    shutil.rmtree(scratch, ignore_errors=True)
    scratch.mkdir()
    for file in (path, path.with_name(f"{path.name}-journal")):
        if file.exists():
            shutil.copy(file, scratch / file.name)
    try:
        Store.open(scratch / path.name, key).close()
    except AlteredError:
        return False
    return True
