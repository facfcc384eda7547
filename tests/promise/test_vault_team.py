"""A team by script: who comes opens what was shared with him, who goes opens nothing any more."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.promise.vault_script import HIS, MINE, NEW, Script, make_script

NAME = "Образцов"
CLOSED = (3, "", "wayout: The vault does not open with what was given.\n")


@pytest.fixture
def script(tmp_path: Path) -> Script:
    """A vault with two cases and two members, the second of whom opens none."""
    made = make_script(tmp_path / "a", {"title": "first"}, {"title": "second"})
    made.answer("people", "add", NAME, typed=(MINE, HIS))
    return made


@pytest.fixture(scope="module")
def unchanged(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Script]:
    """The same, for what does nothing to it: at the end both are there with their passphrases."""
    made = make_script(tmp_path_factory.mktemp("a"), {"title": "first"})
    made.answer("people", "add", NAME, typed=(MINE, HIS))
    yield made
    told = [(one["name"], one["cases"]) for one in made.json("people", "list", typed=(HIS,))]
    assert told == [("owner", 1), (NAME, 0)]
    assert {row["action"] for row in made.json("log")} == {"new", "add", "member added", "members"}


def outcome(script: Script, *words: str, typed: str) -> tuple[int, str, str]:
    """Code, answer and remarks of a command."""
    done = script(*words, typed=(typed,))
    return done.returncode, done.stdout, done.stderr


def test_a_member_opens_what_was_shared_with_him(script: Script) -> None:
    """One case, then all; each time the others stay closed, and the log has his name."""
    first, second = script.codes
    assert script.json("list", typed=(HIS,)) == []
    assert script.answer("share", first, NAME) == "shared\n"
    assert [one["code"] for one in script.json("list", typed=(HIS,))] == [first]
    assert script("show", second, typed=(HIS,)).returncode == 3
    assert script.answer("share", "--all", NAME) == "Shared: 1 case.\n"
    assert script.json("show", second, typed=(HIS,))["title"] == "second"
    shared = [row for row in script.json("log") if row["action"] == "share"]
    assert {(row["code"], row["about"]) for row in shared} == {(first, NAME), (second, NAME)}


def test_the_list_says_who_is_a_member(script: Script) -> None:
    """Name, role, since when, how many cases, and the key for exports."""
    script.answer("share", script.codes[0], NAME)
    listed = script.json("people", "list", typed=(HIS,))
    told = [(one["name"], one["role"], one["cases"], one["me"]) for one in listed]
    assert told == [("owner", "member", 2, False), (NAME, "member", 1, True)]
    assert all(one["age"].startswith("age1") and one["since"] for one in listed)
    said = script.answer("people", "list", typed=(HIS,))
    assert listed[1]["age"] in said
    assert listed[0]["age"] not in said


def test_after_his_removal_his_passphrase_opens_nothing(script: Script) -> None:
    """The vault, and the backup in reach; he is told of in one constant line."""
    script.answer("share", "--all", NAME)
    backup = script.folder / "backup"
    script.answer("backup", backup)
    said = script.answer("people", "remove", NAME, text=f"{NAME}\n")
    assert "2 cases" in said
    assert "cannot be recalled" in said
    restored = script.run("restore", backup, script.folder / "back", typed=(HIS,))
    assert (restored.returncode, restored.stdout, restored.stderr) == CLOSED  # at once
    assert outcome(script, "list", typed=HIS) == CLOSED
    assert len(script.json("list")) == 2


def test_a_removal_is_asked_for_twice(script: Script) -> None:
    """Another name, or none, leaves him; letters and blanks around it do not matter."""
    for text in ("", "owner\n"):
        assert script("people", "remove", NAME, text=text).returncode == 2
    assert len(script.json("people", "list")) == 2
    script.answer("people", "remove", NAME, text=f" {NAME.upper()} \n")
    assert len(script.json("people", "list")) == 1


def test_cases_are_not_lost_unless_that_is_said(script: Script) -> None:
    """What only he could open is refused first; --give-up says how many went."""
    (code,) = script.answer("add", "-", typed=(HIS,), text='{"title": "his"}').split()
    refused = script("people", "remove", NAME, "--yes")
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "would be lost: 1" in refused.stderr
    assert code in {one["code"] for one in script.json("list", typed=(HIS,))}
    said = script.answer("people", "remove", NAME, "--yes", "--give-up")
    assert "1 case that nobody else could open is lost." in said


@pytest.mark.parametrize(
    ("words", "typed"),
    [
        (("people", "add", "owner"), (MINE, NEW)),
        (("people", "add", "OWNER"), (MINE, NEW)),
        (("people", "add", "Макетова"), (MINE, MINE)),
        (("people", "add", "Макетова"), (MINE, "")),
        (("people", "add", "Макетова"), (MINE,)),
        (("people", "add"), (MINE, NEW)),
        (("people", "remove", "owner", "--yes"), (MINE,)),
        (("people", "remove", "Макетова", "--yes"), (MINE,)),
        (("people", "list", "owner"), (MINE,)),
        (("share", "0000-0000", NAME), (MINE,)),
        (("share", "--all", "Макетова"), (MINE,)),
        (("share", "0000-0000"), (MINE,)),
        (("rekey", "--keys-only", "--recovery"), (MINE,)),
        (("rekey", "--give-up"), (MINE,)),
        (("rekey", "--recovery"), (MINE,)),
        (("rekey",), (MINE, HIS)),
    ],
)
def test_what_cannot_be_done_is_one_line(
    unchanged: Script, words: tuple[str, ...], typed: tuple[str, ...]
) -> None:
    """Exit 2, nothing on stdout, and the vault as it was."""
    done = unchanged(*words, typed=typed)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1), done.stderr


def test_as_names_who_it_must_be(script: Script) -> None:
    """Another's name with my passphrase is the constant line, for every command of a team."""
    for words in (("people", "list"), ("share", "--all", "owner"), ("rekey", "--keys-only")):
        assert outcome(script, *words, "--as", NAME, typed=MINE) == CLOSED
        assert outcome(script, *words, "--as", NAME, typed=HIS)[0] == 0


def test_a_last_member_stays(tmp_path: Path) -> None:
    """He can neither remove himself nor be removed by the recovery key."""
    script = make_script(tmp_path, {"title": "one"})
    assert script("people", "remove", "owner", "--yes").returncode == 2
    paper = script.folder / "paper"
    with paper.open("wb") as file:
        number = file.fileno()
        renewed = script.run(
            "rekey", script.file, "--recovery", WAYOUT_RECOVERY_FD=str(number), pass_fds=(number,)
        )
    assert renewed.returncode == 0, renewed.stderr
    printed = paper.read_text().strip()
    assert script("people", "remove", "owner", "--yes", typed=(printed,)).returncode == 2
    assert script.json("people", "list", typed=(printed,))[1]["role"] == "recovery"
