"""The ring opens for its members, and tells when it was changed."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from wayout.casebook.passphrase import key_of
from wayout.casebook.ring.grants import CaseKey, Grant, open_grant
from wayout.casebook.ring.members import Secret
from wayout.casebook.ring.ring import Ring, Seat, free_slot
from wayout.casebook.ring.slots import Front
from wayout.casebook.sealing import new_id, new_key
from wayout.casebook.vault import Vault, ring_path
from wayout.errors import AlteredError, LockedError, VaultError


def _open(vault: Vault, passphrase: bytes) -> Ring:
    return Ring.open(ring_path(vault.path), lambda salt, cost: key_of(passphrase, salt, cost))


def _seat(vault: Vault, name: str, slot: int) -> Seat:
    secret = Secret.new()
    key = key_of(name.encode(), vault.ring.front.salt, vault.ring.front.cost)
    return Seat(secret.member(name, "member", slot, 1), secret, key)


def test_members_come_and_go(vault: Vault, passphrase: bytes) -> None:
    """A second member opens the ring by his passphrase until he has left."""
    ring = vault.ring
    seat = _seat(vault, "second", free_slot(ring.body.members))
    ring.rewrite(ring.body.with_members([*ring.body.members, seat.member]), (), [seat])
    assert _open(vault, b"second").me == ring.member("second")
    assert _open(vault, passphrase).me.name == "owner"
    left = replace(seat.member, left=2)
    ring.rewrite(ring.body.with_members([ring.me, left]), ())
    with pytest.raises(LockedError):
        _open(vault, b"second")
    with pytest.raises(VaultError):
        ring.member("second")
    assert free_slot([ring.me, left]) == 1


def test_nine_members_need_more_slots(vault: Vault) -> None:
    """Slots come in eights."""
    ring = vault.ring
    seats = [_seat(vault, f"m{number}", number) for number in range(1, 9)]
    ring.rewrite(ring.body.with_members([ring.me, *(s.member for s in seats)]), (), seats)
    assert len(ring.front.slots) == 16
    assert _open(vault, b"m8").me.name == "m8"


def test_who_left_is_refused_even_with_a_slot(vault: Vault, passphrase: bytes) -> None:
    """A ring whose body says that he left was changed."""
    ring, opened = vault.ring, _open(vault, passphrase)
    gone = replace(ring.me, left=1)
    other = replace(gone, left=None, id=new_id(), box=bytes(Secret.new().box.public_key))
    ring.rewrite(ring.body.with_members([gone, other]), (), [])
    slot = opened.front.slots[0].secret
    assert ring.front.slots[0].secret == slot
    with pytest.raises((AlteredError, LockedError)):
        _open(vault, passphrase)


def test_what_is_no_ring_is_refused(vault: Vault, passphrase: bytes) -> None:
    """Another file, or a part of one, is told from a ring."""
    whole = ring_path(vault.path).read_bytes()
    body = len(bytes(vault.ring.front))
    with pytest.raises(VaultError):
        Front.read(b"something else")
    for end in (20, 100, body, body + 2, body + 40):
        ring_path(vault.path).write_bytes(whole[:end])
        with pytest.raises(AlteredError):
            _open(vault, passphrase)
    for at in (body - 5, body + 40, len(bytes(vault.ring.front)) - 1):
        ring_path(vault.path).write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        with pytest.raises(AlteredError):
            _open(vault, passphrase)
    ring_path(vault.path).unlink()
    with pytest.raises(VaultError):
        _open(vault, passphrase)


def test_a_spoiled_key_in_a_slot_is_found(vault: Vault, passphrase: bytes) -> None:
    """The slot opens, the key of the ring in it does not."""
    whole = bytearray(ring_path(vault.path).read_bytes())
    at = whole.index(vault.ring.front.slots[0].ring_key)
    whole[at] ^= 1
    ring_path(vault.path).write_bytes(whole)
    with pytest.raises(AlteredError):
        _open(vault, passphrase)


def test_the_copy_is_mended(vault: Vault) -> None:
    """The second copy becomes the same as the first."""
    ring = vault.ring
    for spoil in (lambda: ring.copy.write_bytes(b"x"), ring.copy.unlink, lambda: None):
        spoil()
        ring.mend_copy()
        assert ring.copy.read_bytes() == ring.path.read_bytes()
    ring.path.unlink()
    assert not ring._lies(b"")
    assert isinstance(ring.copy, Path)


def test_a_grant_opens_for_whom_it_is(vault: Vault) -> None:
    """Own or sealed, a grant opens for its member and not when it was moved or changed."""
    ring = vault.ring
    key = CaseKey(vault.id, new_id(), 0, new_key())
    own, sealed = key.for_me(ring.me, ring.secret), key.for_other(ring.me)
    for grant in (own, sealed):
        assert open_grant(Grant.read(bytes(grant)), vault.id, ring.secret) == key
        moved = Grant(new_id(), grant.to, grant.epoch, grant.own, grant.body)
        spoiled = Grant(grant.case, grant.to, grant.epoch, grant.own, bytes(len(grant.body)))
        for other in (moved, spoiled):
            with pytest.raises(AlteredError):
                open_grant(other, vault.id, ring.secret)


def test_keys_know_who_holds_them(vault: Vault) -> None:
    """Whose case it is, is known; a key that is not there is refused."""
    case = new_id()
    assert vault.keys.holders(case) == []
    key, grants = vault.keys.to_write(case, [vault.ring.me])
    vault.keys.take(grants)
    assert vault.keys.holders(case) == [vault.ring.me]
    assert vault.keys.all_for(case, vault.ring.me)[0].case == case
    assert vault.keys.to_write(case, []) == (key, [])
    with pytest.raises(LockedError):
        vault.keys.key(case, 5)
    other = key.for_other(_seat(vault, "x", 1).member)
    vault.keys.take([other])
    vault.ring.add([])
