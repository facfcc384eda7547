"""What Wayout says of a test vector of the vault's format."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import msgspec
from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, SealedBox
from tests.golden.vault_vectors import Vector
from vault_vectors.contents import content
from vault_vectors.rings import told

from wayout.casebook.backup_file import Backup, read_backup, unpack
from wayout.casebook.cases.codes import code_of
from wayout.casebook.cases.entries import Chain
from wayout.casebook.cases.records import Document
from wayout.casebook.chain.head import signed_words
from wayout.casebook.chain.log import Act, Tip
from wayout.casebook.checking import check_open
from wayout.casebook.deletion import tombstone_words
from wayout.casebook.documents.stream import ChunkError, Where, padded, unseal_chunks
from wayout.casebook.exporting import read_export
from wayout.casebook.opening import open_vault
from wayout.casebook.passphrase import (
    Cost,
    is_recovery,
    key_of,
    key_of_recovery,
    read_recovery,
    refused,
)
from wayout.casebook.restore import bring, open_ring
from wayout.casebook.ring.grants import Grant, open_grant
from wayout.casebook.ring.members import Secret
from wayout.casebook.ring.ring import Ring
from wayout.casebook.sealing import Kind, Place, derive, digest, pad, unpad, unseal
from wayout.casebook.store.lock import Lock
from wayout.casebook.store.store import Store
from wayout.casebook.vault import Vault
from wayout.errors import AlteredError

ENDINGS = ("", ".ring", ".head")


def answer(vector: Vector, folder: Path) -> Any:  # noqa: ANN401  as JSON gives it
    """Do what a vector says, in a folder of its own.

    Raises:
        WayoutError: It fails.
    """
    if vector.do in _IN_FILES:
        return _IN_FILES[vector.do](vector, folder)
    return _DO[vector.do](vector)


def _place(vector: Vector) -> Place:
    given = vector.given
    ids = vector.data("vault"), vector.data("case")
    return Place(Kind(given["kind"]), *ids, given["seq"], given["epoch"])


def _seal(vector: Vector) -> bytes:
    extra = vector.data("bound")
    return unseal(vector.data("key"), _place(vector), vector.data("sealed"), extra)


def _digest(vector: Vector) -> bytes:
    return digest(vector.given["purpose"], *(bytes.fromhex(part) for part in vector.given["parts"]))


def _typed(vector: Vector) -> bytes:
    return key_of(vector.data("typed"), vector.data("salt"), Cost.read(vector.data("cost")))


def _recovery(vector: Vector) -> bytes:
    typed = vector.data("typed")
    if not is_recovery(typed):
        raise refused()
    return key_of_recovery(read_recovery(typed))


def _cost(vector: Vector) -> list[int]:
    cost = Cost.read(vector.data("cost"))
    return [cost.memory, cost.passes, cost.lanes]


def _box(vector: Vector) -> bytes:
    """A sealed box is of libsodium: that one does not open is told by who opens it."""
    try:
        return SealedBox(PrivateKey(vector.data("secret"))).decrypt(vector.data("sealed"))
    except CryptoError:
        raise AlteredError("A sealed record does not open: it was changed or moved.") from None


def _secret(vector: Vector) -> dict[str, str]:
    secret = Secret(vector.data("seed"), "")
    public = {"box": bytes(secret.box.public_key), "sign": bytes(secret.sign.verify_key)}
    return {name: data.hex() for name, data in (public | {"wrap": secret.wrap}).items()}


def _grant(vector: Vector) -> bytes:
    secret = Secret(vector.data("seed"), "")
    return open_grant(Grant.read(vector.data("grant")), vector.data("vault"), secret).key


def _chain(vector: Vector) -> bytes:
    chain = Chain()
    for entry in vector.given["entries"]:
        chain = chain.after(vector.data("case"), entry["epoch"], bytes.fromhex(entry["sealed"]))
    return chain.head


def _row(vector: Vector) -> bytes:
    given = vector.given
    case, head, other = (
        None if given[name] is None else vector.data(name) for name in ("case", "head", "other")
    )
    act = Act(given["action"], case, given["number"], head, other)
    tip = Tip(given["seq"] - 1, vector.data("before"))
    return tip.next(vector.data("key"), given["at"], vector.data("member"), act).mac


def _words(vector: Vector) -> bytes:
    given = vector.given
    tip = Tip(given["seq"], vector.data("mac"))
    return signed_words(vector.data("vault"), tip, given["generation"], given["at"])


def _grave(vector: Vector) -> bytes:
    given = vector.given
    words = given["opened"], given["at"], given["reason"]
    return tombstone_words(vector.data("vault"), vector.data("case"), words)


def _document(vector: Vector) -> bytes:
    record = msgspec.convert(vector.given["record"], Document)
    where = Where(vector.data("vault"), vector.data("case"), record.epoch)
    try:
        return b"".join(unseal_chunks(record, where, vector.chunks()))
    except ChunkError:
        raise AlteredError("Document {number} of case {code}") from None


def _age(vector: Vector, folder: Path) -> bytes:
    """An age file as it stands in a backup: behind 32 bytes that would be a key."""
    path, to = folder / "age", folder / "plain"
    path.write_bytes(vector.whole(vector.given["file"]))
    key = unpack(Backup(path, b"", 0), vector.given["identities"], to)
    return key + to.read_bytes()


def _ring(vector: Vector, folder: Path) -> dict[str, object]:
    path = folder / "ring"
    path.write_bytes(vector.whole(vector.given["file"]))
    return told(Ring.open(path, lambda salt, cost: key_of(_words_of(vector), salt, cost)))


def _vault(vector: Vector, folder: Path) -> object:
    name = vector.given["vault"]
    path = folder / name
    for ending in ENDINGS:
        data = vector.file(f"{name}{ending}")
        if data is not None:
            path.with_name(f"{name}{ending}").write_bytes(data)
    if vector.sql:
        _change(path, vector)
    with open_vault(path, _words_of(vector), finish=_checked) as vault:
        return content(vault)


def _checked(vault: Vault) -> Vault:
    """As it was left, and nothing finished that was interrupted."""
    try:
        vault.tip = check_open(vault)
    except BaseException:
        vault.store.close()
        raise
    return vault


def _change(path: Path, vector: Vector) -> None:
    """Change the store as one who holds its key."""
    ring = path.with_name(f"{path.name}.ring")
    opened = Ring.open(ring, lambda salt, cost: key_of(_words_of(vector), salt, cost))
    store = Store.open(path, opened.body.database)
    store._connection.set_authorizer(None)
    for statement in vector.sql:
        store._connection.execute(statement)
    store.close()


def _backup(vector: Vector, folder: Path) -> object:
    path, coming = folder / "backup", folder / "coming"
    path.write_bytes(vector.whole(vector.given["file"]))
    backup = read_backup(path)
    ring = open_ring(backup.ring, coming, _words_of(vector))
    with bring(backup, ring, coming, Lock(coming, 0), lambda: 0) as vault:
        return content(vault)


def _export(vector: Vector) -> object:
    day = datetime.fromisoformat(vector.given["day"]).replace(tzinfo=UTC)
    secret = SimpleNamespace(age=vector.given["identity"])
    vault = SimpleNamespace(ring=SimpleNamespace(secret=secret), clock=day.timestamp)
    case = read_export(vector.whole(vector.given["file"]), cast("Vault", vault))
    return msgspec.to_builtins(case)


def _words_of(vector: Vector) -> bytes:
    return str(vector.given["typed"]).encode()


_DO: dict[str, Callable[[Vector], Any]] = {
    "place": lambda vector: bytes(_place(vector)),
    "seal": _seal,
    "pad": lambda vector: len(pad(b"a" * vector.given["size"])),
    "unpad": lambda vector: unpad(vector.data("padded")),
    "derive": lambda v: derive(v.data("key"), v.given["purpose"], v.data("context")),
    "digest": _digest,
    "secret": _secret,
    "code": lambda vector: code_of(vector.data("case")),
    "chain": _chain,
    "row": _row,
    "words": _words,
    "grave": _grave,
    "passphrase": _typed,
    "typed": _typed,
    "recovery": _recovery,
    "cost": _cost,
    "box": _box,
    "grant": _grant,
    "length": lambda vector: padded(vector.given["size"]),
    "document": _document,
    "export": _export,
}
_IN_FILES: dict[str, Callable[[Vector, Path], Any]] = {
    "age": _age,
    "ring": _ring,
    "vault": _vault,
    "backup": _backup,
}
