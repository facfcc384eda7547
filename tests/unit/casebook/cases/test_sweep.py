"""All cases in one pass: the same entries as case by case, and the same refusals."""

import pytest

from wayout.casebook.cases.codes import code_of
from wayout.casebook.cases.entries import check_entries, read_entries
from wayout.casebook.cases.lines import read_lines
from wayout.casebook.cases.records import Noted
from wayout.casebook.cases.sweep import sweep, sweep_open
from wayout.casebook.cases.work import add_cases, find_code, write_case
from wayout.casebook.vault import Vault
from wayout.errors import AlteredError

_MOVE = "UPDATE entries SET rowid = -rowid"  # they lie in the opposite order then


@pytest.fixture
def cases(vault: Vault) -> list[bytes]:
    """Three cases whose entries lie between each other; the second has one alone."""
    codes = add_cases(vault, read_lines([b'{"title": "a"}', b'{"title": "b"}', b'{"title": "c"}']))
    for text in ("first", "second"):
        for code in (codes[0], codes[2]):
            write_case(vault, code, [Noted(text=text)], "note")
    return [find_code(vault, code) for code in codes]


def swept(vault: Vault, cases: list[bytes]) -> dict[bytes, list[tuple[int, int, bytes]]]:
    """Everything that is found, by case."""
    return dict(sweep(vault, set(cases)))


def test_it_finds_what_is_found_case_by_case(vault: Vault, cases: list[bytes]) -> None:
    """In the order of the entries, however they lie in the file; only what is wanted."""
    wanted = {case: check_entries(vault, case) for case in cases}
    assert swept(vault, cases) == wanted
    vault.store._connection.set_authorizer(None)
    vault.store.write(_MOVE)
    assert swept(vault, cases) == wanted
    assert swept(vault, cases[:1]) == {cases[0]: wanted[cases[0]]}
    assert dict(sweep_open(vault, set(cases))) == {c: read_entries(vault, c) for c in cases}


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM entries WHERE case_id = ? AND seq = 2",
        "DELETE FROM entries WHERE case_id = ?",
        "UPDATE entries SET seq = 7 WHERE case_id = ? AND seq = 1",
        "UPDATE entries SET seq = 'one' WHERE case_id = ? AND seq = 1",
        "UPDATE entries SET sealed = 'text' WHERE case_id = ? AND seq = 1",
        "INSERT INTO entries SELECT case_id, 3, epoch, sealed FROM entries WHERE case_id = ?",
        "INSERT INTO entries SELECT case_id, -1, epoch, sealed FROM entries WHERE case_id = ?",
        "UPDATE cases SET entries = 2 WHERE id = ?",
        "UPDATE cases SET entries = 'three' WHERE id = ?",
    ],
)
def test_what_was_altered_is_told(vault: Vault, cases: list[bytes], statement: str) -> None:
    """An entry too few, one too many, one moved or changed: the code of the case is said."""
    if statement.startswith("INSERT"):
        statement += " AND seq = 0"
    vault.store.write(statement, (cases[0],))
    with pytest.raises(AlteredError) as caught:
        swept(vault, cases)
    assert caught.value.values == {"code": code_of(cases[0])}
