"""A vault to try things on: cheap to open, and its head kept out of the user's own folders."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from wayout.casebook.making import make_vault
from wayout.casebook.passphrase import Cost
from wayout.casebook.vault import Vault

PASSPHRASE = b"seven words that only we know here"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for a vault; heads are kept beside it."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return tmp_path


@pytest.fixture
def cheap() -> Cost:
    """A cost that no vault of a user has, so that tests are quick."""
    return Cost(64, 1, 1)


@pytest.fixture
def passphrase() -> bytes:
    """The passphrase of the vault."""
    return PASSPHRASE


@pytest.fixture
def vault(folder: Path, cheap: Cost) -> Iterator[Vault]:
    """A fresh vault, open, without a recovery key."""
    with make_vault(folder / "team.wayout", PASSPHRASE, cost=cheap) as made:
        yield made


@pytest.fixture
def lines() -> list[bytes]:
    """Three cases as they are added: full, with what may be null, and the least there can be."""
    return [
        '{"title": "Отпуск", "people": [{"role": "client", "name": "Примеров Иван", '
        '"contact": null}], "history": {"events": [{"kind": "left_unit", "day": "2025-01-20", '
        '"source": "client", "ground": null}], "until": "2025-06-01"}, "notes": ["Ждёт звонка"]}'
        "".encode(),
        b'{"title": "second", "people": [], "notes": []}',
        b'{"title": "third"}',
    ]
