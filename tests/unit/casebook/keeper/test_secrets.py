"""A passphrase comes over a descriptor, one line for each who asks, and is wiped."""

import os

import pytest

from wayout.casebook.keeper import secrets
from wayout.errors import UsageError


def give(monkeypatch: pytest.MonkeyPatch, variable: str, data: bytes) -> None:
    """Put data on a fresh descriptor and name it in a variable."""
    reading, writing = os.pipe()
    os.write(writing, data)
    os.close(writing)
    monkeypatch.setenv(variable, str(reading))


@pytest.fixture(autouse=True)
def nothing_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """No variable is set at first."""
    for variable in (secrets.PASSPHRASE, secrets.NEW_PASSPHRASE, secrets.RECOVERY):
        monkeypatch.delenv(variable, raising=False)


@pytest.fixture
def no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """There is no terminal."""
    monkeypatch.setattr(secrets, "_TERMINAL", "/nowhere/tty")


def test_one_line_is_read_and_the_next_one_left(monkeypatch: pytest.MonkeyPatch) -> None:
    """The second passphrase is the next line, without its line end."""
    give(monkeypatch, secrets.PASSPHRASE, b"first one\r\nsecond one\nthird")
    with secrets.passphrase() as typed:
        assert typed == b"first one"
    with secrets.new_passphrase(second=True) as typed:
        assert typed == b"second one"
    with secrets.passphrase() as typed:
        assert typed == b"third"


def test_the_second_has_a_descriptor_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where one is named."""
    give(monkeypatch, secrets.PASSPHRASE, b"first\n")
    give(monkeypatch, secrets.NEW_PASSPHRASE, b"second\n")
    with secrets.new_passphrase(second=True) as typed:
        assert typed == b"second"
    with secrets.new_passphrase(second=False) as typed:
        assert typed == b"first"


def test_it_is_wiped_even_after_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """The buffer that was handed out holds zeros afterwards."""
    give(monkeypatch, secrets.PASSPHRASE, b"first\n")
    kept: list[bytearray] = []

    def fail() -> None:
        with secrets.passphrase() as typed:
            kept.append(typed)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert kept == [bytearray(5)]


@pytest.mark.parametrize("value", ["", "x", "-1", "0", "2", "９９", "1e3", "123456", "9" * 30])
def test_what_is_no_open_descriptor_is_refused(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the name of the variable, and not its value, which may be a passphrase."""
    monkeypatch.setenv(secrets.PASSPHRASE, value)
    with pytest.raises(UsageError) as refused, secrets.passphrase():
        pass
    assert refused.value.values == {"variable": secrets.PASSPHRASE}


def test_a_descriptor_that_cannot_be_read_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """The writing end of a pipe."""
    _, writing = os.pipe()
    monkeypatch.setenv(secrets.PASSPHRASE, str(writing))
    with pytest.raises(UsageError), secrets.passphrase():
        pass


@pytest.mark.parametrize("data", [b"", b"x" * (secrets.MOST + 1) + b"\n"])
def test_nothing_and_too_much_are_refused(data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """An end of file is no empty passphrase."""
    give(monkeypatch, secrets.PASSPHRASE, data)
    with pytest.raises(UsageError), secrets.passphrase():
        pass


@pytest.mark.usefixtures("no_terminal")
def test_without_terminal_and_descriptor_it_says_what_to_do() -> None:
    """It names the variable."""
    with pytest.raises(UsageError, match=secrets.PASSPHRASE), secrets.passphrase():
        pass
    assert not secrets.has_recovery_place()


def test_the_recovery_key_is_one_line_on_its_descriptor(monkeypatch: pytest.MonkeyPatch) -> None:
    """And the descriptor stays open."""
    reading, writing = os.pipe()
    monkeypatch.setenv(secrets.RECOVERY, str(writing))
    assert secrets.has_recovery_place()
    secrets.hand_over("WAYOUT-AAAA")
    os.close(writing)
    assert os.read(reading, 100) == b"WAYOUT-AAAA\n"
