"""What all `wayout vault` commands share: the keeper that opens the file, and how it is named."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from wayout.cli.law import refuse_option
from wayout.cli.terminal import speak
from wayout.errors import AlteredError, InputError
from wayout.text.system import reason

if TYPE_CHECKING:
    from wayout.casebook.keeper.client import Keeper

KEEPER = "wayout.cli.vault_keeper"
VaultFile = Annotated[Path, Parameter(name="FILE")]
Code = Annotated[str, Parameter(name="CODE")]
Member = Annotated[str | None, Parameter(name="--as")]


@contextmanager
def kept() -> "Iterator[Keeper]":
    """Start a keeper, end it, and say what it remarked on stderr.

    A person at a terminal may leave it open, so it listens to the screen; a script does not. Where
    it cannot listen, that is not said with every command.
    """
    from wayout.casebook.keeper.client import Keeper  # noqa: PLC0415  help does without
    from wayout.casebook.keeper.screen import UNHEARD  # noqa: PLC0415  idem

    with Keeper.start(KEEPER, listen=os.isatty(0)) as keeper:
        try:
            yield keeper
        finally:
            _ = speak()
            for remark in keeper.remarks:
                if remark.message != UNHEARD:
                    sys.stderr.write(f"wayout: {remark.say(_)}\n")


@contextmanager
def opened(file: Path, member: str | None, *, accept: bool = False) -> "Iterator[Keeper]":
    """Open a vault in a keeper; the passphrase goes to the keeper alone."""
    refuse_option(str(file))
    with kept() as keeper:
        keeper.ask("open", path=str(file.absolute()), name=member, accept=accept)
        yield keeper


def soundness(keeper: "Keeper") -> int:
    """The exit code of an answer: 1 where something altered was left out of it, else 0."""
    return 1 if any(isinstance(remark, AlteredError) for remark in keeper.remarks) else 0


def read_input(file: str) -> bytes:
    """Read a file, or standard input for "-".

    Raises:
        InputError: It cannot be read.
    """
    try:
        return sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    except OSError as error:
        raise InputError(
            "{where} cannot be read: {reason}.", where=file, reason=reason(error)
        ) from error


def decoded(data: bytes) -> str:
    """Read text from standard input, without the line end at its end.

    Raises:
        InputError: It is not UTF-8.
    """
    try:
        return data.decode("utf-8").rstrip("\r\n")
    except UnicodeDecodeError:
        raise InputError("Standard input is not UTF-8 text.") from None


def shown(text: str) -> str:
    """Make text of a case safe to print: what would steer a terminal becomes a sign."""
    return "".join(
        letter if letter == "\n" or letter.isprintable() else "\N{REPLACEMENT CHARACTER}"
        for letter in text
    )
