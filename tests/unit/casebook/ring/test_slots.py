"""The open part of a ring is read only as one of ours; a slot opens for its key alone."""

from dataclasses import replace

import pytest
from nacl.public import SealedBox

from wayout.casebook.passphrase import Cost
from wayout.casebook.ring.members import Secret
from wayout.casebook.ring.slots import Front, Slot
from wayout.casebook.sealing import new_id, new_key
from wayout.errors import AlteredError, LockedError, VaultError

pytestmark = pytest.mark.usefixtures("said")

HEAD = 8 + 16 + 4 + 6 + 16 + 2


def front(number: int) -> Front:
    """An open part with so many slots that nobody uses."""
    slots = tuple(Slot.unused() for _ in range(number))
    return Front(new_id(), 7, Cost(64, 1, 1), bytes(range(16)), slots)


@pytest.mark.parametrize("number", [1, 8, 1024])
def test_it_is_read_as_it_was_written(number: int) -> None:
    """Whatever follows it, and if nothing does."""
    made = front(number)
    assert Front.read(bytes(made)) == made
    assert Front.read(bytes(made) + b"the body") == made


@pytest.mark.parametrize("number", [0, 1025])
def test_a_number_of_slots_that_no_ring_has_is_refused(number: int) -> None:
    """None, and more than there can be."""
    with pytest.raises(AlteredError, match="cut short"):
        Front.read(bytes(front(number)))


@pytest.mark.parametrize("generation", [1 << 31, (1 << 32) - 1])
def test_a_generation_that_has_no_next_one_is_refused(generation: int) -> None:
    """The last that there can be is read."""
    last = replace(front(1), generation=(1 << 31) - 1)
    assert Front.read(bytes(last)) == last
    with pytest.raises(AlteredError, match="was changed"):
        Front.read(bytes(replace(last, generation=generation)))


@pytest.mark.parametrize("end", [8, HEAD - 1, HEAD, HEAD + 1, -1])
def test_one_that_is_cut_short_is_refused(end: int) -> None:
    """Within its head and within its slots."""
    with pytest.raises(AlteredError, match="cut short"):
        Front.read(bytes(front(2))[:end])


def test_another_file_is_no_ring() -> None:
    """It says so, whatever its length."""
    for written in (b"", b"WAYRING", b"x" * 4096):
        with pytest.raises(VaultError, match="not the key ring"):
            Front.read(written)


def test_a_cost_that_no_ring_has_is_refused() -> None:
    """Before anything is derived."""
    with pytest.raises(AlteredError, match="asks for a cost"):
        Front.read(bytes(replace(front(1), cost=Cost(0, 1, 1))))


def test_a_slot_opens_for_its_key_alone() -> None:
    """Of several, the one that is his; nobody's key opens none, in the constant line."""
    made, ring_key = front(3), new_key()
    keys, secrets = [new_key() for _ in range(2)], [Secret.new() for _ in range(2)]
    slots = list(made.slots)
    for number, (key, secret) in enumerate(zip(keys, secrets, strict=True)):
        to_him = SealedBox(secret.box.public_key).encrypt(ring_key)
        slots[number + 1] = Slot(made.seal_secret(number + 1, key, secret), to_him)
    made = replace(made, slots=tuple(slots))
    for number, (key, secret) in enumerate(zip(keys, secrets, strict=True)):
        assert made.open(key) == (number + 1, secret, ring_key)
    with pytest.raises(LockedError, match="does not open with what was given"):
        made.open(new_key())
    swapped = replace(made, slots=(made.slots[0], made.slots[2], made.slots[1]))
    for other in (swapped, replace(made, vault=new_id())):
        with pytest.raises(LockedError):
            other.open(keys[0])


def test_a_slot_whose_ring_key_was_changed_is_told() -> None:
    """It is not said that the passphrase was wrong."""
    made, key, secret = front(1), new_key(), Secret.new()
    slot = Slot(made.seal_secret(0, key, secret), made.slots[0].ring_key)
    with pytest.raises(AlteredError, match="A slot of the key ring was changed"):
        replace(made, slots=(slot,)).open(key)


def test_unused_slots_are_like_used_ones() -> None:
    """As long, and no two the same: members cannot be counted."""
    secret = Secret.new()
    used = Slot(
        front(1).seal_secret(0, new_key(), secret),
        SealedBox(secret.box.public_key).encrypt(new_key()),
    )
    unused = [Slot.unused() for _ in range(8)]
    for slot in unused:
        assert (len(slot.secret), len(slot.ring_key)) == (len(used.secret), len(used.ring_key))
    assert len({slot.secret for slot in unused}) == len({slot.ring_key for slot in unused}) == 8
