"""No byte of a document lies outside its seals: not while it comes, not while it is handed out.

A process is killed in the middle of both. What it left is searched, and then opened again.
"""

import json
import os
import signal
import sys
from pathlib import Path
from subprocess import PIPE, Popen

import pytest
from tests.promise.vault_world import NAME, PASSPHRASE, enter

from wayout.casebook.cases.work import list_cases
from wayout.casebook.checking import every_fault
from wayout.casebook.documents.reading import list_documents, read_document

WORD = "Канарейкадокумент"
CALLED = "Канарейканазвание.pdf"
HELD = (WORD * 9000).encode()
START = """
import io, json, os, sys, time
from pathlib import Path
from wayout.casebook.cases.records import CaseLine
from wayout.casebook.cases.work import add_cases
from wayout.casebook.documents.keeping import attach_document
from wayout.casebook.documents.reading import write_document
from wayout.casebook.making import make_vault
from wayout.casebook.passphrase import Cost
word, called, typed = json.loads(sys.argv[2])
os.umask(0o077)
vault = make_vault(Path(sys.argv[1]), typed.encode(), cost=Cost(64, 1, 1))
code = add_cases(vault, [CaseLine(title="case")])[0]
held = (word * 9000).encode()
attach_document(vault, code, io.BytesIO(held), called)

def stay():
    print("ready", flush=True)
    time.sleep(60)

class Endless(io.BytesIO):
    def read(self, size=-1):
        if self.tell() > len(held) * 19:
            stay()
        return super().read(size)
"""
COMING = START + "attach_document(vault, code, Endless(held * 20), called)\n"
GOING = START + (
    "write_document(vault, code, 1, Path(sys.argv[1]).parent / 'elsewhere')\n"
    "from wayout.casebook.documents import reading\n"
    "real = reading.plain_of\n"
    "def slow(*given):\n"
    "    for number, part in enumerate(real(*given)):\n"
    "        yield part\n"
    "        if number == 3:\n"
    "            stay()\n"
    "reading.plain_of = slow\n"
    "write_document(vault, code, 1, Path(sys.argv[1]).parent / 'killed')\n"
)


def _spellings(word: str) -> set[bytes]:
    return {word.encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be", "cp1251")} | {
        json.dumps(word).strip('"').encode()
    }


def _killed(folder: Path, program: str) -> None:
    """Run a program until it says that it stands in the middle, then kill it."""
    homes = {"HOME": "home", "XDG_STATE_HOME": "state", "TMPDIR": "temp", "SQLITE_TMPDIR": "temp"}
    for one in homes.values():
        (folder / one).mkdir(exist_ok=True)
    environment = os.environ | {name: str(folder / at) for name, at in homes.items()}
    environment["PYTHONPATH"] = str(Path("src").resolve())
    given = json.dumps([WORD, CALLED, PASSPHRASE.decode()])
    words = [sys.executable, "-c", program, str(folder / NAME), given]
    with Popen(words, stdout=PIPE, env=environment) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == b"ready\n"
        child.send_signal(signal.SIGKILL)


@pytest.mark.parametrize("program", [COMING, GOING], ids=["coming", "going"])
def test_no_byte_lies_in_any_file(tmp_path: Path, program: str) -> None:
    """But in the file that was asked for; what was under way is gone, what was kept is there."""
    _killed(tmp_path, program)
    asked = tmp_path / "elsewhere"
    if program == GOING:
        assert asked.read_bytes() == HELD
        asked.unlink()
    files = [one for one in tmp_path.rglob("*") if one.is_file()]
    assert {NAME, f"{NAME}.ring", f"{NAME}.head"} <= {one.name for one in files}
    assert "killed" not in {one.name for one in files}
    secrets = {spelt for word in (WORD, CALLED[:-4]) for spelt in _spellings(word)}
    for file in files:
        data = file.read_bytes()
        assert not any(spelt in data for spelt in secrets), file.name
    with enter(tmp_path / NAME) as vault:
        assert list(every_fault(vault)) == []
        code = list_cases(vault)[0][0]
        assert [one["name"] for one in list_documents(vault, code)] == [CALLED]
        assert read_document(vault, code, 1) == HELD
