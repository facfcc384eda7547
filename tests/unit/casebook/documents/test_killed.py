"""Whoever is killed while a document comes or goes leaves it there whole, or not at all."""

import io
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from tests.unit.casebook.interrupted import copied, killed_at, team

from wayout.casebook.cases.work import show_case
from wayout.casebook.checking import every_fault
from wayout.casebook.documents.keeping import attach_document, take_back
from wayout.casebook.documents.reading import read_document
from wayout.casebook.opening import open_vault
from wayout.casebook.passphrase import Cost
from wayout.casebook.vault import Vault

HELD = bytes(range(256)) * 400  # two chunks

Work = Callable[[Vault, str], object]


def come(vault: Vault, code: str) -> None:
    """A document comes."""
    attach_document(vault, code, io.BytesIO(HELD), "b")


def go(vault: Vault, code: str) -> None:
    """The first document goes."""
    take_back(vault, code, 1)


@pytest.mark.parametrize(
    ("work", "before", "after"), [(come, [1], [1, 2]), (go, [1], [])], ids=["comes", "goes"]
)
def test_at_every_step_of_the_way(  # noqa: PLR0913, PLR0917  a vault, what is done, what is left
    work: Work,
    before: Sequence[int],
    after: Sequence[int],
    folder: Path,
    passphrase: bytes,
    cheap: Cost,
    lines: list[bytes],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The vault opens without a fault, and the next document is kept."""
    first = folder / "first" / "team.wayout"
    first.parent.mkdir()
    code, _ = team(first, passphrase, cheap, lines)
    with open_vault(first, passphrase) as vault:
        attach_document(vault, code, io.BytesIO(HELD), "a")
    number, went_on, seen = 0, True, list[list[int]]()
    while went_on:
        path = copied(folder, number)

        def act(path: Path = path) -> None:
            with open_vault(path, passphrase) as vault:
                work(vault, code)

        went_on = killed_at(number, act, monkeypatch)
        with open_vault(path, passphrase) as vault:
            assert list(every_fault(vault)) == []
            seen.append(list(show_case(vault, code).filed()))
            assert all(read_document(vault, code, one) == HELD for one in seen[-1])
            came = attach_document(vault, code, io.BytesIO(b"later"), "c")
            assert read_document(vault, code, came) == b"later"
        shutil.rmtree(path.parent)
        number += 1
    assert seen[0] == list(before)
    assert seen[-1] == list(after)
    assert all(one in {tuple(before), tuple(after)} for one in map(tuple, seen))
    assert number > 10
