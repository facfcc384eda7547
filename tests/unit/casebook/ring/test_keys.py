"""Which cases are mine, who else may open them, and under which key is written now."""

import pytest
from msgspec.structs import replace

from wayout.casebook.ring.grants import CaseKey, Grant, open_grant
from wayout.casebook.ring.keys import CaseKeys
from wayout.casebook.ring.members import Member, Secret
from wayout.casebook.ring.ring import Seat, free_slot
from wayout.casebook.sealing import new_id, new_key
from wayout.casebook.vault import Vault
from wayout.errors import AlteredError, LockedError

pytestmark = pytest.mark.usefixtures("said")

CASE, OTHER = new_id(), new_id()


@pytest.fixture
def second(vault: Vault) -> tuple[Member, Secret]:
    """Another member of the ring, in its second epoch."""
    ring, secret = vault.ring, Secret.new()
    member = secret.member("Макетова", "member", free_slot(ring.body.members), 1)
    body = replace(ring.body.with_members([ring.me, member]), epoch=1)
    ring.rewrite(body, (), [Seat(member, secret, new_key())])
    return member, secret


@pytest.fixture
def keys(vault: Vault, second: tuple[Member, Secret]) -> CaseKeys:
    """The keys of two cases: one of both epochs, shared in the first; one of his alone."""
    ring, (member, _) = vault.ring, second
    old, new = (CaseKey(vault.id, CASE, epoch, new_key()) for epoch in (0, 1))
    his = CaseKey(vault.id, OTHER, 1, new_key())
    grants = [
        new.for_me(ring.me, ring.secret), old.for_other(ring.me), old.for_other(member),
        his.for_other(member),
    ]  # fmt: skip
    made = CaseKeys(ring)
    made.take(grants)
    return made


def test_mine_are_those_granted_to_me(keys: CaseKeys) -> None:
    """Of every epoch, in order; of a case of others, or of none, I hold nothing."""
    assert keys.mine() == {CASE}
    assert keys.epochs(CASE) == [0, 1]
    assert keys.epochs(OTHER) == keys.epochs(new_id()) == []


def test_a_key_that_i_do_not_hold_is_refused(keys: CaseKeys) -> None:
    """Of another epoch, of a case of others, of no case."""
    for case, epoch in ((CASE, 2), (OTHER, 1), (new_id(), 0)):
        with pytest.raises(LockedError, match="not shared with you"):
            keys.key(case, epoch)


def test_a_key_is_opened_once(keys: CaseKeys, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is the one of its case and epoch."""
    first, second = keys.key(CASE, 0), keys.key(CASE, 1)
    assert (first.case, first.epoch, second.epoch) == (CASE, 0, 1)
    assert first.key != second.key
    monkeypatch.setattr("wayout.casebook.ring.keys.open_grant", None)
    assert keys.key(CASE, 0) is first


def test_holders_are_those_of_the_present_key(
    keys: CaseKeys, vault: Vault, second: tuple[Member, Secret]
) -> None:
    """Not of an older one; nobody holds a case that is none."""
    me, (member, _) = vault.ring.me, second
    assert keys.holders(CASE) == [me]
    assert keys.holders(OTHER) == [member]
    assert keys.holders(new_id()) == []
    gone = replace(member, left=5)
    vault.ring.body = vault.ring.body.with_members([me, gone])
    assert keys.holders(OTHER) == []


def test_every_key_that_i_hold_is_granted(keys: CaseKeys, second: tuple[Member, Secret]) -> None:
    """To another, who opens each."""
    member, secret = second
    grants = keys.all_for(CASE, member)
    assert [grant.epoch for grant in grants] == [0, 1]
    for grant in grants:
        assert (grant.to, grant.own) == (member.id, False)
        mine = keys.key(CASE, grant.epoch)
        assert open_grant(grant, mine.vault, secret) == mine
    assert keys.all_for(OTHER, member) == []


def test_a_key_to_write_with_is_of_the_present_epoch(
    keys: CaseKeys, vault: Vault, second: tuple[Member, Secret]
) -> None:
    """The one that is there, or a new one for me and for each holder, me not twice."""
    assert keys.to_write(CASE, []) == (keys.key(CASE, 1), [])
    me, (member, secret) = vault.ring.me, second
    case = new_id()
    made, grants = keys.to_write(case, [me, member])
    assert (made.vault, made.case, made.epoch) == (vault.id, case, 1)
    assert [(grant.to, grant.own) for grant in grants] == [(me.id, True), (member.id, False)]
    for grant, held in zip(grants, (vault.ring.secret, secret), strict=True):
        assert open_grant(grant, vault.id, held) == made
    assert case not in keys.mine()
    keys.take(grants)
    assert keys.key(case, 1) == made


def test_a_grant_that_was_moved_is_told(vault: Vault) -> None:
    """To another case or epoch, or changed: each kind of grant in words of its own."""
    ring = vault.ring
    key = CaseKey(vault.id, CASE, 3, new_key())
    sealed, own = key.for_other(ring.me), key.for_me(ring.me, ring.secret)
    for case, epoch in ((OTHER, 3), (CASE, 4)):
        moved = Grant(case, ring.me.id, epoch, own=False, body=sealed.body)
        with pytest.raises(AlteredError, match="stands in the place of another"):
            open_grant(moved, vault.id, ring.secret)
        moved = Grant(case, ring.me.id, epoch, own=True, body=own.body)
        with pytest.raises(AlteredError, match="changed or moved"):
            open_grant(moved, vault.id, ring.secret)
    with pytest.raises(AlteredError, match="does not open: it was changed"):
        open_grant(sealed, vault.id, Secret.new())
    with pytest.raises(AlteredError):
        open_grant(own, new_id(), ring.secret)
