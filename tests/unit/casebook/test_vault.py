"""A change is whole or not at all: rows, log, signature and head of one moment."""

from functools import partial
from pathlib import Path

import pytest
from nacl.signing import VerifyKey

from wayout.casebook.cases.lines import read_lines
from wayout.casebook.cases.work import add_cases
from wayout.casebook.chain import head as heads
from wayout.casebook.chain.log import Act, Tip, entries
from wayout.casebook.opening import open_vault
from wayout.casebook.store.lock import Lock
from wayout.casebook.vault import Vault, now, ring_path, signed_words
from wayout.errors import AlteredError, OutputError

pytestmark = pytest.mark.usefixtures("said")

SIGNED = "SELECT seq, member, signature FROM signatures ORDER BY seq"


def test_a_change_is_logged_in_order(vault: Vault) -> None:
    """Each act is a row, at the second of the clock, by me; the tip is the last of them."""
    vault.clock = lambda: 1234
    before = vault.tip
    with vault.change() as change:
        change.log(Act("list", number=2))
        change.log(Act("show", bytes(16)))
    rows = list(entries(vault.store, before.seq))
    assert [row.act for row in rows] == [Act("list", number=2), Act("show", bytes(16))]
    assert {(row.at, row.member) for row in rows} == {(1234, vault.ring.me.id)}
    assert vault.tip == Tip(before.seq + 2, rows[-1].mac)


def test_what_fails_leaves_nothing(vault: Vault) -> None:
    """No row, no tip, no head; what was to follow does not."""
    before, kept = vault.tip, heads.kept(vault.path, vault.id)
    followed: list[int] = []
    with pytest.raises(KeyError), vault.change() as change:  # noqa: PT012  what fails within
        change.log(Act("list"))
        change.then(lambda: followed.append(1))
        vault.write_about("format", 7)
        raise KeyError
    assert (vault.tip, heads.kept(vault.path, vault.id), followed) == (before, kept, [])
    assert vault.about("format") == 1
    assert [row.seq for row in entries(vault.store)] == [before.seq]


def test_what_follows_comes_when_it_is_durable(vault: Vault) -> None:
    """In order, after the rows are in the store."""
    seen: list[tuple[str, int]] = []

    def look(name: str) -> None:
        (row,) = vault.store.rows("SELECT max(seq) FROM audit")[0]
        assert vault.tip.seq == row
        assert not vault.store._connection.in_transaction
        seen.append((name, row))

    before = vault.tip.seq
    with vault.change() as change:
        change.log(Act("list"))
        for name in ("first", "second"):
            change.then(partial(look, name))
    assert seen == [("first", before + 1), ("second", before + 1)]


def test_of_a_session_the_last_signature_stays(vault: Vault, passphrase: bytes) -> None:
    """It is of me, over the last row; the session before keeps its own."""
    last = vault.tip.seq
    vault.close()
    with open_vault(vault.path, passphrase) as again:
        for action in ("list", "show"):
            with again.change() as change:
                change.log(Act(action))
        (first, second) = again.store.rows(SIGNED)
        assert (first[0], second[0]) == (last, again.tip.seq)
        assert second[1] == again.ring.me.id
        VerifyKey(again.ring.me.sign).verify(signed_words(again.id, again.tip), second[2])


def test_the_head_outside_is_that_of_the_last_change(vault: Vault) -> None:
    """In both places: its row, its digest, the ring, the second."""
    vault.clock = lambda: 4321
    with vault.change() as change:
        change.log(Act("list"))
    found = heads.kept(vault.path, vault.id)
    assert [place for place, _ in found] == list(heads.places(vault.path, vault.id))
    for place, head in found:
        heads.check(head, place, [vault.ring.me])
        assert (head.seq, head.mac) == (vault.tip.seq, vault.tip.mac)
        assert (head.generation, head.at) == (vault.ring.front.generation, 4321)


def test_the_store_counts_on_the_ring_that_is_there(vault: Vault, lines: list[bytes]) -> None:
    """Its generation and its segments, bound to the last row of the log."""
    bound = vault.store.rows("SELECT value FROM about WHERE name = 'bound'")
    add_cases(vault, read_lines(lines))
    ring = vault.ring
    assert vault.about("generation") == ring.front.generation
    assert vault.about("segments") == ring.segments.number
    assert vault.store.rows("SELECT value FROM about WHERE name = 'bound'") != bound
    was = vault.bound(vault.tip)
    assert vault.bound(Tip(vault.tip.seq, bytes(32))) != was
    for name in ("generation", "segments"):
        vault.write_about(name, vault.about(name) + 1)
        now_bound = vault.bound(vault.tip)
        assert now_bound != was
        was = now_bound


@pytest.mark.parametrize("statement", ["DELETE FROM about", "UPDATE about SET value = 'x'"])
def test_a_part_that_is_missing_is_told(vault: Vault, statement: str) -> None:
    """Also one that is no number."""
    with vault.store.transaction():
        vault.store.write(statement)
    with pytest.raises(AlteredError, match="lacks a part") as caught:
        vault.about("format")
    assert caught.value.values == {"path": vault.path}


def test_another_may_open_it_when_it_is_closed(vault: Vault) -> None:
    """The lock is let go even if the store does not close well."""

    def fails() -> None:
        raise OutputError("x")

    store = vault.store
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(store, "close", fails)
        with pytest.raises(OutputError), vault:
            pass
    Lock(vault.path, 0).release()
    store.close()


def test_the_ring_lies_beside_it() -> None:
    """Under its name with an ending."""
    assert ring_path(Path("/a/team.wayout")) == Path("/a/team.wayout.ring")


def test_the_clock_counts_whole_seconds(monkeypatch: pytest.MonkeyPatch) -> None:
    """As rows of the log do."""
    monkeypatch.setattr("wayout.casebook.vault.time.time", lambda: 17.9)
    assert now() == 17


def test_why_a_head_could_not_be_kept_is_remarked(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The change is made all the same."""
    error = OutputError("full")

    def full(*_: object) -> None:
        raise error

    monkeypatch.setattr("wayout.casebook.vault.heads.keep", full)
    before = vault.tip.seq
    with vault.change() as change:
        change.log(Act("list"))
    assert vault.remarks == [error]
    assert vault.tip.seq == before + 1
