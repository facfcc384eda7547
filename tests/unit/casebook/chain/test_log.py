"""Each row of the log vouches for every row before it."""

import pytest

from wayout.casebook.chain.log import Act, Entry, Tip, entries, verified, write
from wayout.casebook.vault import Vault
from wayout.errors import AlteredError

pytestmark = pytest.mark.usefixtures("said")

KEY = bytes(range(32))
MEMBER = bytes(16)


def test_a_row_hangs_on_the_whole_log_before_it() -> None:
    """Two logs that once differed differ in every later digest."""
    one = Tip().next(KEY, 1, MEMBER, Act("show"))
    other = Tip().next(KEY, 1, MEMBER, Act("list"))
    same = Act("find", number=2)
    later = [Tip(row.seq, row.mac).next(KEY, 2, MEMBER, same).mac for row in (one, other)]
    assert later[0] != later[1]


def test_a_row_of_another_log_is_found_where_it_stands(vault: Vault) -> None:
    """A row made with the right key, at the right number, after another row than this."""
    key = vault.ring.body.audit
    strange = Tip(vault.tip.seq, bytes(32)).next(key, 5, vault.ring.me.id, Act("list"))
    with vault.store.transaction():
        write(vault.store, [strange])
    with pytest.raises(AlteredError) as caught:
        list(verified(vault.store, key))
    assert caught.value.values["row"] == strange.seq


@pytest.mark.parametrize(
    "change",
    [
        "at = at + 1", "at = -5", "member = x'00'", "action = 'list'", "case_id = x'00'",
        "number = 3", "head = x'00'", "other = x'00'", "mac = x'00'",
        "at = 'never'", "member = 'text'", "action = x'00'", "case_id = 5", "other = 'text'",
    ],
)  # fmt: skip
def test_nothing_of_a_row_can_be_another(vault: Vault, change: str) -> None:
    """Not even of another type; it says at which row."""
    with vault.change() as made:
        for action in ("show", "show", "show"):
            made.log(Act(action))
    with vault.store.transaction():
        vault.store.write(f"UPDATE audit SET {change} WHERE seq = 3")  # noqa: S608  our own words
    seen = list[Entry]()
    with pytest.raises(AlteredError, match="does not follow the row before it") as caught:
        seen.extend(verified(vault.store, vault.ring.body.audit))
    assert caught.value.values == {"row": 3}
    assert [entry.seq for entry in seen] == [1, 2]


def test_a_row_that_is_missing_is_found(vault: Vault) -> None:
    """Where it was; those before it are good."""
    with vault.change() as made:
        for action in ("list", "show", "find"):
            made.log(Act(action))
    with vault.store.transaction():
        vault.store.write("DELETE FROM audit WHERE seq = 3")
    rows = verified(vault.store, vault.ring.body.audit)
    assert [next(rows).seq, next(rows).seq] == [1, 2]
    with pytest.raises(AlteredError) as caught:
        next(rows)
    assert caught.value.values == {"row": 3}


def test_it_is_read_from_any_row_on(vault: Vault) -> None:
    """As it was written, in order."""
    act = Act("show", bytes(16), 7, bytes(32), bytes(range(16)))
    with vault.change() as made:
        made.log(Act("list"))
        made.log(act)
    assert [entry.act for entry in entries(vault.store, 1)] == [Act("list"), act]
    assert [entry.seq for entry in entries(vault.store)] == [1, 2, 3]
    assert list(verified(vault.store, vault.ring.body.audit)) == list(entries(vault.store))
    with pytest.raises(AlteredError):
        list(verified(vault.store, bytes(32)))


def test_a_number_that_is_left_out_is_found(vault: Vault) -> None:
    """Although the row vouches for the one before it: somebody had the key of the log."""
    skipped = Tip(vault.tip.seq + 1, vault.tip.mac)
    entry = skipped.next(vault.ring.body.audit, 5, vault.ring.me.id, Act("list"))
    with vault.store.transaction():
        write(vault.store, [entry])
    with pytest.raises(AlteredError) as caught:
        list(verified(vault.store, vault.ring.body.audit))
    assert caught.value.values == {"row": vault.tip.seq + 1}
