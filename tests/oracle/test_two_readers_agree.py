"""The product and an independent lxml reader say the same of every page."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest
from tests.oracle.second_reader import Plain, second_read

from wayout.record.page import CaseCard, Complaint, Listing, MovementRow, RawPage, Read
from wayout.record.reader import read
from wayout.sample.pages import SavedPage
from wayout.sample.world import make_world

PAGES = sorted((Path(__file__).parents[1] / "golden" / "record" / "pages").glob("*.html"))
BARE = {"kind": "none"}


def first_reading(data: bytes) -> Plain:
    """What the product reads, in the plain form of the second reader."""
    (said,) = read(RawPage("page.html", data, "2026-01-01", "path"))
    return plain(said)


def plain(said: Read) -> Plain:
    """One reading as a plain dictionary."""
    if isinstance(said, CaseCard):
        return plain_card(said)
    if isinstance(said, Listing):
        return {
            "kind": "list",
            "total": said.total,
            "span": [said.first, said.last],
            "rows": [[row.number, row.received] for row in said.rows],
        }
    return BARE


def plain_card(card: CaseCard) -> Plain:
    """A card as a plain dictionary."""
    return {
        "kind": "card",
        "number": card.number,
        "uid": card.uid,
        "court": card.court,
        "instance": card.instance,
        "proceeding": card.proceeding,
        "received": card.received,
        "decided": card.decided,
        "in_force": card.in_force,
        "result": card.result,
        "rows": plain_rows(card.rows),
        "complaints": [plain_complaint(complaint) for complaint in card.complaints],
        "persons": [
            [[one.article, one.part, one.point, one.attempt] for one in person.charges]
            for person in card.persons or ()
        ],
        "acts": sum(act.published for act in card.acts or ()),
    }


def plain_rows(rows: tuple[MovementRow, ...] | None) -> list[list[str | None]]:
    """Rows of a movement table as lists."""
    return [[row.label, row.day, row.time, row.result, row.ground] for row in rows or ()]


def plain_complaint(complaint: Complaint) -> Plain:
    """A complaint as a plain dictionary."""
    return {
        "kind": complaint.kind,
        "decided": complaint.decided,
        "result": complaint.result,
        "rows": plain_rows(complaint.rows),
    }


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_both_readers_agree_on_a_sample_page(page: Path) -> None:
    """Each sample page gives the same fields, rows, persons and acts in both readers."""
    data = page.read_bytes()
    assert first_reading(data) == second_read(data)


def test_every_sample_page_is_compared() -> None:
    """A folder that was not found would compare nothing."""
    assert len(PAGES) == 18


INVENTED = 2_000


def invented_pages() -> Iterator[SavedPage]:
    """Cards and lists of an invented world, with its quirks: encodings, copies, Latin twins."""
    pages = make_world(cases=900, seed=20).pages()
    return (page for page in pages if page.path.endswith(".html"))


def test_both_readers_agree_on_invented_pages() -> None:
    """2,000 pages; every page on which they differ is named with the fields that do."""
    compared, differ = 0, {}
    for page in islice(invented_pages(), INVENTED):
        compared += 1
        first, second = first_reading(page.data), second_read(page.data)
        if first != second:
            keys = first.keys() | second.keys()
            differ[page.path] = {key for key in keys if first.get(key) != second.get(key)}
    assert not differ
    assert compared == INVENTED
