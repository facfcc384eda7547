"""Each row of the log vouches for every row before it."""

import pytest

from wayout.casebook.chain.log import Act, Tip, verified, write
from wayout.casebook.vault import Vault
from wayout.errors import AlteredError

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
