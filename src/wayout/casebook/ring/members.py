"""Members of a vault: what each holds for himself, and what all know of him."""

from dataclasses import dataclass, field
from typing import Literal, Self

from msgspec import Struct
from nacl.public import PrivateKey, PublicKey
from nacl.signing import SigningKey
from pyrage import IdentityError, x25519

from wayout.casebook.sealing import KEY, derive, new_id, new_key
from wayout.errors import AlteredError

_AGE = 74  # characters of an age identity

Role = Literal["member", "recovery"]


class Member(Struct, frozen=True, kw_only=True):
    """What every member knows of another: his name and the public halves of his keys.

    `slot` is his place in the ring, `left` the second he was removed, None while he is a member.
    The printed recovery key is a member, too, of the role `recovery`.
    """

    id: bytes
    name: str
    role: Role
    box: bytes
    sign: bytes
    age: str
    slot: int
    since: int
    left: int | None = None


@dataclass(frozen=True, slots=True, repr=False)
class Secret:
    """What a member holds for himself: a seed for his keys, and an age identity."""

    seed: bytes
    age: str
    wrap: bytes = field(init=False)  # the key under which he keeps keys of his own

    SIZE = KEY + _AGE

    @classmethod
    def new(cls) -> Self:
        """Draw one."""
        return cls(new_key(), str(x25519.Identity.generate()))

    @classmethod
    def read(cls, packed: bytes) -> Self:
        """Read one as it stands in a slot."""
        return cls(packed[:KEY], packed[KEY:].decode("ascii"))

    def __post_init__(self) -> None:
        object.__setattr__(self, "wrap", derive(self.seed, "wayout-wrap"))

    def __bytes__(self) -> bytes:
        return self.seed + self.age.encode("ascii")

    @property
    def box(self) -> PrivateKey:
        """The key that opens what was sealed to him (X25519)."""
        return PrivateKey(derive(self.seed, "wayout-box"))

    @property
    def sign(self) -> SigningKey:
        """The key with which he signs (Ed25519)."""
        return SigningKey(derive(self.seed, "wayout-sign"))

    def member(self, name: str, role: Role, slot: int, since: int) -> Member:
        """Say to the others who he is."""
        return Member(
            id=new_id(),
            name=name,
            role=role,
            box=bytes(self.box.public_key),
            sign=bytes(self.sign.verify_key),
            age=str(x25519.Identity.from_str(self.age).to_public()),
            slot=slot,
            since=since,
        )


def new_archive() -> str:
    """Draw an age identity to which the backups of a vault are sealed."""
    return str(x25519.Identity.generate())


def read_archive(written: str) -> x25519.Identity:
    """Read an age identity as it stands in the ring.

    Raises:
        AlteredError: It is none.
    """
    try:
        return x25519.Identity.from_str(written)
    except IdentityError:
        raise AlteredError("The key ring was changed.") from None


def box_of(member: Member) -> PublicKey:
    """The public key to which things are sealed for a member."""
    return PublicKey(member.box)
