"""Every case that I may open is shared at once, each with a row of the log."""

import pytest

from wayout.casebook.cases.lines import read_lines
from wayout.casebook.cases.records import Noted
from wayout.casebook.cases.work import add_cases, find_code, list_cases, show_case, write_case
from wayout.casebook.chain.log import Act, entries
from wayout.casebook.opening import open_vault
from wayout.casebook.people import add_member, remove_member
from wayout.casebook.sharing import share_all, share_case
from wayout.casebook.vault import Vault
from wayout.errors import OutputError, VaultError

SECOND, THIRD = b"another six words", b"a third six words"
NAME, OTHER = "Образцов", "Макетова"


def logged(vault: Vault) -> list[tuple[str, bytes | None]]:
    """What the log has, from the oldest."""
    return vault.store.rows("SELECT action, case_id FROM audit ORDER BY seq")


def test_he_opens_what_i_open(vault: Vault, lines: list[bytes]) -> None:
    """Of every epoch; one that he had is not given again, and a second time gives nothing."""
    codes = add_cases(vault, read_lines(lines))
    add_member(vault, OTHER, THIRD)
    remove_member(vault, OTHER)
    write_case(vault, codes[0], [Noted(text="of the second epoch")], "note")
    add_member(vault, NAME, SECOND)
    share_case(vault, codes[1], NAME)
    before = logged(vault)
    assert share_all(vault, NAME) == len(codes) - 1
    rows = logged(vault)[len(before) :]
    assert [action for action, _ in rows] == ["share"] * (len(codes) - 1)
    assert len({case for _, case in rows}) == len(codes) - 1
    grants = vault.ring.segments
    assert share_all(vault, NAME) == 0
    assert vault.ring.segments == grants
    write_case(vault, codes[2], [Noted(text="after it was shared")], "note")
    vault.close()
    with open_vault(vault.path, SECOND) as his:
        assert sorted(code for code, _ in list_cases(his)) == sorted(codes)
        assert show_case(his, codes[0]).notes[-1] == "of the second epoch"
        assert show_case(his, codes[2]).notes == ["after it was shared"]


def test_what_i_may_not_open_is_not_shared(vault: Vault, lines: list[bytes]) -> None:
    """Another member's cases stay his."""
    add_member(vault, NAME, SECOND)
    add_member(vault, OTHER, THIRD)
    vault.close()
    with open_vault(vault.path, SECOND) as his:
        add_cases(his, read_lines(lines))
    with open_vault(vault.path, b"seven words that only we know here") as mine:
        assert share_all(mine, OTHER) == 0
    with open_vault(vault.path, THIRD) as third:
        assert list_cases(third) == []


def test_it_is_shared_with_a_member_only(vault: Vault) -> None:
    """A name that nobody has is said."""
    with pytest.raises(VaultError, match="no member"):
        share_all(vault, NAME)


def test_a_full_disk_shares_nothing_and_says_so(
    vault: Vault, lines: list[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was announced is said not to have come about; later it can be done."""
    add_cases(vault, read_lines(lines))
    add_member(vault, NAME, SECOND)

    def full(*_: object) -> None:
        raise OutputError("full")

    with monkeypatch.context() as patch:
        patch.setattr("wayout.casebook.disk.append", full)
        with pytest.raises(OutputError):
            share_all(vault, NAME)
    assert logged(vault)[-1][0] == "not done"
    assert share_all(vault, NAME) == len(lines)


@pytest.mark.parametrize("number", [1, 3])
def test_each_row_says_with_whom(
    vault: Vault, lines: list[bytes], number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also the row which says that it was not done: of which case only if it was one."""
    codes = add_cases(vault, read_lines(lines[:number]))
    cases = sorted(find_code(vault, code) for code in codes)
    member = add_member(vault, NAME, SECOND)

    def full(*_: object) -> None:
        raise OutputError("full")

    before = vault.tip.seq
    with monkeypatch.context() as patch:
        patch.setattr("wayout.casebook.disk.append", full)
        with pytest.raises(OutputError, match="full"):
            share_all(vault, NAME)
    acts = [row.act for row in entries(vault.store, before)]
    assert acts[:-1] == [Act("share", case, other=member.id) for case in cases]
    one = cases[0] if number == 1 else None
    assert acts[-1] == Act("not done", one, other=member.id)
