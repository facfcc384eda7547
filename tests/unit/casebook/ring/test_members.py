"""What a member holds comes back as it was, and what all know of him is its public half."""

import pyrage
import pytest
from nacl.public import SealedBox

from wayout.casebook.ring.members import Secret, box_of, new_archive, read_archive
from wayout.errors import AlteredError

pytestmark = pytest.mark.usefixtures("said")


def test_a_secret_comes_back_as_it_was() -> None:
    """With all its keys; no two are the same."""
    secret, other = Secret.new(), Secret.new()
    same = Secret.read(bytes(secret))
    assert same == secret != other
    assert len(bytes(secret)) == Secret.SIZE
    assert (bytes(same.box), bytes(same.sign), same.wrap) == (
        bytes(secret.box),
        bytes(secret.sign),
        secret.wrap,
    )
    assert len({bytes(secret.box), bytes(secret.sign), secret.wrap, secret.seed}) == 4


def test_what_is_sealed_to_a_member_he_opens() -> None:
    """In a box, and as an export; what he signs is his."""
    secret = Secret.new()
    member = secret.member("Макетова", "member", 3, 77)
    assert (member.name, member.role, member.slot, member.since, member.left) == (
        "Макетова", "member", 3, 77, None,
    )  # fmt: skip
    assert len(member.id) == 16
    assert member.id != secret.member("Макетова", "member", 3, 77).id
    sealed = SealedBox(box_of(member)).encrypt(b"words")
    assert SealedBox(secret.box).decrypt(sealed) == b"words"
    to = pyrage.x25519.Recipient.from_str(member.age)
    identity = pyrage.x25519.Identity.from_str(secret.age)
    assert pyrage.decrypt(pyrage.encrypt(b"words", [to]), [identity]) == b"words"
    assert bytes(secret.sign.verify_key) == member.sign


def test_nothing_of_a_secret_is_told_by_its_name() -> None:
    """Where one is printed by mistake."""
    secret = Secret.new()
    assert secret.age not in repr(secret)
    assert secret.seed.hex() not in repr(secret)


def test_an_archive_is_read_as_it_was_drawn() -> None:
    """What is none was put there by somebody: the ring was changed."""
    written = new_archive()
    assert str(read_archive(written)) == written != new_archive()
    for wrong in ("", "AGE-SECRET-KEY-1", written[:-1], written + "Q", "age1"):
        with pytest.raises(AlteredError, match="The key ring was changed"):
            read_archive(wrong)
