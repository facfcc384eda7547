"""`wayout vault write`: records of a case, for scripts."""

import sys
from typing import Annotated

from cyclopts import Parameter

from wayout.cli.law import refuse_option
from wayout.cli.vault_open import Code, Member, VaultFile, opened, read_input


def write(
    file: VaultFile,
    code: Code,
    records: Annotated[str, Parameter(name="RECORDS", allow_leading_hyphen=True)] = "-",
    /,
    *,
    as_: Member = None,
) -> None:
    """Write records of a case, a line of JSON each: people, events, consent, promises, notes.

    All are written or none; "saved" is printed when they are safe on the disk. A new promise gets
    an id, which is printed before it. Nothing is overwritten: a correction is a later record that
    names what it corrects.

    Args:
        file: The vault.
        code: The code of the case.
        records: A file with one record a line, or - for standard input. Its key "record" says
            which one: note, note gone, title, person, event, until, consent, promise, retain,
            court case or deadline.
        as_: Whose passphrase it must be; left out, whoever opens it.
    """
    refuse_option(records)
    lines = read_input(records) if records != "-" else None
    with opened(file, as_) as keeper:
        ids = keeper.ask("write", code=code, lines=read_input("-") if lines is None else lines)
    sys.stdout.write("".join(f"{line}\n" for line in (*ids, "saved")))
    sys.stdout.flush()
