"""A key that cannot be brought in is a remark, unless the store cannot even be opened again."""

import pytest

from wayout.casebook import rekeying
from wayout.casebook.cases.lines import read_lines
from wayout.casebook.cases.work import add_cases, list_cases
from wayout.casebook.opening import open_vault
from wayout.casebook.rekeying import rekey
from wayout.casebook.vault import Vault
from wayout.errors import OutputError

pytestmark = pytest.mark.usefixtures("said")


def full(vault: Vault, coming: bytes) -> None:
    """Close the store, as a swap does first, and find no room."""
    del coming
    vault.store.close()
    raise OutputError(
        "{path} cannot be written: {reason}. Nothing was lost; make room and try again.",
        path=vault.path,
        reason="full",
    )


def test_a_store_that_opens_again_goes_on(
    vault: Vault, lines: list[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Under the key that it has."""
    add_cases(vault, read_lines(lines))
    monkeypatch.setattr(rekeying, "_under", full)
    rekey(vault)
    (remark,) = vault.remarks
    assert isinstance(remark, OutputError)
    assert vault.store.is_open
    assert len(list_cases(vault)) == 3


def test_one_that_does_not_is_told_at_once(
    vault: Vault, lines: list[bytes], passphrase: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not by the next question, as if the vault had been altered; the next opening goes on."""
    add_cases(vault, read_lines(lines))
    with monkeypatch.context() as patched:
        patched.setattr(rekeying, "_under", full)
        patched.setattr(rekeying, "open_swapped", lambda *_: full(vault, b""))
        with pytest.raises(OutputError, match="full"):
            rekey(vault)
    assert not vault.store.is_open
    vault.close()
    with open_vault(vault.path, passphrase) as again:
        assert len(list_cases(again)) == 3
        assert again.ring.body.coming is None
