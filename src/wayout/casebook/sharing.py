"""Sharing a case: its keys, of every epoch, sealed to another member as well."""

from datetime import UTC, datetime

from wayout.casebook.cases.work import find_code
from wayout.casebook.chain.log import Act
from wayout.casebook.rekeying import log_not_done
from wayout.casebook.ring.grants import Grant
from wayout.casebook.ring.members import Member
from wayout.casebook.vault import Vault
from wayout.errors import OutputError, VaultError


def share_case(vault: Vault, code: str, name: str) -> None:
    """Let another member open a case, what was written before included; again changes nothing.

    Raises:
        VaultError: There is no such case or member.
        LockedError: It was not shared with me.
        OutputError: It could not be written.
    """
    case = find_code(vault, code)
    member = vault.ring.member(name)
    _give(vault, {case}, member, Act("share", case, other=member.id))


def share_all(vault: Vault, name: str) -> int:
    """Let another member open every case that I may open; each is a row of the log.

    Returns how many he could not open before. A case that is added later is shared when it is.

    Raises:
        VaultError: There is no such member.
        OutputError: It could not be written; none was shared.
    """
    member = vault.ring.member(name)
    cases = {case for case, _ in _held(vault, vault.ring.me) - _held(vault, member)}
    acts = [Act("share", case, other=member.id) for case in sorted(cases)]
    if cases:
        _give(vault, cases, member, *acts)
    return len(cases)


def holders_of(vault: Vault, code: str) -> list[Member]:
    """Tell who may open a case as it is now, the recovery key among them, logged.

    Raises:
        VaultError: There is no such case.
        LockedError: It was not shared with me.
    """
    case = find_code(vault, code)
    found = vault.keys.holders(case)
    with vault.change() as change:
        change.log(Act("holders", case, len(found)))
    return found


def heal_recovery(vault: Vault) -> None:
    """Give the recovery key what I may open and it may not, and say so.

    Another member may have renewed it, who could not give it my cases.
    """
    try:
        for member in vault.ring.present:
            if member.role == "recovery" and member.id != vault.ring.me.id:
                _heal(vault, member)
    except OutputError as error:
        vault.remarks.append(error)


def _heal(vault: Vault, member: Member) -> None:
    cases = {case for case, _ in _held(vault, vault.ring.me) - _held(vault, member)}
    if not cases:
        return
    _give(vault, cases, member, Act("recovery key mended", number=len(cases), other=member.id))
    vault.remarks.append(
        VaultError(
            "The recovery key of {day} can now open {number} more of your cases. If none of you "
            "printed it, say so to the others at once.",
            day=datetime.fromtimestamp(member.since, UTC).date().isoformat(),
            number=len(cases),
        )
    )


def _give(vault: Vault, cases: set[bytes], member: Member, *acts: Act) -> None:
    held = _held(vault, member)
    grants = [
        grant
        for case in sorted(cases)
        for grant in vault.keys.all_for(case, member)
        if (grant.case, grant.epoch) not in held
    ]
    with vault.change() as change:
        for act in acts:
            change.log(act)
    try:
        vault.ring.add(grants)
    except OutputError:
        log_not_done(vault, acts[0] if len(acts) == 1 else Act("share", other=member.id))
        raise
    with vault.change():
        pass  # the store counts on the ring that is there now
    vault.keys.take(_grants_to(vault, member))  # those, too, that a change did not live to log


def _held(vault: Vault, member: Member) -> set[tuple[bytes, int]]:
    return {(grant.case, grant.epoch) for grant in _grants_to(vault, member)}


def _grants_to(vault: Vault, member: Member) -> list[Grant]:
    return [grant for grant in vault.ring.segments.grants if grant.to == member.id]
