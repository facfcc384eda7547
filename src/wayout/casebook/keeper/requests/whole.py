"""Requests about the vault as a whole: is it sound, who did what, copies of it."""

from collections.abc import Mapping
from contextlib import nullcontext
from datetime import UTC, datetime
from pathlib import Path

from wayout.casebook.backup import make_backup
from wayout.casebook.backup_file import read_backup
from wayout.casebook.cases.codes import code_of
from wayout.casebook.cases.work import find_code, requests_by_month
from wayout.casebook.chain.log import Act, Entry, verified
from wayout.casebook.checking import every_fault
from wayout.casebook.drill import drill
from wayout.casebook.keeper import secrets
from wayout.casebook.keeper.session import Handler, Row, Session
from wayout.casebook.passphrase import is_recovery
from wayout.casebook.reaching import forget_backup
from wayout.casebook.restore import refuse_what_is_there, restore_backup
from wayout.errors import AlteredError, OutputError, VaultError, WayoutError


class WholeRequests:
    """What is done with all of a vault."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def handlers(self) -> Mapping[str, Handler]:
        """What can be asked, by name."""
        return {
            "log": self.log,
            "case log": self.case_log,
            "check": self.check,
            "requests": self.requests,
            "backup": self.backup,
            "forget_backup": self.forget_backup,
            "restore": self.restore,
            "drill": self.drill,
        }

    def log(self) -> list[Row]:
        """Tell the log, checked row by row; that it was read is its next row."""
        vault = self._session.vault
        names = {member.id: member.name for member in vault.ring.body.members}
        rows = [_logged(entry, names) for entry in verified(vault.store, vault.ring.body.audit)]
        self._session.note_act(Act("log", number=len(rows)))
        return rows

    def case_log(self, code: str, most: int, before: int | None = None) -> Row:
        """Tell the rows about one case, the newest first, of a log that was checked row by row.

        Args:
            code: The case.
            most: How many at once; `more` tells how many there are before them.
            before: Only rows before that number.
        """
        vault = self._session.vault
        case = find_code(vault, code)
        names = {member.id: member.name for member in vault.ring.body.members}
        found = [
            entry
            for entry in verified(vault.store, vault.ring.body.audit)
            if entry.act.case == case and (before is None or entry.seq < before)
        ]
        self._session.note_act(Act("log", case))
        rows = [_logged(entry, names) for entry in reversed(found[-most:])]
        return {"rows": rows, "more": max(0, len(found) - most)}

    def check(self) -> list[Row]:
        """Look at everything; tells the faults, each with its message and values."""
        faults = [_fault(fault) for fault in every_fault(self._session.vault)]
        try:
            self._session.note_act(Act("check", number=len(faults)))
        except (OutputError, AlteredError):
            if not faults:  # a store that met a damaged page takes no row any more
                raise
        return faults

    def requests(self) -> dict[str, int]:
        """Count the cases opened in each month."""
        months = requests_by_month(self._session.vault)
        self._session.note_act(Act("requests", number=len(months)))
        return months

    def backup(self, out: str) -> Row:
        """Back the vault up into a file; tells how much it holds."""
        made = make_backup(self._session.vault, Path(out))
        return {"cases": made.cases, "entries": made.entries}

    def forget_backup(self, path: str) -> None:
        """Strike out a backup that was destroyed.

        Raises:
            VaultError: It is still there, or the vault knows of none under this path.
        """
        if Path(path).exists():
            raise VaultError("{path} is still there. Destroy it first.", path=path)
        forget_backup(self._session.vault, Path(path))

    def restore(self, backup: str, path: str) -> Row:
        """Restore a backup where no vault is, and leave it open; tells how many cases it holds."""
        refuse_what_is_there(Path(path))
        read_backup(Path(backup))  # before anybody types
        with secrets.passphrase() as typed:
            self._session.take(restore_backup(Path(backup), Path(path), typed))
        (number,) = self._session.vault.store.rows("SELECT count(*) FROM cases")[0]
        return {"cases": number}

    def drill(self, *, paper: bool = False) -> Row:
        """Rehearse the loss of the vault, with the recovery key or without; tells what held."""
        with secrets.recovery_key() if paper else nullcontext() as typed:
            if typed is not None and not is_recovery(typed):
                raise VaultError(
                    "This is no whole recovery key: WAYOUT and eleven groups of four. Look again."
                )
            made = drill(self._session.vault, typed)
        return {
            "day": made.day.isoformat(),
            "vault": made.vault.hex(),
            "cases": made.cases,
            "entries": made.entries,
            "rows": made.rows,
            "tip": made.tip.hex(),
            "seconds": round(made.seconds, 1),
            "version": made.version,
            "paper": paper,
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
        "about": None if act.other is None else names.get(act.other, act.other.hex()),
    }


def _fault(fault: WayoutError) -> Row:
    values = {name: str(value) for name, value in fault.values.items()}
    return {"message": fault.message, "values": values}
