"""What a person knows becomes a key, however he types it."""

import argon2.low_level
import pytest

from wayout.casebook import passphrase
from wayout.casebook.passphrase import (
    SYMBOLS,
    Cost,
    is_recovery,
    key_of,
    key_of_passphrase,
    key_of_recovery,
    read_recovery,
    write_recovery,
)
from wayout.errors import AlteredError, LockedError, VaultError

pytestmark = pytest.mark.usefixtures("said")

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
    assert read_recovery(written.replace("WAYOUT", "WAY0UT").encode()) == SECRET
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
    "cost",
    [
        Cost(0, 1, 1),
        Cost(1 << 21, 1, 1),
        Cost(64, 0, 1),
        Cost(64, 17, 1),
        Cost(1 << 20, 1, 17),
        Cost(8, 1, 2),
    ],
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
    with pytest.raises(VaultError) as caught:
        key_of(b"a", SALT, Cost())
    assert caught.value.values == {"memory": 256}


@pytest.mark.parametrize(
    "cost", [Cost(1 << 20, 16, 16), Cost(8, 1, 1), Cost(16, 1, 2), Cost(64, 16, 1), Cost()]
)
def test_the_most_and_the_least_that_a_ring_asks_for_are_taken(cost: Cost) -> None:
    """To the number."""
    assert Cost.read(bytes(cost)) == cost


def test_every_letter_of_a_recovery_key_is_read() -> None:
    """All thirty-two in one key."""
    number = 0
    for digit in [*range(32), *range(31, 23, -1)]:
        number = number << 5 | digit
    secret = number.to_bytes(25, "big")
    written = write_recovery(secret)
    assert set(written) > set(SYMBOLS)
    assert read_recovery(written.encode()) == secret


@pytest.mark.parametrize("secret", [bytes(25), b"\xff" * 25, SECRET])
def test_what_is_no_recovery_key_is_refused_in_the_constant_line(secret: bytes) -> None:
    """Too long, too short, with a sign that is no letter of it, or of another alphabet."""
    written = write_recovery(secret)
    for typed in (
        f"{written}0", f"{written}00000000", written[:-5], f"{written[:9]}*{written[10:]}",
        f"{written[:9]}U{written[10:]}", "WAYOUT", "",
    ):  # fmt: skip
        with pytest.raises(LockedError, match="does not open with what was given"):
            read_recovery(typed.encode())


def test_what_is_meant_as_a_recovery_key_is_told_by_name_and_length() -> None:
    """Whatever stands between its letters."""
    written = write_recovery(SECRET)
    assert is_recovery(f" {written.lower().replace('-', '  ')}\n".encode())
    assert is_recovery(bytearray(written.encode()))
    for typed in (written[:-1], f"{written}0", written[6:], f"0{written[1:]}", "WAYOUT"):
        assert not is_recovery(typed.encode())


def test_a_passphrase_is_stretched_as_the_page_says() -> None:
    """Argon2id over its letters in one form, without blanks at its ends."""
    made = argon2.low_level.hash_secret_raw(
        "ёлка №5".replace("№", "No").encode(), SALT, 1, 64, 1, 32, argon2.low_level.Type.ID
    )
    assert key_of_passphrase(bytearray(" ёлка №5\r\n".encode()), SALT, CHEAP) == made
    assert key_of_passphrase(b"x", SALT, Cost(64, 2, 1)) != key_of_passphrase(b"x", SALT, CHEAP)
    assert key_of_passphrase(b"x", SALT, Cost(65, 1, 1)) != key_of_passphrase(b"x", SALT, CHEAP)
    assert key_of_passphrase(b"x", SALT, Cost(64, 1, 2)) != key_of_passphrase(b"x", SALT, CHEAP)
