"""Work on a case that several edit: write what meets nobody's change, and undo what was written."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from wayout.casebook.cases.case import Case
from wayout.casebook.cases.entries import read_entries
from wayout.casebook.cases.fitting import fitted
from wayout.casebook.cases.meanwhile import Met, meets, touched_since
from wayout.casebook.cases.rebuilding import rebuild
from wayout.casebook.cases.record_lines import Numbered
from wayout.casebook.cases.records import Entry, EventSet, Noted, Record
from wayout.casebook.cases.touching import names
from wayout.casebook.cases.undoing import undone
from wayout.casebook.cases.work import find_code, opened_on, show_case, write_case
from wayout.casebook.vault import Vault
from wayout.errors import CasesError, ChangedMeanwhileError

Others = dict[bytes, Counter[str]]  # by who wrote: events, notes, and what else
_KINDS: dict[type, str] = {EventSet: "events", Noted: "notes"}


@dataclass(frozen=True, slots=True)
class Saved:
    """What was written: the records, the number of their entry, and whether it can be undone.

    `others` is what came since the case was read, and meets nothing of it.
    """

    records: list[Record]
    entry: int
    others: Others
    can_undo: bool


def save(vault: Vault, code: str, lines: Sequence[Numbered], seen: int | None = None) -> Saved:
    """Write record lines, unless one would write over what was changed since the case was seen.

    Args:
        vault: The vault.
        code: Of the case.
        lines: What is written, all or none.
        seen: How many entries it had when it was read; None: whatever came since is no matter.

    Raises:
        VaultError: There is no such case.
        LockedError: It was not shared with me.
        CasesError: A line does not fit: what it names is not there.
        ChangedMeanwhileError: What a line names was changed since.
        OutputError: They could not be written.
    """
    case = find_code(vault, code)
    entries = read_entries(vault, case)
    since = len(entries) if seen is None else seen
    if any(_met(vault, case, entries[:since], entries[since:], lines)):
        raise ChangedMeanwhileError(
            "What you change was changed by somebody else since you read it. Look at both."
        )
    before = rebuild(case, opened_on(vault, case), entries)
    law = vault.deadlines if vault.tables() else None
    records = fitted(rebuild(case, opened_on(vault, case), entries), lines, law)
    write_case(vault, code, records, "write")
    back = undone(before, records)
    return Saved(records, len(entries), _counted(entries[since:]), can_undo=bool(back))


def met_since(
    vault: Vault, code: str, lines: Sequence[Numbered], seen: int
) -> tuple[Case, list[Met | None]]:
    """Tell for each line whether it meets a change since a case was seen; gives the case now.

    Raises:
        VaultError: There is no such case.
        LockedError: It was not shared with me.
    """
    case = show_case(vault, code)
    entries = read_entries(vault, case.id)
    return case, _met(vault, case.id, entries[:seen], entries[seen:], lines)


def undo(vault: Vault, code: str, entry: int) -> None:
    """Undo an entry of a case by a later one.

    Raises:
        VaultError: There is no such case.
        LockedError: It was not shared with me.
        CasesError: Nothing can undo it.
        ChangedMeanwhileError: What it touched was changed since.
        OutputError: It could not be written.
    """
    case = find_code(vault, code)
    entries = read_entries(vault, case)
    opened = opened_on(vault, case)
    back = undone(rebuild(case, opened, entries[:entry]), entries[entry].records)
    if not back:
        raise CasesError("What was saved cannot be taken back. Write what is right instead.")
    later = touched_since(rebuild(case, opened, entries[: entry + 1]), entries[entry + 1 :])
    if names(back) & later:
        raise ChangedMeanwhileError(
            "It was changed again since it was saved, so it is not undone. Look at the case."
        )
    write_case(vault, code, back, "write")


def _met(
    vault: Vault,
    case: bytes,
    seen: Sequence[Entry],
    since: Sequence[Entry],
    lines: Sequence[Numbered],
) -> list[Met | None]:
    opened = opened_on(vault, case)
    return [meets(rebuild(case, opened, seen), since, line) for line in lines]


def _counted(entries: Sequence[Entry]) -> Others:
    """Count what others wrote, by who did."""
    found: Others = {}
    for entry in entries:
        kinds = found.setdefault(entry.by, Counter())
        for record in entry.records:
            kinds[_KINDS.get(type(record), "other")] += 1
    return found
