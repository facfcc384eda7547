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


def test_a_listed_number_is_seen_under_any_number_of_its_card(tmp_path: Path) -> None:
    """Registered anew, a case stands in older lists under numbers that its card had."""
    case = Case(name="a", events=[Happening(kind="received", day=MAY)], number="1-57/2025",
                numbers=["1-214/2024", "1-8/2023"])  # fmt: skip
    rows = [row(number, MAY) for number in ("1-57/2025", "1-214/2024", "1-8/2023", "1-9/2023")]
    page = ("99GV0001", JUNE, "old", "first", "criminal", 4, 1, 4, rows)
    found = count(write_tables(tmp_path, [case], listings=[page]), "received", by="month").coverage
    assert [(m.month, m.listed, m.listed_seen) for m in found.months] == [("2024-05", 4, 3)]


def test_a_case_listed_twice_is_listed_once(tmp_path: Path) -> None:
    """Lists of two days, the later with another day of receipt, which counts."""
    pages = [
        ("99GV0001", seen, "old", "first", "criminal", 1, 1, 1, [row("1-8/2024", received)])
        for seen, received in ((MAY, MAY), (JUNE, JUNE))
    ]
    tables = write_tables(tmp_path, [one("received", "a", MAY)], listings=pages)
    found = count(tables, "received", by="month").coverage
    assert [(m.month, m.listed) for m in found.months] == [("2024-05", None), ("2024-06", 1)]


def test_the_family_of_a_card_says_whether_it_is_one_of_the_first_instance(tmp_path: Path) -> None:
    """Court of an okrug, instance unsaid, index 2: the reader knows; a material it knows too."""
    okrug = Case(name="a", events=[Happening(kind="received", day=MAY)], instance=None,
                 number="2-5/2025", court="99OV0001", family="criminal")  # fmt: skip
    material = Case(name="b", events=[Happening(kind="material_received", day=MAY)],
                    number="1-5/2025", instance=None, family="material")  # fmt: skip
    found = count(write_tables(tmp_path, [okrug, material]), "received", by="month").coverage
    assert [(m.court, m.cards) for m in found.months] == [("99OV0001", 1)]
