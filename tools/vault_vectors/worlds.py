"""The vaults of the vectors: a small one at its real cost, and one of a team with a past."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from itertools import count
from pathlib import Path

from wayout.casebook.backup import make_backup
from wayout.casebook.cases.lines import read_lines
from wayout.casebook.cases.records import (
    Consent,
    EventLine,
    EventSet,
    Noted,
    Person,
    PersonSet,
    Promise,
    Record,
    Retain,
    Titled,
    Watched,
)
from wayout.casebook.cases.work import add_cases, find_code, show_case, write_case
from wayout.casebook.deletion import delete_case
from wayout.casebook.documents.keeping import attach_document, take_back
from wayout.casebook.making import make_vault
from wayout.casebook.opening import open_vault
from wayout.casebook.passphrase import Cost
from wayout.casebook.people import add_member, remove_member
from wayout.casebook.sharing import share_case
from wayout.casebook.vault import Vault

CHEAP = Cost(64, 1, 1)
START = 1750000000
OWNER = "семь слов: берёза, ёлка и ещё пять"
MEMBER = "other words of another member"
REMOVED = "the words of one who left"
_FULL = """{"title": "Ёлкин отпуск", "people": [
 {"role": "client", "name": "Примеров Иван", "contact": null},
 {"role": "caller", "name": "Тестова Анна", "contact": "+7 900 000-00-00"}],
 "history": {"events": [{"kind": "left_unit", "day": "2025-01-20", "source": "client"}],
 "until": "2025-06-01"}, "notes": ["Ждёт звонка"]}"""
LINES = (
    _FULL,
    '{"title": "second"}',
    '{"title": "Будет удалено", "notes": ["Этого никто не прочтёт"]}',
)


@dataclass(slots=True)
class World:
    """A folder of vaults; `codes` are the cases of the team, `paper` the recovery keys."""

    folder: Path
    codes: list[str] = field(default_factory=list)
    paper: dict[str, str] = field(default_factory=dict)
    ids: list[bytes] = field(default_factory=list)
    _clock: Iterator[int] = field(default_factory=lambda: count(START, 60))

    @property
    def team(self) -> Path:
        """The vault of the team."""
        return self.folder / "team"

    def clock(self) -> int:
        """The second of now: a minute later each time."""
        return next(self._clock)

    def make(self, name: str, cost: Cost) -> Vault:
        """Make a vault."""

        def hand_over(paper: str) -> None:
            self.paper[name] = paper

        return make_vault(
            self.folder / name,
            OWNER.encode(),
            name="Макетова",
            hand_over=hand_over,
            cost=cost,
            clock=self.clock,
        )

    def enter(self, typed: str) -> Vault:
        """Open the vault of the team."""
        return open_vault(self.team, typed.encode(), clock=self.clock)


def build(folder: Path) -> World:
    """Build them in an empty folder."""
    world = World(folder)
    with world.make("one", Cost()) as vault:
        (code,) = add_cases(vault, read_lines([LINES[0].encode()]))
        write_case(vault, code, [Noted(text="Перезвонили")], "note")
    with world.make("team", CHEAP) as vault:
        _found(vault, world)
    with world.enter(MEMBER) as vault:
        world.codes += add_cases(vault, read_lines(['{"title": "Чужое"}'.encode()]))
        show_case(vault, world.codes[0])
    with world.enter(OWNER) as vault:
        _end_an_epoch(vault, world)
        make_backup(vault, folder / "team.backup")
        for ending in ("ring", "head"):
            shutil.copy(folder / f"team.{ending}", folder / f"team.{ending}-before")
        delete_case(vault, world.codes[2])
        world.codes += add_cases(vault, read_lines([b'{"title": "last"}'] * 2))
        share_case(vault, world.codes[-1], "Образцов")  # a segment without which no case is lost
    return world


def _found(vault: Vault, world: World) -> None:
    add_member(vault, "Образцов", MEMBER.encode())
    add_member(vault, "Ушла", REMOVED.encode())
    world.codes += add_cases(vault, read_lines(line.encode() for line in LINES))
    world.ids += [find_code(vault, code) for code in world.codes]
    first, second, _ = world.codes
    share_case(vault, first, "Образцов")
    share_case(vault, second, "Ушла")
    lawyer = Person(role="lawyer", name="Макетова", told=True)
    write_case(vault, first, [Noted(text="Юрист найден"), PersonSet(person=lawyer)], "write")
    attach_document(vault, second, BytesIO("Повестка".encode()), "повестка.txt")


def _end_an_epoch(vault: Vault, world: World) -> None:
    first, second, _ = world.codes[:3]
    remove_member(vault, "Ушла")
    corrected = EventLine(kind="left_unit", day="2025-01-21", source="lawyer", ground="рапорт")
    records: list[Record] = [
        EventSet(event=corrected, replaces="0.0.0"),
        Titled(title="Отпуск"),
        Watched(until="2025-06-15"),
        Consent(to="keep", given=True, day="2025-06-15", by="Примеров Иван"),
        Promise(id="call", what="call_back", due="2025-06-20", text="после 18"),
        Retain(until="2026-06-15"),
        PersonSet(person=None, place=1),
    ]
    write_case(vault, first, records, "write")
    attach_document(vault, second, BytesIO(b"%PDF" * 1500), "приговор.pdf")
    attach_document(vault, second, BytesIO(b"wrong"), "wrong.txt")
    take_back(vault, second, 3)
