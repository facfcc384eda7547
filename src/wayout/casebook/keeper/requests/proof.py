"""The request for the proof that a case was deleted."""

from collections.abc import Mapping
from datetime import UTC, datetime

from wayout.casebook.cases.codes import code_of
from wayout.casebook.keeper.session import Handler, Row, Session
from wayout.casebook.proof import Proof, prove_deletion


class ProofRequests:
    """What proves a deletion."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def handlers(self) -> Mapping[str, Handler]:
        """What can be asked, by name."""
        return {"proof": self.proof}

    def proof(self, code: str) -> Row:
        """Prove that a case was deleted; tells nothing of what it held."""
        return _told(prove_deletion(self._session.vault, code))


def _told(proof: Proof) -> Row:
    grave, destroyed = proof.grave, proof.destroyed
    return {
        "made": proof.made.isoformat(),
        "vault": grave.vault.hex(),
        "code": code_of(grave.case),
        "case": grave.case.hex(),
        "opened": grave.opened,
        "deleted": datetime.fromtimestamp(grave.at, UTC).isoformat().replace("+00:00", "Z"),
        "second": grave.at,
        "by": grave.by.name,
        "reason": grave.reason,
        "entries": destroyed.entries,
        "documents": destroyed.documents,
        "row": destroyed.row,
        "keys_row": destroyed.keys_row,
        "backups": proof.backups,
        "unreached": [{"path": str(one.path), "until": _day(one.since)} for one in proof.unreached],
        "key": grave.by.sign.hex(),
        "signature": grave.signature.hex(),
    }


def _day(second: int) -> str:
    return datetime.fromtimestamp(second, UTC).date().isoformat()
