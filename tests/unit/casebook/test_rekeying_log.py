"""What is done with keys stands in the log before it is done, and beside it if it was not done."""

import errno
import shutil
from collections.abc import Callable

import pytest

from wayout.casebook import disk
from wayout.casebook.cases.lines import read_lines
from wayout.casebook.cases.records import Noted
from wayout.casebook.cases.work import add_cases, list_cases, show_case, write_case
from wayout.casebook.chain.log import Act, entries
from wayout.casebook.opening import open_vault
from wayout.casebook.people import add_member, remove_member
from wayout.casebook.rekeying import finish_swap, key_for_new, rekey, renew_recovery
from wayout.casebook.sharing import share_case
from wayout.casebook.vault import Vault
from wayout.errors import OutputError, VaultError

pytestmark = pytest.mark.usefixtures("said")

SECOND, NEW = b"another six words", b"the new passphrase"
NAME = "Образцов"


def acts(vault: Vault, after: int) -> list[Act]:
    """What was done after a row."""
    return [row.act for row in entries(vault.store, after)]


def fails(*_: object) -> None:
    """A disk without room."""
    raise OSError(errno.ENOSPC, "no space")


@pytest.mark.parametrize("typed", [None, NEW])
def test_another_key_is_logged_twice(vault: Vault, typed: bytes | None) -> None:
    """When it is announced, and when it is in."""
    before = vault.tip.seq
    rekey(vault, typed)
    assert acts(vault, before) == [Act("rekey"), Act("new key")]


def test_another_paper_is_logged_with_its_id(vault: Vault) -> None:
    """The old one is retired at that second, the new one sits where it can."""
    papers: list[str] = []
    vault.clock = lambda: 70
    renew_recovery(vault, papers.append)
    first = vault.ring.member("recovery key")
    assert (first.role, first.since, first.slot) == ("recovery", 70, 1)
    before = vault.tip.seq
    vault.clock = lambda: 80
    renew_recovery(vault, papers.append)
    second = vault.ring.member("recovery key")
    assert acts(vault, before) == [Act("recovery key renewed", other=second.id), Act("new key")]
    assert len(papers) == 2
    left = {member.id: member.left for member in vault.ring.body.members}
    assert left == {vault.ring.me.id: None, first.id: 80, second.id: None}
    assert vault.ring.body.epoch == 1


def test_what_could_not_be_done_is_logged_as_such(
    vault: Vault, passphrase: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With whom it was about; all is as before, and it can be done again."""
    before, ring = vault.tip.seq, vault.ring.path.read_bytes()

    def full(*_: object) -> None:
        raise OutputError("full")

    with monkeypatch.context() as patch:
        patch.setattr("wayout.casebook.ring.ring.disk.write_whole", full)
        with pytest.raises(OutputError, match="full"):
            add_member(vault, NAME, SECOND)
    announced, not_done = acts(vault, before)
    assert announced.action == "member added"
    assert not_done == Act("not done", other=announced.other)
    assert announced.other is not None
    assert vault.ring.path.read_bytes() == ring
    assert [member.name for member in vault.ring.present] == ["owner"]
    assert add_member(vault, NAME, SECOND)
    vault.close()
    open_vault(vault.path, passphrase).close()


def test_what_hinders_it_may_hinder_the_log_as_well(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is told is why it was not done."""
    before = vault.tip.seq

    def full(*_: object) -> None:
        monkeypatch.setattr(vault, "_remember_ring", fuller)
        raise OutputError("full")

    def fuller() -> None:
        raise OutputError("fuller")

    monkeypatch.setattr("wayout.casebook.ring.ring.disk.write_whole", full)
    monkeypatch.setattr("wayout.casebook.vault.heads.keep", lambda *_: None)
    with pytest.raises(OutputError, match=r"^full$"):
        add_member(vault, NAME, SECOND)
    assert [act.action for act in acts(vault, before)] == ["member added"]


def test_what_cannot_even_be_announced_is_not_done(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No log, no ring."""
    ring, before = vault.ring.path.read_bytes(), vault.tip

    def full() -> None:
        raise OutputError("full")

    with monkeypatch.context() as patch:
        patch.setattr(vault, "_remember_ring", full)
        with pytest.raises(OutputError, match="full"):
            add_member(vault, NAME, SECOND)
    assert (vault.ring.path.read_bytes(), vault.tip) == (ring, before)


def test_what_is_in_force_is_not_told_as_failed(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder that was not synced: the error itself is the remark, and nothing else happened."""
    real = disk.write_whole
    error = OutputError("the folder was not synced")

    def half(*given: object) -> None:
        real(*given)  # type: ignore[arg-type]
        if given[0] == vault.ring.path:
            raise error

    before = vault.tip.seq
    with monkeypatch.context() as patch:
        patch.setattr(disk, "write_whole", half)
        patch.setattr("wayout.casebook.vault.heads.keep", lambda *_: None)
        member = add_member(vault, NAME, SECOND)
    assert vault.remarks == [error]
    assert acts(vault, before) == [Act("member added", other=member.id)]


def test_an_old_key_that_is_still_in_use_is_a_remark(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the reason; the store is open under it and works, the announced act stands."""
    before = vault.tip.seq
    with monkeypatch.context() as patch:
        patch.setattr(shutil, "copyfileobj", fails)
        rekey(vault)
    (remark,) = vault.remarks
    assert isinstance(remark, OutputError)
    assert isinstance(remark.values["reason"], OutputError)
    assert str(remark).startswith("The old key of the vault is still in use. ")
    assert acts(vault, before) == [Act("rekey")]
    finish_swap(vault)
    finish_swap(vault)
    assert acts(vault, before) == [Act("rekey"), Act("new key")]


def test_a_key_comes_for_the_backups_too(vault: Vault) -> None:
    """The newest is last; the ones before are kept for older backups."""
    first = list(vault.ring.body.archives)
    rekey(vault)
    assert vault.ring.body.archives[:-1] == first
    assert len(set(vault.ring.body.archives)) == 2


def test_who_takes_another_passphrase_is_a_new_member(vault: Vault, lines: list[bytes]) -> None:
    """What he held he holds, what others hold stays theirs; he who was is retired that second."""
    codes = add_cases(vault, read_lines(lines))
    add_member(vault, NAME, SECOND)
    share_case(vault, codes[0], NAME)
    old, his = vault.ring.me, vault.ring.member(NAME)
    before = [grant for grant in vault.ring.segments.grants if grant.to == his.id]
    vault.clock = lambda: 90
    rekey(vault, NEW)
    new = vault.ring.me
    assert [grant for grant in vault.ring.segments.grants if grant.to == his.id] == before
    assert not [grant for grant in vault.ring.segments.grants if grant.to == old.id]
    mine = [grant for grant in vault.ring.segments.grants if grant.to == new.id]
    assert len(mine) == len(lines)
    assert all(grant.own for grant in mine)
    left = {member.id: member.left for member in vault.ring.body.members}
    assert left == {old.id: 90, his.id: None, new.id: None}
    assert vault.ring.body.epoch == 1
    vault.close()
    with open_vault(vault.path, SECOND) as again:
        assert [code for code, _ in list_cases(again)] == [codes[0]]


def test_he_who_came_in_another_slot_works_on(vault: Vault, lines: list[bytes]) -> None:
    """In the session in which he took another passphrase, and in the next."""
    add_member(vault, NAME, SECOND)
    vault.close()
    with open_vault(vault.path, SECOND) as his:
        code = add_cases(his, read_lines(lines))[0]
        rekey(his, NEW)
        assert his.ring.me.slot == his.ring.number == 1
        assert show_case(his, code).notes
        assert add_cases(his, read_lines(lines))
        rekey(his)
    with open_vault(vault.path, NEW) as his:
        assert len(list_cases(his)) == 2 * len(lines)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (b" \n", "An empty passphrase"),
        (b"WAYOUT" + b"A" * 44, "A recovery key is no passphrase"),
        (SECOND, "opens the vault already"),
    ],
)
def test_what_is_no_new_passphrase(vault: Vault, typed: bytes, said: str) -> None:
    """Empty, one that reads as a paper, one in use; before anything is settled or logged."""
    add_member(vault, NAME, SECOND)
    before = vault.tip
    for tried in (lambda: key_for_new(vault.ring, typed), lambda: rekey(vault, typed)):
        with pytest.raises(VaultError, match=said):
            tried()
    assert vault.tip == before


@pytest.mark.parametrize("what", [rekey, lambda vault: remove_member(vault, NAME)])
def test_no_second_key_comes_before_the_first_is_in(
    vault: Vault, what: Callable[[Vault], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is told as failed, and nothing is logged of it."""
    add_member(vault, NAME, SECOND)
    with monkeypatch.context() as patch:
        patch.setattr(shutil, "copyfileobj", fails)
        rekey(vault)
        before, coming = vault.tip, vault.ring.body.coming
        with pytest.raises(OutputError):
            what(vault)
        assert (vault.tip, vault.ring.body.coming) == (before, coming)
        assert vault.store.rows("SELECT count(*) FROM cases") == [(0,)]
    assert what(vault) is None or vault.ring.body.coming is None
    assert vault.ring.body.coming is None


def test_who_holds_the_new_paper_reads_what_is_written_then(
    vault: Vault, lines: list[bytes]
) -> None:
    """In the same session: it is given each key that comes, as the old one was."""
    papers: list[str] = []
    code = add_cases(vault, read_lines(lines))[0]
    for _ in range(2):
        renew_recovery(vault, papers.append)
    write_case(vault, code, [Noted(text="later")], "note")
    vault.close()
    with open_vault(vault.path, papers[1].encode()) as paper:
        assert show_case(paper, code).notes[-1] == "later"
