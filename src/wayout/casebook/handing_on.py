"""A case goes into a file for a colleague, and comes out of the file that a colleague made."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from wayout.casebook.cases.work import add_cases, find_code
from wayout.casebook.chain.log import Act
from wayout.casebook.disk import write_whole
from wayout.casebook.exporting import MOST, Export, Sealed, case_of, export_case, open_export
from wayout.casebook.rekeying import log_not_done
from wayout.casebook.vault import Vault
from wayout.errors import CasesError, OutputError, VaultError
from wayout.text.system import reason


@dataclass(frozen=True, slots=True)
class Taken:
    """A case that was taken in: the code that it has here, and the export that it came in."""

    code: str
    export: Export


def hand_on(vault: Vault, code: str, to: str, expires: date | None, out: Path) -> Sealed:
    """Write a case into a file that opens for one or more age recipients.

    Args:
        vault: The vault.
        code: Which case.
        to: The recipients, with spaces or commas between them.
        expires: The last day on which Wayout opens it; None is for ever.
        out: The file; nothing may be there.

    Raises:
        VaultError: Something is there, there is no such case, a recipient does not read, or the
            day is past.
        LockedError: It was not shared with me.
        CasesError: The case is larger than what an export may hold.
        OutputError: It could not be written; there is no file.
    """
    _check_free(out)
    made = export_case(vault, code, to, expires)
    try:
        write_whole(out, made.data)
    except OutputError:
        with suppress(OSError):
            out.unlink(missing_ok=True)  # it may lie there, and not be durable
        log_not_done(vault, Act("export", find_code(vault, code)))
        raise
    return made


def look_into(vault: Vault, path: Path) -> Export:
    """Say what is in an export that was made for me, logged; nothing is added.

    Raises:
        VaultError: There is no such file.
        CasesError: It is no export, it was made for another, or it has expired.
    """
    return look_at(vault, _read_file(path))


def look_at(vault: Vault, data: bytes) -> Export:
    """Say what is in an export that was handed over. See `look_into`.

    Raises:
        CasesError: It is no export, it was made for another, or it has expired.
    """
    export = open_export(data, vault)
    with vault.change() as change:
        change.log(Act("look into an export"))
    return export


def take_in(vault: Vault, path: Path) -> Taken:
    """Add the case of an export that was made for me, under a new code.

    Raises:
        VaultError: There is no such file.
        CasesError: It is no export, it was made for another, or it has expired.
        OutputError: It could not be written; nothing was added.
    """
    return take(vault, _read_file(path))


def take(vault: Vault, data: bytes) -> Taken:
    """Add the case of an export that was handed over. See `take_in`.

    Raises:
        CasesError: It is no export, it was made for another, or it has expired.
        OutputError: It could not be written; nothing was added.
    """
    export = open_export(data, vault)
    (code,) = add_cases(vault, [case_of(export)])
    try:
        with vault.change() as change:
            change.log(Act("import", find_code(vault, code)))
    except OutputError as error:  # the log has that it was added
        vault.remarks.append(error)
    return Taken(code, export)


def _read_file(path: Path) -> bytes:
    """Read a file that may be an export; of a larger one, enough to say so.

    Raises:
        VaultError: It is not there, or cannot be read.
        CasesError: It is too large.
    """
    try:
        with path.open("rb") as file:
            data = file.read(MOST + 1)
    except OSError as error:
        raise VaultError(
            "{path} cannot be read: {reason}.", path=path, reason=reason(error)
        ) from error
    if len(data) > MOST:
        raise CasesError("This file is too large for an export.")
    return data


def _check_free(out: Path) -> None:
    if out.exists() or out.is_symlink():
        raise VaultError("{path} is there already. Choose another name.", path=out)
    if not out.parent.is_dir():
        raise VaultError("There is no folder {path}.", path=out.parent)
