"""An older part put into a vault, or a log that an insider rewrote, is found when it is opened."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.promise.vault_world import NAME, PAGE, answers, copied, enter, line, make, verdict

from wayout.casebook.cases.lines import read_lines
from wayout.casebook.cases.records import Noted
from wayout.casebook.cases.work import add_cases, list_cases, write_case
from wayout.casebook.deletion import delete_case
from wayout.casebook.store.store import Store
from wayout.errors import AlteredError, VaultError

Two = tuple[Path, Path]


@pytest.fixture
def two(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Two:
    """A vault as it was, and as it is: a note, a new case and a deletion later."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    now = make(tmp_path / "now")
    then = copied(now, tmp_path / "then")
    with enter(now) as vault:
        codes = [code for code, _ in list_cases(vault)]
        write_case(vault, codes[0], [Noted(text="новое")], "note")
        add_cases(vault, read_lines([line(9)]))
        delete_case(vault, codes[1])
    return then, now


def _beside(path: Path, ending: str) -> Path:
    return path.with_name(path.name + ending)


@pytest.mark.parametrize(
    "endings",
    [
        [""],
        [".ring", ".ring-2"],
        ["", ".ring", ".ring-2"],
        ["", ".ring", ".ring-2", ".head"],
    ],
)
def test_older_files_are_found(two: Two, endings: list[str]) -> None:
    """Whichever files are put back, the head of this machine tells."""
    then, now = two
    for ending in endings:
        shutil.copy(_beside(then, ending), _beside(now, ending))
    older = "older than it was on this machine" if endings[0] == "" and len(endings) > 1 else None
    with pytest.raises(AlteredError, match=older):
        enter(now)


def test_every_older_page_is_found(two: Two, tmp_path: Path) -> None:
    """A page of before opens in its place, and yet it is told from the one of now.

    Except one that is not in use any more: nothing reads it.
    """
    then, now = two
    with enter(now) as vault:
        right = answers(vault)
        vault.store._connection.set_authorizer(None)
        ((unused,),) = vault.store.rows("PRAGMA freelist_count")
    old, new = then.read_bytes(), now.read_bytes()
    changed = [at for at in range(0, len(old), PAGE) if old[at : at + PAGE] != new[at : at + PAGE]]
    said = []
    for at in changed:
        spoiled = copied(now, tmp_path / "spoiled")
        spoiled.write_bytes(new[:at] + old[at : at + PAGE] + new[at + PAGE :])
        said.append(verdict(spoiled, right))
    assert changed
    assert set(said) <= {"refused", "found", "harmless"}
    assert said.count("harmless") <= unused < len(said)


def test_a_ring_that_was_cut_is_found(two: Two) -> None:
    """A segment of keys that was cut off is missed."""
    _, now = two
    with enter(now) as vault:
        before = vault.ring.segments.end
        add_cases(vault, read_lines([line(2)]))
    for ending in (".ring", ".ring-2"):
        file = _beside(now, ending)
        file.write_bytes(file.read_bytes()[:before])
    with pytest.raises(AlteredError):
        enter(now)


def _insider(path: Path, *statements: str) -> None:
    """Change the store with the key of the vault, as a member with a debugger could."""
    with enter(path) as vault:
        key = vault.ring.body.database
    store = Store.open(path, key)
    store._connection.set_authorizer(None)
    for statement in statements:
        store._connection.execute(statement)
    store.close()


EDITS = [
    "UPDATE audit SET action = 'show' WHERE seq = 3",
    "UPDATE audit SET action = x'00' WHERE seq = 3",
    "UPDATE audit SET at = 'soon' WHERE seq = 3",
    "UPDATE audit SET at = at + 1 WHERE seq = 3",
    "UPDATE audit SET member = zeroblob(16) WHERE seq = 3",
    "UPDATE audit SET number = 99 WHERE seq = (SELECT max(seq) FROM audit)",
    "UPDATE audit SET mac = zeroblob(32) WHERE seq = 3",
    "DELETE FROM audit WHERE seq = 3",
    "DELETE FROM audit WHERE seq = 1",
    "DELETE FROM audit WHERE seq > 3",
    "DELETE FROM audit WHERE seq = (SELECT max(seq) FROM audit)",
    "DELETE FROM audit",
    "UPDATE audit SET seq = seq + 1000 WHERE seq > 3",
    "UPDATE signatures SET signature = zeroblob(64)",
    "UPDATE signatures SET member = zeroblob(16)",
    "UPDATE signatures SET seq = seq + 1",
    "UPDATE cases SET head = zeroblob(32)",
    "UPDATE cases SET id = 'text' WHERE id = (SELECT max(id) FROM cases)",
    "DELETE FROM cases",
    "DELETE FROM tombstones",
    "UPDATE tombstones SET reason = 'mistake'",
    "UPDATE tombstones SET opened = '2020-01-01'",
    "UPDATE tombstones SET at = 'soon'",
    "UPDATE tombstones SET member = zeroblob(16)",
    "UPDATE about SET value = 'x' WHERE name = 'format'",
    "UPDATE about SET value = 99 WHERE name = 'format'",
    "DELETE FROM about WHERE name = 'segments'",
    "DELETE FROM about WHERE name = 'vault'",
    "UPDATE about SET value = zeroblob(16) WHERE name = 'vault'",
    "UPDATE about SET value = 99 WHERE name = 'generation'",
    "UPDATE about SET value = 99 WHERE name = 'segments'",
]


@pytest.mark.parametrize("edit", EDITS)
def test_what_an_insider_changed_is_found_at_the_opening(two: Two, edit: str) -> None:
    """A row that was changed, cut, or reordered stops the opening."""
    _insider(two[1], edit)
    with pytest.raises(AlteredError):
        enter(two[1])


@pytest.mark.parametrize(
    "edit",
    [
        "UPDATE cases SET summary = substr(summary, 1, 60)",
        "UPDATE cases SET summary = 'text'",
        "UPDATE cases SET entries = -1",
        "UPDATE cases SET opened = '1999-01-01'",
        "UPDATE cases SET opened = 'never'",
        "UPDATE entries SET sealed = zeroblob(300)",
        "UPDATE entries SET sealed = 'text'",
        "UPDATE entries SET epoch = -1",
        "UPDATE entries SET seq = seq + 1000",
        "DELETE FROM entries",
    ],
)
def test_what_an_insider_changed_in_a_case_is_found_by_the_check(two: Two, edit: str) -> None:
    """What opening does not read, the check does; no answer is wrong meanwhile."""
    now = two[1]
    with enter(now) as vault:
        right = answers(vault)
    _insider(now, edit)
    assert verdict(now, right) in {"refused", "found"}


@pytest.mark.parametrize(
    "swap", [lambda file: file.write_bytes(b"{}"), lambda file: file.write_bytes(b"")]
)
def test_a_spoiled_head_is_found(two: Two, swap: Callable[[Path], int]) -> None:
    """A head that says nothing is not the same as none."""
    swap(_beside(two[1], ".head"))
    with pytest.raises(AlteredError):
        enter(two[1])


def test_an_older_summary_is_found(two: Two) -> None:
    """The summary of an earlier day, put beside the entries of now, does not open."""
    then, now = two
    with enter(then) as vault:
        old = {
            row[:2]: row[2] for row in vault.store.rows("SELECT id, entries, summary FROM cases")
        }
    with enter(now) as vault:
        more: dict[bytes, int] = dict(vault.store.rows("SELECT id, entries FROM cases"))
        right = answers(vault)
    case, summary = next((c, s) for (c, n), s in old.items() if more.get(c, n) > n)
    _insider(now, f"UPDATE cases SET summary = x'{summary.hex()}' WHERE id = x'{case.hex()}'")  # noqa: S608  our own words
    assert verdict(now, right) in {"refused", "found"}


def test_a_vault_of_another_ring_is_refused(two: Two, tmp_path: Path) -> None:
    """A ring of another vault opens nothing here."""
    other = make(tmp_path / "other")
    for ending in (".ring", ".ring-2"):
        shutil.copy(_beside(other, ending), _beside(two[1], ending))
    assert other.name == NAME
    with pytest.raises((AlteredError, VaultError)):
        enter(two[1])
