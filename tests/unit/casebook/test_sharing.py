"""A case is opened by those with whom it was shared, and by the recovery key."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from wayout.casebook.cases.lines import read_lines
from wayout.casebook.cases.records import Noted
from wayout.casebook.cases.work import add_cases, find_code, list_cases, show_case, write_case
from wayout.casebook.chain.log import Act, entries
from wayout.casebook.making import make_vault
from wayout.casebook.opening import open_vault
from wayout.casebook.passphrase import Cost
from wayout.casebook.people import add_member, remove_member
from wayout.casebook.rekeying import renew_recovery
from wayout.casebook.sharing import heal_recovery, share_case
from wayout.casebook.vault import Vault
from wayout.errors import LockedError, OutputError, VaultError

pytestmark = pytest.mark.usefixtures("said")

SECOND, THIRD = b"another six words", b"a third six words"
NAME, OTHER = "Образцов", "Макетова"


def test_a_shared_case_opens_whole(vault: Vault, lines: list[bytes]) -> None:
    """What was written under the keys of earlier epochs opens too; other cases do not."""
    codes = add_cases(vault, read_lines(lines))
    add_member(vault, OTHER, THIRD)
    remove_member(vault, OTHER)
    write_case(vault, codes[0], [Noted(text="of the second epoch")], "note")
    add_member(vault, NAME, SECOND)
    share_case(vault, codes[0], NAME)
    vault.close()
    with open_vault(vault.path, SECOND) as his:
        assert show_case(his, codes[0]).notes == ["Ждёт звонка", "of the second epoch"]
        assert [code for code, _ in list_cases(his)] == [codes[0]]
        with pytest.raises(LockedError):
            show_case(his, codes[1])
        with pytest.raises(LockedError):
            share_case(his, codes[1], OTHER)
        write_case(his, codes[0], [Noted(text="his")], "note")


def test_sharing_again_gives_no_key_twice(vault: Vault, lines: list[bytes]) -> None:
    """It is logged each time, with its case."""
    code = add_cases(vault, read_lines(lines))[0]
    add_member(vault, NAME, SECOND)
    share_case(vault, code, NAME)
    grants = vault.ring.segments
    share_case(vault, code, NAME)
    assert vault.ring.segments == grants
    rows = vault.store.rows("SELECT case_id FROM audit WHERE action = 'share'")
    assert len(rows) == 2
    assert {row[0] for row in rows} <= vault.keys.mine()


def test_it_is_shared_with_a_member_only(vault: Vault, lines: list[bytes]) -> None:
    """A name that nobody has, and a code that no case has, are said."""
    code = add_cases(vault, read_lines(lines))[0]
    with pytest.raises(VaultError, match="no member"):
        share_case(vault, code, NAME)
    with pytest.raises(VaultError, match="no case"):
        share_case(vault, "ZZZZ-ZZZZ", "owner")


def test_the_recovery_key_is_given_what_it_lacks(
    folder: Path, cheap: Cost, lines: list[bytes]
) -> None:
    """Who may open a case mends it at the next opening, and is told; then there is nothing left."""
    papers: list[str] = []
    path = folder / "team.wayout"
    with make_vault(path, b"one", hand_over=papers.append, cost=cheap) as mine:
        add_member(mine, NAME, SECOND)
    with open_vault(path, SECOND) as his:
        codes = add_cases(his, read_lines(lines))
    with open_vault(path, b"one") as mine:
        renew_recovery(mine, papers.append)
    with open_vault(path, papers[1].encode()) as paper:
        assert list_cases(paper) == []
    with open_vault(path, SECOND) as his:
        assert [str(remark)[:16] for remark in his.remarks] == ["The recovery key"]
        before = his.tip
        heal_recovery(his)
        assert his.tip == before
    with open_vault(path, papers[1].encode()) as paper:
        assert sorted(code for code, _ in list_cases(paper)) == sorted(codes)
        assert show_case(paper, codes[0]).notes


def test_a_recovery_key_that_cannot_be_mended_stops_no_work(
    folder: Path, cheap: Cost, lines: list[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is a remark; the next opening tries again."""
    path = folder / "team.wayout"
    with make_vault(path, b"one", cost=cheap, hand_over=lambda _: None) as vault:
        add_cases(vault, read_lines(lines))
        grants = vault.ring.segments.grants
        me = vault.ring.me.id
        vault.ring.rewrite(vault.ring.body, [grant for grant in grants if grant.to == me])

        def full(*_: object) -> None:
            raise OutputError("full")

        monkeypatch.setattr("wayout.casebook.disk.append", full)
        heal_recovery(vault)
        assert [str(remark) for remark in vault.remarks] == ["full"]


@pytest.fixture
def far_east() -> Iterator[None]:
    """A place whose day begins fourteen hours before that of others."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TZ", "FAR-14")
        time.tzset()
        yield
    time.tzset()


@pytest.mark.usefixtures("far_east")
def test_what_the_recovery_key_is_given_is_logged_and_told(
    folder: Path, cheap: Cost, lines: list[bytes]
) -> None:
    """How many cases, to whom; the day it was made is told, whatever the clock of the place."""
    path = folder / "team.wayout"
    with make_vault(path, b"one", cost=cheap, hand_over=_nowhere, clock=lambda: 86399) as vault:
        add_cases(vault, read_lines(lines))
        paper = vault.ring.member("recovery key")
        mine = [grant for grant in vault.ring.segments.grants if grant.to != paper.id]
        vault.ring.rewrite(vault.ring.body, mine)
        vault.renew_keys()
        before = vault.tip.seq
        heal_recovery(vault)
        (row,) = entries(vault.store, before)
        assert row.act == Act("recovery key mended", number=3, other=paper.id)
        (remark,) = vault.remarks
        assert isinstance(remark, VaultError)
        assert remark.values == {"day": "1970-01-01", "number": 3}


def _nowhere(_: str) -> None:
    """Take a paper, and lose it."""


def test_the_recovery_key_mends_nothing_itself(
    folder: Path, cheap: Cost, lines: list[bytes]
) -> None:
    """What it holds no other may be given, and there is nothing to tell."""
    papers: list[str] = []
    path = folder / "team.wayout"
    with make_vault(path, b"one", cost=cheap, hand_over=papers.append) as vault:
        add_cases(vault, read_lines(lines))
    with open_vault(path, papers[0].encode()) as vault:
        before = vault.tip
        heal_recovery(vault)
        assert (vault.tip, vault.remarks) == (before, [])


def test_a_share_is_logged_before_the_keys_are_given(
    vault: Vault, lines: list[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the case and the member; if they cannot be, that is logged as well."""
    code = add_cases(vault, read_lines(lines))[0]
    member = add_member(vault, NAME, SECOND)
    case, before = find_code(vault, code), vault.tip.seq
    share_case(vault, code, NAME)

    def full(*_: object) -> None:
        raise OutputError("full")

    other = add_member(vault, OTHER, THIRD)
    held = vault.ring.segments
    with monkeypatch.context() as patch:
        patch.setattr("wayout.casebook.disk.append", full)
        with pytest.raises(OutputError, match="full"):
            share_case(vault, code, OTHER)
    assert vault.ring.segments == held
    assert other not in vault.keys.holders(case)
    assert [row.act for row in entries(vault.store, before)] == [
        Act("share", case, other=member.id),
        Act("member added", other=other.id),
        Act("share", case, other=other.id),
        Act("not done", case, other=other.id),
    ]
    share_case(vault, code, OTHER)
    assert other in vault.keys.holders(case)
    assert vault.about("segments") == vault.ring.segments.number
