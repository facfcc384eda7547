"""What can be asked about documents: the keeper opens and writes files itself."""

import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from wayout.casebook.cases.records import CaseLine
from wayout.casebook.cases.work import add_cases
from wayout.casebook.deletion import delete_case
from wayout.casebook.keeper.requests.every import every_request
from wayout.casebook.keeper.session import Handler, Session
from wayout.casebook.vault import Vault
from wayout.errors import InputError, VaultError

DATA = b"\0\xff" * 50_000


@pytest.fixture
def code(vault: Vault) -> str:
    """A case."""
    return add_cases(vault, [CaseLine(title="case")])[0]


@pytest.fixture
def ask(vault: Vault) -> Mapping[str, Handler]:
    """Everything that can be asked of a session with that vault."""
    session = Session()
    session.take(vault)
    return every_request(session)


def test_a_file_goes_in_and_comes_out(ask: Mapping[str, Handler], code: str, folder: Path) -> None:
    """By path, and by what is handed over; listed, shown with the case, and taken back."""
    (folder / "приказ.pdf").write_bytes(DATA)
    assert ask["attach"](code, bytes(folder / "приказ.pdf")) == 1
    assert ask["attach"](code, bytes(folder / "приказ.pdf"), "другое") == 2
    assert ask["attach bytes"](code, b"", "пусто") == 3
    rows = ask["documents"](code)
    assert [(one["number"], one["name"], one["size"]) for one in rows] == [
        (1, "приказ.pdf", len(DATA)),
        (2, "другое", len(DATA)),
        (3, "пусто", 0),
    ]
    assert ask["show"](code)["documents"] == rows
    ask["document"](code, 1, bytes(folder / "out"))
    assert (folder / "out").read_bytes() == DATA
    assert ask["document bytes"](code, 2) == DATA
    for number in (1, 2, 3):
        ask["document gone"](code, number)
    assert "documents" not in ask["show"](code)


def test_a_file_that_cannot_be_read_is_told_by_its_path(
    ask: Mapping[str, Handler], code: str, folder: Path
) -> None:
    """A folder, or nothing; the case is as it was."""
    for place in (folder, folder / "none"):
        with pytest.raises(InputError, match="cannot be read"):
            ask["attach"](code, bytes(place))
    assert ask["documents"](code) == []


def test_a_file_whose_name_is_no_text_has_a_name_that_is(
    ask: Mapping[str, Handler], code: str, folder: Path
) -> None:
    """The system keeps names as bytes."""
    path = os.fsencode(folder) + b"/a\xff.pdf"
    Path(os.fsdecode(path)).write_bytes(DATA)
    ask["attach"](code, path)
    assert ask["documents"](code)[0]["name"] == "a\N{REPLACEMENT CHARACTER}.pdf"


def test_a_proof_is_told_in_plain_words_and_numbers(
    ask: Mapping[str, Handler], vault: Vault, code: str, folder: Path
) -> None:
    """Whatever a script needs to check it; keys as hex, days as they are written everywhere."""
    ask["backup"](str(folder / "backup"))
    (folder / "backup").rename(folder / "away")
    with pytest.raises(VaultError):
        ask["proof"]("0000-0000")
    delete_case(vault, code, "mistake")
    told = ask["proof"](code)
    assert set(told) == {
        "made", "vault", "code", "case", "opened", "deleted", "second", "by", "reason", "entries",
        "documents", "row", "keys_row", "backups", "unreached", "key", "signature",
    }  # fmt: skip
    assert (told["code"], told["by"], told["reason"]) == (code, "owner", "mistake")
    assert (told["entries"], told["documents"], told["backups"]) == (1, 0, 1)
    assert told["unreached"][0]["path"] == str(folder / "backup")
    assert told["deleted"].startswith(told["made"])
    assert told["deleted"].endswith("Z")
    assert {len(told[name]) for name in ("vault", "case")} == {32}
    assert (len(told["key"]), len(told["signature"])) == (64, 128)
