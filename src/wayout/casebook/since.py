"""What others did since I was here before, from the log: in my cases, and who gave me one."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from wayout.casebook.cases.codes import code_of
from wayout.casebook.cases.work import find_code, summaries
from wayout.casebook.chain.log import DELETE, Act, Entry, entries
from wayout.casebook.vault import Vault

AWAY = 8 * 3600  # seconds: who locked for lunch is still told what came in before
CHANGES = {
    "add",
    "note",
    "write",
    "intake",
    "attach",
    "document removed",
    "import",
    "export",
    "paper",
}
_LAST = "SELECT max(seq) FROM audit WHERE member = ? AND at <= ?"
_WERE_MINE = (  # of a deleted case no key tells any more who could open it; the log does
    "SELECT DISTINCT case_id FROM audit WHERE case_id IN (SELECT case_id FROM tombstones) "
    "AND (member = ?1 OR (action = 'share' AND other = ?1))"
)


@dataclass(frozen=True, slots=True)
class Deed:
    """What a member did in a case: the actions, each once, in order, and when the last was."""

    code: str
    member: str
    actions: tuple[str, ...]
    last: datetime


def done_since(vault: Vault) -> list[Deed]:
    """Tell what others did in my cases since I was here before, the latest first, logged.

    Mine are those whose owner I am; who owns none is told of all that he may open. Reading is
    not told. That a case was deleted is told to whoever could open it: who did something in it,
    or was given it; the recovery key could open all.

    Raises:
        AlteredError: A summary is not as it was written.
    """
    found = _gathered(vault, _theirs(vault))
    with vault.change() as change:
        change.log(Act("log", number=len(found)))
    return found


def _theirs(vault: Vault) -> Iterator[Entry]:
    """The rows of others that change something of mine."""
    me = vault.ring.me.id
    ((last,),) = vault.store.rows(_LAST, (me, vault.clock() - AWAY))
    if last is None:
        return
    mine, were_mine = _mine(vault), _were_mine(vault)
    for entry in entries(vault.store, last):
        act = entry.act
        if entry.member == me or act.case is None:
            continue
        is_given = act.action == "share" and act.other == me
        is_lost = act.action == DELETE and act.case in were_mine
        if is_given or is_lost or (act.action in CHANGES and act.case in mine):
            yield entry


def _mine(vault: Vault) -> set[bytes]:
    listed = summaries(vault)
    me = vault.ring.me.id.hex()
    owned = [code for code, one in listed if one.owner == me]
    return {find_code(vault, code) for code in owned or [code for code, _ in listed]}


def _were_mine(vault: Vault) -> set[bytes]:
    """The deleted cases that I could open."""
    me = vault.ring.me
    if me.role == "recovery":
        return {case for (case,) in vault.store.rows("SELECT case_id FROM tombstones")}
    return {case for (case,) in vault.store.rows(_WERE_MINE, (me.id,))}


def _gathered(vault: Vault, rows: Iterator[Entry]) -> list[Deed]:
    names = {member.id: member.name for member in vault.ring.body.members}
    found: dict[tuple[bytes, bytes], list[Entry]] = {}
    for entry in rows:
        found.setdefault((entry.act.case or b"", entry.member), []).append(entry)
    deeds = [
        Deed(
            code_of(case),
            names.get(member, member.hex()),
            tuple(dict.fromkeys(one.act.action for one in done)),
            datetime.fromtimestamp(done[-1].at, UTC),
        )
        for (case, member), done in found.items()
    ]
    return sorted(deeds, key=lambda one: (one.last, one.code), reverse=True)
