"""Promise: after a deletion no backup in reach opens the deleted case, with any key there is.

Canaries: what every member and the recovery key hold, every ring that was ever written, and every
key of the deleted case; none of them is found in, or opens anything of, the rewritten backup.
"""

from pathlib import Path

import pytest

from wayout.casebook.backup import make_backup
from wayout.casebook.backup_file import read_backup, unpack
from wayout.casebook.cases.lines import read_lines
from wayout.casebook.cases.records import Noted
from wayout.casebook.cases.work import add_cases, list_cases, show_case, write_case
from wayout.casebook.deletion import delete_case
from wayout.casebook.making import make_vault
from wayout.casebook.passphrase import Cost, key_of
from wayout.casebook.people import add_member
from wayout.casebook.rekeying import rekey
from wayout.casebook.restore import restore_backup
from wayout.casebook.ring.body import read_body
from wayout.casebook.ring.grants import open_grant
from wayout.casebook.ring.members import Secret
from wayout.casebook.ring.ring import Ring
from wayout.casebook.ring.slots import Front
from wayout.casebook.sealing import Kind, Place, unseal
from wayout.casebook.sharing import share_case
from wayout.casebook.store.store import Store
from wayout.casebook.vault import Vault, ring_path
from wayout.errors import AlteredError, LockedError, VaultError

OWNER, SECOND = b"seven words that only we know here", b"other words of the second one"
CANARY = "Макетова Канарейка"
LINES = (
    f'{{"title": "{CANARY}"}}'.encode(),
    '{"title": "Образцов остаётся"}'.encode(),
)


class Kept:
    """Everything that anyone could have kept: passphrases, secrets, rings, keys of rings."""

    def __init__(self) -> None:
        self.typed = [OWNER, SECOND]
        self.rings: dict[bytes, bytes] = {}  # what was written, and its key
        self.secrets: dict[bytes, Secret] = {}

    def take(self, vault: Vault) -> None:
        """Keep the ring as it lies there now, and what each slot holds."""
        written = ring_path(vault.path).read_bytes()
        self.rings[written] = vault.ring.key
        for typed in self.typed:
            try:
                ring = _ring(written, typed)
            except LockedError:
                continue
            self.secrets[bytes(ring.secret)] = ring.secret


def _ring(written: bytes, typed: bytes) -> Ring:
    return Ring.read(written, Path("x"), lambda salt, cost: key_of(typed, salt, cost))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for a vault; its head is kept beside it."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return tmp_path


@pytest.fixture
def kept() -> Kept:
    """What was kept."""
    return Kept()


@pytest.fixture
def team(folder: Path, kept: Kept) -> tuple[Vault, list[str]]:
    """A vault of two members and a recovery key, with a shared case of two entries, backed up."""
    papers: list[str] = []
    vault = make_vault(folder / "v", OWNER, hand_over=papers.append, cost=Cost(64, 1, 1))
    kept.typed.append(papers[0].encode())
    kept.take(vault)
    add_member(vault, "second", SECOND)
    kept.take(vault)
    codes = add_cases(vault, read_lines(LINES))
    kept.take(vault)
    share_case(vault, codes[0], "second")
    kept.take(vault)
    rekey(vault)
    write_case(vault, codes[0], [Noted(text=CANARY)], "note")
    kept.take(vault)
    make_backup(vault, folder / "b")
    return vault, codes


def _grants(written: bytes, typed: list[bytes]) -> dict[bytes, list[bytes]]:
    """The keys that can be had from a ring by those who open it, by case."""
    found: dict[bytes, list[bytes]] = {}
    for one in typed:
        try:
            ring = _ring(written, one)
        except LockedError:
            continue
        for grant in ring.segments.grants:
            if grant.to == ring.me.id:
                key = open_grant(grant, ring.front.vault, ring.secret)
                found.setdefault(grant.case, []).append(key.key)
    return found


def test_the_backup_opened_it_before(
    team: tuple[Vault, list[str]], kept: Kept, folder: Path
) -> None:
    """The control: each of the three opens the case in the backup while it is not deleted."""
    vault, codes = team
    vault.close()
    for number, typed in enumerate(kept.typed):
        with restore_backup(folder / "b", folder / f"r{number}", typed) as back:
            assert show_case(back, codes[0]).title == CANARY


def test_nobody_opens_it_from_the_backup(
    team: tuple[Vault, list[str]], kept: Kept, folder: Path
) -> None:
    """Restored by each of the three, it is not there, and its rows are not either."""
    vault, codes = team
    case = delete_case(vault, codes[0])
    vault.close()
    for number, typed in enumerate(kept.typed):
        with restore_backup(folder / "b", folder / f"r{number}", typed) as back:
            assert codes[0] not in {code for code, _ in list_cases(back)}
            with pytest.raises(VaultError):
                show_case(back, codes[0])
            rows = back.store.rows("SELECT count(*) FROM entries WHERE case_id = ?", (case,))
            assert rows == [(0,)]


def test_no_key_that_the_backup_holds_opens_its_rows(
    team: tuple[Vault, list[str]], kept: Kept, folder: Path
) -> None:
    """The rows are still in the old store; with all that is in the file, none of them opens."""
    vault, codes = team
    last = _grants(next(reversed(kept.rings)), kept.typed)
    before = {key for keys in last.values() for key in keys}
    case = delete_case(vault, codes[0])
    vault.close()
    backup = read_backup(folder / "b")
    found = _grants(backup.ring, kept.typed)
    assert case not in found
    keys = {key for keys in found.values() for key in keys}
    assert keys < before  # the other case opens as ever
    for number, secret in enumerate(kept.secrets.values()):
        copy = folder / f"copy{number}"
        database = unpack(backup, vault.ring.body.archives, copy)
        keys |= {database, secret.seed, secret.wrap}
        store = Store.open(copy, database)
        rows = store.rows("SELECT seq, epoch, sealed FROM entries WHERE case_id = ?", (case,))
        store.close()
        assert len(rows) == 2
        for seq, epoch, sealed in rows:
            for key in keys:
                with pytest.raises(AlteredError):
                    unseal(key, Place(Kind.ENTRY, vault.id, case, seq, epoch), sealed)


def test_no_ring_ever_written_is_in_the_backup(
    team: tuple[Vault, list[str]], kept: Kept, folder: Path
) -> None:
    """Nothing of the old rings is left in the file, and none of their keys opens the ring in it."""
    vault, codes = team
    delete_case(vault, codes[0])
    vault.close()
    data = (folder / "b").read_bytes()
    ring = read_backup(folder / "b").ring
    for written, key in kept.rings.items():
        sealed = written[len(bytes(Front.read(written))) :]
        assert sealed[:64] not in data
        assert sealed[-64:] not in data
        front = Front.read(ring)
        place = Place(Kind.RING, front.vault, seq=front.generation)
        with pytest.raises(AlteredError):
            read_body(ring, len(bytes(front)), key, place)
