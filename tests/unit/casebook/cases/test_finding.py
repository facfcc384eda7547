"""Searching: what was read once stays read, what came or went since is minded."""

from unittest.mock import patch

import pytest

from wayout.casebook.cases.finding import find_cases
from wayout.casebook.cases.lines import read_lines
from wayout.casebook.cases.records import CaseLine, EventLine, EventSet, HistoryLine, Noted
from wayout.casebook.cases.sweep import sweep_open
from wayout.casebook.cases.work import add_cases, write_case
from wayout.casebook.deletion import delete_case
from wayout.casebook.vault import Vault
from wayout.errors import AlteredError

_LINES = ['{"title": "Отпуск", "notes": ["Ёлка"]}'.encode(), '{"title": "отпуска нет"}'.encode()]


@pytest.fixture
def codes(vault: Vault) -> list[str]:
    """Two cases."""
    return add_cases(vault, read_lines(_LINES))


def test_every_word_must_be_there(vault: Vault, codes: list[str]) -> None:
    """As parts of words, in any case of letters, ё as е; in the order of codes."""
    assert list(find_cases(vault, ["ОТПУСК"])) == sorted(codes)
    assert list(find_cases(vault, ["отпуск", "елка"])) == codes[:1]
    assert list(find_cases(vault, ["отпуск", " ", "нет"])) == codes[1:]
    assert list(find_cases(vault, ["нет", "ёлка"])) == []


def test_the_beginning_of_a_code_finds_its_case(vault: Vault, codes: list[str]) -> None:
    """From three letters on, as it is typed; with words, both must be true."""
    code = codes[0]
    for typed in (code, code[:4].lower(), code[:6], code.replace("-", "")[:3]):
        assert code in find_cases(vault, [typed])
        assert all(one.startswith(typed.upper()[:3]) for one in find_cases(vault, [typed]))
    assert list(find_cases(vault, [code[:7], "елка"])) == [code]
    assert find_cases(vault, [code[:7], "нет"]) == {}
    assert find_cases(vault, [code[:2]]) == {}


def test_what_a_word_means_is_found_by_its_mark(vault: Vault) -> None:
    """Kinds of event that stand, outcomes, grounds, where he is; each case tells which it has."""
    verdict = EventLine(kind="verdict", day="2025-01-20", detail="prison")
    suspended = EventLine(kind="suspended", day="2025", ground="war")
    prison, war = add_cases(vault, [
        CaseLine(title=title, history=HistoryLine(events=[event]))
        for title, event in (("a", verdict), ("b приговор", suspended))
    ])  # fmt: skip
    called = {
        "приговор": ["event:verdict", "state:sentenced"],
        "колония": ["outcome:prison", "state:imprisoned"],
        "война": ["ground:war", "event:x"],
    }
    assert find_cases(vault, ["приговор"], called) == dict(
        sorted({prison: ["event:verdict"], war: []}.items())
    )
    assert find_cases(vault, ["приговор", "колония"], called) == {
        prison: ["event:verdict", "outcome:prison", "state:imprisoned"]
    }
    assert find_cases(vault, ["война"], called) == {war: ["ground:war"]}
    write_case(vault, prison, [EventSet(event=None, replaces="0.0.0")], "write")
    assert prison not in find_cases(vault, ["колония"], called)


def test_a_case_is_read_once(vault: Vault, codes: list[str]) -> None:
    """And again when something came to it; one that was deleted is found no more."""
    find_cases(vault, ["отпуск"])
    with patch("wayout.casebook.cases.finding.sweep_open", wraps=sweep_open) as swept:
        find_cases(vault, ["отпуск"])
        assert not swept.called
        write_case(vault, codes[0], [Noted(text="Повестка")], "note")
        assert list(find_cases(vault, ["повестка"])) == codes[:1]
        assert swept.call_count == 1
        delete_case(vault, codes[0])
        assert list(find_cases(vault, ["отпуск"])) == codes[1:]
        assert swept.call_count == 1


def test_a_key_without_a_case_is_no_fault(vault: Vault, codes: list[str]) -> None:
    """A process that was killed had written the key and not the case."""
    _, grants = vault.keys.to_write(bytes(16), ())
    vault.keys.take(grants)
    with patch("wayout.casebook.cases.finding.sweep_open", wraps=sweep_open) as swept:
        assert list(find_cases(vault, ["отпуск"])) == sorted(codes)
        assert list(find_cases(vault, ["отпуск"])) == sorted(codes)
        assert swept.call_count == 1


def test_a_day_that_was_altered_is_told(vault: Vault, codes: list[str]) -> None:
    """The code is said."""
    vault.store.write("UPDATE cases SET opened = 'once'")
    with pytest.raises(AlteredError, match="it was altered") as caught:
        find_cases(vault, ["отпуск"])
    assert caught.value.values["code"] in codes
