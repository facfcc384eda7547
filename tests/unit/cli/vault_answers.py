"""A keeper with ready answers, for tests of what commands ask and print; no vault is there."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from wayout.cli import vault_open


class Answers:
    """What was asked, and what is answered: a value or an error."""

    def __init__(self, **answers: Any) -> None:  # noqa: ANN401  any answer
        self.asked: list[tuple[str, dict[str, object]]] = []
        self.remarks: list[object] = []
        self.answers: dict[str, Any] = answers

    def ask(self, what: str, **values: object) -> object:
        """Answer; opening is not written down."""
        if what != "open":
            self.asked.append((what, values))
        answer = self.answers.get(what)
        if isinstance(answer, Exception):
            raise answer
        return answer


def answering(monkeypatch: pytest.MonkeyPatch) -> Answers:
    """Let every command of this test have such a keeper."""
    made = Answers()

    @contextmanager
    def kept() -> Iterator[Answers]:
        yield made

    monkeypatch.setattr(vault_open, "kept", kept)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("WAYOUT_LANG", "en")
    return made
