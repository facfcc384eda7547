"""A case that was altered is told and left out; what else is in the vault stays in reach.

Nothing of it is shown, and where more than a case is altered the keeper ends.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.promise.keeper_world import TYPED, hand, make

from wayout.casebook.cases.work import find_code, read_case
from wayout.casebook.keeper.client import Keeper
from wayout.casebook.opening import open_vault
from wayout.errors import AlteredError, LockedError, WayoutError

Spoil = Callable[[Path, list[str]], str]

PAGE = 4096
LONG = "word " * 4000
CASES = [f'{{"title": "number {number}", "notes": ["{LONG}"]}}'.encode() for number in range(5)]


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the vault lies; its passphrase is ready."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("WAYOUT_PASSPHRASE_FD", hand(TYPED))
    (tmp_path / "vault").mkdir()
    return tmp_path / "vault" / "team.wayout"


def spoil_page(path: Path, codes: list[str]) -> str:
    """Flip a bit in a page that one case alone is on, as a failing disk does; tells its code."""
    whole = path.read_bytes()
    trial = path.parent.with_name("trial")
    for page in reversed(range(len(whole) // PAGE)):
        spoiled = bytearray(whole)
        spoiled[page * PAGE + 99] ^= 1
        shutil.copytree(path.parent, trial)
        (trial / path.name).write_bytes(spoiled)
        bad = [code for code in codes if not is_read(trial / path.name, code)]
        shutil.rmtree(trial)
        if len(bad) == 1:
            path.write_bytes(spoiled)
            return bad[0]
    pytest.fail("no page is of one case alone")


def spoil_entry(path: Path, codes: list[str]) -> str:
    """Alter a sealed entry with the key of the store, as a member could; tells its code."""
    return spoil_row(path, codes[2], "UPDATE entries SET sealed = ? WHERE case_id = ?", "entries")


def spoil_summary(path: Path, codes: list[str]) -> str:
    """Alter what the list shows of a case."""
    return spoil_row(path, codes[2], "UPDATE cases SET summary = ? WHERE id = ?", "cases")


def spoil_row(path: Path, code: str, update: str, table: str) -> str:
    """Flip a bit of what is sealed in a row."""
    column, name = ("sealed", "case_id") if table == "entries" else ("summary", "id")
    with open_vault(path, TYPED) as vault:
        case = find_code(vault, code)
        ((sealed,),) = vault.store.rows(f"SELECT {column} FROM {table} WHERE {name} = ?", (case,))  # noqa: S608  our own words
        with vault.store.transaction():
            vault.store.write(update, (sealed[:-1] + bytes([sealed[-1] ^ 1]), case))
    return code


def is_read(path: Path, code: str) -> bool:
    """Whether a case can be read, in a session of its own."""
    try:
        with open_vault(path, TYPED, patience=0) as vault:
            return bool(read_case(vault, find_code(vault, code)))
    except WayoutError:
        return False


@pytest.mark.parametrize("spoil", [spoil_page, spoil_entry])
def test_the_rest_stays_in_reach(path: Path, spoil: Spoil) -> None:
    """Searched, listed, shown and written to, in one session; the altered one is told each time."""
    codes = make(path, CASES)
    bad = spoil(path, codes)
    good = sorted(set(codes) - {bad})
    with Keeper.start(listen=False) as keeper:
        keeper.ask("open", path=str(path))
        for _ in range(2):
            with pytest.raises(AlteredError):
                keeper.ask("show", code=bad)
            assert list(keeper.ask("find", words=["word"])) == good
            assert [one.values["code"] for one in keeper.remarks] == [bad]
            keeper.remarks.clear()
        for code in good:
            assert keeper.ask("show", code=code)["notes"] == [LONG]
        keeper.ask("note", code=good[0], text="later")
        assert list(keeper.ask("find", words=["later"])) == [good[0]]
        assert keeper.ask("log")[-1]["action"] == "find"


def test_a_summary_that_was_altered_is_left_out_of_the_list(path: Path) -> None:
    """Whoever lists is told, and a script gets 1."""
    codes = make(path, CASES)
    bad = spoil_summary(path, codes)
    with Keeper.start(listen=False) as keeper:
        keeper.ask("open", path=str(path))
        assert {one["code"] for one in keeper.ask("list")} == set(codes) - {bad}
        assert [one.values["code"] for one in keeper.remarks] == [bad]
    number = hand(TYPED)
    done = subprocess.run(
        [str(Path(sys.executable).with_name("wayout")), "vault", "list", str(path)],
        env={**os.environ, "WAYOUT_PASSPHRASE_FD": number},
        pass_fds=[int(number)],
        capture_output=True,
        check=False,
    )
    assert done.returncode == 1
    assert bad.encode() in done.stderr
    assert bad.encode() not in done.stdout
    assert all(code.encode() in done.stdout for code in codes if code != bad)


def test_a_deleted_one_is_told_no_more(path: Path) -> None:
    """Deleting it is how to be rid of it."""
    codes = make(path, CASES)
    bad = spoil_entry(path, codes)
    with Keeper.start(listen=False) as keeper:
        keeper.ask("open", path=str(path))
        assert bad not in keeper.ask("find", words=["word"])
        keeper.remarks.clear()
        keeper.ask("delete", code=bad)
        assert len(keeper.ask("find", words=["word"])) == len(codes) - 1
        assert keeper.remarks == []
        assert keeper.ask("check") == []


def test_where_more_is_altered_it_ends(path: Path) -> None:
    """The file was put back in an older form while it was open."""
    codes = make(path, CASES)
    older = path.read_bytes()
    bad = spoil_entry(path, codes)
    spoiled = path.read_bytes()
    with Keeper.start(listen=False) as keeper:
        keeper.ask("open", path=str(path))
        keeper.ask("note", code=codes[0], text="later")
        assert spoiled != older
        path.write_bytes(spoiled)
        with pytest.raises(AlteredError):
            keeper.ask("show", code=bad)
        with pytest.raises(LockedError):
            keeper.ask("show", code=codes[0])
