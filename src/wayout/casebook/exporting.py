"""A case for a colleague: a document sealed with age to his key, with a list of what is inside.

It says when it expires. That binds Wayout alone: who opened it once may have kept what it says.
"""

from datetime import UTC, date, datetime

import msgspec
import pyrage
from msgspec import Struct

from wayout.casebook.cases.codes import code_of
from wayout.casebook.cases.lines import MOST_BYTES, read_line
from wayout.casebook.cases.records import CaseLine, HistoryLine
from wayout.casebook.cases.work import find_code, read_case
from wayout.casebook.chain.log import Act
from wayout.casebook.vault import Vault
from wayout.errors import CasesError, VaultError

FORMAT = 1
MOST = MOST_BYTES + (1 << 20)  # what stands around the case is far less than this
_STEP = 4096  # sizes grow in such steps, so that a length tells little


class Content(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is inside, and how many of it."""

    what: str
    number: int


class Export(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The document: from which vault, of which case, made and good until when, what is inside."""

    format: int
    vault: str
    code: str
    made: date
    expires: date | None
    contents: list[Content]
    case: msgspec.Raw


class _Versioned(Struct, frozen=True):
    format: int


_EXPORT = msgspec.json.Decoder(Export)
_VERSIONED = msgspec.json.Decoder(_Versioned)


def export_case(vault: Vault, code: str, to: str, expires: date | None) -> bytes:
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
    case, today = find_code(vault, code), _today(vault)
    if expires is not None and expires < today:
        raise VaultError("An export cannot expire on a day that is past.")
    line = msgspec.json.encode(read_case(vault, case).line())
    written = msgspec.json.encode(
        Export(
            format=FORMAT,
            vault=vault.id.hex(),
            code=code_of(case),
            made=today,
            expires=expires,
            contents=_contents(read_line(line, 1)),
            case=msgspec.Raw(line),
        )
    )
    with vault.change() as change:
        change.log(Act("export", case))
    sealed: bytes = pyrage.encrypt(written + b" " * (-len(written) % _STEP), recipients)
    return sealed


def read_export(data: bytes, vault: Vault) -> CaseLine:
    """Open an export that was made for me; nothing is added to the vault.

    Raises:
        CasesError: It is none, it was made for another, or it has expired.
    """
    if len(data) > MOST:
        raise CasesError("This file is too large for an export.")
    export = _read(_opened(data, vault.ring.secret.age))
    if export.expires is not None and export.expires < _today(vault):
        raise CasesError("This export expired on {day}.", day=export.expires.isoformat())
    return read_line(bytes(export.case), 1)


def _recipients(to: str) -> list[pyrage.x25519.Recipient]:
    written = to.replace(",", " ").split()
    if not written:
        raise VaultError("Say for whom: an age recipient, which begins with age1.")
    try:
        return [pyrage.x25519.Recipient.from_str(one) for one in written]
    except pyrage.RecipientError:
        raise VaultError("This is no age recipient. One begins with age1.") from None


def _contents(line: CaseLine) -> list[Content]:
    history = line.history or HistoryLine()
    numbers = {
        "title": 1,
        "people": len(line.people or ()),
        "events": len(history.events or ()),
        "notes": len(line.notes or ()),
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


def _read(plain: bytes) -> Export:
    try:
        found = _VERSIONED.decode(plain).format
        if found == FORMAT:
            return _EXPORT.decode(plain)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        raise CasesError("This file does not hold a case that Wayout exported.") from None
    raise CasesError("This export has a format that this Wayout does not know. Take a newer one.")


def _today(vault: Vault) -> date:
    return datetime.fromtimestamp(vault.clock(), UTC).date()
