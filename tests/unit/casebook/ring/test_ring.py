"""The ring opens for its members, and tells when it was changed."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from wayout.casebook import disk
from wayout.casebook.passphrase import Cost, key_of
from wayout.casebook.ring.body import Segments, write_body
from wayout.casebook.ring.grants import CaseKey, Grant, open_grant
from wayout.casebook.ring.members import Member, Secret
from wayout.casebook.ring.ring import Ring, Seat, free_slot
from wayout.casebook.ring.slots import Front
from wayout.casebook.sealing import Kind, Place, new_id, new_key
from wayout.casebook.vault import Vault, ring_path
from wayout.errors import AlteredError, LockedError, OutputError, VaultError

pytestmark = pytest.mark.usefixtures("said")


def _open(vault: Vault, passphrase: bytes) -> Ring:
    return Ring.open(ring_path(vault.path), lambda salt, cost: key_of(passphrase, salt, cost))


def _seat(vault: Vault, name: str, slot: int) -> Seat:
    secret = Secret.new()
    key = key_of(name.encode(), vault.ring.front.salt, vault.ring.front.cost)
    return Seat(secret.member(name, "member", slot, 1), secret, key)


def written_with(ring: Ring, members: list[Member]) -> bytes:
    """A ring as it lies on the disk, with other members in its body."""
    place = Place(Kind.RING, ring.front.vault, seq=ring.front.generation)
    front = bytes(ring.front)
    return front + write_body(ring.body.with_members(members), ring.key, front, place)


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


def test_a_ring_begins_with_nobody(vault: Vault, cheap: Cost) -> None:
    """Eight slots that nobody uses, keys of its own, nothing written; its first writing is 1."""
    path = vault.path.with_name("other.ring")
    ring, other = (Ring.make(path, vault.id, cheap) for _ in range(2))
    assert (ring.front.vault, ring.front.generation, ring.front.cost) == (vault.id, 0, cheap)
    assert (len(ring.front.slots), len(ring.front.salt)) == (8, 16)
    body = ring.body
    assert (body.epoch, body.members, body.deleted, body.coming) == (0, [], [], None)
    assert ring.segments == Segments((), 0, 0)
    drawn = [body.database, body.audit, ring.key, ring.front.salt, ring.secret.seed]
    drawn += [other.body.database, other.body.audit, other.key, other.front.salt, other.secret.seed]
    assert len(set(drawn)) == 10
    assert body.archives != other.body.archives
    assert not path.exists()
    assert vault.ring.front.generation == 1


def test_one_that_is_written_anew_has_another_key(vault: Vault, passphrase: bytes) -> None:
    """The next generation, the same salt and secrets; slots of nobody are drawn again."""
    ring = vault.ring
    before, key = ring.front, ring.key
    ring.rewrite(ring.body, ())
    after = ring.front
    assert (after.generation, after.salt, after.cost) == (
        before.generation + 1, before.salt, before.cost,
    )  # fmt: skip
    assert ring.key != key
    assert after.slots[0].secret == before.slots[0].secret
    assert not {slot.ring_key for slot in after.slots} & {slot.ring_key for slot in before.slots}
    assert not {s.secret for s in after.slots[1:]} & {s.secret for s in before.slots[1:]}
    again = _open(vault, passphrase)
    assert (again.front, again.body, again.key, again.segments, again.number) == (
        ring.front, ring.body, ring.key, ring.segments, 0,
    )  # fmt: skip
    assert ring.path.read_bytes() == ring.copy.read_bytes() == ring.written()


def test_grants_are_added_at_its_end(vault: Vault, passphrase: bytes) -> None:
    """To both copies, the second first; what a killed writer left behind it is cut off."""
    ring = vault.ring
    grants = [CaseKey(vault.id, new_id(), 0, new_key()).for_me(ring.me, ring.secret)
              for _ in range(3)]  # fmt: skip
    ring.add(grants[:2])
    with ring.path.open("ab") as file:
        file.write(b"half a segment")
    assert ring.written() == ring.copy.read_bytes()
    ring.add(grants[2:])
    assert ring.segments.grants == tuple(grants)
    assert ring.segments.number == 3  # the first, of the writing, is empty
    assert ring.path.read_bytes() == ring.copy.read_bytes() == ring.written()
    assert _open(vault, passphrase).segments == ring.segments
    before = ring.segments, ring.path.read_bytes()
    ring.add([])
    assert (ring.segments, ring.path.read_bytes()) == before


def test_what_cannot_be_added_leaves_it_as_it_was(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In memory, and in the copy that counts."""
    ring, written = vault.ring, vault.ring.path.read_bytes()
    before, real = ring.segments, disk.append

    def fails(path: Path, data: bytes, at: int) -> None:
        if path == ring.path:
            raise OutputError("full")
        real(path, data, at)

    grant = CaseKey(vault.id, new_id(), 0, new_key()).for_me(ring.me, ring.secret)
    monkeypatch.setattr(disk, "append", fails)
    with pytest.raises(OutputError):
        ring.add([grant])
    assert (ring.segments, ring.path.read_bytes()) == (before, written)
    assert len(ring.copy.read_bytes()) > len(written)


def test_a_member_who_has_left_does_not_open_it(vault: Vault, passphrase: bytes) -> None:
    """Although his slot is there: the ring says that it was changed."""
    ring = vault.ring
    ring.path.write_bytes(written_with(ring, [replace(ring.me, left=1)]))
    with pytest.raises(AlteredError, match="The key ring was changed"):
        _open(vault, passphrase)


def test_whom_the_ring_does_not_know_it_does_not_open_for(vault: Vault, passphrase: bytes) -> None:
    """His slot is there, and nobody in it is he."""
    strange = Secret.new().member("owner", "member", 0, 1)
    vault.ring.path.write_bytes(written_with(vault.ring, [strange]))
    with pytest.raises(AlteredError, match="The key ring was changed"):
        _open(vault, passphrase)


def test_a_member_is_found_by_name_while_he_is_here(vault: Vault) -> None:
    """A name that nobody has is told."""
    assert vault.ring.member("owner") == vault.ring.me
    with pytest.raises(VaultError, match="has no member Макетова"):
        vault.ring.member("Макетова")


def test_the_first_free_slot_is_given(vault: Vault) -> None:
    """Those who left leave theirs."""
    me = vault.ring.me
    seats = {number: replace(me, slot=number) for number in range(4)}
    assert free_slot([]) == 0
    assert free_slot([seats[0], seats[1]]) == 2
    assert free_slot([seats[0], seats[2], seats[3]]) == 1
    assert free_slot([seats[1]]) == 0
    assert free_slot([seats[0], replace(seats[1], left=5), seats[2]]) == 1


def test_slots_are_given_back(vault: Vault) -> None:
    """When the ninth member has left, eight are enough again."""
    ring = vault.ring
    seats = [_seat(vault, f"m{number}", number) for number in range(1, 9)]
    members = [ring.me, *(seat.member for seat in seats)]
    ring.rewrite(ring.body.with_members(members[:8]), (), seats[:7])
    assert len(ring.front.slots) == 8
    ring.rewrite(ring.body.with_members(members), (), seats[7:])
    assert len(ring.front.slots) == 16
    ring.rewrite(ring.body.with_members(members[:8]), ())
    assert len(ring.front.slots) == 8
    assert _open(vault, b"m7").me.name == "m7"


@pytest.mark.parametrize("lies", [True, False])
def test_after_a_writing_that_failed_it_is_the_one_on_the_disk(
    vault: Vault, passphrase: bytes, monkeypatch: pytest.MonkeyPatch, *, lies: bool
) -> None:
    """The new one if it came into its place, else the one before; grants are added to it."""
    ring, real = vault.ring, disk.write_whole
    before = ring.front, ring.body, ring.key, ring.segments

    def half(path: Path, data: bytes) -> None:
        if path != ring.path:
            real(path, data)
            return
        if lies:
            real(path, data)
        raise OutputError("full")

    with monkeypatch.context() as patch:
        patch.setattr(disk, "write_whole", half)
        with pytest.raises(OutputError, match="full"):
            ring.rewrite(replace(ring.body, epoch=1), ())
    assert (before == (ring.front, ring.body, ring.key, ring.segments)) != lies
    ring.mend_copy()
    grant = CaseKey(vault.id, new_id(), ring.body.epoch, new_key()).for_me(ring.me, ring.secret)
    ring.add([grant])
    again = _open(vault, passphrase)
    assert (again.front, again.body, again.key) == (ring.front, ring.body, ring.key)
    assert again.segments == ring.segments
    assert again.segments.grants == (grant,)


def test_a_ring_that_does_not_know_who_opens_it_is_refused(vault: Vault) -> None:
    """A slot without its member: somebody who holds the key made it."""
    ring = vault.ring
    ring.body = ring.body.with_members([])
    with pytest.raises(AlteredError, match="was changed"):
        _ = ring.me
