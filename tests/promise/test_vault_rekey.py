"""Other keys by script: the old passphrase opens nothing, the new one the backups as well."""

import shutil
from pathlib import Path

import pytest
from tests.promise.vault_script import HIS, MINE, NEW, Script, make_script

NAME = "Образцов"
CLOSED = (3, "", "wayout: The vault does not open with what was given.\n")


@pytest.fixture
def script(tmp_path: Path) -> Script:
    """A vault with a case, and a backup of it; a copy of that lies elsewhere."""
    made = make_script(tmp_path / "a", {"title": "one"})
    made.answer("backup", made.folder / "backup")
    (made.folder / "elsewhere").mkdir()
    shutil.copy(made.folder / "backup", made.folder / "elsewhere")
    return made


def restored(script: Script, backup: str, typed: str) -> tuple[int, str, str]:
    """Restore a backup on another machine: code, answer, remarks."""
    away = script.folder / "away"
    shutil.rmtree(away, ignore_errors=True)
    away.mkdir()
    done = script.run(
        "restore", script.folder / backup, away / "v", typed=(typed,), XDG_STATE_HOME=str(away)
    )
    return done.returncode, done.stdout, done.stderr


def handed_over(script: Script, *words: str, typed: str = MINE) -> str:
    """Renew the recovery key; returns what was handed over."""
    place = script.folder / "paper"
    with place.open("wb") as file:
        number = file.fileno()
        done = script.run(
            "rekey",
            script.file,
            "--recovery",
            *words,
            typed=(typed,),
            pass_fds=(number,),
            WAYOUT_RECOVERY_FD=str(number),
        )
    assert done.returncode == 0, done.stderr
    assert "WAYOUT-" not in done.stdout + done.stderr
    return place.read_text().strip()


def test_a_new_passphrase_takes_the_place_of_the_old_one(script: Script) -> None:
    """In the vault and in the backup in reach, made before; one elsewhere keeps its own."""
    script.answer("rekey", typed=(MINE, NEW))
    assert restored(script, "backup", MINE) == CLOSED  # at once
    assert restored(script, "backup", NEW)[:2] == (0, "Restored: 1 case.\n")
    old = script("list", typed=(MINE,))
    assert (old.returncode, old.stdout, old.stderr) == CLOSED
    assert len(script.json("list", typed=(NEW,))) == 1
    assert script.answer("check", typed=(NEW,)) == "Nothing was altered.\n"
    assert restored(script, "elsewhere/backup", NEW) == CLOSED
    assert restored(script, "elsewhere/backup", MINE)[:2] == (0, "Restored: 1 case.\n")


def test_a_new_passphrase_comes_on_a_descriptor_of_its_own(script: Script) -> None:
    """As well as in the next line."""
    place = script.folder / "new"
    place.write_text(f"{NEW}\n")
    with place.open("rb") as file:
        number = file.fileno()
        done = script.run(
            "rekey", script.file, pass_fds=(number,), WAYOUT_NEW_PASSPHRASE_FD=str(number)
        )
    assert done.returncode == 0, done.stderr
    assert script("list", typed=(NEW,)).returncode == 0


def test_a_backup_out_of_reach_is_told_of(script: Script) -> None:
    """When keys change and when a member goes, until it is brought and the vault is opened."""
    backup = script.folder / "backup"
    away = backup.rename(script.folder / "away")
    done = script("rekey", typed=(MINE, NEW))
    assert done.returncode == 0
    assert f"The backup {backup} is out of reach" in done.stderr
    away.rename(backup)
    script.answer("list", typed=(NEW,))
    assert restored(script, "backup", NEW)[0] == 0
    assert script("rekey", "--keys-only", typed=(NEW,)).stderr == ""


def test_new_keys_alone_leave_the_passphrase(script: Script) -> None:
    """Every member opens the vault as before; the files are under other keys."""
    script.answer("people", "add", NAME, typed=(MINE, HIS))
    ring = script.file.with_name(f"{script.file.name}.ring")
    before = (script.file.read_bytes(), ring.read_bytes())
    script.answer("rekey", "--keys-only")
    ring.write_bytes(before[1])  # the ring of before does not open the store of now
    ring.with_name(f"{ring.name}-2").write_bytes(before[1])
    assert script("list").returncode != 0
    script.file.write_bytes(before[0])  # nor is the vault of before taken for the present one
    assert script("list").returncode == 1


def test_new_keys_alone_keep_every_member(script: Script) -> None:
    """Nobody has to type anything new."""
    script.answer("people", "add", NAME, typed=(MINE, HIS))
    script.answer("rekey", "--keys-only")
    for typed in (MINE, HIS):
        assert script("list", typed=(typed,)).returncode == 0
    assert restored(script, "backup", HIS)[0] == 0


def test_a_new_recovery_key_takes_the_place_of_the_old_one(script: Script) -> None:
    """The passphrase stays; the paper opens vault and backup; the one before opens neither."""
    first = handed_over(script)
    second = handed_over(script)
    assert first != second
    for paper, code in ((first, 3), (second, 0), (MINE, 0)):
        assert script("list", typed=(paper,)).returncode == code
        assert restored(script, "backup", paper)[0] == code
    actions = [row["action"] for row in script.json("log")]
    assert actions.count("recovery key renewed") == 2


def test_who_comes_with_the_paper_gets_no_new_passphrase_for_it(script: Script) -> None:
    """He adds a member and goes on as that one; then his old self can be removed."""
    paper = handed_over(script)
    refused = script("rekey", typed=(paper, NEW))
    assert (refused.returncode, refused.stdout) == (2, "")
    script.answer("people", "add", NAME, typed=(paper, NEW))
    script.answer("share", "--all", NAME, typed=(paper,))
    script.answer("people", "remove", "owner", "--yes", typed=(NEW,))
    assert script("list", typed=(MINE,)).returncode == 3
    assert len(script.json("list", typed=(NEW,))) == 1
