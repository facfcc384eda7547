"""What an open vault holds, as the vectors tell it."""

from hashlib import sha256
from typing import Any

import msgspec

from wayout.casebook import checking
from wayout.casebook.cases.codes import code_of
from wayout.casebook.cases.entries import check_entries, read_entries
from wayout.casebook.cases.summary import read_summary
from wayout.casebook.cases.work import opened_on, read_case
from wayout.casebook.chain.log import entries
from wayout.casebook.documents.reading import plain_of
from wayout.casebook.ring.members import Member
from wayout.casebook.vault import Vault

_CASES = "SELECT id, entries, summary FROM cases ORDER BY id"
_GRAVES = "SELECT case_id, reason FROM tombstones ORDER BY case_id"


def content(vault: Vault) -> dict[str, Any]:
    """Read everything, after a look at every part.

    Raises:
        WayoutError: The first fault that is found.
    """
    for fault in checking.every_fault(vault):
        raise fault
    ring, rows = vault.ring, vault.store.rows(_CASES)
    return {
        "vault": vault.id.hex(),
        "generation": ring.front.generation,
        "epoch": ring.body.epoch,
        "me": ring.me.name,
        "members": [_member(one) for one in ring.body.members],
        "cases": {code_of(case): _case(vault, case, *row) for case, *row in rows},
        "deleted": [
            {"case": case.hex(), "reason": reason} for case, reason in vault.store.rows(_GRAVES)
        ],
        "log": [
            {
                "at": row.at, "action": row.act.action, "number": row.act.number,
                "member": _hex(row.member), "case": _hex(row.act.case),
                "other": _hex(row.act.other),
            }
            for row in entries(vault.store)
        ],
    }  # fmt: skip


def _member(member: Member) -> dict[str, Any]:
    told = msgspec.to_builtins(member)
    return {key: told[key] for key in ("id", "name", "role", "slot", "since", "left")}


def _case(vault: Vault, case: bytes, number: int, summary: bytes) -> dict[str, Any]:
    opened = opened_on(vault, case).isoformat()
    check_entries(vault, case)
    if case not in vault.keys.mine():
        return {"opened": opened}
    made = read_case(vault, case)
    documents = []
    for place, filed in made.filed().items():
        plain = b"".join(plain_of(vault, case, place, filed))
        documents.append({
            "name": filed.document.name, "number": place, "size": len(plain),
            "sha256": sha256(plain).hexdigest(),
        })  # fmt: skip
    return {
        "opened": opened,
        "entries": [_written(entry) for entry in read_entries(vault, case)],
        "summary": _written(read_summary(vault, case, number, summary)),
        "documents": documents,
    }


def _written(value: object) -> Any:  # noqa: ANN401  as JSON gives it
    return msgspec.json.decode(msgspec.json.encode(value))


def _hex(name: bytes | None) -> str | None:
    return None if name is None else name.hex()
