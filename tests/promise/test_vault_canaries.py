"""No word of a case lies outside its seals: not on a day of work, not when it is killed."""

import base64
import json
import os
import signal
import sys
from pathlib import Path
from subprocess import PIPE, Popen, TimeoutExpired

import pytest
from tests.promise.vault_world import NAME, PASSPHRASE

WORDS = ("Канарейкатитул", "Тестова Вестница", "Канарейказаметка", "Канарейкаоснование")
DAY = """
import json, sys, tempfile
from pathlib import Path
from wayout.casebook.cases.lines import read_lines
from wayout.casebook.cases.record_lines import read_records
from wayout.casebook.cases.records import Noted
from wayout.casebook.cases.finding import find_cases
from wayout.casebook.cases.work import add_cases, list_cases, show_case, write_case
from wayout.casebook.cases.work import write_lines
from wayout.casebook.due import agenda
from wayout.casebook.intake.taking import Intake
from wayout.casebook.making import make_vault
from wayout.casebook.passphrase import Cost
title, name, note, ground = json.loads(sys.argv[2])
line = json.dumps({
    "title": title, "people": [{"role": "client", "name": name, "contact": name}],
    "history": {"events": [{"kind": "left_unit", "day": "2025-01-20", "ground": ground}]},
    "notes": [note * 900]}).encode()
vault = make_vault(Path(sys.argv[1]), sys.argv[3].encode(), cost=Cost(64, 1, 1))
code = add_cases(vault, read_lines([line] * 20))[0]
show_case(vault, code), list_cases(vault), find_cases(vault, [name, note.upper()])
taken = Intake(vault)
for said in ("2", name, note, ground, name):
    taken.answer(said, title)
promise = {"record": "promise", "what": "call_back", "due": "2025-02-01", "text": note}
consent = {"record": "consent", "to": "keep", "given": True, "day": "2025", "by": name}
write_lines(vault, code, read_records(json.dumps(one).encode() for one in (promise, consent)))
agenda(vault, 7, 12)
print("ready", flush=True)
while True:
    write_case(vault, code, [Noted(text=note)], "note")
    add_cases(vault, read_lines([line] * 5))
"""


def _spellings(word: str) -> set[bytes]:
    plain = {word, word.lower(), word.upper(), json.dumps(word).strip('"')}
    raw = {one.encode(code) for one in plain for code in ("utf-8", "utf-16-le", "utf-16-be")}
    raw |= {one.encode("cp1251") for one in (word, word.lower(), word.upper())}
    whole = {base64.b64encode(word.encode()[start:])[4:-4] for start in range(3)}
    return raw | whole


@pytest.mark.parametrize("pause", [0.05, 0.2, 0.4])
def test_no_word_lies_in_any_file(tmp_path: Path, pause: float) -> None:
    """After a day of work that a kill ended, no spelling of a word is in any file."""
    homes = {"HOME": "home", "XDG_STATE_HOME": "state", "TMPDIR": "temp", "SQLITE_TMPDIR": "temp"}
    for folder in homes.values():
        (tmp_path / folder).mkdir(exist_ok=True)
    environment = os.environ | {name: str(tmp_path / at) for name, at in homes.items()}
    environment["PYTHONPATH"] = str(Path("src").resolve())
    words = [sys.executable, "-c", DAY, str(tmp_path / NAME), json.dumps(WORDS)]
    with Popen([*words, PASSPHRASE.decode()], stdout=PIPE, env=environment) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == b"ready\n"
        with pytest.raises(TimeoutError):
            _wait(child, pause)
        child.send_signal(signal.SIGKILL)
    files = [one for one in tmp_path.rglob("*") if one.is_file()]
    assert {NAME, f"{NAME}.ring", f"{NAME}.ring-2", f"{NAME}.head"} <= {one.name for one in files}
    secrets = {spelt for word in WORDS for spelt in _spellings(word)} | {PASSPHRASE}
    for file in files:
        data = file.read_bytes()
        assert not any(spelt in data for spelt in secrets)
        assert not any(spelt in str(file).encode() for spelt in secrets)


def _wait(child: Popen[bytes], pause: float) -> None:
    try:
        child.wait(pause)
    except TimeoutExpired:
        raise TimeoutError from None
