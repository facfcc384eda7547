"""Documents and the proof of a deletion by script: run as they are run, through a real keeper."""

import json
import os
from pathlib import Path

import pytest
from tests.promise.test_vault_contract import Script, cheap

HELD = os.urandom(300_000)


@pytest.fixture(scope="module")
def script(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Script:
    """An empty vault."""
    return cheap(root, tmp_path_factory.mktemp("vault"))


def test_a_document_goes_in_and_comes_out_and_its_case_is_gone(script: Script) -> None:
    """Each step answers as the manual says; a proof of what is still there is refused."""
    code = script.answer("add", script.file, "-", text='{"title": "case"}').strip()
    given, out = script.folder / "приказ.pdf", script.folder / "out"
    given.write_bytes(HELD)
    assert script.answer("attach", script.file, code, given) == "1\n"
    words = ("attach", script.file, code, "-", "--name", "piped.txt")
    assert script.answer(*words, text="through a pipe\n") == "2\n"
    names = [one["name"] for one in script.json("document", script.file, code)]
    assert names == ["приказ.pdf", "piped.txt"]
    script.answer("document", script.file, code, 1, "--to", out)
    assert out.read_bytes() == HELD
    assert out.stat().st_mode & 0o777 == 0o600
    assert script.answer("document", script.file, code, 2) == "through a pipe\n"
    assert script("proof", script.file, code).returncode == 3
    script.answer("delete", script.file, code, "--why", "mistake", "--yes")
    proof = script.json("proof", script.file, code)
    assert (proof["code"], proof["reason"], proof["documents"]) == (code, "mistake", 2)
    assert not [word for word in names if word in json.dumps(proof, ensure_ascii=False)]
    actions = [row["action"] for row in script.json("log", script.file)]
    assert actions == [
        "new", "add", "attach", "attach", "documents", "document", "document", "delete",
        "keys destroyed", "proof",
    ]  # fmt: skip
