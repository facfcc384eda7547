"""What would be due if a verdict that a card tells was added: counted, and nothing written."""

import json
from datetime import date

import pytest

from wayout.casebook.cases.lines import read_lines
from wayout.casebook.cases.records import Noted
from wayout.casebook.cases.summary import Due
from wayout.casebook.cases.work import add_cases, show_case, write_case
from wayout.casebook.vault import Vault
from wayout.casebook.would_be_due import WouldBeDue
from wayout.pathway import History

VERDICT = b'{"record": "event", "event": {"kind": "verdict", "day": "2025-05-01"}}'
BEFORE = Due(name="custody", article="a", due=date(2025, 4, 1), own=True)
APPEAL = Due(name="appeal", article="a", due=date(2025, 5, 16), own=True)
COPY = Due(name="sentence_copy", article="a", due=date(2025, 5, 6))


@pytest.fixture
def counted(vault: Vault) -> list[int]:
    """How many events there were each time that the law was asked."""
    told: list[int] = []

    def deadlines(history: History) -> list[Due]:
        told.append(len(history.events))
        return [BEFORE, APPEAL, COPY] if history.events else [BEFORE]

    vault.deadlines = deadlines
    return told


def test_it_is_what_the_defence_would_have_to_keep_and_has_not_now(
    vault: Vault, counted: list[int]
) -> None:
    """Asked of the law once, until something is written; the case stays as it is."""
    (code,) = add_cases(vault, read_lines([json.dumps({"title": "a"}).encode()]))
    asking = WouldBeDue()
    counted.clear()
    for _again in range(2):
        assert asking.tell(vault, [(code, VERDICT)]) == [[APPEAL]]
        assert counted == [0, 1]
    assert show_case(vault, code).live() == []
    write_case(vault, code, [Noted(text="x")], "note")
    counted.clear()
    assert asking.tell(vault, [(code, VERDICT)]) == [[APPEAL]]
    assert counted == [0, 1]
