"""The published tallies, written as invented cards and counted back: equal to the case.

Figures and rates per working day as Mediazona published them from its tally of court cards, on
the day that each test names; the interval of 44 published texts is Wilson's, computed by hand.
"""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from wayout.record import count, read_pages
from wayout.record.counting.rows import Row
from wayout.sample import named_world, write_world


def read_world(name: str, folder: Path) -> Path:
    """Write a named world, read it, return the folder of its tables."""
    write_world(named_world(name), folder / "pages", pack="zip")
    read_pages([folder / "pages"], folder / "tables")
    return folder / "tables"


def rows(
    tables: Path,
    event: str,
    by: str = "month",
    **words: Any,  # noqa: ANN401 - the words of a count
) -> dict[str, Row]:
    """Rows of a count by their value."""
    return {row.value: row for row in count(tables, event, by=by, **words).rows}


def total(tables: Path, event: str, **words: Any) -> int:  # noqa: ANN401 - idem
    """All units of a count."""
    return count(tables, event, by="month", **words).total


def test_may_2024(tmp_path: Path) -> None:
    """844 + 43 + 42 = 929 receipts under the three articles: 18 June 2024."""
    tables = read_world("may_2024", tmp_path)
    by_article = [
        rows(tables, "received", article=article)["2024-05"].count
        for article in ("337", "332", "338")
    ]
    assert by_article == [844, 43, 42]
    assert sum(by_article) == 929


def test_march_2024(tmp_path: Path) -> None:
    """684 sentences, 34 a working day; of 44 texts 32 suspended: no bare 73 %: 12 April 2024."""
    tables = read_world("march_2024", tmp_path)
    march = rows(tables, "verdict", article="337")["2024-03"]
    assert march.count == 684
    assert march.working_days == 20
    assert march.per_working_day == pytest.approx(34.2)


def test_94_per_cent_of_outcomes_hidden_give_no_bare_percentage(tmp_path: Path) -> None:
    """32 of 44 known are 73 %, 58-84 % were they a sample; the rest leaves nearly all open."""
    tables = read_world("march_2024", tmp_path)
    found = count(tables, "verdict", by="outcome", article="337", known_by=date(2024, 4, 12))
    assert found.outcomes is not None
    probation = next(share for share in found.outcomes.shares if share.outcome == "probation")
    march = 684 + 25 + 30  # the world has verdicts of February and April besides
    assert found.outcomes.total == march
    assert (found.outcomes.known, probation.count) == (44, 32)
    said = [probation.share, probation.low, probation.high]
    assert [round(100 * share) for share in said] == [73, 58, 84]
    worst = [probation.worst_low, probation.worst_high]
    assert worst == pytest.approx([32 / march, (32 + march - 44) / march])


def test_april_2025(tmp_path: Path) -> None:
    """848 sentences under three articles, 38 a working day: 26 June 2025."""
    tables = read_world("april_2025", tmp_path)
    april = [
        rows(tables, "verdict", article=article)["2025-04"] for article in ("337", "332", "338")
    ]
    assert sum(row.count for row in april) == 848
    assert 848 / (april[0].working_days or 0) == pytest.approx(38.5, abs=0.05)


def test_eight_articles(tmp_path: Path) -> None:
    """536 cases with 548 accused; four articles alone make 531: 21 March 2023."""
    tables = read_world("eight_articles", tmp_path)
    assert total(tables, "received") == 536
    assert total(tables, "received", unit="person") == 548
    by_article = {value: row.count for value, row in rows(tables, "received", "article").items()}
    four = [by_article[article] for article in ("337", "332", "334", "338")]
    assert four == [471, 25, 21, 14]
    assert sum(four) == 531
    assert {"333", "339", "344", "348"} == by_article.keys() - {"337", "332", "334", "338"}


def test_the_cumulative_table_at_its_three_freeze_dates(tmp_path: Path) -> None:
    """4,534, then 10,025 with 10,085 accused, then 20,538: one reading, three days.

    Published 24 November 2023, 18 June 2024 and 26 June 2025.
    """
    tables = read_world("cumulative", tmp_path)

    def by_then(day: date) -> list[int]:
        return [
            total(tables, "received", article=article, known_by=day)
            for article in ("337", "332", "338")
        ]

    assert by_then(date(2023, 11, 21)) == [4_121, 317, 96]
    assert by_then(date(2024, 6, 10)) == [9_059, 627, 339]
    assert by_then(date(2025, 5, 25)) == [18_159, 1_369, 1_010]
    june = {"known_by": date(2024, 6, 10)}
    assert total(tables, "received", **june) == 10_025
    assert total(tables, "received", unit="person", **june) == 10_085
    assert total(tables, "verdict", unit="person", **june) == 8_594
    assert total(tables, "verdict", unit="person") == 17_721
    assert total(tables, "verdict", article="337", known_by=date(2023, 11, 21)) == 3_470
