"""The head is taken only from a member of the vault."""

import msgspec
import pytest
from msgspec.structs import replace

from wayout.casebook.cases.codes import beginning, code_of
from wayout.casebook.chain import head as heads
from wayout.casebook.vault import Vault
from wayout.errors import AlteredError, VaultError


def test_a_head_that_nobody_signed_is_refused(vault: Vault) -> None:
    """Another number, even one out of all bounds, another member, or no head at all."""
    place, head = heads.kept(vault.path, vault.id)[0]
    heads.check(head, place, vault.ring.body.members)
    for other in (
        replace(head, seq=-1), replace(head, seq=head.seq + 1), replace(head, member=b"x"),
    ):  # fmt: skip
        with pytest.raises(AlteredError):
            heads.check(other, place, vault.ring.body.members)
    for written in (b"{}", msgspec.json.encode(replace(head, vault=b"x"))):
        place.write_bytes(written)
        with pytest.raises(AlteredError):
            heads.kept(vault.path, vault.id)


def test_a_code_is_read_as_it_is_typed() -> None:
    """Letters that look alike are the same; what is no code is refused."""
    assert code_of(beginning("o1 il-0000")) == "0111-0000"
    with pytest.raises(VaultError):
        beginning("0111-000")
