"""What a session is given and asked in these tests, without a process around it."""

import os
from typing import Any

import pytest

from wayout.casebook.keeper.requests.every import every_request
from wayout.casebook.keeper.session import Session

MINE = b"seven words that only we know here\n"
HIS = b"other words that Obraztsov alone has now\n"
NAME = "Образцов"


def give(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    """Put passphrases on a descriptor, a line each."""
    reading, writing = os.pipe()
    os.write(writing, data)
    os.close(writing)
    monkeypatch.setenv("WAYOUT_PASSPHRASE_FD", str(reading))


def ask(session: Session, request: str, **values: object) -> Any:  # noqa: ANN401  any answer
    """Ask a session for something by its name."""
    return every_request(session)[request](**values)
