"""What a keeper holds: one open vault at most. Answers are plain builtins."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

from wayout.casebook.accepting import accept as accept_older
from wayout.casebook.cases.summary import Deadlines
from wayout.casebook.chain.log import Act
from wayout.casebook.dated import ReadCases
from wayout.casebook.keeper import secrets
from wayout.casebook.making import FIRST, make_vault
from wayout.casebook.opening import check_there, open_vault
from wayout.casebook.passphrase import Cost
from wayout.casebook.reaching import reach_backups, unreached
from wayout.casebook.setting_aside import reopen, set_aside, told
from wayout.casebook.vault import Vault
from wayout.errors import AlteredError, VaultError, WayoutError

Row = dict[str, Any]
Handler = Callable[..., Any]
Answer = TypeVar("Answer")

READS = frozenset({
    "show", "list", "page", "rows", "find", "due", "review", "today", "since", "court_numbers",
    "court_events", "would_be_due", "appointments",
})  # fmt: skip


class Session:
    """What a keeper holds: one open vault at most.

    Args:
        deadlines: Says what is due in a History; left out, nothing is.
        tables: Gives the digest of the law by which it does.
        cost: What a guess at the passphrase of a new vault costs; less only in tests.
    """

    def __init__(
        self,
        deadlines: Deadlines | None = None,
        cost: Cost | None = None,
        *,
        tables: Callable[[], str] = str,
    ) -> None:
        self._deadlines = deadlines
        self._tables = tables
        self._cost = cost
        self._open: Vault | None = None
        self.read = ReadCases()

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
            "prepare": self.prepare,
            "stay": self.stay,
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
        self.take(made)
        return {"recovery": has_place}

    def open(self, path: str, name: str | None = None, *, accept: bool = False) -> None:
        """Open a vault; `accept` one that is older than this machine saw it."""
        place = Path(path)
        check_there(place)
        with secrets.passphrase() as typed:
            self.take((accept_older if accept else open_vault)(place, typed, name=name))
        self._reach()

    def prepare(self) -> None:
        """Load the law by which deadlines are told, before a vault is opened."""
        self._tables()

    def stay(self) -> None:
        """Do nothing: somebody is at work who needs nothing of the vault just now."""

    def close(self) -> None:
        """Close the vault, which takes away the journal of its store."""
        if self._open is not None:
            self._open.close()

    def take(self, vault: Vault) -> None:
        """Hold an open vault; one that was held is closed."""
        before, self._open = self._open, vault
        self.read = ReadCases()
        if before is not None:
            before.close()
        if self._deadlines is not None:
            vault.deadlines = self._deadlines
            vault.tables = self._tables

    def without_altered(self, read: Callable[[], Answer]) -> Answer:
        """Read of many cases; those that turn out to be altered are told and left out.

        Raises:
            AlteredError: What is altered is not a case alone.
        """
        try:
            answer = read()
        except AlteredError:
            set_aside(self.vault)
            answer = read()
        self.vault.remarks.extend(told(self.vault))
        return answer

    def mend(self, request: str) -> bool:
        """Whether to go on after a request found something altered.

        Only where it changes nothing, and the vault, opened and checked anew, is the same.
        """
        if request not in READS or self._open is None:
            return False
        try:
            reopen(self._open)
        except WayoutError:
            return False
        return True

    def note_act(self, act: Act) -> None:
        """Log an act that changes nothing else."""
        with self.vault.change() as change:
            change.log(act)

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
