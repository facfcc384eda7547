"""What a person knows becomes a key, however he types it."""

import argon2.low_level
import pytest

from wayout.casebook import passphrase
from wayout.casebook.passphrase import (
    Cost,
    is_recovery,
    key_of,
    key_of_passphrase,
    key_of_recovery,
    read_recovery,
    write_recovery,
)
from wayout.errors import AlteredError, LockedError, VaultError

SALT = bytes(16)
CHEAP = Cost(64, 1, 1)
SECRET = bytes(range(25))


@pytest.mark.parametrize("typed", ["ёлка", "е\u0308лка", " ёлка\n"])
def test_letters_may_be_composed(typed: str) -> None:
    """A letter of one sign or of two is the same."""
    assert key_of(typed.encode(), SALT, CHEAP) == key_of("ёлка".encode(), SALT, CHEAP)


def test_bytes_that_are_no_text_are_a_passphrase() -> None:
    """Another keyboard's bytes are taken as they are."""
    assert key_of(b"\xff\xfe", SALT, CHEAP) != key_of(b"\xff", SALT, CHEAP)


def test_a_recovery_key_is_read_as_it_is_copied() -> None:
    """Lower case, spaces, and letters that look alike are the same."""
    written = write_recovery(SECRET)
    typed = written.lower().replace("-", " ").replace("0", "o").replace("1", "l")
    assert is_recovery(typed.encode())
    assert read_recovery(typed.encode()) == SECRET
    assert key_of(typed.encode(), SALT, CHEAP) == key_of_recovery(SECRET)


def test_a_mistyped_recovery_key_is_refused() -> None:
    """Its check tells, as do another length and another sign."""
    written = write_recovery(SECRET)
    for typed in (
        written[:-1] + "*",
        written[:-1],
        written + "0",
        written[:-1] + "ZY"[written[-1] == "Z"],
    ):
        with pytest.raises(LockedError):
            read_recovery(typed.encode())


def test_a_passphrase_may_look_like_a_recovery_key() -> None:
    """It is one like any other."""
    typed = b"WAYOUT" + b"A" * 44
    assert is_recovery(typed)
    assert key_of(typed, SALT, CHEAP) == key_of_passphrase(typed, SALT, CHEAP)


@pytest.mark.parametrize(
    "cost", [Cost(0, 1, 1), Cost(1 << 21, 1, 1), Cost(64, 0, 1), Cost(64, 17, 1), Cost(8, 1, 2)]
)
def test_a_cost_that_no_vault_has_is_refused(cost: Cost) -> None:
    """A changed ring cannot make us work for hours."""
    with pytest.raises(AlteredError):
        Cost.read(bytes(cost))
    assert Cost.read(bytes(CHEAP)) == CHEAP


def test_too_little_memory_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """That the memory does not suffice is told as such."""

    def full(*_: object, **__: object) -> bytes:
        raise argon2.exceptions.HashingError

    monkeypatch.setattr(passphrase, "hash_secret_raw", full)
    with pytest.raises(VaultError):
        key_of(b"a", SALT, CHEAP)
