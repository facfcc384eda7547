"""Every key and digest is made as docs/vault-format.md says: written down here a second time."""

from hashlib import blake2b

import pytest
from msgspec.structs import asdict
from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_decrypt
from nacl.public import PrivateKey, SealedBox
from nacl.signing import SigningKey

from wayout.casebook import sealing
from wayout.casebook.chain import head as heads
from wayout.casebook.chain.log import Act, Entry, Tip
from wayout.casebook.passphrase import key_of_recovery, write_recovery
from wayout.casebook.ring.grants import CaseKey
from wayout.casebook.ring.slots import Front, Slot, slot_key
from wayout.casebook.sealing import Kind, Place
from wayout.casebook.vault import Vault, signed_words

KEY, VAULT, CASE = bytes(range(32)), bytes(range(100, 116)), bytes(range(200, 216))


def keyed(key: bytes, purpose: bytes, words: bytes) -> bytes:
    """BLAKE2b-256, keyed and personalised."""
    return blake2b(words, key=key, person=purpose, digest_size=32).digest()


def plain(purpose: bytes, words: bytes) -> bytes:
    """BLAKE2b-256, personalised."""
    return blake2b(words, person=purpose, digest_size=32).digest()


def number(value: int, size: int) -> bytes:
    """A number, the large end first."""
    return value.to_bytes(size, "big")


def unsealed(key: bytes, place: bytes, sealed: bytes) -> bytes:
    """What was sealed, opened without our own functions."""
    return crypto_aead_xchacha20poly1305_ietf_decrypt(sealed[24:], place, sealed[:24], key)


def place(kind: int, case: bytes = bytes(16), seq: int = 0, epoch: int = 0) -> bytes:
    """The associated data of a place in a vault."""
    return b"wayout/1" + number(kind, 1) + VAULT + case + number(seq, 8) + number(epoch, 4)


def test_a_key_for_one_purpose() -> None:
    """With and without a context."""
    assert sealing.derive(KEY, "wayout-x", b"y") == keyed(KEY, b"wayout-x", b"y")
    assert sealing.derive(KEY, "wayout-x") == keyed(KEY, b"wayout-x", b"")


def test_a_digest_of_parts() -> None:
    """Each with its length before it."""
    words = number(2, 8) + b"ab" + number(0, 8) + number(1, 8) + b"c"
    assert sealing.digest("wayout-x", b"ab", b"", b"c") == plain(b"wayout-x", words)


def test_a_sealed_record() -> None:
    """A nonce of 24 bytes, the ciphertext, bound to its place and what comes with it."""
    where = Place(Kind.ENTRY, VAULT, CASE, 5, 7)
    assert bytes(where) == place(1, CASE, 5, 7)
    assert bytes(Place(Kind.RING, VAULT)) == place(5)
    sealed = sealing.seal(KEY, where, b"words", b"more")
    assert len(sealed) == 24 + 5 + 16
    assert unsealed(KEY, place(1, CASE, 5, 7) + b"more", sealed) == b"words"
    assert unsealed(KEY, place(1, CASE, 5, 7), sealing.seal(KEY, where, b"words")) == b"words"
    assert sealed != sealing.seal(KEY, where, b"words", b"more")


def test_the_kinds_are_numbered() -> None:
    """For as long as there are vaults."""
    names = ("ENTRY", "SUMMARY", "DOCUMENT", "SLOT", "RING", "SEGMENT", "GRANT", "INTAKE")
    assert [kind.name for kind in Kind if kind <= len(names)] == list(names)
    assert [int(Kind[name]) for name in names] == list(range(1, 9))


@pytest.mark.parametrize(
    ("size", "padded"),
    [
        (0, 256), (255, 256), (256, 512), (4095, 4096), (4096, 8192), (61439, 61440),
        (65535, 65536), (65536, 131072), (131072, 196608),
    ],
)  # fmt: skip
def test_the_steps_of_padding(size: int, padded: int) -> None:
    """0x80, then zeros."""
    made = sealing.pad(b"x" * size)
    assert made == b"x" * size + b"\x80" + bytes(padded - size - 1)


def test_a_printed_recovery_key() -> None:
    """Ten groups of four letters in base 32, and a check of twenty bits."""
    secret = b"\xff" + bytes(range(24))
    check = int.from_bytes(keyed(secret, b"wayout-check", b"")[:4], "big") & 0xFFFFF
    symbols = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

    def letters(value: int, count: int) -> str:
        return "".join(symbols[value >> 5 * at & 31] for at in reversed(range(count)))

    text = letters(int.from_bytes(secret, "big"), 40) + letters(check, 4)
    groups = [text[at : at + 4] for at in range(0, 44, 4)]
    assert write_recovery(secret) == "-".join(["WAYOUT", *groups])
    assert key_of_recovery(secret) == keyed(secret, b"wayout-recovery", b"")


def test_the_keys_of_a_member(vault: Vault) -> None:
    """All from his seed; the public halves stand in the ring."""
    secret, me = vault.ring.secret, vault.ring.me
    box = PrivateKey(keyed(secret.seed, b"wayout-box", b""))
    sign = SigningKey(keyed(secret.seed, b"wayout-sign", b""))
    assert (me.box, me.sign) == (bytes(box.public_key), bytes(sign.verify_key))
    assert secret.wrap == keyed(secret.seed, b"wayout-wrap", b"")
    assert bytes(secret) == secret.seed + secret.age.encode()
    assert len(bytes(secret)) == 32 + 74
    assert asdict(me)["age"].startswith("age1")


def test_a_slot(vault: Vault) -> None:
    """Each has a key and a place of its own; the key of the ring is sealed to the member."""
    ring, key = vault.ring, KEY
    front = Front(VAULT, 1, ring.front.cost, bytes(16), (Slot.unused(),))
    for at in (0, 3, 300):
        assert slot_key(key, at) == keyed(key, b"wayout-slot", number(at, 2))
        sealed = front.seal_secret(at, key, ring.secret)
        assert unsealed(slot_key(key, at), place(4, seq=at), sealed) == bytes(ring.secret)
    assert SealedBox(ring.secret.box).decrypt(ring.front.slots[0].ring_key) == ring.key


def test_the_open_part_of_a_ring(vault: Vault) -> None:
    """Its parts in order, and as many slots as it says."""
    front = vault.ring.front
    cost = number(front.cost.memory, 4) + number(front.cost.passes, 1) + number(front.cost.lanes, 1)
    head = b"WAYRING1" + vault.id + number(front.generation, 4) + cost + front.salt
    slots = b"".join(slot.secret + slot.ring_key for slot in front.slots)
    assert bytes(front) == head + number(8, 2) + slots
    assert len(slots) == 8 * (24 + 106 + 16 + 32 + 48)


def test_grants(vault: Vault) -> None:
    """One of my own is under my key, one for another in a box to him; both of 137 bytes."""
    me, secret = vault.ring.me, vault.ring.secret
    key = CaseKey(VAULT, CASE, 9, KEY)
    own, other = key.for_me(me, secret), key.for_other(me)
    head = CASE + me.id + number(9, 4)
    assert bytes(own)[:37] == head + b"\0"
    assert bytes(other)[:37] == head + b"\1"
    assert unsealed(secret.wrap, place(7, CASE, epoch=9), own.body[:72]) == KEY
    assert own.body[72:] == bytes(28)
    assert SealedBox(secret.box).decrypt(other.body) == KEY + CASE + number(9, 4)
    assert len(bytes(own)) == len(bytes(other)) == 137


def test_a_row_of_the_log() -> None:
    """After the row before it; what an act does not have is nothing."""
    member = bytes(16)
    full = Act("show", CASE, 12, b"h" * 32, VAULT)
    for act, told in (
        (full, (member, b"show", CASE, b"h" * 32, VAULT)),
        (Act("list"), (member, b"list", b"", b"", b"")),
    ):
        count = b"\xff" * 8 if act.number is None else number(12, 8)
        parts = b"".join(number(len(one), 4) + one for one in told)
        words = KEY + number(4, 8) + number(77, 8) + count + parts
        entry = Tip(3, KEY).next(KEY, 77, member, act)
        assert entry == Entry(4, 77, member, act, keyed(KEY, b"wayout-log", words))
    assert Tip() == Tip(0, bytes(32))


def test_what_is_signed_and_bound(vault: Vault) -> None:
    """The end of a log, in the store and outside; what the store counts on in the ring."""
    tip = Tip(6, b"m" * 32)

    def signed(generation: int, at: int) -> bytes:
        parts = (VAULT, tip.mac, number(6, 8) + number(generation, 8) + number(at, 8))
        return plain(b"wayout-head", b"".join(number(len(one), 8) + one for one in parts))

    assert heads.signed_words(VAULT, tip, 3, 99) == signed(3, 99)
    assert signed_words(VAULT, tip) == signed(0, 0)
    vault.write_about("generation", 300)
    vault.write_about("segments", 5)
    words = tip.mac + number(300, 8) + number(5, 8)
    assert vault.bound(tip) == keyed(vault.ring.body.audit, b"wayout-about", words)
