"""`wayout vault attach` and `document`: files that are kept with a case."""

import os
import sys
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from cyclopts import Parameter

from wayout.cli.law import Flag, print_json, refuse_option
from wayout.cli.terminal import plain_table, results, speak
from wayout.cli.vault_cases import ask_again
from wayout.cli.vault_open import Code, Member, VaultFile, opened, shown
from wayout.errors import InputError, UsageError
from wayout.publish.file_size import size_said
from wayout.publish.law_words import short_day

if TYPE_CHECKING:
    from wayout.casebook.keeper.client import Keeper

DocumentNumber = Annotated[int | None, Parameter(name="NUMBER")]


def attach(
    file: VaultFile,
    code: Code,
    path: Annotated[str, Parameter(name="PATH", allow_leading_hyphen=True)],
    /,
    *,
    name: str | None = None,
    as_: Member = None,
) -> None:
    """Keep a file with a case, and print its number there when it is safe on the disk.

    A file of any kind, 256 MiB at most. Wayout never looks into it. The file itself stays where
    it is: delete it when you need it no more.

    Args:
        file: The vault.
        code: The code of the case.
        path: The file, or - for standard input: 32 MiB at most.
        name: What it is called in the case; left out, as the file is.
        as_: Whose passphrase it must be; left out, whoever opens it.
    """
    refuse_option(path)
    if path == "-" and name is None:
        raise UsageError("Standard input has no name. Say what it is: --name NAME.")
    called = None if name is None else os.fsencode(name).decode("utf-8", "replace")
    with opened(file, as_) as keeper:
        if path == "-":
            number = keeper.ask("attach bytes", code=code, data=_piped(), name=called)
        else:
            place = os.fsencode(Path(path).absolute())
            number = keeper.ask("attach", code=code, path=place, name=called)
    sys.stdout.write(f"{number}\n")


def document(  # noqa: PLR0913  which one, and what is to become of it
    file: VaultFile,
    code: Code,
    number: DocumentNumber = None,
    /,
    *,
    to: Path | None = None,
    delete: Annotated[bool, Flag] = False,
    yes: Annotated[bool, Flag] = False,
    json: Annotated[bool, Flag] = False,
    as_: Member = None,
) -> None:
    """List the documents of a case, or write one of them into a plain file, or delete it.

    The file is there only when the whole document was proved to be what was kept. It is not
    protected any more: delete it when you have used it. The log tells that it was read.

    Args:
        file: The vault.
        code: The code of the case.
        number: Which one; left out, they are listed.
        to: The file to write; nothing may be there. Left out, the document goes to standard
            output, 32 MiB at most, and never to a terminal.
        delete: Delete it for good. Backups made before still hold it.
        yes: With --delete, do not ask.
        json: Answer in JSON.
        as_: Whose passphrase it must be; left out, whoever opens it.
    """
    _check_words(number, to, delete=delete)
    with opened(file, as_) as keeper:
        if number is None:
            _list(keeper.ask("documents", code=code), json=json)
        elif delete:
            if not yes:
                ask_again(code)
            keeper.ask("document gone", code=code, number=number)
            sys.stdout.write("deleted\n")
        else:
            _hand_out(keeper, code, number, to)


def _check_words(number: int | None, to: Path | None, *, delete: bool) -> None:
    if number is None:
        if to is not None or delete:
            raise UsageError("Say which document: its number stands in the list.")
        return
    if delete and to is not None:
        raise UsageError("Either --to or --delete.")
    if to is not None:
        refuse_option(str(to))
    elif not delete and sys.stdout.isatty():
        raise UsageError("A document does not go to a terminal. Say where to write it: --to PATH.")


def _piped() -> bytes:
    """Read standard input, as much of it as may be held in memory."""
    from wayout.casebook.documents.reading import AT_ONCE  # noqa: PLC0415  help does without

    data = sys.stdin.buffer.read(AT_ONCE + 1)
    if len(data) > AT_ONCE:
        raise InputError(
            "Standard input holds more than {most} MiB. Give the file instead.", most=AT_ONCE >> 20
        )
    return data


def _hand_out(keeper: "Keeper", code: str, number: int, to: Path | None) -> None:
    if to is not None:
        keeper.ask("document", code=code, number=number, to=os.fsencode(to.absolute()))
        return
    sys.stdout.buffer.write(keeper.ask("document bytes", code=code, number=number))
    sys.stdout.buffer.flush()


def _list(documents: Sequence[Mapping[str, Any]], *, json: bool) -> None:
    if json:
        print_json(documents)
        return
    _ = speak()
    console = results()
    if not documents:
        console.print(_("No documents."))
        return
    table = plain_table()
    table.add_column(_("no."), justify="right")
    table.add_column(_("size"), justify="right", no_wrap=True)
    table.add_column(_("came on"), no_wrap=True)
    table.add_column(_("what it is called"), overflow="fold")
    for one in documents:
        day = short_day(date.fromisoformat(one["day"]), _)
        table.add_row(str(one["number"]), size_said(one["size"], _), day, shown(one["name"]))
    console.print(table)
