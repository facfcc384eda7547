"""What was seen of each court and month, beside what the court itself counts."""

from datetime import date
from pathlib import Path

from tests.unit.record.counting.tables import Case, Happening, one, write_tables

from wayout.record import count

MAY, JUNE = date(2024, 5, 14), date(2024, 6, 3)


def row(number: str, received: date) -> dict[str, object]:
    """A row of a result list."""
    return {"number": number, "received": received}


def test_cards_verdicts_and_texts_stand_by_court_and_month(tmp_path: Path) -> None:
    """A text counts where an outcome is known, or a text was there and not understood."""
    cases = [
        Case(name="a", events=[Happening(kind="received", day=MAY),
                               Happening(kind="verdict", day=JUNE, detail="fine")]),
        Case(name="b", events=[Happening(kind="received", day=MAY),
                               Happening(kind="verdict", day=JUNE, ground="withheld")]),
        one("verdict", "c", JUNE, ground="unread"),
    ]  # fmt: skip
    found = count(write_tables(tmp_path, cases), "verdict", by="month").coverage
    seen = [(m.month, m.cards, m.verdicts, m.texts, m.listed) for m in found.months]
    assert seen == [("2024-05", 2, 0, 0, None), ("2024-06", 1, 3, 2, None)]


def test_pages_of_one_card_are_one_card(tmp_path: Path) -> None:
    """A card seen on two days, and cards of other instances, add nothing."""
    twice = Case(name="a", events=[Happening(kind="received", day=MAY)], known=[MAY, JUNE])
    appeal = Case(name="b", events=[Happening(kind="appeal_received", day=MAY)], instance="appeal")
    found = count(write_tables(tmp_path, [twice, appeal]), "received", by="month")
    assert [(month.court, month.cards) for month in found.coverage.months] == [("99GV0001", 1)]
    assert found.cards == 3


def test_a_listing_is_held_against_the_cards_and_its_own_counter(tmp_path: Path) -> None:
    """Two pages of one query: the court counts 4, 3 rows were read, 1 has a card."""
    case = Case(name="a", events=[Happening(kind="received", day=MAY)], number="1-7/2024")
    head = ("99GV0001", JUNE, "old", "first", "criminal", 4)
    pages = [
        (*head, 1, 2, [row("1-7/2024", MAY), row("1-8/2024", MAY)]),
        (*head, 3, 4, [row("1-8/2024", MAY), row("1-9/2024", JUNE)]),
    ]
    found = count(write_tables(tmp_path, [case], listings=pages), "received", by="month").coverage
    assert [(m.month, m.listed, m.listed_seen) for m in found.months] == [
        ("2024-05", 2, 1), ("2024-06", 1, 0),
    ]  # fmt: skip
    assert [(check.total, check.rows) for check in found.listings] == [(4, 3)]
