"""Work with cases: add, write, show, list. Each is one row of the log at least."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from operator import itemgetter

from wayout.casebook.cases.case import Case
from wayout.casebook.cases.codes import beginning, code_of
from wayout.casebook.cases.entries import (
    Chain,
    chain_of,
    new_entry,
    read_entries,
    write_entry,
)
from wayout.casebook.cases.fitting import fitted
from wayout.casebook.cases.kept import kept
from wayout.casebook.cases.rebuilding import rebuild
from wayout.casebook.cases.record_lines import Numbered
from wayout.casebook.cases.records import Added, CaseLine, LawAccepted, Record
from wayout.casebook.cases.summary import (
    Shift,
    Summary,
    decided,
    read_summary,
    seal_summary,
    shifts,
    summarise,
)
from wayout.casebook.chain.log import Act
from wayout.casebook.ring.grants import CaseKey, Grant
from wayout.casebook.sealing import ID, new_id
from wayout.casebook.vault import Vault
from wayout.errors import AlteredError, LockedError, VaultError

_INSERT = "INSERT INTO cases VALUES (?, ?, ?, ?, ?)"
_BEGIN = "SELECT id FROM cases WHERE id BETWEEN ? AND ?"
_BEGAN = "SELECT case_id FROM tombstones WHERE case_id BETWEEN ? AND ?"
_UPDATE = "UPDATE cases SET entries = ?, head = ?, summary = ? WHERE id = ?"


def add_cases(vault: Vault, lines: Sequence[CaseLine]) -> list[str]:
    """Add cases, all or none; their codes are told when they are durable.

    Raises:
        OutputError: They could not be written; none was.
    """
    return _begin(vault, [[Added(case=line)] for line in lines], "add")


def begin_case(vault: Vault, line: CaseLine, records: Sequence[Record], action: str) -> str:
    """Begin a case with records beside its line, in one entry; returns its code.

    Raises:
        OutputError: It could not be written.
    """
    return _begin(vault, [[Added(case=line), *records]], action)[0]


def write_case(vault: Vault, code: str, records: Iterable[Record], action: str) -> Case:
    """Write records of a case, durably; returns the case with them.

    The records are taken within the change, so that what they tell of can be written with them.

    Raises:
        VaultError: There is no such case.
        LockedError: It was not shared with me.
        OutputError: They could not be written.
    """
    case = find_code(vault, code)
    entries, opened = read_entries(vault, case), opened_on(vault, case)
    key, grants = vault.keys.to_write(case, vault.keys.holders(case))
    vault.ring.add(grants)
    with vault.change() as change:
        entry = new_entry(vault, records)
        looked_at = any(isinstance(one, LawAccepted) for one in entry.records)
        before = rebuild(case, opened, entries)
        shifted = [] if looked_at else shifted_since(vault, before)
        chain = write_entry(vault, key, chain_of(vault, case), entry)
        after = rebuild(case, opened, [*entries, entry])
        made = summarise(after, vault.deadlines, vault.tables(), shifted)
        sealed = seal_summary(vault, key, chain, made)
        vault.store.write(_UPDATE, (chain.number, chain.head, sealed, case))
        change.log(Act(action, case, chain.number, chain.head))
        change.then(lambda: vault.keys.take(grants))
    vault.texts.pop(case, None)
    return after


def write_lines(vault: Vault, code: str, lines: Sequence[Numbered]) -> list[Record]:
    """Write record lines that fit the case, all or none; returns the records made of them.

    Raises:
        VaultError: There is no such case.
        LockedError: It was not shared with me.
        CasesError: A line does not fit: what it names is not there.
        OutputError: They could not be written.
    """
    law = vault.deadlines if vault.tables() else None
    records = fitted(read_case(vault, find_code(vault, code)), lines, law)
    write_case(vault, code, records, "write")
    return records


def shifted_since(vault: Vault, case: Case) -> list[Shift]:
    """Tell the deadlines of a case that the law moved, and nobody accepted.

    Where it was written without the law, nothing moved.

    Raises:
        AlteredError: Its summary is not as it was written.
    """
    before = _summary(vault, case.id)
    if before.tables in {"", vault.tables()}:
        return before.shifted
    return [*before.shifted, *shifts(before.deadlines, decided(case, vault.deadlines))]


def _summary(vault: Vault, case: bytes) -> Summary:
    rows = vault.store.rows("SELECT entries, summary FROM cases WHERE id = ?", (case,))
    return read_summary(vault, case, *rows[0])


def show_case(vault: Vault, code: str) -> Case:
    """Open a case, logged.

    Raises:
        VaultError: There is no such case.
        LockedError: It was not shared with me.
        AlteredError: It is not as it was written.
    """
    case = find_code(vault, code)
    made = read_case(vault, case)
    with vault.change() as change:
        change.log(Act("show", case))
    return made


def list_cases(vault: Vault) -> list[tuple[str, Summary]]:
    """List the cases that I may open, by code, logged.

    Raises:
        AlteredError: A summary is not as it was written.
    """
    found = summaries(vault)
    with vault.change() as change:
        change.log(Act("list", number=len(found)))
    return found


def summaries(vault: Vault) -> list[tuple[str, Summary]]:
    """Read the summaries of the cases that I may open, by code, for one that logs it.

    Raises:
        AlteredError: A summary is not as it was written.
    """
    found = kept(vault, everything=True).opened
    listed = [(one.code, one.summary) for one in found.values()]
    return sorted(listed, key=itemgetter(0))


def requests_by_month(vault: Vault) -> dict[str, int]:
    """Count the cases opened in each month, deleted ones too; no case is opened for it."""
    days = vault.store.rows("SELECT opened FROM cases UNION ALL SELECT opened FROM tombstones")
    return dict(sorted(Counter(day[:7] for (day,) in days).items()))


def read_case(vault: Vault, case: bytes) -> Case:
    """Open a case, for one that logs it."""
    return rebuild(case, opened_on(vault, case), read_entries(vault, case))


def opened_on(vault: Vault, case: bytes) -> date:
    """The day a case was opened."""
    (opened,) = vault.store.rows("SELECT opened FROM cases WHERE id = ?", (case,))[0]
    return read_day(case, opened)


def find_code(vault: Vault, code: str) -> bytes:
    """Find the case of a code.

    Raises:
        VaultError: There is none.
        LockedError: It was not shared with me.
    """
    start = beginning(code)
    rows = vault.store.rows(_BEGIN, _span(start))
    if not rows:
        raise VaultError("The vault has no case {code}.", code=code_of(start))
    case: bytes = rows[0][0]
    if case not in vault.keys.mine():
        raise LockedError("This case was not shared with you.")
    return case


def _begin(vault: Vault, cases: Sequence[Sequence[Record]], action: str) -> list[str]:
    recovery = [member for member in vault.ring.present if member.role == "recovery"]
    keys: list[CaseKey] = []
    grants: list[Grant] = []
    for _ in cases:
        key, given = vault.keys.to_write(_unused_id(vault), recovery)
        keys.append(key)
        grants.extend(given)
    vault.ring.add(grants)
    with vault.change() as change:
        for key, records in zip(keys, cases, strict=True):
            chain = _add(vault, key, records)
            change.log(Act(action, key.case, chain.number, chain.head))
        change.then(lambda: vault.keys.take(grants))
    return [code_of(key.case) for key in keys]


def _add(vault: Vault, key: CaseKey, records: Sequence[Record]) -> Chain:
    opened = datetime.fromtimestamp(vault.clock(), UTC).date()
    entry = new_entry(vault, records)
    chain = write_entry(vault, key, Chain(), entry)
    made = rebuild(key.case, opened, [entry])
    summary = summarise(made, vault.deadlines, vault.tables())
    sealed = seal_summary(vault, key, chain, summary)
    row = (key.case, opened.isoformat(), chain.number, chain.head, sealed)
    vault.store.write(_INSERT, row)
    return chain


def _unused_id(vault: Vault) -> bytes:
    """Draw an id whose code no case has or had."""
    while True:
        drawn = new_id()
        span = _span(drawn[:5])
        if not vault.store.rows(_BEGIN, span) and not vault.store.rows(_BEGAN, span):
            return drawn


def _span(start: bytes) -> tuple[bytes, bytes]:
    """The first and the last id that begins so: ids lie in order, and none is looked at beside."""
    return start, start + bytes([255]) * (ID - len(start))


def read_day(case: bytes, written: str) -> date:
    """Read the day a case was opened, as the store has it.

    Raises:
        AlteredError: It is none.
    """
    try:
        return date.fromisoformat(written)
    except (TypeError, ValueError):
        raise AlteredError(
            "Case {code} is not as the log left it: it was altered.", code=code_of(case)
        ) from None
