"""Wayout opens what the test vectors of its format say opens, and tells why the rest does not."""

from functools import cache
from pathlib import Path

import pytest
from argon2.low_level import hash_secret_raw
from tests.golden.vault_vectors import Vector, vectors
from tests.promise.vault_answers import answer

from wayout.casebook import passphrase
from wayout.errors import AlteredError, CasesError, LockedError, VaultError, WayoutError

KINDS = {
    AlteredError: "altered",
    CasesError: "unreadable",
    LockedError: "locked",
    VaultError: "no vault",
}
PLACES = {  # what a message is about, as the vectors call it
    "A sealed record does not open: it was changed or moved.": "sealed",
    "A sealed record has no padding: it was not written by Wayout.": "padding",
    "A slot of the key ring was changed.": "slot",
    "An entry of case {code} is not as it was written.": "entries {code}",
    "Case {code} holds chunks of a document that it does not have.": "chunks {code}",
    "Case {code} is not as the log left it: it was altered.": "case {code}",
    "Case {code} was not opened on its day.": "opened {code}",
    "Document {number} of case {code}": "document",
    "Document {number} of case {code} is not as it was kept: chunk {chunk} was changed, moved, or "
    "is missing.": "document {code} {number}",
    "Entry {number} of case {code} does not open: it was changed or moved.": (
        "entry {code} {number}"
    ),
    "The backup {path} is damaged.": "backup",
    "The head of the log, {path}, was altered.": "head",
    "The key of a case does not open: it was changed.": "grant",
    "The key of a case stands in the place of another: it was moved.": "grant moved",
    "The key ring asks for a cost that no vault has: it was changed.": "cost",
    "The key ring is cut short.": "ring cut",
    "The key ring was changed.": "ring",
    "The key ring {path} is older than it was on this machine.": "head ring",
    "The key ring {path} is older than the vault.": "ring older",
    "The key ring {path} lacks keys at its end.": "ring keys",
    "The log was altered at its end, row {row}.": "log end",
    "The log was altered at row {row}: it does not follow the row before it.": "log {row}",
    "The log was altered before row {row}.": "signature",
    "Another copy of this vault was used on this machine: before row {row} of the log the two "
    "part. Go on with one of them; check --accept takes this one.": "head row",
    "The summary of case {code} is not as it was written.": "summary {code}",
    "The tombstone of case {code} was altered.": "tombstone {code}",
    "The tombstones of {path} are not those of its log.": "tombstones",
    "The vault does not open with what was given.": "slot",
    "This export expired on {day}.": "expired",
    "This export has a format that this Wayout does not know. Take a newer one.": "format",
    "This file does not hold a case that Wayout exported.": "export",
    "This is no export for you: it is damaged, or was sealed to another key.": "age",
    "This is not the key ring of a vault.": "ring",
    "{path} does not read as it was written ({fault}).": "page",
    "{path} has the format {found}; this Wayout knows {known}. Take a newer one.": "format",
    "{path} holds a document of no case.": "chunks",
    "{path} holds what no vault holds.": "strange",
    "{path} is no backup of a vault.": "backup",
    "{path} is no vault.": "store",
    "{path} is not encrypted. Wayout does not open it.": "store",
    "{path} is not the vault of this key ring.": "vault",
    "{path} is older than it was on this machine: {lost} rows of the log are missing. If you put "
    "an older copy there, say so: wayout vault check --accept.": "head ahead",
    "{path} lacks a part that every vault has.": "about",
    "{path}: {fault}.": "page",
}


SLOW = cache(hash_secret_raw)  # a vector that changes another part has the same passphrase


@pytest.mark.parametrize("vector", vectors(), ids=str)
def test_wayout_says_what_every_vector_says(
    vector: Vector, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It opens what opens, with what is in it, and tells why the rest does not."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setattr(passphrase, "hash_secret_raw", SLOW)
    if vector.fails is None:
        assert vector.as_told(answer(vector, tmp_path)) == vector.expected
        return
    with pytest.raises(tuple(KINDS)) as failed:
        answer(vector, tmp_path)
    at = _place(failed.value)
    if at == "page":  # SQLCipher does not always say which
        at = vector.at or ""
        assert at.startswith("page ")
    assert vector.is_so(KINDS[type(failed.value)], at)


def test_there_are_enough_vectors() -> None:
    """More than 200, at least half of which must fail; no two of the same name."""
    every = vectors()
    names = [vector.name for vector in every]
    assert len(set(names)) == len(names) > 200
    assert sum(vector.fails is not None for vector in every) * 2 >= len(every)


def _place(error: WayoutError) -> str:
    return PLACES[error.message].format(**error.values)
