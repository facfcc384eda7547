"""The head: how far the log had come, kept outside the vault and signed by who was at work.

An older copy of the vault, however whole, does not reach the head. It lies beside the vault and,
out of the way of who copies the folder, among the files that the system keeps for programs.
"""

from collections.abc import Iterable
from pathlib import Path

import msgspec
from msgspec import Struct
from nacl.exceptions import BadSignatureError
from nacl.signing import SigningKey, VerifyKey

from wayout.casebook import disk
from wayout.casebook.chain.log import Tip
from wayout.casebook.ring.members import Member
from wayout.casebook.sealing import digest
from wayout.errors import AlteredError


class Head(Struct, frozen=True, kw_only=True):
    """The last row of the log, with the generation of the ring, signed by a member."""

    vault: bytes
    seq: int
    mac: bytes
    generation: int
    at: int
    member: bytes
    signature: bytes


_DECODER = msgspec.json.Decoder(Head)


def signed_words(vault: bytes, tip: Tip, generation: int, at: int) -> bytes:
    """What a member signs."""
    numbers = b"".join(number.to_bytes(8, "big") for number in (tip.seq, generation, at))
    return digest("wayout-head", vault, tip.mac, numbers)


def sign_head(
    vault: bytes, tip: Tip, generation: int, at: int, by: tuple[Member, SigningKey]
) -> Head:
    """Sign the head of a log."""
    member, key = by
    signature = key.sign(signed_words(vault, tip, generation, at)).signature
    return Head(
        vault=vault,
        seq=tip.seq,
        mac=tip.mac,
        generation=generation,
        at=at,
        member=member.id,
        signature=signature,
    )


def places(path: Path, vault: bytes) -> tuple[Path, Path]:
    """Where the head of a vault is kept: beside it, and in the state of this user."""
    return path.with_name(f"{path.name}.head"), disk.state_folder() / f"{vault.hex()}.head"


def keep(head: Head, path: Path) -> None:
    """Keep a head in both places.

    Raises:
        OutputError: One of them could not be written; the vault itself is as it should be.
    """
    written = msgspec.json.encode(head)
    for place in places(path, head.vault):
        try:
            place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise disk.unwritten(place, error) from error
        disk.write_whole(place, written)


def kept(path: Path, vault: bytes) -> list[tuple[Path, Head]]:
    """Read the heads that are kept of a vault; none the first time on a machine.

    Raises:
        AlteredError: One is damaged, or of another vault.
    """
    found = []
    for place in places(path, vault):
        if not place.exists():
            continue
        try:
            head = _DECODER.decode(place.read_bytes())
        except (OSError, msgspec.MsgspecError):
            head = None
        if head is None or head.vault != vault:
            raise AlteredError("The head of the log, {path}, was altered.", path=place)
        found.append((place, head))
    return found


def check(head: Head, place: Path, members: Iterable[Member]) -> None:
    """Check who signed a head.

    Raises:
        AlteredError: Nobody of the vault did.
    """
    for member in members:
        if member.id == head.member and _is_signed(head, member):
            return
    raise AlteredError("The head of the log, {path}, was altered.", path=place)


def _is_signed(head: Head, member: Member) -> bool:
    try:
        words = signed_words(head.vault, Tip(head.seq, head.mac), head.generation, head.at)
        VerifyKey(member.sign).verify(words, head.signature)
    except (BadSignatureError, ValueError, OverflowError):
        return False
    return True
