"""Which cases others changed since I was here before: from the end of the log, looked at once."""

from wayout.casebook.cases.codes import code_of
from wayout.casebook.since import AWAY, CHANGES
from wayout.casebook.vault import Vault

_LAST = "SELECT seq FROM audit WHERE member = ? AND at <= ? ORDER BY seq DESC LIMIT 1"
_NEXT = "SELECT at FROM audit WHERE member = ? AND seq > ? ORDER BY seq LIMIT 1"
_THEIRS = (
    "SELECT DISTINCT case_id, action, other FROM audit "
    "WHERE seq > ? AND member <> ? AND case_id IS NOT NULL"
)


class Changed:
    """The cases that others changed since I was here before, kept for as long as it is so.

    Nobody else writes while the vault is open, so they stay the same until an act of mine is old
    enough to be the last one before.
    """

    def __init__(self) -> None:
        self._vault: Vault | None = None
        self._until = 0
        self._codes = frozenset[str]()

    def codes(self, vault: Vault) -> frozenset[str]:
        """Their codes; none for whoever was never here before."""
        now = vault.clock()
        if self._vault is not vault or now >= self._until:
            self._look(vault, now)
            self._vault = vault
        return self._codes

    def _look(self, vault: Vault, now: int) -> None:
        me, store = vault.ring.me.id, vault.store
        before = store.rows(_LAST, (me, now - AWAY))
        last = before[0][0] if before else 0
        theirs = store.rows(_THEIRS, (last, me)) if before else []
        after = store.rows(_NEXT, (me, last))
        self._codes = frozenset(
            code_of(case)
            for case, action, other in theirs
            if action in CHANGES or (action == "share" and other == me)
        )
        self._until = (after[0][0] if after else now) + AWAY
