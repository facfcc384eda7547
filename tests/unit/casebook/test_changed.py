"""Which cases others changed since I was here before."""

from collections.abc import Iterator

import pytest
from tests.unit.casebook.colleague import NOW, his, shared

from wayout.casebook.cases.records import Noted
from wayout.casebook.cases.work import list_cases, show_case, write_case
from wayout.casebook.changed import Changed
from wayout.casebook.opening import open_vault
from wayout.casebook.sharing import share_case
from wayout.casebook.since import AWAY
from wayout.casebook.vault import Vault


@pytest.fixture
def codes(vault: Vault) -> list[str]:
    """Three cases, of which Obraztsov may open two; I was here long ago."""
    return shared(vault)


@pytest.fixture
def mine(vault: Vault, codes: list[str], passphrase: bytes) -> Iterator[Vault]:
    """The vault as I open it now, after he worked in it."""
    with his(vault.path, NOW - AWAY // 2) as other:
        list_cases(other)
        show_case(other, codes[0])
        write_case(other, codes[1], [Noted(text="x")], "note")
    with open_vault(vault.path, passphrase, clock=lambda: NOW, patience=0) as made:
        yield made


def test_what_others_wrote_is_changed(mine: Vault, codes: list[str]) -> None:
    """What they only read is not; what I do meanwhile makes no difference."""
    changed = Changed()
    assert changed.codes(mine) == {codes[1]}
    write_case(mine, codes[0], [Noted(text="y")], "note")
    assert changed.codes(mine) == {codes[1]}
    assert Changed().codes(mine) == {codes[1]}


def test_it_is_so_until_i_come_another_day(mine: Vault, codes: list[str]) -> None:
    """The log is looked at no more before; then what I did today is the last time before."""
    changed = Changed()
    changed.codes(mine)
    list_cases(mine)
    mine.clock = lambda: NOW + AWAY - 1
    with mine.store.transaction():
        mine.store.write("DELETE FROM audit WHERE member <> ?", (mine.ring.me.id,))
    assert changed.codes(mine) == {codes[1]}
    mine.clock = lambda: NOW + AWAY
    assert changed.codes(mine) == set()


def test_what_was_given_is_news_and_who_was_never_here_has_none(
    vault: Vault, codes: list[str], passphrase: bytes
) -> None:
    """Another vault is looked at anew."""
    changed = Changed()
    with his(vault.path, NOW - 2 * AWAY) as first:
        assert changed.codes(first) == set()
        list_cases(first)
    with open_vault(vault.path, passphrase, clock=lambda: NOW, patience=0) as mine:
        share_case(mine, codes[2], "Obraztsov")
    with his(vault.path, NOW) as later:
        assert changed.codes(later) == {codes[2]}
