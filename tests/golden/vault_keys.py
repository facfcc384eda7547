"""From what is typed to the key of a case: sealing, passphrase, recovery key, ring, grants.

Written after docs/vault-format.md; no code of Wayout is in it.
"""

import json
import re
import struct
import unicodedata
from base64 import b64decode, b64encode
from collections.abc import Iterator
from functools import cache
from hashlib import blake2b

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from tests.golden.vault_ciphers import BROKEN, open_box, open_xchacha, public_of

NOBODY = bytes(16)
SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
SLOT, GRANT = 226, 137


class ReadingError(Exception):
    """Why something does not open: `kind` is locked, altered or no vault; `at` says where."""

    def __init__(self, kind: str, at: str) -> None:
        super().__init__(f"{kind}: {at}")
        self.kind, self.at = kind, at


def place(kind: int, vault: bytes, case: bytes = NOBODY, seq: int = 0, epoch: int = 0) -> bytes:
    """Write the associated data of a sealed record."""
    return struct.pack(">8sB16s16sQI", b"wayout/1", kind, vault, case, seq, epoch)


def unseal(key: bytes, bound: bytes, sealed: bytes) -> bytes:
    """Open a sealed record."""
    try:
        return open_xchacha(key, sealed[:24], sealed[24:], bound)
    except BROKEN:
        raise ReadingError("altered", "sealed") from None


def unpad(padded: bytes) -> bytes:
    """Take the padding off."""
    plain = padded.rstrip(b"\0")
    if not plain.endswith(b"\x80"):
        raise ReadingError("altered", "padding")
    return plain[:-1]


def padded_length(size: int) -> int:
    """How long a record is with its padding."""
    step = 256 if size < 4096 else 4096 if size < 65536 else 65536
    return (size // step + 1) * step


def derive(key: bytes, purpose: str, context: bytes = b"") -> bytes:
    """Derive a key for a purpose."""
    return blake2b(context, key=key, person=purpose.encode(), digest_size=32).digest()


def digest(purpose: str, *parts: bytes) -> bytes:
    """Digest parts, each with its length before it."""
    long = b"".join(len(part).to_bytes(8, "big") + part for part in parts)
    return blake2b(long, person=purpose.encode(), digest_size=32).digest()


def base32(data: bytes, letters: int) -> str:
    """Write the last bits of bytes in Crockford's base 32."""
    number = int.from_bytes(data, "big")
    return "".join(SYMBOLS[number >> 5 * at & 31] for at in reversed(range(letters)))


def code_of(case: bytes) -> str:
    """Write the code of a case."""
    letters = base32(case[:5], 8)
    return f"{letters[:4]}-{letters[4:]}"


def read_recovery(typed: bytes) -> bytes:
    """Read a recovery key as it is typed."""
    text = re.sub(r"[\s-]", "", typed.decode("utf-8", "replace").upper())
    text = text.translate(str.maketrans("OIL", "011"))
    letters = text.removeprefix("WAY0UT")
    if text != letters and len(letters) == 44 and set(letters) <= set(SYMBOLS):
        number = 0
        for letter in letters[:40]:
            number = number << 5 | SYMBOLS.index(letter)
        secret = number.to_bytes(25, "big")
        if letters[40:] == base32(derive(secret, "wayout-check")[:4], 4):
            return secret
    raise ReadingError("locked", "slot")


def read_cost(written: bytes) -> tuple[int, int, int]:
    """Read what a guess costs: memory in KiB, passes, lanes."""
    memory, passes, lanes = struct.unpack(">IBB", written)
    if not (0 < lanes <= 16 and 0 < passes <= 16 and 8 * lanes <= memory <= 1 << 20):
        raise ReadingError("altered", "cost")
    return memory, passes, lanes


def key_of(typed: bytes, salt: bytes, cost: tuple[int, int, int]) -> bytes:
    """Derive the key of a recovery key, or else of a passphrase."""
    try:
        return derive(read_recovery(typed), "wayout-recovery")
    except ReadingError:
        text = unicodedata.normalize("NFKC", typed.decode("utf-8", "surrogateescape")).strip()
        return _slow(text.encode("utf-8", "surrogateescape"), salt, cost)


@cache
def _slow(text: bytes, salt: bytes, cost: tuple[int, int, int]) -> bytes:
    """Derive slowly, once for each: a vector that changes another part has the same passphrase."""
    memory, passes, lanes = cost
    slow = Argon2id(salt=salt, length=32, iterations=passes, lanes=lanes, memory_cost=memory)
    return slow.derive(text)


def open_grant(grant: bytes, vault: bytes, seed: bytes) -> bytes:
    """Open a grant to the owner of a seed."""
    if grant[36] == 0:
        bound = place(7, vault, grant[:16], epoch=int.from_bytes(grant[32:36], "big"))
        return unseal(derive(seed, "wayout-wrap"), bound, grant[37:109])
    try:
        inside = open_box(derive(seed, "wayout-box"), grant[37:])
    except BROKEN:
        raise ReadingError("altered", "grant") from None
    if inside[32:] != grant[:16] + grant[32:36]:
        raise ReadingError("altered", "grant moved")
    return inside[:32]


class Ring:
    """An open ring: `me` is the member whose slot was opened, `end` where its last segment ends."""

    def __init__(self, data: bytes, typed: bytes) -> None:
        """Open a ring."""
        if not data.startswith(b"WAYRING1"):
            raise ReadingError("no vault", "ring")
        if len(data) < 52 or len(data) < 52 + SLOT * int.from_bytes(data[50:52], "big"):
            raise ReadingError("altered", "ring cut")
        self.vault, self.generation, cost, salt, slots = struct.unpack(">16sI6s16sH", data[8:52])
        if not 0 < slots <= 1024:
            raise ReadingError("altered", "ring cut")
        if self.generation >= 1 << 31:
            raise ReadingError("altered", "ring")
        at = 52 + SLOT * slots
        key = self._open_slot(data[52:at], key_of(typed, salt, read_cost(cost)))
        sealed, self.end = _frame(data, at)
        if not sealed:
            raise ReadingError("altered", "ring cut")
        bound = place(5, self.vault, seq=self.generation)
        bound += blake2b(data[:at], digest_size=32).digest()
        try:
            self.body = json.loads(unpad(unseal(key, bound, sealed)))
            mine = b64encode(public_of(derive(self.seed, "wayout-box"))).decode()
            here = [one for one in self.body["members"] if one.get("left") is None]
            (self.me,) = [one for one in here if one["box"] == mine]
            _ = self.body["archives"][-1]
        except (ReadingError, *BROKEN):
            raise ReadingError("altered", "ring") from None
        self.grants = [grant for grants in self._segments(data, key) for grant in grants]

    def _open_slot(self, slots: bytes, key: bytes) -> bytes:
        for number, at in enumerate(range(0, len(slots), SLOT)):
            inner = derive(key, "wayout-slot", number.to_bytes(2, "big"))
            try:
                bound = place(4, self.vault, seq=number)
                secret = unseal(inner, bound, slots[at : at + 146])
            except ReadingError:
                continue
            self.seed, self.age = secret[:32], secret[32:].decode()
            try:
                return open_box(derive(self.seed, "wayout-box"), slots[at + 146 : at + SLOT])
            except BROKEN:
                raise ReadingError("altered", "slot") from None
        raise ReadingError("locked", "slot")

    def _segments(self, data: bytes, key: bytes) -> Iterator[list[bytes]]:
        """Read up to the first that does not open: a writer that was killed leaves such a one."""
        self.segments = 0
        while True:
            sealed, end = _frame(data, self.end)
            try:
                plain = unpad(unseal(key, place(6, self.vault, seq=self.segments), sealed))
            except ReadingError:
                return
            if len(plain) % GRANT:
                raise ReadingError("altered", "ring")
            yield [plain[at : at + GRANT] for at in range(0, len(plain), GRANT)]
            self.segments, self.end = self.segments + 1, end

    def key(self, case: bytes, epoch: int) -> bytes:
        """Open the key of a case of one epoch."""
        about = case + b64decode(self.me["id"]) + epoch.to_bytes(4, "big")
        mine = [grant for grant in self.grants if grant.startswith(about)]
        if not mine:
            raise ReadingError("locked", "case")
        return open_grant(mine[-1], self.vault, self.seed)

    def mine(self) -> set[bytes]:
        """The cases that were shared with me."""
        me = b64decode(self.me["id"])
        return {grant[:16] for grant in self.grants if grant[16:32] == me}


def _frame(data: bytes, at: int) -> tuple[bytes, int]:
    end = at + 4 + int.from_bytes(data[at : at + 4], "big")
    return (data[at + 4 : end], end) if end <= len(data) else (b"", at)
