"""What a member with every key can do: change the store, and chain and sign it all anew.

The log and the signatures then hold. What is found nevertheless is found by what each record is
sealed for.
"""

import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

from wayout.casebook.cases.entries import Chain
from wayout.casebook.chain.log import Act, Entry, Tip, entries
from wayout.casebook.opening import open_vault
from wayout.casebook.vault import Vault, signed_words

_ENTRIES = "SELECT epoch, sealed FROM entries WHERE case_id = ? ORDER BY seq"


def redone(path: Path, typed: str, statements: Sequence[str]) -> list[str]:
    """The statements, and those that make chain, log and signature fit what they changed."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / path.name
        for ending in ("", ".ring"):
            shutil.copy(f"{path}{ending}", f"{copy}{ending}")
        with open_vault(copy, typed.encode(), clock=lambda: 0) as vault:
            vault.store._connection.set_authorizer(None)  # noqa: SLF001  as one with a debugger
            for statement in statements:
                vault.store._connection.execute(statement)  # noqa: SLF001  idem
            return [*statements, *_fitting(vault)]


def _fitting(vault: Vault) -> list[str]:
    made, heads = list[str](), dict[bytes, bytes]()
    for (case,) in vault.store.rows("SELECT id FROM cases"):
        chain = Chain()
        for epoch, sealed in vault.store.rows(_ENTRIES, (case,)):
            chain = chain.after(case, epoch, sealed)
        heads[case] = chain.head
        made.append(_set("cases", f"head = {_x(chain.head)}, entries = {chain.number}", case, "id"))
    rows, tip = list(entries(vault.store)), Tip()
    last = {row.act.case: row.seq for row in rows if row.act.head is not None}
    for row in rows:
        entry = _row(vault, tip, row, heads if last.get(row.act.case) == row.seq else {})
        tip = Tip(entry.seq, entry.mac)
        head = "NULL" if entry.act.head is None else _x(entry.act.head)
        made.append(
            f"UPDATE audit SET head = {head}, mac = {_x(entry.mac)} WHERE seq = {entry.seq}"  # noqa: S608  our own words
        )
    sign = vault.ring.secret.sign.sign(signed_words(vault.id, tip)).signature
    member, bound = _x(vault.ring.me.id), _x(vault.bound(tip))
    return [
        *made,
        "DELETE FROM signatures",
        f"INSERT INTO signatures VALUES ({tip.seq}, {member}, {_x(sign)})",  # noqa: S608  our own words
        f"UPDATE about SET value = {bound} WHERE name = 'bound'",  # noqa: S608  our own words
    ]


def _row(vault: Vault, tip: Tip, row: Entry, heads: dict[bytes, bytes]) -> Entry:
    act = row.act
    head = heads.get(act.case or b"", act.head)
    again = Act(act.action, act.case, act.number, head, act.other)
    before = Tip(row.seq - 1, tip.mac)  # a row keeps its number, even one that it must not have
    return before.next(vault.ring.body.audit, row.at, row.member, again)


def _set(table: str, values: str, name: bytes, column: str) -> str:
    return f"UPDATE {table} SET {values} WHERE {column} = {_x(name)}"  # noqa: S608  our own words


def _x(data: bytes) -> str:
    return f"x'{data.hex()}'"
