"""Members come with a passphrase of their own and go without their keys."""

from pathlib import Path

import pytest

from wayout.casebook.cases.lines import read_lines
from wayout.casebook.cases.records import Noted
from wayout.casebook.cases.work import add_cases, list_cases, show_case, write_case
from wayout.casebook.chain.log import Act, entries
from wayout.casebook.making import PAPER, make_vault
from wayout.casebook.opening import open_vault
from wayout.casebook.passphrase import Cost
from wayout.casebook.people import MOST_LETTERS, add_member, list_members, remove_member
from wayout.casebook.sharing import share_case
from wayout.casebook.vault import Vault
from wayout.errors import LockedError, VaultError

pytestmark = pytest.mark.usefixtures("said")

SECOND = b"another six words of a colleague"
NAME = "Образцов"


def reopened(vault: Vault, typed: bytes) -> Vault:
    """Open a vault again that was closed."""
    vault.close()
    return open_vault(vault.path, typed)


def actions(vault: Vault) -> list[str]:
    """The actions of the log."""
    return [row[0] for row in vault.store.rows("SELECT action FROM audit ORDER BY seq")]


def test_a_new_member_opens_the_vault_and_no_case(vault: Vault, lines: list[bytes]) -> None:
    """His passphrase opens the vault; what was there before is not shared with him."""
    codes = add_cases(vault, read_lines(lines))
    add_member(vault, NAME, SECOND)
    assert actions(vault)[-1] == "member added"
    with reopened(vault, SECOND) as his:
        assert his.ring.me.name == NAME
        assert list_cases(his) == []
        with pytest.raises(LockedError):
            show_case(his, codes[0])


@pytest.mark.parametrize("name", ["", "  ", "OWNER", "owner ", "a\nb", "x" * (MOST_LETTERS + 1)])
def test_a_name_is_one_of_its_own(vault: Vault, name: str) -> None:
    """An empty name, one in use in any letters, one with a line break or too long is refused."""
    with pytest.raises(VaultError):
        add_member(vault, name, SECOND)
    assert len(list_members(vault)) == 1


@pytest.mark.parametrize("around", ["", " "])
def test_a_passphrase_in_use_is_refused(vault: Vault, passphrase: bytes, around: str) -> None:
    """Which member it opens would be chance."""
    with pytest.raises(VaultError, match="already"):
        add_member(vault, NAME, around.encode() + passphrase)


def test_a_passphrase_is_neither_empty_nor_a_recovery_key(folder: Path, cheap: Cost) -> None:
    """A paper is not typed as a passphrase: it would open as paper, and never as this member."""
    papers: list[str] = []
    with make_vault(folder / "p.wayout", b"x", hand_over=papers.append, cost=cheap) as vault:
        for typed in (b" ", papers[0].encode()):
            with pytest.raises(VaultError):
                add_member(vault, NAME, typed)


def test_a_vault_holds_more_members_than_it_began_with_slots(vault: Vault) -> None:
    """Slots come in eights; the ninth member opens it as the first does."""
    for number in range(9):
        add_member(vault, f"{NAME} {number}", b"words of %d" % number)
    with reopened(vault, b"words of 8") as his:
        assert his.ring.me.name == f"{NAME} 8"


def test_a_vault_has_so_many_members_at_most(vault: Vault, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before the slots of a ring run out."""
    monkeypatch.setattr("wayout.casebook.people.MOST", 1)
    with pytest.raises(VaultError, match="no more than 1"):
        add_member(vault, NAME, SECOND)


def test_a_removed_member_opens_nothing(
    vault: Vault, lines: list[bytes], passphrase: bytes
) -> None:
    """His passphrase opens nothing, the epoch rises, and what is written then is under its key."""
    codes = add_cases(vault, read_lines(lines))
    member = add_member(vault, NAME, SECOND)
    share_case(vault, codes[0], NAME)
    before = vault.ring.body
    left = remove_member(vault, NAME)
    assert (left.name, left.could_open, left.lost) == (NAME, 1, 0)
    assert vault.ring.body.epoch == before.epoch + 1
    assert vault.ring.body.database != before.database
    assert vault.ring.body.coming is None
    assert not [grant for grant in vault.ring.segments.grants if grant.to == member.id]
    write_case(vault, codes[0], [Noted(text="later")], "note")
    assert not [grant for grant in vault.ring.segments.grants if grant.to == member.id]
    assert vault.store.rows("SELECT max(epoch) FROM entries")[0][0] == before.epoch + 1
    vault.close()
    with pytest.raises(LockedError):
        open_vault(vault.path, SECOND)
    with open_vault(vault.path, passphrase) as again:
        assert "later" in show_case(again, codes[0]).notes
        assert "member removed" in actions(again)


def test_cases_that_only_he_may_open_are_not_lost_unasked(
    vault: Vault, lines: list[bytes], passphrase: bytes
) -> None:
    """Without a recovery key they would be; it must be said that they are given up."""
    add_member(vault, NAME, SECOND)
    with reopened(vault, SECOND) as his:
        add_cases(his, read_lines(lines))
    with open_vault(vault.path, passphrase) as mine:
        with pytest.raises(VaultError, match="would be lost: 3"):
            remove_member(mine, NAME)
        assert mine.ring.member(NAME)
        assert remove_member(mine, NAME, give_up=True).lost == len(lines)
    with open_vault(vault.path, passphrase) as again:
        assert list_cases(again) == []
        assert len(again.ring.body.deleted) == len(lines)


def test_who_cannot_be_removed(folder: Path, cheap: Cost) -> None:
    """Not the recovery key, not oneself, not the last member, nobody who is not there."""
    papers: list[str] = []
    path = folder / "p.wayout"
    with make_vault(path, b"x", hand_over=papers.append, cost=cheap) as vault:
        for name, said in ((PAPER, "Renew"), ("owner", "yourself"), (NAME, "no member")):
            with pytest.raises(VaultError, match=said):
                remove_member(vault, name)
    with open_vault(path, papers[0].encode()) as vault, pytest.raises(VaultError, match="last"):
        remove_member(vault, "owner")


def test_members_are_listed_with_what_they_may_open(vault: Vault, lines: list[bytes]) -> None:
    """The list has name, role, since when, the age recipient, and the number of cases."""
    codes = add_cases(vault, read_lines(lines))
    add_member(vault, NAME, SECOND)
    share_case(vault, codes[1], NAME)
    first, second = list_members(vault)
    assert (first.name, first.role, first.cases) == ("owner", "member", 3)
    assert (second.name, second.role, second.cases) == (NAME, "member", 1)
    assert second.age.startswith("age1")
    assert second.since <= vault.clock()


def test_a_name_is_taken_to_its_last_letter(vault: Vault) -> None:
    """As long as it may be, composed, without blanks at its ends."""
    longest = "x" * (MOST_LETTERS - 1)
    member = add_member(vault, f" {longest}е\u0308 ", SECOND)
    assert member.name == f"{longest}ё"
    with pytest.raises(VaultError) as caught:
        add_member(vault, f"{longest}Ё", b"a third six words")
    assert caught.value.values == {"name": f"{longest}Ё"}


def test_a_vault_has_its_last_member(vault: Vault, monkeypatch: pytest.MonkeyPatch) -> None:
    """One less than the most is not the most."""
    monkeypatch.setattr("wayout.casebook.people.MOST", 2)
    add_member(vault, NAME, SECOND)
    with pytest.raises(VaultError, match="no more than 2"):
        add_member(vault, "Тестова", b"a third six words")


def test_who_comes_and_goes_stands_in_the_log(vault: Vault) -> None:
    """With his id, at the second of the clock; where he was another may sit."""
    vault.clock = lambda: 50
    first = add_member(vault, NAME, SECOND)
    assert (first.role, first.slot, first.since, first.left) == ("member", 1, 50, None)
    vault.clock = lambda: 60
    remove_member(vault, NAME)
    (gone,) = (one for one in vault.ring.body.members if one.id == first.id)
    assert gone.left == 60
    assert add_member(vault, NAME, SECOND).slot == 1
    acts = [row.act for row in entries(vault.store)]
    assert acts[1:4] == [
        Act("member added", other=first.id),
        Act("member removed", other=first.id),
        Act("new key"),
    ]
