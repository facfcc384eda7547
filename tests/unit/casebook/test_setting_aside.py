"""Altered cases are set aside; whatever else is altered ends it."""

import pytest

from wayout.casebook.cases.finding import find_cases
from wayout.casebook.cases.lines import read_lines
from wayout.casebook.cases.work import add_cases, find_code, list_cases
from wayout.casebook.deletion import delete_case
from wayout.casebook.setting_aside import reopen, set_aside, told
from wayout.casebook.vault import Vault
from wayout.errors import AlteredError

pytestmark = pytest.mark.usefixtures("said")

SPOIL = "UPDATE entries SET sealed = ? WHERE case_id = ?"


@pytest.fixture
def codes(vault: Vault, lines: list[bytes]) -> list[str]:
    """Three cases, the second altered."""
    made = add_cases(vault, read_lines(lines))
    with vault.store.transaction():
        vault.store.write(SPOIL, (b"x" * 300, find_code(vault, made[1])))
    return made


def test_an_altered_case_is_left_out_and_told(vault: Vault, codes: list[str]) -> None:
    """Of a search and of a list, until it is deleted; a second look finds no more."""
    with pytest.raises(AlteredError):
        find_cases(vault, ["second"])
    for _ in range(2):
        set_aside(vault)
        assert [one.values["code"] for one in told(vault)] == [codes[1]]
    assert list(find_cases(vault, ["third"])) == [codes[2]]
    assert list(find_cases(vault, ["second"])) == []
    assert {code for code, _ in list_cases(vault)} == {codes[0], codes[2]}
    delete_case(vault, codes[1])
    assert told(vault) == []


def test_what_was_read_before_it_was_altered_is_not_found(vault: Vault, codes: list[str]) -> None:
    """The text of a case that is set aside is forgotten."""
    vault.texts[find_code(vault, codes[1])] = ("second", frozenset())
    set_aside(vault)
    assert list(find_cases(vault, ["second"])) == []


@pytest.mark.usefixtures("codes")
def test_nothing_goes_on_where_the_log_is_another(vault: Vault) -> None:
    """A row that is missing at its end, or that came while we looked away."""
    vault.store.write("DELETE FROM audit WHERE seq = ?", (vault.tip.seq,))
    with pytest.raises(AlteredError):
        reopen(vault)


@pytest.mark.usefixtures("codes")
def test_a_vault_that_is_sound_but_not_the_one_that_was_open_is_refused(vault: Vault) -> None:
    """It ends elsewhere than what we saw."""
    before = vault.tip
    list_cases(vault)
    vault.tip = before
    with pytest.raises(AlteredError, match="that was open"):
        set_aside(vault)
