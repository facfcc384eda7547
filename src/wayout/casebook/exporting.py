"""A case for a colleague: a document sealed with age to his key, with a list of what is inside.

It says when it expires. That binds Wayout alone: who opened it once may have kept what it says.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Annotated

import msgspec
import pyrage
from msgspec import Meta, Struct
from msgspec.structs import replace

from wayout.casebook.cases.case import Case
from wayout.casebook.cases.codes import code_of
from wayout.casebook.cases.lines import read_line
from wayout.casebook.cases.records import CaseLine
from wayout.casebook.cases.work import find_code, read_case
from wayout.casebook.chain.log import Act
from wayout.casebook.vault import Vault
from wayout.errors import CasesError, VaultError

FORMAT = 1
# Who made an export may have written anything into it: what no case holds would stall every page of
# it. Notes are bounded by their size alone.
MOST_OF = 500  # events, people, and whatever else is counted
MOST_MIB = 2  # of the case
MOST = (MOST_MIB + 1) << 20  # what stands around the case is far less than the rest
_NAMES = {"history": "events"}  # what a key of a case line is counted in
_STEP = 4096  # sizes grow in such steps, so that a length tells little


class Content(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is inside, and how many of it."""

    what: str
    number: int


class Export(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The document: from which vault, of which case, made and good until when, what is inside."""

    format: int
    vault: Annotated[str, Meta(pattern=r"\A[0-9a-f]{32}\Z")]
    code: Annotated[str, Meta(pattern=r"\A[0-9A-Z]{4}-[0-9A-Z]{4}\Z")]
    made: date
    expires: date | None
    contents: list[Content]
    case: msgspec.Raw


@dataclass(frozen=True, slots=True)
class Sealed:
    """An export: the document, what of the case is not in it, and the bytes for the colleague."""

    export: Export
    stays: list[Content]
    data: bytes


class _Versioned(Struct, frozen=True):
    format: int


_EXPORT = msgspec.json.Decoder(Export)
_VERSIONED = msgspec.json.Decoder(_Versioned)


def export_case(vault: Vault, code: str, to: str, expires: date | None) -> Sealed:
    """Seal a case for one or more age recipients, logged.

    Args:
        vault: The vault.
        code: Which case.
        to: The recipients, with spaces or commas between them.
        expires: The last day on which Wayout opens it; None is for ever.

    Raises:
        VaultError: There is no such case, a recipient does not read, or the day is past.
        LockedError: It was not shared with me.
        CasesError: The case is larger than what an export may hold.
    """
    recipients = _recipients(to)
    case, today = find_code(vault, code), today_of(vault)
    if expires is not None and expires < today:
        raise VaultError("An export cannot expire on a day that is past.")
    read = read_case(vault, case)
    line = read.line()
    written, contents = msgspec.json.encode(line), _contents(line)
    if _is_too_much(written, contents):
        raise CasesError(
            "Case {code} is too large for an export: at most {most} events, {most} people, and "
            "{size} MiB.",
            code=code_of(case),
            most=MOST_OF,
            size=MOST_MIB,
        )
    export = Export(
        format=FORMAT,
        vault=vault.id.hex(),
        code=code_of(case),
        made=today,
        expires=expires,
        contents=contents,
        case=msgspec.Raw(written),
    )
    plain = msgspec.json.encode(export)
    with vault.change() as change:
        change.log(Act("export", case))
    data: bytes = pyrage.encrypt(plain + b" " * (-len(plain) % _STEP), recipients)
    return Sealed(export, _staying(read), data)


def open_export(data: bytes, vault: Vault) -> Export:
    """Open an export that was made for me; nothing is added to the vault.

    What is inside is counted anew: who made it may have written anything.

    Raises:
        CasesError: It is none, it was made for another, it has expired, or holds more than a case.
    """
    if len(data) > MOST:
        raise CasesError("This file is too large for an export.")
    export = _read(_opened(data, vault.ring.secret.age))
    if export.expires is not None and export.expires < today_of(vault):
        raise CasesError("This export expired on {day}.", day=export.expires.isoformat())
    contents = _contents(msgspec.to_builtins(case_of(export)))
    if _is_too_much(bytes(export.case), contents):
        raise CasesError(
            "This export holds more than one case may: at most {most} events, {most} people, and "
            "{size} MiB. Nothing was added.",
            most=MOST_OF,
            size=MOST_MIB,
        )
    return replace(export, contents=contents)


def read_export(data: bytes, vault: Vault) -> CaseLine:
    """Read the case out of an export that was made for me.

    Raises:
        CasesError: It is none, it was made for another, or it has expired.
    """
    return case_of(open_export(data, vault))


def case_of(export: Export) -> CaseLine:
    """Read the case that an export holds.

    Raises:
        CasesError: It holds none.
    """
    try:
        return read_line(bytes(export.case), 1)
    except CasesError:
        raise _foreign() from None


def today_of(vault: Vault) -> date:
    """The day on which a vault is at work."""
    return datetime.fromtimestamp(vault.clock(), UTC).date()


def _recipients(to: str) -> list[pyrage.x25519.Recipient]:
    written = to.replace(",", " ").split()
    if not written:
        raise VaultError("Say for whom: an age recipient, which begins with age1.")
    try:
        return [pyrage.x25519.Recipient.from_str(one) for one in written]
    except pyrage.RecipientError:
        raise VaultError("This is no age recipient. One begins with age1.") from None


def _contents(line: Mapping[str, object]) -> list[Content]:
    """Count what a case line holds; what says nothing is not listed."""
    numbers = {_NAMES.get(what, what): _number(value) for what, value in line.items()}
    return [Content(what=what, number=number) for what, number in numbers.items() if number]


def _is_too_much(written: bytes, contents: Iterable[Content]) -> bool:
    counted = (one.number for one in contents if one.what != "notes")
    return len(written) > MOST_MIB << 20 or any(number > MOST_OF for number in counted)


def _number(value: object) -> int:
    match value:
        case {"events": list(events)}:
            return len(events)
        case list(several):
            return len(several)
        case str():
            return 1
    return 0


def _staying(case: Case) -> list[Content]:
    """Count what of a case is in no export."""
    numbers = {
        "documents": len(case.filed()),
        "consents": len(case.consents),
        "promises": sum(not one.gone for one in case.promises.values()),
    }
    return [Content(what=what, number=number) for what, number in numbers.items() if number]


def _opened(data: bytes, identity: str) -> bytes:
    try:
        plain: bytes = pyrage.decrypt(data, [pyrage.x25519.Identity.from_str(identity)])
    except (pyrage.DecryptError, ValueError, OSError):
        raise CasesError(
            "This is no export for you: it is damaged, or was sealed to another key."
        ) from None
    return plain


def _foreign() -> CasesError:
    return CasesError("This file does not hold a case that Wayout exported.")


def _read(plain: bytes) -> Export:
    try:
        found = _VERSIONED.decode(plain).format
        if found == FORMAT:
            return _EXPORT.decode(plain)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        raise _foreign() from None
    raise CasesError("This export has a format that this Wayout does not know. Take a newer one.")
