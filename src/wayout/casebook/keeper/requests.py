"""What can be asked of a keeper: a session with one open vault. Answers are plain builtins."""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from wayout.casebook.accepting import accept as accept_older
from wayout.casebook.backup import make_backup
from wayout.casebook.backup_file import read_backup
from wayout.casebook.cases.codes import code_of
from wayout.casebook.cases.lines import read_lines
from wayout.casebook.cases.records import Noted
from wayout.casebook.cases.summary import Deadlines, Summary
from wayout.casebook.cases.work import (
    add_cases,
    find_cases,
    list_cases,
    requests_by_month,
    show_case,
    write_case,
)
from wayout.casebook.chain.log import Act, Entry, verified
from wayout.casebook.checking import every_fault
from wayout.casebook.deletion import delete_case
from wayout.casebook.drill import drill
from wayout.casebook.keeper import secrets
from wayout.casebook.making import FIRST, make_vault
from wayout.casebook.opening import check_there, open_vault
from wayout.casebook.passphrase import Cost
from wayout.casebook.reaching import reach_backups, unreached
from wayout.casebook.restore import refuse_what_is_there, restore_backup
from wayout.casebook.vault import Vault
from wayout.errors import VaultError, WayoutError

Row = dict[str, Any]
Handler = Callable[..., Any]


class Session:
    """What a keeper holds: one open vault at most.

    Args:
        deadlines: Says what is due in a History; left out, nothing is.
        cost: What a guess at the passphrase of a new vault costs; less only in tests.
    """

    def __init__(self, deadlines: Deadlines | None = None, cost: Cost | None = None) -> None:
        self._deadlines = deadlines
        self._cost = cost
        self._open: Vault | None = None

    @property
    def vault(self) -> Vault:
        """The open vault.

        Raises:
            VaultError: None was opened.
        """
        if self._open is None:
            raise VaultError("No vault was opened.")
        return self._open

    def handlers(self) -> Mapping[str, Handler]:
        """What can be asked, by name."""
        return {
            "new": self.new,
            "open": self.open,
            "add": self.add,
            "show": self.show,
            "note": self.note,
            "list": self.list_,
            "find": self.find,
            "delete": self.delete,
            "log": self.log,
            "check": self.check,
            "requests": self.requests,
            "backup": self.backup,
            "restore": self.restore,
            "drill": self.drill,
        }

    def remarks(self) -> list[WayoutError]:
        """Hand over what the vault remarked since this was last called."""
        if self._open is None:
            return []
        found, self._open.remarks = self._open.remarks, []
        return [one for one in found if isinstance(one, WayoutError)]

    def new(self, path: str, name: str | None = None) -> Row:
        """Make a vault and leave it open; tells whether it has a recovery key."""
        has_place = secrets.has_recovery_place()
        with secrets.new_passphrase(second=False) as typed:
            made = make_vault(
                Path(path),
                typed,
                name=name or FIRST,
                hand_over=secrets.hand_over if has_place else None,
                cost=self._cost,
            )
        self._take(made)
        return {"recovery": has_place}

    def open(self, path: str, name: str | None = None, *, accept: bool = False) -> None:
        """Open a vault; `accept` one that is older than this machine saw it."""
        place = Path(path)
        check_there(place)
        with secrets.passphrase() as typed:
            self._take((accept_older if accept else open_vault)(place, typed, name=name))
        self._reach()

    def add(self, lines: bytes) -> list[str]:
        """Add a case from each line; tells their codes."""
        return add_cases(self.vault, read_lines(lines.split(b"\n")))

    def show(self, code: str) -> Row:
        """Show a case: its code first, then the line it was added with and what came to it."""
        case = show_case(self.vault, code)
        return {"code": code_of(case.id), **case.line()}

    def note(self, code: str, text: str) -> None:
        """Add a note to a case."""
        write_case(self.vault, code, [Noted(text=text)], "note")

    def list_(self) -> list[Row]:
        """List the cases, by code."""
        today = datetime.fromtimestamp(self.vault.clock(), UTC).date()
        return [_listed(code, summary, today) for code, summary in list_cases(self.vault)]

    def find(self, words: Sequence[str]) -> list[str]:
        """Find the codes of the cases that hold every word."""
        return find_cases(self.vault, words)

    def delete(self, code: str) -> None:
        """Delete a case for good."""
        delete_case(self.vault, code)

    def log(self) -> list[Row]:
        """Tell the log, checked row by row; that it was read is its next row."""
        vault = self.vault
        names = {member.id: member.name for member in vault.ring.body.members}
        rows = [_logged(entry, names) for entry in verified(vault.store, vault.ring.body.audit)]
        self._note_act(Act("log", number=len(rows)))
        return rows

    def check(self) -> list[Row]:
        """Look at everything; tells the faults, each with its message and values."""
        faults = [_fault(fault) for fault in every_fault(self.vault)]
        self._note_act(Act("check", number=len(faults)))
        return faults

    def requests(self) -> dict[str, int]:
        """Count the cases opened in each month."""
        months = requests_by_month(self.vault)
        self._note_act(Act("requests", number=len(months)))
        return months

    def backup(self, out: str) -> Row:
        """Back the vault up into a file; tells how much it holds."""
        made = make_backup(self.vault, Path(out))
        return {"cases": made.cases, "entries": made.entries}

    def restore(self, backup: str, path: str) -> Row:
        """Restore a backup where no vault is, and leave it open; tells how many cases it holds."""
        refuse_what_is_there(Path(path))
        read_backup(Path(backup))  # before anybody types
        with secrets.passphrase() as typed:
            self._take(restore_backup(Path(backup), Path(path), typed))
        (number,) = self.vault.store.rows("SELECT count(*) FROM cases")[0]
        return {"cases": number}

    def drill(self) -> Row:
        """Rehearse the loss of the vault; tells what is certified."""
        made = drill(self.vault)
        return {
            "day": made.day.isoformat(),
            "vault": made.vault.hex(),
            "cases": made.cases,
            "entries": made.entries,
            "rows": made.rows,
            "tip": made.tip.hex(),
            "seconds": round(made.seconds, 1),
            "version": made.version,
        }

    def close(self) -> None:
        """Close the vault, which takes away the journal of its store."""
        if self._open is not None:
            self._open.close()

    def _reach(self) -> None:
        """Take deleted cases out of backups that are in reach again, and tell of the others."""
        reach_backups(self.vault)
        for one in unreached(self.vault):
            if one.since <= self.vault.clock():
                self.vault.remarks.append(
                    VaultError(
                        "The backup {path} still holds a deleted case: bring it, or destroy it.",
                        path=one.path,
                    )
                )

    def _take(self, vault: Vault) -> None:
        before, self._open = self._open, vault
        if before is not None:
            before.close()
        if self._deadlines is not None:
            vault.deadlines = self._deadlines

    def _note_act(self, act: Act) -> None:
        with self.vault.change() as change:
            change.log(act)


def _listed(code: str, summary: Summary, today: date) -> Row:
    coming = sorted((due.due, due.name) for due in summary.deadlines if due.due >= today)
    return {
        "code": code,
        "state": summary.state,
        "since": summary.since.isoformat() if summary.since else None,
        "opened": summary.opened.isoformat(),
        "people": summary.people,
        "next_deadline": coming[0][0].isoformat() if coming else None,
        "next_deadline_name": coming[0][1] if coming else None,
    }


def _logged(entry: Entry, names: Mapping[bytes, str]) -> Row:
    act = entry.act
    return {
        "row": entry.seq,
        "time": datetime.fromtimestamp(entry.at, UTC).isoformat().replace("+00:00", "Z"),
        "member": names.get(entry.member, entry.member.hex()),
        "action": act.action,
        "code": code_of(act.case) if act.case is not None else None,
        "number": act.number,
    }


def _fault(fault: WayoutError) -> Row:
    values = {name: str(value) for name, value in fault.values.items()}
    return {"message": fault.message, "values": values}
