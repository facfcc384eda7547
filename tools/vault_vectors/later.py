"""Vectors of what came after `works`: withdrawn promises, cards that are gone, hearings told.

They stand beside those that came before, which stay byte for byte.
"""

from collections.abc import Iterator
from itertools import count
from pathlib import Path

from vault_vectors.gathering import Book
from vault_vectors.worlds import CHEAP, LINES, OWNER, START

from wayout.casebook.cases.codes import code_of
from wayout.casebook.cases.lines import read_lines
from wayout.casebook.cases.records import (
    CourtCase,
    EventLine,
    EventSet,
    Promise,
    Record,
)
from wayout.casebook.cases.work import add_cases, find_code, write_case
from wayout.casebook.making import make_vault

NAME = BOOK = "later"
CONTENT = f"{NAME}-owner.json"
_GOOD = {"vault": NAME, "typed": OWNER}
_FEWER = "DELETE FROM entries WHERE case_id = FIRST AND seq = 2"
_BEFORE = "UPDATE cases SET entries = 2 WHERE id = FIRST"


def build(folder: Path) -> list[bytes]:
    """Build the vault in a folder; gives the ids of its cases, in the order they came."""
    clock: Iterator[int] = count(START, 60)
    with make_vault(
        folder / NAME, OWNER.encode(), name="Макетова", cost=CHEAP, clock=lambda: next(clock)
    ) as vault:
        codes = add_cases(vault, read_lines(line.encode() for line in LINES[:2]))
        for records in (_FIRST, _THEN):
            write_case(vault, codes[0], records, "write")
        return [find_code(vault, code) for code in codes]


def gather(book: Book, cases: list[bytes]) -> None:
    """Gather them."""
    code = code_of(cases[0])
    book.opens("vault: of what came later, by its owner", _GOOD, {"content": CONTENT})
    for name, at, statement in (
        ("without the entry that withdraws", "entries", _FEWER),
        ("as it was before that", "entries", _BEFORE),
    ):
        sql = statement.replace("FIRST", f"x'{cases[0].hex()}'")
        called = f"vault: of what came later, {name}"
        book.fails(called, _GOOD, f"altered: {at} {code}", [{"sql": [sql]}])


_DUE, _LAST, _NUMBER = "2025-07-01", "2025-05-02", "1-17/2025"
_FIRST: list[Record] = [
    Promise(id="withdrawn", what="call_back", due=_DUE, text="ёлка"),
    Promise(id="again", what="check_in", due=_DUE),
    Promise(id="kept", what="check_in", due=_DUE, done="2025-06-16"),
    CourtCase(number=_NUMBER, court="99RS0001"),
    CourtCase(number=_NUMBER),
    EventSet(event=EventLine(kind="hearing_planned", day=_DUE, time="10:30")),
    EventSet(event=EventLine(kind="hearing_planned", day="2025-08")),
]
_THEN: list[Record] = [
    Promise(id="withdrawn", what="call_back", due=_DUE, text="ёлка", gone=True),
    Promise(id="again", what="check_in", due=_DUE, gone=True),
    Promise(id="again", what="check_in", due=_DUE),
    CourtCase(number=_NUMBER, court="99RS0001", missing=_LAST),
]
