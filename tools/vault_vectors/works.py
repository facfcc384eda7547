"""Vectors of what came to the format later: owners, numbers in court, decided deadlines, the law.

They stand beside those of the version that was released, which stay byte for byte.
"""

from collections.abc import Iterator
from datetime import timedelta
from itertools import count
from pathlib import Path

from vault_vectors.gathering import Book
from vault_vectors.worlds import CHEAP, LINES, OWNER, START

from wayout.casebook.cases.codes import code_of
from wayout.casebook.cases.lines import read_lines
from wayout.casebook.cases.records import (
    CourtCase,
    DeadlineSet,
    LawAccepted,
    Noted,
    NoteGone,
    Owner,
    Record,
)
from wayout.casebook.cases.recounting import recount
from wayout.casebook.cases.summary import Due
from wayout.casebook.cases.work import add_cases, find_code, write_case
from wayout.casebook.making import make_vault
from wayout.casebook.vault import Vault
from wayout.pathway import History

NAME = "work"
BOOK = "works"
CONTENT = f"{NAME}-owner.json"
_GOOD = {"vault": NAME, "typed": OWNER}
_OTHERS = (
    "UPDATE cases SET summary = (SELECT summary FROM cases WHERE id = SECOND) WHERE id = FIRST"
)
_CUT = "UPDATE cases SET summary = substr(summary, 1, 60) WHERE id = FIRST"
_FEWER = "DELETE FROM entries WHERE case_id = FIRST AND seq = 1"
_TURNED = "UPDATE entries SET sealed = zeroblob(600) WHERE case_id = FIRST AND seq = 1"


def build(folder: Path) -> list[bytes]:
    """Build the vault in a folder; gives the ids of its cases, in the order they came."""
    clock: Iterator[int] = count(START, 60)
    with make_vault(
        folder / NAME, OWNER.encode(), name="Макетова", cost=CHEAP, clock=lambda: next(clock)
    ) as vault:
        _by_law(vault, 12, "the first law")
        codes = add_cases(vault, read_lines(line.encode() for line in LINES))
        write_case(vault, codes[0], _records(vault), "write")
        write_case(vault, codes[1], [Owner(member=None), NoteGone(place=7)], "write")
        _by_law(vault, 22, "the second law")
        recount(vault)
        write_case(vault, codes[2], [LawAccepted(tables="the second law")], "write")
        return [find_code(vault, code) for code in codes]


def gather(book: Book, cases: list[bytes]) -> None:
    """Gather them."""
    code = code_of(cases[0])
    book.opens("vault: of those at work, by its owner", _GOOD, {"content": CONTENT})
    stranger = _GOOD | {"typed": "some words"}
    book.fails("vault: of those at work, a wrong passphrase", stranger, "locked: slot")
    for name, at, statement in (
        ("the summary of another case", "summary", _OTHERS),
        ("half a summary", "summary", _CUT),
        ("without its last entry", "entries", _FEWER),
        ("another last entry", "entries", _TURNED),
    ):
        sql = statement
        for word, case in zip(("FIRST", "SECOND"), cases, strict=False):
            sql = sql.replace(word, f"x'{case.hex()}'")
        called = f"vault: of those at work, {name}"
        book.fails(called, _GOOD, f"altered: {at} {code}", [{"sql": [sql]}])


def _records(vault: Vault) -> list[Record]:
    court, day = "1-17/2025", "2025-02-01"
    return [
        Noted(text="Записано по ошибке"),
        NoteGone(place=1),
        Owner(member=vault.ring.me.id),
        CourtCase(number=court, court="99RS0001"),
        CourtCase(number=court),
        CourtCase(number=court, gone=True),
        DeadlineSet(name="check", counted=day, due="2025-02-05", because="ёлка", ahead=3),
        DeadlineSet(name="appeal", counted=day, done="2025-01-30"),
        DeadlineSet(name="appeal", counted="2025-03-01", ahead=1),
    ]


def _by_law(vault: Vault, days: int, tables: str) -> None:
    """Let the law count so many days from the first event, by tables of this digest."""

    def deadlines(history: History) -> list[Due]:
        counted = [event.day.last + timedelta(days=days) for event in history.live[:1]]
        return [
            Due(name=name, article="1", due=day) for day in counted for name in ("check", "appeal")
        ]

    vault.deadlines, vault.tables = deadlines, lambda: tables
