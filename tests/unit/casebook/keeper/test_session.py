"""A session holds one vault, tells what its user must know, goes on only where that is sound."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from wayout.casebook.backup import make_backup
from wayout.casebook.cases.codes import code_of
from wayout.casebook.cases.lines import read_lines
from wayout.casebook.cases.work import add_cases
from wayout.casebook.deletion import delete_case
from wayout.casebook.keeper import session as sessions
from wayout.casebook.keeper.requests.every import every_request
from wayout.casebook.keeper.session import READS, Session
from wayout.casebook.opening import open_vault
from wayout.casebook.passphrase import Cost
from wayout.casebook.reaching import GRACE
from wayout.casebook.store.lock import Lock
from wayout.casebook.vault import Vault
from wayout.errors import AlteredError, BusyError, OutputError, VaultError, WayoutError

TYPED = b"seven words that only we know here\n"


@pytest.fixture(autouse=True)
def typed(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The passphrase comes on a descriptor, again and again."""
    reading, writing = os.pipe()
    os.write(writing, TYPED * 20)
    monkeypatch.setenv("WAYOUT_PASSPHRASE_FD", str(reading))
    yield
    os.close(reading)
    os.close(writing)


@pytest.fixture
def session(vault: Vault, lines: list[bytes]) -> Iterator[Session]:
    """A session that holds a vault of three cases."""
    add_cases(vault, read_lines(lines))
    made = Session()
    made.take(vault)
    yield made
    made.close()


def test_another_vault_takes_the_place_of_the_one_before(
    session: Session, folder: Path, cheap: Cost, passphrase: bytes
) -> None:
    """Which is closed, and free for others."""
    first = session.vault
    with pytest.raises(BusyError):
        Lock(first.path, 0)
    other = Session(cost=cheap)
    other.new(str(folder / "other.wayout"))
    session.take(other.vault)
    open_vault(first.path, passphrase, patience=0).close()
    assert session.vault.path == folder / "other.wayout"


def test_the_law_is_read_before_a_vault_is_open() -> None:
    """So that whoever opens one does not wait for it."""
    read = iter(["law"])
    made = Session(tables=lambda: next(read))
    made.handlers()["prepare"]()
    assert not list(read)
    with pytest.raises(VaultError, match="No vault"):
        _ = made.vault


def test_remarks_are_handed_over_once(session: Session) -> None:
    """Those of ours; what is none of ours may hold a name."""
    ours = OutputError("ours")
    session.vault.remarks += [ours, KeyError("Примеров")]
    assert session.remarks() == [ours]
    assert session.remarks() == []


@pytest.mark.parametrize(("late", "told"), [(-1, []), (0, ["one.backup"])])
def test_a_backup_that_was_not_brought_is_told(
    session: Session, passphrase: bytes, late: int, told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """At each opening, once it is overdue."""
    vault = session.vault
    out = vault.path.with_name("one.backup")
    make_backup(vault, out)
    out.unlink()
    vault.clock = lambda: 2_000_000_000
    delete_case(vault, code_of(vault.store.rows("SELECT min(id) FROM cases")[0][0]))
    session.close()
    monkeypatch.setattr(
        "wayout.casebook.vault.time.time", lambda: float(2_000_000_000 + GRACE + late)
    )
    again = Session()
    again.open(str(vault.path))
    found = [one.values["path"] for one in again.remarks()]
    assert [Path(str(path)).name for path in found] == told
    again.close()
    open_vault(vault.path, passphrase).close()


def test_an_older_one_is_opened_when_it_is_accepted(session: Session) -> None:
    """By its name, of a member if one is said."""
    vault = session.vault
    session.close()
    for place in vault.path.parent.glob("team.wayout.head"):
        place.write_bytes(b"{}")
    again = Session()
    with pytest.raises(AlteredError):
        again.open(str(vault.path))
    again.open(str(vault.path), "owner", accept=True)
    assert again.vault.tip.seq == vault.tip.seq + 1
    again.close()


def test_it_goes_on_after_a_read_of_what_is_altered(session: Session) -> None:
    """If the vault, opened anew, is the one that was open."""
    assert set(every_request(session)) >= READS
    for request in READS:
        store = session.vault.store
        assert session.mend(request)
        assert session.vault.store is not store
    assert not session.mend("note")
    assert not Session().mend("show")


@pytest.mark.parametrize("error", [AlteredError("x"), OutputError("x"), VaultError("x")])
def test_it_does_not_go_on_where_the_vault_is_not_the_same(
    session: Session, error: WayoutError, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever is found."""

    def fails(_: Vault) -> None:
        raise error

    monkeypatch.setattr(sessions, "reopen", fails)
    assert not session.mend("show")


def test_what_is_altered_is_left_out_and_told(session: Session) -> None:
    """Read again without it; who has nothing altered is told nothing."""
    assert session.without_altered(lambda: 3) == 3
    assert session.remarks() == []
    case = session.vault.store.rows("SELECT min(id) FROM cases")[0][0]
    with session.vault.store.transaction():
        session.vault.store.write("UPDATE entries SET sealed = x'00' WHERE case_id = ?", (case,))
    tried: list[int] = []

    def read() -> int:
        tried.append(1)
        if len(tried) == 1:
            raise AlteredError("a page")
        return len(session.vault.altered)

    assert session.without_altered(read) == 1
    (remark,) = session.remarks()
    assert "was altered and is left out" in remark.message
