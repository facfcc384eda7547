"""A second reader of vaults, written after docs/vault-format.md: no code of Wayout is in it.

    python -m tests.golden.vault_reader FILE < passphrase

It prints what a vault holds as JSON, or the reason why it does not open. It writes nothing; the
plain database stays in memory. The ciphers and the keys are read beside it.
"""

import json
import sqlite3
import sys
from base64 import b64decode
from collections.abc import Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from tests.golden.vault_ciphers import BROKEN, open_age, open_sqlcipher
from tests.golden.vault_keys import (
    ReadingError,
    Ring,
    code_of,
    derive,
    digest,
    place,
    unpad,
    unseal,
)  # fmt: skip
from tests.golden.vault_records import case_head, grave_words, open_document, row_mac

LOG = "SELECT seq, at, member, action, case_id, number, head, other, mac FROM audit ORDER BY seq"
CASE = "SELECT opened, entries, head, summary FROM cases WHERE id = ?"
ENTRIES = "SELECT seq, epoch, sealed FROM entries WHERE case_id = ? ORDER BY seq"
CHUNKS = "SELECT number, sealed FROM chunks WHERE case_id = ? AND document = ? ORDER BY number"
KEPT = "SELECT DISTINCT document FROM chunks WHERE case_id = ?"
TOLD = ("id", "name", "role", "slot", "since", "left")
Json = dict[str, Any]


def open_store(data: bytes, key: bytes) -> sqlite3.Connection:
    """Open the store with its key, in memory."""
    if len(data) < 16 or data.startswith(b"SQLite format 3\0"):
        raise ReadingError("no vault", "store")
    store = sqlite3.connect(":memory:")
    try:
        store.deserialize(b"".join(open_sqlcipher(data, key)))
    except InvalidTag as error:
        raise ReadingError("altered", f"page {error}") from None
    return store


class Vault:
    """An open vault, checked as far as what is shown of it."""

    def __init__(self, ring: Ring, store: sqlite3.Connection, head: bytes | None = None) -> None:
        """Check a vault; the head is what `FILE.head` holds."""
        self.ring, self.store, self.log = ring, store, list[Json]()
        self.members = {b64decode(one["id"]): one for one in ring.body["members"]}
        try:
            self._check_ring()
            self._check_log()
            self._check_cases()
            if head is not None:
                self._check_head(head)
        except (*BROKEN, sqlite3.Error):
            raise ReadingError("altered", "strange") from None

    def _check_ring(self) -> None:
        about, ring = dict(self.store.execute("SELECT * FROM about")), self.ring
        for name in ("format", "generation", "segments"):
            _hold(isinstance(about.get(name), int), "about")
        _hold(about["format"] == 1, "format")
        _hold(about["vault"] == ring.vault, "vault")
        _hold(ring.generation >= about["generation"], "ring older")
        same = ring.generation == about["generation"]
        _hold(not same or ring.segments >= about["segments"], "ring keys")
        self.counted, self.bound = (about["generation"], about["segments"]), about.get("bound")

    def _check_log(self) -> None:
        key, mac, self.macs, self.heads = b64decode(self.ring.body["audit"]), bytes(32), [], {}
        for seq, at, member, action, case, number, head, other, wrote in self.store.execute(LOG):
            mac = row_mac(key, mac, (seq, at, number), (member, action, case, head, other))
            _hold(seq == len(self.log) + 1 and wrote == mac, f"log {len(self.log) + 1}")
            ids = [None if one is None else one.hex() for one in (member, case, other)]
            told = dict(zip(("member", "case", "other"), ids, strict=True))
            self.log.append({"at": at, "action": action, "number": number, **told})
            self.macs.append(mac)
            if head is not None:
                self.heads[case] = head
            elif action == "delete":
                self.heads.pop(case, None)
        signed = self.store.execute("SELECT * FROM signatures ORDER BY seq").fetchall()
        for seq, member, signature in signed:
            _hold(seq in range(1, len(self.log) + 1), f"signature {seq}")
            words = digest("wayout-head", self.ring.vault, self.macs[seq - 1], _numbers(seq, 0, 0))
            _hold(self._signed(member, words, signature), f"signature {seq}")
        bound = derive(key, "wayout-about", mac + _numbers(*self.counted))
        last = [row for row in signed if row[0] == len(self.log)]
        _hold(bool(last) and self.bound == bound, "log end")

    def _check_cases(self) -> None:
        found = dict(self.store.execute("SELECT id, head FROM cases"))
        for case in sorted(found.keys() | self.heads.keys()):
            _hold(found.get(case) == self.heads.get(case), f"case {code_of(case)}")
        keyed = {grant[:16] for grant in self.ring.grants}
        gone = {b64decode(case) for case in self.ring.body["deleted"]}
        _hold(found.keys() <= keyed | gone, "ring keys")
        logged = {row["case"] for row in self.log if row["action"] == "delete"}
        graves = self.store.execute("SELECT * FROM tombstones ORDER BY case_id").fetchall()
        _hold(logged == {case.hex() for case, *_ in graves}, "tombstones")
        for case, opened, at, member, reason, signature in graves:
            words = grave_words(self.ring.vault, case, (opened, at, reason))
            _hold(self._signed(member, words, signature), f"tombstone {code_of(case)}")
        self.graves = [{"case": grave[0].hex(), "reason": grave[4]} for grave in graves]

    def _check_head(self, written: bytes) -> None:
        try:
            head = json.loads(written)
            seq, generation = head["seq"], head["generation"]
            numbers = _numbers(seq, generation, head["at"])
            mac, member, vault = (b64decode(head[key]) for key in ("mac", "member", "vault"))
            words = digest("wayout-head", self.ring.vault, mac, numbers)
            signed = self._signed(member, words, b64decode(head["signature"]))
        except BROKEN:
            signed = False
        _hold(signed and vault == self.ring.vault, "head")
        _hold(seq <= len(self.log), "head ahead")
        _hold(generation <= self.ring.generation, "head ring")
        _hold(not seq or self.macs[seq - 1] == mac, "head row")

    def case(self, case: bytes) -> Json:
        """Read a case: its entries, its summary, its documents."""
        code = code_of(case)
        opened, number, head, summary = self.store.execute(CASE, (case,)).fetchone()
        rows = self.store.execute(ENTRIES, (case,)).fetchall()
        _hold([row[0] for row in rows] == list(range(number)), f"entries {code}")
        try:
            made = case_head(case, [(epoch, sealed) for _, epoch, sealed in rows])
        except BROKEN:
            made = b""
        _hold(made == head, f"entries {code}")
        if case not in self.ring.mine():
            return {"opened": opened}
        entries = [
            self._open((1, case, seq, epoch), sealed, f"entry {code} {seq + 1}")
            for seq, epoch, sealed in rows
        ]
        _hold(isinstance(summary, bytes), f"summary {code}")
        epoch = int.from_bytes(summary[:4], "big")
        shown = self._open((2, case, number, epoch), summary[4:], f"summary {code}")
        _hold(shown["opened"] == opened, f"opened {code}")
        files = self._documents(case, [one for entry in entries for one in entry["records"]])
        kept = {row[0] for row in self.store.execute(KEPT, (case,))}
        _hold(len(kept) == len(files), f"chunks {code}")
        return {"opened": opened, "entries": entries, "summary": shown, "documents": files}

    def _open(self, where: tuple[int, bytes, int, int], sealed: bytes, at: str) -> Json:
        kind, case, seq, epoch = where
        key = self.ring.key(case, epoch)
        try:
            bound = place(kind, self.ring.vault, case, seq, epoch)
            return dict(json.loads(unpad(unseal(key, bound, sealed))))
        except (ReadingError, *BROKEN):
            raise ReadingError("altered", at) from None

    def _documents(self, case: bytes, records: list[Json]) -> list[Json]:
        """Read the documents of a case that were not taken back; numbers count from 1."""
        gone = {one["id"] for one in records if one["record"] == "document gone"}
        made = []
        kept = [one for one in records if one["record"] == "document"]
        for number, record in enumerate(kept, 1):
            if record["id"] not in gone:
                name, at = b64decode(record["id"]), f"document {code_of(case)} {number}"
                rows = self.store.execute(CHUNKS, (case, name)).fetchall()
                _hold([row[0] for row in rows] == list(range(len(rows))), at)
                plain = open_document((self.ring.vault, case), record, [row[1] for row in rows], at)
                told = {
                    "number": number,
                    "size": record["size"],
                    "sha256": sha256(plain).hexdigest(),
                }
                made.append({"name": record["name"], **told})
        return made

    def content(self) -> Json:
        """Read everything: every case and document that was shared with me."""
        body = self.ring.body
        found = [case for (case,) in self.store.execute("SELECT id FROM cases ORDER BY id")]
        astray = "SELECT 1 FROM chunks WHERE case_id NOT IN (SELECT id FROM cases)"
        _hold(not self.store.execute(astray).fetchall(), "chunks")
        try:
            cases = {code_of(case): self.case(case) for case in found}
        except BROKEN:
            raise ReadingError("altered", "strange") from None
        return {
            "vault": self.ring.vault.hex(),
            "generation": self.ring.generation,
            "epoch": body["epoch"],
            "me": self.ring.me["name"],
            "members": [{key: one.get(key) for key in TOLD} for one in body["members"]],
            "cases": cases,
            "deleted": self.graves,
            "log": self.log,
        }

    def _signed(self, member: bytes, words: bytes, signature: bytes) -> bool:
        try:
            key = Ed25519PublicKey.from_public_bytes(b64decode(self.members[member]["sign"]))
            key.verify(signature, words)
        except BROKEN:
            return False
        return True


def read_vault(path: Path, typed: bytes) -> Vault:
    """Open the vault of a path with a passphrase or a recovery key."""
    head = path.with_name(f"{path.name}.head")
    ring = path.with_name(f"{path.name}.ring").read_bytes()
    return open_vault(ring, path.read_bytes(), typed, head.read_bytes() if head.exists() else None)


def open_vault(
    ring: bytes, data: bytes, typed: bytes, head: bytes | None, change: Sequence[str] = ()
) -> Vault:
    """Open a vault from its files; statements change its store before it is looked at."""
    opened = Ring(ring, typed)
    store = None
    if opened.body.get("coming") is not None:  # a new key was being brought in
        with suppress(ReadingError):
            store = open_store(data, b64decode(opened.body["coming"]))
    store = store or open_store(data, b64decode(opened.body["database"]))
    for statement in change:
        store.execute(statement)
    return Vault(opened, store, head)


def read_backup(data: bytes, typed: bytes) -> Vault:
    """Open a backup with a passphrase or a recovery key of its ring."""
    if not data.startswith(b"WAYBACK1"):
        raise ReadingError("no vault", "backup")
    length = int.from_bytes(data[8:16], "big")
    _hold(len(data) >= 16 and length <= len(data) - 16, "backup")
    ring = Ring(data[16 : 16 + length], typed)
    _hold(ring.end == length, "ring")
    try:
        plain = open_age(data[16 + length :], ring.body["archives"])
    except BROKEN:
        raise ReadingError("altered", "backup") from None
    return Vault(ring, open_store(plain[32:], plain[:32]))


def _numbers(*numbers: int) -> bytes:
    return b"".join(number.to_bytes(8, "big") for number in numbers)


def _hold(is_so: bool, at: str) -> None:  # noqa: FBT001  a condition
    if not is_so:
        raise ReadingError("altered", at)


if __name__ == "__main__":
    try:
        answer = read_vault(
            Path(sys.argv[1]), sys.stdin.buffer.readline().rstrip(b"\r\n")
        ).content()
    except ReadingError as error:
        sys.exit(str(error))
    json.dump(answer, sys.stdout, ensure_ascii=False, indent=1)
