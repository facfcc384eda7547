"""A vault to try things on: cheap to open, and its head kept out of the user's own folders."""

import sys
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from wayout.casebook.making import make_vault
from wayout.casebook.passphrase import Cost
from wayout.casebook.vault import Vault
from wayout.errors import Phrase
from wayout.text import translator

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


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Whatever the casebook says in a test is known to the catalogue, and every place is filled."""
    real, russian = Phrase.__init__, translator("ru")
    wrong: list[object] = []

    def init(self: Phrase, message: str, /, **values: object) -> None:
        real(self, message, **values)
        if "/wayout/casebook/" in sys._getframe(1).f_code.co_filename and not _is_good(self):
            wrong.append((message, values))

    def _is_good(phrase: Phrase) -> bool:
        places = {name for _, name, _, _ in Formatter().parse(phrase.message) if name}
        is_filled = places == set(phrase.values) and None not in phrase.values.values()
        has_words = any(text.strip(" :.") for text, *_ in Formatter().parse(phrase.message))
        return is_filled and not (has_words and russian(phrase.message) == phrase.message)

    monkeypatch.setattr(Phrase, "__init__", init)
    yield
    assert wrong == []
