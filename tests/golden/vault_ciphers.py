"""Published ciphers that a reader of vaults needs and the package `cryptography` lacks.

Nothing here is of Wayout: HChaCha20, the sealed box and the secretstream of libsodium, the
pages of SQLCipher, age files.
What does not open raises one of `BROKEN`.
"""

import hmac
import struct
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b, pbkdf2_hmac
from itertools import pairwise

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.poly1305 import Poly1305

BROKEN = (
    AttributeError, InvalidSignature, InvalidTag, LookupError, OverflowError, TypeError, ValueError,
    struct.error,
)  # fmt: skip
_SIGMA = b"expand 32-byte k"
_BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_FINAL = 3
_PAGE = 4096
_AGE_STEP = 65536 + 16
_ROUNDS = (
    (0, 4, 8, 12), (5, 9, 13, 1), (10, 14, 2, 6), (15, 3, 7, 11),
    (0, 1, 2, 3), (5, 6, 7, 4), (10, 11, 8, 9), (15, 12, 13, 14),
)  # fmt: skip


def public_of(secret: bytes) -> bytes:
    """The public half of an X25519 key."""
    return X25519PrivateKey.from_private_bytes(secret).public_key().public_bytes_raw()


def exchange(secret: bytes, public: bytes) -> bytes:
    """Agree on a key: X25519."""
    theirs = X25519PublicKey.from_public_bytes(public)
    return X25519PrivateKey.from_private_bytes(secret).exchange(theirs)


def hchacha20(key: bytes, nonce: bytes) -> bytes:
    """Derive a key: a block of ChaCha20 less the state that it began with, at its two ends."""
    block, began = _words(_chacha20(key, nonce, bytes(64))), _words(_SIGMA + nonce)
    ends = zip(block[:4] + block[12:], began, strict=True)
    return struct.pack("<8I", *((after - before) % 2**32 for after, before in ends))


def open_xchacha(key: bytes, nonce: bytes, sealed: bytes, bound: bytes) -> bytes:
    """Open XChaCha20-Poly1305 with a nonce of 24 bytes."""
    inner = ChaCha20Poly1305(hchacha20(key, nonce[:16]))
    return inner.decrypt(bytes(4) + nonce[16:], sealed, bound)


def open_box(secret: bytes, sealed: bytes) -> bytes:
    """Open a sealed box: X25519, then XSalsa20-Poly1305 under a nonce made of both public keys."""
    theirs, tag, text = sealed[:32], sealed[32:48], sealed[48:]
    nonce = blake2b(theirs + public_of(secret), digest_size=24).digest()
    key = _hsalsa20(_hsalsa20(exchange(secret, theirs), bytes(16)), nonce[:16])
    stream = b""
    for number in range(-(-(32 + len(text)) // 64)):
        began, ended = _salsa20(key, nonce[16:] + number.to_bytes(8, "little"))
        sums = zip(began, ended, strict=True)
        stream += struct.pack("<16I", *((before + after) % 2**32 for before, after in sums))
    Poly1305.verify_tag(stream[:32], text, tag)
    return _xor(text, stream[32:])


def open_stream(
    key: bytes, header: bytes, chunks: Iterable[tuple[bytes, bytes]]
) -> Iterator[bytes]:
    """Open a secretstream (XChaCha20-Poly1305) of chunks and what each of them is bound to.

    Its last chunk says FINAL, every other nothing. What was given is good only at the end.
    """
    key, inner, tag = hchacha20(key, header[:16]), header[16:24], 0
    for count, (chunk, bound) in enumerate(chunks, 1):
        size = len(chunk) - 17
        if tag or size < 0:
            raise InvalidTag
        stream = _chacha20(key, bytes(4) + count.to_bytes(4, "little") + inner, bytes(128 + size))
        told = bound + bytes(-len(bound) % 16) + chunk[:1] + stream[65:128] + chunk[1:-16]
        told += bytes(size % 16) + struct.pack("<QQ", len(bound), 64 + size)
        Poly1305.verify_tag(stream[:32], told, chunk[-16:])
        tag = chunk[0] ^ stream[64]
        yield _xor(chunk[1:-16], stream[128:])
        inner = _xor(inner, chunk[-16:])
    if tag != _FINAL:
        raise InvalidTag


def open_sqlcipher(data: bytes, key: bytes) -> Iterator[bytes]:
    """Open each page of a SQLCipher 4 file with its raw key; the number of one that does not.

    The salt in the place of the first 16 bytes of SQLite makes the key of the digests.
    """
    mac_key = pbkdf2_hmac("sha512", key, bytes(byte ^ 0x3A for byte in data[:16]), 2, 32)
    yield b"SQLite format 3\0"
    for number, at in enumerate(range(0, len(data), _PAGE), 1):
        page = data[at or 16 : at + _PAGE]
        sealed, nonce, mac = page[:-80], page[-80:-64], page[-64:]
        told = sealed + nonce + number.to_bytes(4, "little")
        if not hmac.compare_digest(hmac.digest(mac_key, told, "sha512"), mac):
            raise InvalidTag(number)
        cipher = Cipher(algorithms.AES256(key), modes.CBC(nonce)).decryptor()
        yield cipher.update(sealed) + bytes(80)


def open_age(data: bytes, identities: Sequence[str]) -> bytes:
    """Open an age file with X25519 identities."""
    head, _, rest = data.partition(b"\n--- ")
    mac, _, body = rest.partition(b"\n")
    lines = head.split(b"\n")
    secrets = [_age_secret(identity) for identity in identities]
    stanzas = [pair for pair in pairwise(lines) if b"-> X25519 " in pair[0]]
    for key in (key for secret in secrets for pair in stanzas for key in _age_key(secret, *pair)):
        made = hmac.digest(_hkdf(key, b"", b"header"), head + b"\n---", "sha256")
        if b64encode(made).rstrip(b"=") != mac or lines[0] != b"age-encryption.org/v1":
            raise InvalidTag
        return b"".join(_age_chunks(_hkdf(key, body[:16], b"payload"), body[16:]))
    raise InvalidTag


def _age_secret(identity: str) -> bytes:
    number = 0
    for letter in identity.lower().rpartition("1")[2][:-6]:  # the last six are a check
        number = number << 5 | _BECH32.index(letter)
    return (number >> 4).to_bytes(32, "big")


def _age_key(secret: bytes, line: bytes, wrapped: bytes) -> Iterator[bytes]:
    theirs, sealed = b64decode(line[10:] + b"="), b64decode(wrapped + b"=")
    salt = theirs + public_of(secret)
    wrap = _hkdf(exchange(secret, theirs), salt, b"age-encryption.org/v1/X25519")
    try:
        yield ChaCha20Poly1305(wrap).decrypt(bytes(12), sealed, None)
    except InvalidTag:
        return


def _age_chunks(key: bytes, body: bytes) -> Iterator[bytes]:
    for number, at in enumerate(range(0, max(len(body), 1), _AGE_STEP)):
        last = at + _AGE_STEP >= len(body)
        nonce = number.to_bytes(11, "big") + bytes([last])
        plain = ChaCha20Poly1305(key).decrypt(nonce, body[at : at + _AGE_STEP], None)
        if number and not plain:
            raise InvalidTag
        yield plain


def _hkdf(key: bytes, salt: bytes, info: bytes) -> bytes:
    return HKDF(SHA256(), 32, salt, info).derive(key)


def _chacha20(key: bytes, nonce: bytes, data: bytes) -> bytes:
    """Apply ChaCha20; a nonce of 16 bytes begins with the counter."""
    return Cipher(algorithms.ChaCha20(key, nonce), mode=None).encryptor().update(data)


def _hsalsa20(key: bytes, nonce: bytes) -> bytes:
    _, ended = _salsa20(key, nonce)
    return struct.pack("<8I", *(ended[at] for at in (0, 5, 10, 15, 6, 7, 8, 9)))


def _salsa20(key: bytes, nonce: bytes) -> tuple[list[int], list[int]]:
    """Run the rounds of Salsa20; a nonce of 16 bytes ends with the counter."""
    s, k = _words(_SIGMA), _words(key)
    began = [s[0], *k[:4], s[1], *_words(nonce), s[2], *k[4:], s[3]]
    x = began.copy()
    for a, b, c, d in _ROUNDS * 10:
        for to, one, two, by in ((b, a, d, 7), (c, b, a, 9), (d, c, b, 13), (a, d, c, 18)):
            added = (x[one] + x[two]) % 2**32
            x[to] ^= (added << by | added >> 32 - by) % 2**32
    return began, x


def _words(data: bytes) -> list[int]:
    return list(struct.unpack(f"<{len(data) // 4}I", data))


def _xor(one: bytes, other: bytes) -> bytes:
    return bytes(a ^ b for a, b in zip(one, other, strict=False))
