"""Make the test vectors of the vault's format anew, for developers; tests/golden/vault/README.md.

Usage: python tools/make_vault_vectors.py [work | later]
Keys and nonces are drawn, so every file is another one each time; the names of the vectors stay.
With `work` or `later` only those of the vault of that name, which came since; the others are left
alone.
"""

import os
import shutil
import sys
import tempfile
from pathlib import Path
from types import ModuleType

import msgspec
from vault_vectors import (
    backups,
    boxes,
    documents,
    heads,
    later,
    parts,
    rings,
    stores,
    typed,
    works,
)
from vault_vectors.contents import content
from vault_vectors.gathering import Book
from vault_vectors.worlds import MEMBER, OWNER, World, build

from wayout.casebook.backup_file import read_backup
from wayout.casebook.checking import check_log, check_open
from wayout.casebook.opening import open_vault
from wayout.casebook.restore import bring, open_ring
from wayout.casebook.store.lock import Lock
from wayout.casebook.vault import Vault

FOLDER = Path(__file__).parents[1] / "tests" / "golden" / "vault"
FILES = (
    "one", "one.ring", "one.head", "team", "team.ring", "team.ring-before", "team.head",
    "team.head-before", "team.backup",
)  # fmt: skip


def main(words: list[str]) -> None:
    """Write the folder, or what came later into it."""
    if words:
        for kind in (works, later):
            if words == [kind.NAME]:
                _since(kind)
        return
    for old in (*FOLDER.glob("*.json"), *(FOLDER / "files").glob("*")):
        old.unlink()
    files, content_of = FOLDER / "files", FOLDER / "contents"
    files.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_STATE_HOME"] = f"{folder}/state"
        world = build(Path(folder))
        for name in FILES:
            shutil.copyfile(world.folder / name, files / name)
        _contents(world, content_of)
        _books(world, files)
    _since(works)
    _since(later)


def _since(kind: ModuleType) -> None:
    """Make the vault and the vectors of what came to the version since."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_STATE_HOME"] = f"{folder}/state"
        cases = kind.build(Path(folder))
        for name in (kind.NAME, f"{kind.NAME}.ring", f"{kind.NAME}.head"):
            shutil.copyfile(Path(folder) / name, FOLDER / "files" / name)
        _content(Path(folder) / kind.NAME, OWNER, FOLDER / "contents" / kind.CONTENT)
    kind.gather(book := Book(kind.BOOK), cases)
    book.write(FOLDER)


def _books(world: World, files: Path) -> None:
    parts.gather(book := Book("parts"))
    typed.gather(book)
    boxes.gather(book, files)
    book.write(FOLDER)
    documents.gather(book := Book("documents"), files)
    book.write(FOLDER)
    rings.gather(book := Book("rings"), world)
    book.write(FOLDER)
    heads.gather(book := Book("vaults"), world)
    stores.gather(book, world)
    book.write(FOLDER)
    backups.gather(book := Book("backups"), world, files)
    book.write(FOLDER)


def _contents(world: World, folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    paper = world.paper
    team = {"owner": OWNER, "member": MEMBER, "paper": paper["team"]}
    for who, words in team.items():
        _content(world.team, words, folder / f"team-{who}.json")
        _backup(world, words, folder / f"backup-{who}.json")
    for who, words in {"owner": OWNER, "paper": paper["one"]}.items():
        _content(world.folder / "one", words, folder / f"one-{who}.json")


def _content(path: Path, words: str, to: Path) -> None:
    with open_vault(path, words.encode(), finish=_as_it_is) as vault:
        _write(content(vault), to)


def _as_it_is(vault: Vault) -> Vault:
    vault.tip = check_open(vault)
    return vault


def _backup(world: World, words: str, to: Path) -> None:
    backup, coming = read_backup(world.folder / "team.backup"), world.folder / "restored"
    ring = open_ring(backup.ring, coming, words.encode())
    lock = Lock(coming, 0)
    vault = bring(backup, ring, coming, lock, world.clock)
    try:
        check_log(vault)
        _write(content(vault), to)
    finally:
        vault.close()
        coming.unlink()


def _write(told: object, to: Path) -> None:
    to.write_bytes(msgspec.json.format(msgspec.json.encode(told), indent=1) + b"\n")


if __name__ == "__main__":
    main(sys.argv[1:])
