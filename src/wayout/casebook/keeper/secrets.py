"""How a passphrase reaches the keeper: over a descriptor, or typed; never in a word of a command.

It is kept in a buffer that is wiped after use. Copies that a library makes of it last until the
process dies, which is why there is one.
"""

import os
import sys
import termios
from collections.abc import Iterator
from contextlib import contextmanager

from wayout.casebook.keeper.choosing import choose
from wayout.casebook.keeper.wiping import wipe
from wayout.casebook.strength import weakness
from wayout.errors import UsageError
from wayout.text import Translator, choose_language, mark, translator

PASSPHRASE = "WAYOUT_PASSPHRASE_FD"  # noqa: S105  the name of a variable
NEW_PASSPHRASE = "WAYOUT_NEW_PASSPHRASE_FD"  # noqa: S105  idem
RECOVERY = "WAYOUT_RECOVERY_FD"
MOST = 4096  # bytes of a passphrase
_TERMINAL = "/dev/tty"
_STANDARD = 3  # the numbers below are the keeper's own
_ECHO_FLAGS = 3  # their place in what termios tells


@contextmanager
def passphrase() -> Iterator[bytearray]:
    """Get the passphrase that opens a vault; it is wiped at the end.

    Raises:
        UsageError: There is nobody to ask, and no descriptor.
    """
    with _asked(mark("Passphrase or recovery key: ")) as typed:
        yield typed


@contextmanager
def recovery_key() -> Iterator[bytearray]:
    """Get the recovery key from its paper, after a passphrase, to rehearse with it; it is wiped.

    Raises:
        UsageError: There is nobody to ask, and no next line on the descriptor.
    """
    with _asked(mark("Recovery key, from the paper: ")) as typed:
        yield typed


@contextmanager
def _asked(prompt: str) -> Iterator[bytearray]:
    typed = _given(PASSPHRASE) if PASSPHRASE in os.environ else _typed(_words()(prompt))
    try:
        yield typed
    finally:
        wipe(typed)


@contextmanager
def new_passphrase(*, second: bool) -> Iterator[bytearray]:
    """Get a passphrase that is to open a vault from now on; it is wiped at the end.

    At a terminal one is drawn and offered, and a weak one refused. From a descriptor whatever
    comes is taken, with a remark if it is weak.

    Args:
        second: Whether it comes after another: then on a descriptor of its own, or in the next
            line of the first one.

    Raises:
        UsageError: There is nobody to ask and no descriptor.
    """
    variable = NEW_PASSPHRASE if second and os.environ.get(NEW_PASSPHRASE) else PASSPHRASE
    typed = _given(variable) if variable in os.environ else choose(_typed, _say, _words())
    try:
        if variable in os.environ:
            _remark(typed)
        yield typed
    finally:
        wipe(typed)


def named_descriptor(variable: str) -> int:
    """Read the number of a descriptor from the environment.

    Raises:
        UsageError: It is not the number of an open descriptor.
    """
    written = os.environ.get(variable, "")
    try:
        number = int(written) if written.isascii() and written.isdecimal() else -1
        os.fstat(number)
    except (OSError, OverflowError, ValueError):
        number = -1
    if number < _STANDARD:
        raise UsageError("{variable} must be the number of an open descriptor.", variable=variable)
    return number


def recovery_place() -> int:
    """Open the place where a recovery key is handed over: a descriptor of our own, to be closed.

    Raises:
        UsageError: There is none.
    """
    if RECOVERY in os.environ:
        return os.dup(named_descriptor(RECOVERY))
    return _terminal()


def has_recovery_place() -> bool:
    """Whether a recovery key can be handed to somebody; without, a vault gets none.

    Raises:
        UsageError: A descriptor is named for it that is none.
    """
    if RECOVERY in os.environ:
        return named_descriptor(RECOVERY) >= 0
    try:
        os.close(_terminal())
    except UsageError:
        return False
    return True


def hand_over(recovery: str) -> None:
    """Hand a recovery key over: on the descriptor it is the whole line, on a terminal explained.

    Raises:
        UsageError: It could not be written where it was to go.
    """
    place = recovery_place()
    try:
        if RECOVERY in os.environ:
            _write(place, f"{recovery}\n")
        else:
            words = _words()(
                mark("Recovery key. Write it on paper and lock it away; it is not shown again:")
            )
            _write(place, f"\n{words}\n\n    {recovery}\n\n")
    except OSError:
        raise UsageError("The recovery key could not be handed over.") from None
    finally:
        os.close(place)


def _remark(typed: bytearray) -> None:
    """Say on stderr that a passphrase is weak; an empty one is refused by who takes it."""
    why = weakness(typed)
    if why is not None and typed.strip():
        sys.stderr.write(f"wayout: {why.say(_words())}\n")
        sys.stderr.flush()


def _given(variable: str) -> bytearray:
    return _read_line(named_descriptor(variable))


def _typed(prompt: str, *, shown: bool = False) -> bytearray:
    place = _terminal()
    try:
        before = termios.tcgetattr(place)
        silent = termios.tcgetattr(place)
        silent[_ECHO_FLAGS] = silent[_ECHO_FLAGS] & ~termios.ECHO | termios.ECHONL
        try:
            termios.tcsetattr(place, termios.TCSAFLUSH, before if shown else silent)
            _write(place, prompt)
            return _read_line(place)
        finally:
            termios.tcsetattr(place, termios.TCSAFLUSH, before)
    finally:
        os.close(place)


def _say(words: str) -> None:
    place = _terminal()
    try:
        _write(place, words)
    finally:
        os.close(place)


def _terminal() -> int:
    try:
        return os.open(_TERMINAL, os.O_RDWR | os.O_NOCTTY)
    except OSError:
        raise UsageError(
            "There is no terminal to ask for a passphrase on. Write it to a descriptor and name "
            "its number in {variable}.",
            variable=PASSPHRASE,
        ) from None


def _read_line(descriptor: int) -> bytearray:
    """Read one line and not a byte more: the next one is for the next who asks."""
    buffer, length = bytearray(MOST + 1), 0
    try:
        while (letter := _one_byte(descriptor)) not in {b"", b"\n"}:
            if length == MOST:
                raise UsageError("A passphrase has {most} bytes at most.", most=MOST)
            buffer[length] = letter[0]
            length += 1
        if not letter and not length:
            raise UsageError("No passphrase came: there was nothing to read.")
        return buffer[: length - 1] if buffer[:length].endswith(b"\r") else buffer[:length]
    finally:
        wipe(buffer)


def _one_byte(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, 1)
    except OSError:
        raise UsageError("No passphrase came: its descriptor cannot be read.") from None


def _write(descriptor: int, words: str) -> None:
    left = words.encode("utf-8", "replace")
    while left:
        left = left[os.write(descriptor, left) :]


def _words() -> Translator:
    return translator(choose_language(None, os.environ))
