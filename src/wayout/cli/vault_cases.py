"""`wayout vault add`, `note`, `find`, `delete`: the plain work on cases, for scripts."""

import sys
from typing import Annotated, Literal

from cyclopts import Parameter

from wayout.cli.law import Flag, refuse_option
from wayout.cli.terminal import speak
from wayout.cli.vault_open import (
    Code,
    Member,
    VaultFile,
    decoded,
    opened,
    read_input,
    soundness,
)
from wayout.errors import InputError, UsageError


def add(
    file: VaultFile,
    cases: Annotated[str, Parameter(name="CASES", allow_leading_hyphen=True)],
    /,
    *,
    as_: Member = None,
) -> None:
    """Add cases to a vault and print their codes, one a line, in order.

    All are added or none. A code is printed when its case is safe on the disk.

    Args:
        file: The vault.
        cases: A file with one case a line, as JSON, or - for standard input. Only "title" is
            needed.
        as_: Whose passphrase it must be; left out, whoever opens it.
    """
    refuse_option(cases)
    lines = read_input(cases) if cases != "-" else None
    with opened(file, as_) as keeper:
        codes = keeper.ask("add", lines=read_input("-") if lines is None else lines)
    _print_lines(codes)


def note(file: VaultFile, code: Code, /, *, as_: Member = None) -> None:
    """Add a note to a case, read from standard input, and print "saved" when it is safe.

    Args:
        file: The vault.
        code: The code of the case.
        as_: Whose passphrase it must be; left out, whoever opens it.
    """
    with opened(file, as_) as keeper:
        text = decoded(read_input("-"))
        if not text.strip():
            raise InputError("There is nothing to note: standard input is empty.")
        keeper.ask("note", code=code, text=text)
    _print_lines(["saved"])


def find(
    file: VaultFile,
    /,
    *words: Annotated[str, Parameter(name="WORDS", allow_leading_hyphen=True)],
    as_: Member = None,
) -> int:
    """Print the codes of the cases that hold every word, one a line.

    A word out of the name of an event, an outcome or a state, in Russian or English, finds the
    cases that have it.

    A case that was altered is left out, and told; it ends with 1 then.

    Args:
        file: The vault.
        words: What to look for, or - to read it from standard input: what stands in a command is
            kept by the shell.
        as_: Whose passphrase it must be; left out, whoever opens it.
    """
    from wayout.publish.called import called  # noqa: PLC0415  the other commands do without

    for word in words:
        refuse_option(word)
    with opened(file, as_) as keeper:
        wanted = decoded(read_input("-")).split() if words == ("-",) else list(words)
        codes = keeper.ask("find", words=wanted, called=called(wanted))
    _print_lines(list(codes))
    return soundness(keeper)


def delete(
    file: VaultFile,
    code: Code,
    /,
    *,
    why: Literal["request", "retention", "mistake"] = "request",
    yes: Annotated[bool, Flag] = False,
    as_: Member = None,
) -> None:
    """Delete a case for good: what it says is overwritten, and its keys are destroyed.

    Asks for the code once more, on standard input.

    Args:
        file: The vault.
        code: The code of the case.
        why: What the proof of it is to say: it was asked for, its time was over, or it was there
            by mistake.
        yes: Do not ask.
        as_: Whose passphrase it must be; left out, whoever opens it.
    """
    with opened(file, as_) as keeper:
        if not yes:
            ask_again(code)
        keeper.ask("delete", code=code, why=why)
    _print_lines(["deleted"])


def ask_again(code: str) -> None:
    """Ask for the code of a case before something of it is deleted.

    Raises:
        UsageError: Another one was typed.
    """
    _ = speak()
    sys.stderr.write(_("This cannot be undone. Type the code of the case: "))
    sys.stderr.flush()
    if _letters(sys.stdin.readline()) != _letters(code):
        raise UsageError("The code is another one. Nothing was deleted.")


def _letters(code: str) -> str:
    return "".join(code.replace("-", "").split()).upper()


def _print_lines(lines: list[str]) -> None:
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    sys.stdout.flush()
