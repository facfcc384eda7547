"""The vault by script: what another program may rely on, run as it runs; once at its real cost."""

import json
import os
import re
import struct
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from tests.promise.vault_script import MINE, make_script

_RUN = "import sys; from wayout.cli.main import run; sys.exit(run())"
_CODE = re.compile(r"[0-9A-Z]{4}-[0-9A-Z]{4}")
_FULL: dict[str, object] = {
    "title": "Отпуск",
    "people": [{"role": "client", "name": "Примеров Иван", "contact": None}],
    "history": {
        "events": [{"kind": "left_unit", "day": "2025-01-20", "source": "client", "ground": None}],
        "until": "2025-06-01",
    },
    "notes": ["Ждёт звонка"],
}
_LEAST: dict[str, object] = {"title": "Макетова"}
_SECRETS = ("Отпуск", "Примеров", "Макетова", "звонка")

Done = subprocess.CompletedProcess[str]


@dataclass(frozen=True, slots=True)
class Script:
    """A script that calls the command on one vault, with a passphrase over a descriptor."""

    root: Path
    folder: Path

    @property
    def file(self) -> Path:
        """The vault."""
        return self.folder / "team.wayout"

    def __call__(self, *words: object, text: str = "", typed: str = MINE) -> Done:
        """Call the command."""
        reading, writing = os.pipe()
        os.write(writing, f"{typed}\n".encode())
        os.close(writing)
        try:
            return subprocess.run(
                [sys.executable, "-c", _RUN, "vault", *map(str, words)],
                env={
                    **os.environ,
                    "PYTHONPATH": str(self.root / "src"),
                    "XDG_STATE_HOME": str(self.folder / "state"),
                    "WAYOUT_PASSPHRASE_FD": str(reading),
                    "WAYOUT_LANG": "en",
                },
                pass_fds=(reading,),
                input=text,
                capture_output=True,
                encoding="utf-8",
                start_new_session=True,  # no terminal to ask on
                check=False,
            )
        finally:
            os.close(reading)

    def answer(self, *words: object, text: str = "") -> str:
        """Call the command, which must do it."""
        done = self(*words, text=text)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def json(self, *words: object) -> Any:  # noqa: ANN401  what JSON holds
        """Call the command for its JSON."""
        return json.loads(self.answer(*words, "--json"))


def cheap(root: Path, folder: Path) -> Script:
    """A script on an empty vault that is cheap to open."""
    make_script(folder)
    return Script(root, folder)


@pytest.fixture(scope="module")
def script(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Script:
    """A vault with two cases."""
    return cheap(root, tmp_path_factory.mktemp("vault"))


@pytest.fixture(scope="module")
def codes(script: Script) -> list[str]:
    """The codes of its cases, in the order in which they were added."""
    lines = "".join(f"{json.dumps(one, ensure_ascii=False)}\n" for one in (_FULL, _LEAST))
    found = script.answer("add", script.file, "-", text=lines).splitlines()
    assert len(found) == 2
    assert all(map(_CODE.fullmatch, found))
    return found


def test_a_vault_that_is_made_costs_what_it_should(root: Path, tmp_path: Path) -> None:
    """Its recovery key is said on stderr; so much for every guess stands in its ring."""
    made = Script(root, tmp_path)
    done = made("new", made.file)
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    assert "recovery key" in done.stderr
    ring = made.file.with_name("team.wayout.ring").read_bytes()
    assert struct.unpack(">IBB", ring[28:34]) == (256 << 10, 3, 4)
    assert made.json("list", made.file) == []


def test_a_case_comes_out_as_it_was_put_in(script: Script, codes: list[str]) -> None:
    """`show` is what `add` was given, with its code; what was left out stays left out."""
    for code, given in zip(codes, (_FULL, _LEAST), strict=True):
        assert script.json("show", script.file, code) == {"code": code, **given}


def test_a_list_names_nobody(script: Script, codes: list[str]) -> None:
    """Code, state, since when, next deadline: as JSON and as a table, no name and no title."""
    listed = {one["code"]: one for one in script.json("list", script.file)}
    assert listed.keys() == set(codes)
    assert {"state", "since", "next_deadline"} <= listed[codes[0]].keys()
    assert (listed[codes[0]]["state"], listed[codes[0]]["since"]) == ("absent", "2025-01-20")
    table = script.answer("list", script.file)
    assert all(code in table for code in codes)
    _holds_no_secret(table, json.dumps(list(listed.values()), ensure_ascii=False))


def test_what_is_found_and_logged_names_nobody(script: Script, codes: list[str]) -> None:
    """`find` prints codes alone; the log tells of the search and not of its words."""
    found = script.answer("find", script.file, "примеров", "отпуск")
    assert found == f"{codes[0]}\n"
    assert script.answer("find", script.file, "-", text="ЗВОНКА\n") == found
    assert script.answer("find", script.file, "нигде") == ""
    log = script.json("log", script.file)
    assert {"add", "find"} <= {row["action"] for row in log}
    _holds_no_secret(json.dumps(log, ensure_ascii=False), script.answer("log", script.file))


def test_a_note_is_saved_and_a_case_is_deleted_when_asked_twice(root: Path, tmp_path: Path) -> None:
    """`saved` for a note; no deletion without the code, typed again or waived by --yes."""
    script = cheap(root, tmp_path)
    lines = tmp_path / "cases.jsonl"
    lines.write_text(f"{json.dumps(_LEAST)}\n" * 2)
    first, second = script.answer("add", script.file, lines).splitlines()
    assert script.answer("note", script.file, first, text="Образцов звонил\n") == "saved\n"
    assert script.json("show", script.file, first)["notes"] == ["Образцов звонил"]
    refused = script("delete", script.file, first, text=f"{second}\n")
    assert (refused.returncode, refused.stdout) == (2, "")
    assert script("delete", script.file, first, text=f"{first}\n").returncode == 0
    assert script("show", script.file, first).returncode == 2
    assert script("delete", script.file, second, "--yes").returncode == 0
    assert script.json("list", script.file) == []
    assert sum(script.json("requests", script.file).values()) == 2
    assert script("check", script.file).returncode == 0


def test_a_wrong_passphrase_is_one_constant_line(script: Script) -> None:
    """Exit 3, whatever was asked for and whoever was named; nothing on stdout."""
    wrong = [
        script("list", script.file, typed="another one"),
        script("check", script.file, typed="WAYOUT-0000"),
        script("list", script.file, "--as", "nobody"),
    ]
    assert {(one.returncode, one.stdout, one.stderr) for one in wrong} == {
        (3, "", "wayout: The vault does not open with what was given.\n")
    }


def test_a_bad_line_adds_nothing_and_is_not_repeated(script: Script, codes: list[str]) -> None:
    """Exit 2, the number of the line, and the vault as it was."""
    lines = f'{json.dumps(_LEAST)}\n{{"title": "x", "Шаблонов": 1}}\n'
    done = script("add", script.file, "-", text=lines)
    assert (done.returncode, done.stdout) == (2, "")
    assert "Line 2" in done.stderr
    assert "Шаблонов" not in done.stderr
    assert {one["code"] for one in script.json("list", script.file)} == set(codes)


@pytest.mark.parametrize(
    "words",
    [
        lambda folder: ("list", folder / "nothing.wayout"),
        lambda folder: ("show", folder / "team.wayout", "0000-0000"),
        lambda folder: ("show", folder / "team.wayout", "no code"),
        lambda folder: ("new", folder / "team.wayout"),
        lambda folder: ("add", folder / "team.wayout", folder / "nothing.jsonl"),
        lambda folder: ("note", folder / "team.wayout", "0000-0000"),
    ],
)
def test_what_is_not_there_is_exit_2(
    script: Script, words: Callable[[Path], tuple[object, ...]]
) -> None:
    """No vault, no case, no file, a vault where one is already, an empty note: a line on stderr."""
    done = script(*words(script.folder))
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)


def test_an_altered_file_is_exit_1_with_the_place(script: Script, tmp_path: Path) -> None:
    """`check` tells it on stdout."""
    other = Script(script.root, tmp_path)
    for name in ("team.wayout", "team.wayout.ring"):
        (tmp_path / name).write_bytes((script.folder / name).read_bytes())
    assert other.answer("check", other.file) == "Nothing was altered.\n"
    data = bytearray(other.file.read_bytes())
    data[len(data) // 2] ^= 1
    other.file.write_bytes(data)
    done = other("check", other.file)
    assert done.returncode == 1
    assert done.stdout


def _holds_no_secret(*said: str) -> None:
    assert [secret for text in said for secret in _SECRETS if secret.lower() in text.lower()] == []
