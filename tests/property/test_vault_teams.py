"""Whatever a team does, each member opens just what was shared with him, and one who left no more.

A plain model says who may read which entry. Against it stand the real files: every grant and every
sealed entry is tried with the secret of every member, not with what the program says of itself.
"""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nacl.exceptions import CryptoError
from nacl.public import SealedBox

from wayout.casebook.cases.codes import beginning
from wayout.casebook.cases.records import CaseLine, Noted
from wayout.casebook.cases.work import add_cases, write_case
from wayout.casebook.making import PAPER, make_vault
from wayout.casebook.opening import open_vault
from wayout.casebook.passphrase import Cost, key_of
from wayout.casebook.people import add_member, remove_member
from wayout.casebook.rekeying import rekey, renew_recovery
from wayout.casebook.ring.grants import Grant, open_grant
from wayout.casebook.ring.members import Secret
from wayout.casebook.ring.ring import Ring
from wayout.casebook.ring.slots import Slot
from wayout.casebook.sealing import Kind, Place, unseal
from wayout.casebook.sharing import share_case
from wayout.casebook.store.store import Store
from wayout.casebook.vault import Vault
from wayout.errors import AlteredError

CHEAP = Cost(64, 1, 1)
FIRST = "owner"
WORKS = ("add", "share", "write", "write", "member", "remove", "rekey", "paper")

Name = tuple[bytes, int]  # of an entry: the beginning of its case, and its number in it


@dataclass
class Left:
    """Who left, or took another passphrase: his secret, his last ring, what he could read."""

    secret: Secret
    ring: Ring
    read: set[Name]


@dataclass
class Model:
    """Who is here with which passphrase, who may read which case, how many entries it has."""

    typed: dict[str, bytes]
    readers: dict[bytes, set[str]] = field(default_factory=dict)
    entries: dict[bytes, int] = field(default_factory=dict)
    codes: dict[bytes, str] = field(default_factory=dict)
    left: list[Left] = field(default_factory=list)
    drawn: int = 0

    def may_read(self, name: str) -> set[Name]:
        """The entries that a member may read."""
        mine = [case for case, readers in self.readers.items() if name in readers]
        return {(case, seq) for case in mine for seq in range(self.entries[case])}

    def people(self) -> list[str]:
        """The members without the paper, in order."""
        return [name for name in self.typed if name != PAPER]


@dataclass
class Team:
    """The model and the vault that it speaks of."""

    path: Path
    model: Model

    def do(self, work: str, first: int, second: int) -> None:
        """Do one thing as one member, chosen by numbers; what cannot be done is left out."""
        people = self.model.people()
        me = people[first % len(people)]
        with open_vault(self.path, self.model.typed[me]) as vault:
            self._heal(me)
            getattr(self, f"_{work}")(vault, me, second)

    def check(self) -> None:
        """Try every key of everybody on everything."""
        grants: tuple[Grant, ...] = ()
        for name, typed in self.model.typed.items():
            ring = self.ring(typed)
            grants = ring.segments.grants
            found = self.opened(ring.body.database, ring.front.vault, ring.secret, grants)
            assert found == self.model.may_read(name), name
            database, vault = ring.body.database, ring.front.vault
        slots = ring.front.slots
        for left in self.model.left:
            assert not [slot for slot in slots if _opens_slot(slot, left.secret)]
            with pytest.raises(AlteredError):
                Store.open(self.path, left.ring.body.database)
            old = left.ring.segments.grants
            assert self.opened(database, vault, left.secret, (*grants, *old)) <= left.read
            assert not [grant for grant in grants if _key(grant, vault, left.secret)]

    def ring(self, typed: bytes) -> Ring:
        """Open the ring as a member."""
        place = self.path.with_name(f"{self.path.name}.ring")
        return Ring.open(place, lambda salt, cost: key_of(typed, salt, cost))

    def opened(
        self, database: bytes, vault: bytes, secret: Secret, grants: tuple[Grant, ...]
    ) -> set[Name]:
        """Name every entry that opens with a secret and grants, whomever these are for."""
        keys = {key for grant in grants if (key := _key(grant, vault, secret))}
        store = Store.open(self.path, database)
        rows = store.rows("SELECT case_id, seq, epoch, sealed FROM entries")
        store.close()
        return {
            (case[:5], seq)
            for case, seq, epoch, sealed in rows
            if any(_opens(key, Place(Kind.ENTRY, vault, case, seq, epoch), sealed) for key in keys)
        }

    def _heal(self, me: str) -> None:
        if PAPER in self.model.typed:
            for readers in self.model.readers.values():
                if me in readers:
                    readers.add(PAPER)

    def _add(self, vault: Vault, me: str, _: int) -> None:
        (code,) = add_cases(vault, [CaseLine(title="a case")])
        case = beginning(code)
        self.model.codes[case], self.model.entries[case] = code, 1
        self.model.readers[case] = {me, PAPER} & self.model.typed.keys()

    def _share(self, vault: Vault, me: str, number: int) -> None:
        if case := self._case_of(me, number):
            people = self.model.people()
            other = people[number % len(people)]
            share_case(vault, self.model.codes[case], other)
            self.model.readers[case].add(other)

    def _write(self, vault: Vault, me: str, number: int) -> None:
        if case := self._case_of(me, number):
            write_case(vault, self.model.codes[case], [Noted(text="later")], "note")
            self.model.entries[case] += 1

    def _member(self, vault: Vault, _: str, __: int) -> None:
        name = f"Образцов {self._new()}"
        self.model.typed[name] = name.encode()
        add_member(vault, name, name.encode())

    def _remove(self, vault: Vault, me: str, number: int) -> None:
        others = [name for name in self.model.people() if name != me]
        if others:
            name = others[number % len(others)]
            self._leaves(name)
            remove_member(vault, name, give_up=True)

    def _rekey(self, vault: Vault, me: str, number: int) -> None:
        typed = f"words {self._new()}".encode() if number % 2 else None
        if typed:
            ring = self.ring(self.model.typed[me])
            self.model.left.append(Left(ring.secret, ring, self.model.may_read(me)))
            self.model.typed[me] = typed
        rekey(vault, typed)

    def _paper(self, vault: Vault, me: str, _: int) -> None:
        if PAPER in self.model.typed:
            self._leaves(PAPER)
        papers: list[str] = []
        renew_recovery(vault, papers.append, give_up=True)
        self.model.typed[PAPER] = papers[0].encode()
        self._heal(me)

    def _leaves(self, name: str) -> None:
        ring = self.ring(self.model.typed[name])
        self.model.left.append(Left(ring.secret, ring, self.model.may_read(name)))
        del self.model.typed[name]
        for readers in self.model.readers.values():
            readers.discard(name)

    def _case_of(self, me: str, number: int) -> bytes:
        mine = sorted(case for case, readers in self.model.readers.items() if me in readers)
        return mine[number % len(mine)] if mine else b""

    def _new(self) -> int:
        self.model.drawn += 1
        return self.model.drawn


def _key(grant: Grant, vault: bytes, secret: Secret) -> bytes:
    try:
        return open_grant(grant, vault, secret).key
    except AlteredError:
        return b""


def _opens_slot(slot: Slot, secret: Secret) -> bool:
    try:
        SealedBox(secret.box).decrypt(slot.ring_key)
    except CryptoError:
        return False
    return True


def _opens(key: bytes, place: Place, sealed: bytes) -> bool:
    try:
        unseal(key, place, sealed)
    except AlteredError:
        return False
    return True


@contextmanager
def _team(*, with_paper: bool) -> Iterator[Team]:
    home = Path(tempfile.mkdtemp())
    papers: list[str] = []
    try:
        with patch.dict(os.environ, {"XDG_STATE_HOME": str(home / "state")}):
            take = papers.append if with_paper else None
            make_vault(home / "team.wayout", b"words", hand_over=take, cost=CHEAP).close()
            typed = {FIRST: b"words"}
            if papers:
                typed[PAPER] = papers[0].encode()
            yield Team(home / "team.wayout", Model(typed))
    finally:
        shutil.rmtree(home)


def _works() -> st.SearchStrategy[list[tuple[str, int, int]]]:
    numbers = st.integers(0, 11)
    return st.lists(st.tuples(st.sampled_from(WORKS), numbers, numbers), min_size=1, max_size=14)


@settings(max_examples=60)
@given(with_paper=st.booleans(), works=_works())
def test_each_opens_what_was_shared_with_him(
    *, with_paper: bool, works: list[tuple[str, int, int]]
) -> None:
    """Members come, go, add, share and write in any order; the model and the files agree."""
    with _team(with_paper=with_paper) as team:
        for work in (("member", 0, 0), ("member", 0, 0), *works):
            team.do(*work)
        team.check()


def test_a_member_who_left_opens_nothing_later() -> None:
    """One such story as it is: his keys open what he could read before, and nothing after."""
    with _team(with_paper=True) as team:
        for work in (
            ("member", 0, 0), ("add", 0, 0), ("share", 0, 1), ("write", 1, 0), ("paper", 1, 0),
            ("write", 1, 0), ("remove", 0, 0), ("write", 0, 0), ("rekey", 0, 1), ("write", 0, 0),
        ):  # fmt: skip
            team.do(*work)
            team.check()
        paper, member, first = team.model.left
        assert (len(paper.read), len(member.read)) == (2, 3)
        assert len(first.read) == 4
        assert sum(team.model.entries.values()) == 5


def test_a_new_paper_opens_what_its_printer_could_not() -> None:
    """It is given the cases of another member when he is next at work, and later entries too."""
    with _team(with_paper=True) as team:
        for work in (
            ("member", 0, 0), ("add", 1, 0), ("paper", 0, 0), ("rekey", 1, 0), ("write", 1, 0),
        ):  # fmt: skip
            team.do(*work)
            team.check()
        assert len(team.model.may_read(PAPER)) == 2
