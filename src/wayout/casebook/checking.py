"""Whether a vault is as it was left: log, signatures, ring, cases, head.

Opening runs these one after another and stops at the first fault; `wayout vault check` looks at
every page and every entry besides, and tells of all that it finds.
"""

import struct
from collections.abc import Iterator
from datetime import date

from nacl.exceptions import BadSignatureError
from nacl.signing import VerifyKey

from wayout.casebook.cases.codes import code_of
from wayout.casebook.cases.entries import check_entries, read_entries
from wayout.casebook.cases.summary import read_summary
from wayout.casebook.chain import head as heads
from wayout.casebook.chain.log import DELETE, Tip, verified
from wayout.casebook.deletion import tombstone_words
from wayout.casebook.documents.checking import document_faults
from wayout.casebook.vault import FORMAT, Vault, signed_words
from wayout.errors import AlteredError, WayoutError

_STRANGE = (AttributeError, LookupError, TypeError, ValueError, OverflowError, struct.error)


def check_open(vault: Vault) -> Tip:
    """Check what must hold before anything is shown; returns the last row of the log.

    Raises:
        AlteredError: The vault is not as it was left; the message says where.
    """
    tip = check_log(vault)
    check_heads(vault, tip)
    return tip


def check_log(vault: Vault) -> Tip:
    """Check what a vault says of itself, whatever heads are kept outside; see `check_open`."""
    try:
        check_form(vault)
        check_ring(vault)
        tip, marks, cases = walk_log(vault)
        check_signatures(vault, marks)
        check_end(vault, tip, marks)
        check_cases(vault, cases)
        check_graves(vault)
    except _STRANGE:
        raise AlteredError("{path} holds what no vault holds.", path=vault.path) from None
    return tip


def every_fault(vault: Vault) -> Iterator[WayoutError]:
    """Look at every page and every sealed entry of an open vault, and tell each fault."""
    for fault in vault.store.faults():
        yield AlteredError("{path}: {fault}.", path=vault.path, fault=fault)
    for (case,) in vault.store.rows("SELECT id FROM cases ORDER BY id"):
        try:
            check_case(vault, case)
        except WayoutError as error:
            yield error
    try:
        yield from document_faults(vault)
    except WayoutError as error:
        yield error
    except _STRANGE:
        yield AlteredError("{path} holds what no vault holds.", path=vault.path)


def check_form(vault: Vault) -> None:
    """Check that the store belongs to the ring, and that we know its format."""
    found = vault.about("format")
    if found > FORMAT:
        raise AlteredError(
            "{path} has the format {found}; this Wayout knows {known}. Take a newer one.",
            path=vault.path,
            found=found,
            known=FORMAT,
        )
    (owner,) = vault.store.rows("SELECT value FROM about WHERE name = 'vault'")[0]
    if owner != vault.id:
        raise AlteredError("{path} is not the vault of this key ring.", path=vault.path)


def check_ring(vault: Vault) -> None:
    """Check that the ring is not older than the vault, and lacks no key that was added to it."""
    ring = vault.ring
    generation, segments = vault.about("generation"), vault.about("segments")
    if ring.front.generation < generation:
        raise AlteredError("The key ring {path} is older than the vault.", path=ring.path)
    if ring.front.generation == generation and ring.segments.number < segments:
        raise AlteredError("The key ring {path} lacks keys at its end.", path=ring.path)


def walk_log(vault: Vault) -> tuple[Tip, dict[int, bytes], dict[bytes, bytes]]:
    """Check the log row by row.

    Returns its last row, the digest of each row that is signed, and the last head of each case
    that was not deleted.
    """
    wanted = {row[0] for row in vault.store.rows("SELECT seq FROM signatures")}
    tip, marks, cases = Tip(), dict[int, bytes](), dict[bytes, bytes]()
    for entry in verified(vault.store, vault.ring.body.audit):
        tip = Tip(entry.seq, entry.mac)
        if entry.seq in wanted:
            marks[entry.seq] = entry.mac
        act = entry.act
        if act.case is not None and act.head is not None:
            cases[act.case] = act.head
        elif act.action == DELETE:
            cases.pop(act.case or b"", None)
    return tip, marks, cases


def check_signatures(vault: Vault, marks: dict[int, bytes]) -> None:
    """Check that each signature in the store is of a member, over the row that is there."""
    keys = {member.id: member.sign for member in vault.ring.body.members}
    for seq, member, signature in vault.store.rows("SELECT * FROM signatures ORDER BY seq"):
        try:
            words = signed_words(vault.id, Tip(seq, marks[seq]))
            VerifyKey(keys[member]).verify(words, signature)
        except (KeyError, ValueError, BadSignatureError):
            raise AlteredError("The log was altered before row {row}.", row=seq + 1) from None


def check_end(vault: Vault, tip: Tip, marks: dict[int, bytes]) -> None:
    """Check that the last row is signed, and that what the store counts on is of that moment."""
    bound = vault.store.rows("SELECT value FROM about WHERE name = 'bound'")
    signed = vault.store.rows("SELECT 1 FROM signatures WHERE seq = ?", (tip.seq,))
    if not signed or tip.seq not in marks or bound != [(vault.bound(tip),)]:
        raise AlteredError("The log was altered at its end, row {row}.", row=tip.seq)


def check_cases(vault: Vault, logged: dict[bytes, bytes]) -> None:
    """Check that the cases are those that the log speaks of, as it last left them."""
    found: dict[bytes, bytes] = dict(vault.store.rows("SELECT id, head FROM cases"))
    if found != logged:
        case = min(case for case, _ in found.items() ^ logged.items())
        raise AlteredError(
            "Case {code} is not as the log left it: it was altered.", code=code_of(case)
        )
    keyed = {grant.case for grant in vault.ring.segments.grants} | set(vault.ring.body.deleted)
    if not found.keys() <= keyed:
        raise AlteredError("The key ring {path} lacks keys at its end.", path=vault.ring.path)


def check_graves(vault: Vault) -> None:
    """Check that there is a signed tombstone for each case that the log says was deleted."""
    members = {member.id: member.sign for member in vault.ring.body.members}
    logged = vault.store.rows("SELECT case_id FROM audit WHERE action = ?", (DELETE,))
    graves = vault.store.rows("SELECT * FROM tombstones")
    if {case for (case,) in logged} != {grave[0] for grave in graves}:
        raise AlteredError("The tombstones of {path} are not those of its log.", path=vault.path)
    for case, opened, at, member, reason, signature in graves:
        try:
            words = tombstone_words(vault.id, case, (opened, at, reason))
            VerifyKey(members[member]).verify(words, signature)
        except (*_STRANGE, BadSignatureError):
            raise AlteredError(
                "The tombstone of case {code} was altered.", code=code_of(case)
            ) from None


def check_heads(vault: Vault, tip: Tip) -> None:
    """Check that the log reaches every head that was kept outside."""
    for place, head in heads.kept(vault.path, vault.id):
        heads.check(head, place, vault.ring.body.members)
        if head.seq > tip.seq:
            raise AlteredError(
                "{path} is older than it was on this machine: {lost} rows of the log are missing. "
                "If you put an older copy there, say so: wayout vault check --accept.",
                path=vault.path,
                lost=head.seq - tip.seq,
            )
        if head.generation > vault.ring.front.generation:
            raise AlteredError(
                "The key ring {path} is older than it was on this machine.", path=vault.ring.path
            )
        row = vault.store.rows("SELECT mac FROM audit WHERE seq = ?", (head.seq,))
        if head.seq and row[0][0] != head.mac:
            raise AlteredError(
                "Another copy of this vault was used on this machine: before row {row} of the log "
                "the two part. Go on with one of them; check --accept takes this one.",
                row=head.seq + 1,
            )


def check_case(vault: Vault, case: bytes) -> None:
    """Check the entries of a case, and of mine whether they and their summary open.

    Raises:
        AlteredError: It is not as it was written.
    """
    try:
        _check_parts(vault, case)
    except _STRANGE:
        raise AlteredError("{path} holds what no vault holds.", path=vault.path) from None


def _check_parts(vault: Vault, case: bytes) -> None:
    check_entries(vault, case)
    if case not in vault.keys.mine():
        return
    read_entries(vault, case)
    number, opened, sealed = vault.store.rows(
        "SELECT entries, opened, summary FROM cases WHERE id = ?", (case,)
    )[0]
    if read_summary(vault, case, number, sealed).opened != date.fromisoformat(opened):
        raise AlteredError("Case {code} was not opened on its day.", code=code_of(case))
