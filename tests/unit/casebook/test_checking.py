"""What is not as it was left is told, and where: form, ring, log, signatures, cases, graves, head.

Every forgery here is by one who has all keys but did not go through the program: what chance or a
stranger does to the file does not even open, which tests/promise/test_vault_flips.py holds.
"""

import msgspec
import pytest
from msgspec.structs import replace
from tests.unit.casebook.forging import filled, sql

from wayout.casebook import checking
from wayout.casebook.cases.codes import code_of
from wayout.casebook.chain import head as heads
from wayout.casebook.chain.log import Act, Tip, write
from wayout.casebook.checking import check_log, check_open
from wayout.casebook.vault import Vault
from wayout.errors import AlteredError

pytestmark = pytest.mark.usefixtures("said")


@pytest.fixture
def full(vault: Vault, lines: list[bytes]) -> Vault:
    """A vault of two cases and a tombstone."""
    return filled(vault, lines)


def told(vault: Vault, words: str) -> AlteredError:
    """Check that opening would be refused in these words; returns the refusal."""
    with pytest.raises(AlteredError, match=words) as caught:
        check_log(vault)
    with pytest.raises(AlteredError, match=words):
        check_open(vault)
    return caught.value


def resign(vault: Vault) -> None:
    """Sign and bind the log as it is, as the program does at the end of a change."""
    with vault.store.transaction():
        vault.write_about("bound", vault.bound(vault.tip))
        vault._sign(vault.tip)


def log_act(vault: Vault, act: Act) -> None:
    """Write a good row, signed, for something that was not done."""
    entry = vault.tip.next(vault.ring.body.audit, 1, vault.ring.me.id, act)
    with vault.store.transaction():
        write(vault.store, [entry])
    vault.tip = Tip(entry.seq, entry.mac)
    resign(vault)


def test_a_newer_format_is_not_guessed_at(full: Vault) -> None:
    """It says which it found and which it knows."""
    full.write_about("format", 2)
    fault = told(full, "has the format 2; this Wayout knows 1")
    assert fault.values == {"path": full.path, "found": 2, "known": 1}
    full.write_about("format", 0)
    check_open(full)


def test_a_store_of_another_ring_is_told(full: Vault) -> None:
    """The ring names the vault it belongs to."""
    full.write_about("vault", bytes(16))
    told(full, "is not the vault of this key ring")


def test_an_older_ring_is_told(full: Vault) -> None:
    """By its generation, or by how many segments it has of the same generation."""
    ring = full.ring
    full.write_about("segments", ring.segments.number + 1)
    fault = told(full, "lacks keys at its end")
    assert fault.values == {"path": ring.path}
    full.write_about("generation", ring.front.generation + 1)
    fault = told(full, "is older than the vault")
    assert fault.values == {"path": ring.path}
    full.write_about("generation", ring.front.generation - 1)
    checking.check_ring(full)  # a ring that is newer counts its segments anew


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM about WHERE name = 'vault'",
        "INSERT INTO cases VALUES ('no id', '2025-01-01', 1, x'00', x'00')",
    ],
)
def test_what_no_vault_holds_is_told(full: Vault, statement: str) -> None:
    """A part that is missing, a column of another type."""
    sql(statement)(full)
    fault = told(full, "holds what no vault holds")
    assert fault.values == {"path": full.path}


@pytest.mark.parametrize(
    ("change", "value"),
    [
        ("signature = ?", bytes(64)),
        ("signature = ?", bytes(3)),
        ("member = ?", bytes(16)),
        ("seq = seq - ?", 1),
    ],
)
def test_a_signature_that_does_not_hold_is_told(full: Vault, change: str, value: object) -> None:
    """Another one, one that is none, of nobody, over another row; it says up to which row."""
    sql(f"UPDATE signatures SET {change}", value)(full)  # noqa: S608  our own words
    (seq,) = full.store.rows("SELECT max(seq) FROM signatures")[0]
    assert told(full, "altered before row").values == {"row": seq + 1}


def test_a_signature_over_no_row_is_told(full: Vault) -> None:
    """Of a row that was cut off."""
    sql("UPDATE signatures SET seq = seq + 5")(full)
    assert told(full, "altered before row").values == {"row": full.tip.seq + 6}


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM signatures",
        "UPDATE about SET value = x'00' WHERE name = 'bound'",
        "DELETE FROM about WHERE name = 'bound'",
    ],
)
def test_an_end_that_is_not_signed_is_told(full: Vault, statement: str) -> None:
    """The last row is signed, and what the store counts on is bound to it."""
    sql(statement)(full)
    assert told(full, "altered at its end").values == {"row": full.tip.seq}


def test_rows_behind_the_last_signature_are_told(full: Vault) -> None:
    """Somebody who holds the key of the log, and not that of a member, added one."""
    entry = full.tip.next(full.ring.body.audit, 1, full.ring.me.id, Act("list"))
    with full.store.transaction():
        write(full.store, [entry])
    assert told(full, "altered at its end").values == {"row": entry.seq}


def test_a_case_that_the_log_does_not_know_is_told(full: Vault) -> None:
    """Taken away, put in, or with another head than the last change gave it."""
    (case,) = full.store.rows("SELECT min(id) FROM cases")[0]
    row = full.store.rows("SELECT * FROM cases WHERE id = ?", (case,))[0]
    words = f"Case {code_of(case)} is not as the log left it"
    sql("UPDATE cases SET head = ? WHERE id = ?", bytes(32), case)(full)
    told(full, words)
    sql("DELETE FROM cases WHERE id = ?", case)(full)
    told(full, words)
    sql("INSERT INTO cases VALUES (?, ?, ?, ?, ?)", *row)(full)
    check_open(full)
    sql("INSERT INTO cases VALUES (?, ?, ?, ?, ?)", bytes(16), *row[1:])(full)
    told(full, f"Case {code_of(bytes(16))} is not as the log left it")


def test_a_case_whose_keys_are_missing_is_told(full: Vault) -> None:
    """Neither granted to anybody nor said to be destroyed."""
    ring = full.ring
    grants = ring.segments.grants
    ring.rewrite(ring.body, grants[1:])
    assert told(full, "lacks keys at its end").values == {"path": ring.path}
    gone = [*ring.body.deleted, grants[0].case]
    ring.rewrite(ring.body.with_deleted(gone), grants[1:])
    check_open(full)


def test_tombstones_are_those_of_the_log(full: Vault) -> None:
    """One for each deletion, and no more."""
    (grave,) = full.store.rows("SELECT * FROM tombstones")
    sql("DELETE FROM tombstones")(full)
    told(full, "The tombstones of .* are not those of its log")
    for case in (grave[0], bytes(16)):
        sql("INSERT INTO tombstones VALUES (?, ?, ?, ?, ?, ?)", case, *grave[1:])(full)
    told(full, "The tombstones of .* are not those of its log")
    sql("DELETE FROM tombstones WHERE case_id = ?", bytes(16))(full)
    check_open(full)
    log_act(full, Act("delete", bytes(16)))
    told(full, "The tombstones of .* are not those of its log")


@pytest.mark.parametrize(
    "change",
    [
        "opened = '2001-01-01'", "at = at + 1", "reason = 'mistake'", "member = x'00'",
        "signature = x'00'", "opened = x'00'", "at = -1", "reason = x'00'",
    ],
)  # fmt: skip
def test_a_tombstone_is_signed_whole(full: Vault, change: str) -> None:
    """The day, the second, why, by whom: nothing of it can be another, or of another type."""
    (case,) = full.store.rows("SELECT case_id FROM tombstones")[0]
    sql(f"UPDATE tombstones SET {change}")(full)  # noqa: S608  our own words
    told(full, f"The tombstone of case {code_of(case)} was altered")


def test_a_log_that_is_behind_its_head_is_told(full: Vault) -> None:
    """How many rows are missing, and what to do; the vault in itself is sound."""
    full.tip = Tip(full.tip.seq + 3, bytes(32))
    full.keep_head()
    check_log(full)
    with pytest.raises(AlteredError, match="3 rows of the log are missing") as caught:
        check_open(full)
    assert caught.value.values == {"path": full.path, "lost": 3}


def test_a_ring_that_is_behind_its_head_is_told(full: Vault) -> None:
    """Although the store does not know of a newer one."""
    front = full.ring.front
    full.ring.front = type(front)(
        front.vault, front.generation + 1, front.cost, front.salt, front.slots
    )
    full.keep_head()
    full.ring.front = front
    check_log(full)
    with pytest.raises(AlteredError, match="is older than it was on this machine") as caught:
        check_open(full)
    assert caught.value.values == {"path": full.ring.path}


def test_another_log_than_this_machine_saw_is_told(full: Vault) -> None:
    """As long as the one before or longer, and good in itself: a copy that went its own way."""
    seen = full.tip
    full.tip = Tip(seen.seq, bytes(32))
    full.keep_head()
    full.tip = seen
    check_log(full)
    with pytest.raises(AlteredError, match="Another copy of this vault was used") as caught:
        check_open(full)
    assert caught.value.values == {"row": seen.seq + 1}


def test_a_head_is_that_of_a_member(full: Vault) -> None:
    """Nobody else's head can keep a vault shut or open."""
    place, head = heads.kept(full.path, full.id)[1]
    place.write_bytes(msgspec.json.encode(replace(head, seq=1)))
    with pytest.raises(AlteredError, match="The head of the log") as caught:
        check_open(full)
    assert caught.value.values == {"path": place}


def test_a_machine_without_a_head_opens_it(full: Vault) -> None:
    """It has not seen it before."""
    for place in heads.places(full.path, full.id):
        place.unlink()
    assert check_open(full) == full.tip


def test_a_case_that_came_later_to_the_log_counts(full: Vault) -> None:
    """The last head of a case is that of its last change, and a look at it changes nothing."""
    (case, head) = full.store.rows("SELECT id, head FROM cases ORDER BY id")[0]
    log_act(full, Act("show", case))
    check_open(full)
    log_act(full, Act("note", case, 2, bytes(32)))
    told(full, "is not as the log left it")
    log_act(full, Act("note", case, 2, head))
    check_open(full)


def test_a_deleted_case_that_is_back_is_told(full: Vault) -> None:
    """With its rows, and all its entries: the log says that it is gone."""
    (case,) = full.store.rows("SELECT case_id FROM tombstones")[0]
    (row,) = full.store.rows("SELECT * FROM cases LIMIT 1")
    sql("INSERT INTO cases VALUES (?, ?, ?, ?, ?)", case, *row[1:])(full)
    told(full, f"Case {code_of(case)} is not as the log left it")
