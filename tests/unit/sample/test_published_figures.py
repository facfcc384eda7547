"""Named worlds count what was published, to the case by Mediazona and iStories."""

from collections import Counter
from datetime import date

import pytest

from wayout.calendar import working_days
from wayout.errors import UsageError
from wayout.sample import Query, named_world


def received(name: str, known_by: date | None = None) -> dict[str, int]:
    """Receipts of a named world by article."""
    return named_world(name).count("received", "article", known_by=known_by)


@pytest.mark.parametrize(("article", "count"), [("337", 844), ("332", 43), ("338", 42)])
def test_may_2024_has_844_43_and_42_receipts(article: str, count: int) -> None:
    """844 + 43 + 42 = 929, beside months that are not May."""
    months = named_world("may_2024").count("received", "month", article=article)
    assert months["2024-05"] == count
    assert set(months) >= ({"2024-04", "2024-06"} if article == "337" else set())


def test_march_2024_has_684_sentences_of_which_44_are_published() -> None:
    """684 in 20 working days; 44 texts, 32 of them probation, 640 unknown."""
    world = named_world("march_2024")
    assert world.count("verdict", "month", article="337")["2024-03"] == 684
    assert 684 / working_days(date(2024, 3, 1), date(2024, 3, 31)) == pytest.approx(34.2)
    said = world.count("verdict", "outcome")
    assert (said["probation"], said["prison"]) == (32, 12)


def test_april_2025_has_848_sentences() -> None:
    """848 under three articles in 22 working days is 38.5 a day."""
    months = named_world("april_2025").count("verdict", "month")
    assert months["2025-04"] == 848
    assert 848 / working_days(date(2025, 4, 1), date(2025, 4, 30)) == pytest.approx(38.5, 0.01)


def test_august_2023_has_457_sentences() -> None:
    """The peak of 2023."""
    assert named_world("august_2023").count("verdict") == {"2023-08": 457}


def test_four_articles_are_five_short_of_536() -> None:
    """471 + 25 + 21 + 14 = 531; the others are 333, 339, 344 and 348."""
    counts = received("eight_articles")
    four = {article: counts.pop(article) for article in ("337", "332", "334", "338")}
    assert four == {"337": 471, "332": 25, "334": 21, "338": 14}
    assert counts == {"333": 1, "339": 1, "344": 2, "348": 1}
    world = named_world("eight_articles")
    persons = world.count("received", "court", unit="person")
    decided = world.count("verdict", "court")
    assert (sum(persons.values()), sum(decided.values())) == (548, 247)
    assert world.count("received", "part")["337.5"] == 249


def test_one_set_of_cards_gives_the_cumulative_table_at_three_freezes() -> None:
    """Receipts by article, cases, accused and accused sentenced, as each freeze knew them."""
    world = named_world("cumulative")
    queries = {
        "articles": Query("received", "article"),
        "cases": Query("received", "court"),
        "accused": Query("received", "court", unit="person"),
        "sentenced": Query("verdict", "court", unit="person"),
        "decided_337": Query("verdict", "court", article="337"),
    }
    freezes = (date(2023, 11, 21), date(2024, 6, 10), date(2025, 5, 25))
    table = [
        {name: truth[query].counts for name, query in queries.items()}
        for truth in world.truth_by_day(queries.values(), freezes)
    ]
    totals = [{name: sum(counts.values()) for name, counts in row.items()} for row in table]
    assert [row["articles"] for row in table] == [
        {"332": 317, "337": 4121, "338": 96},
        {"332": 627, "337": 9059, "338": 339},
        {"332": 1369, "337": 18159, "338": 1010},
    ]
    assert [row["cases"] for row in totals] == [4534, 10025, 20538]
    assert totals[0]["decided_337"] == 3470
    assert (totals[1]["accused"], totals[1]["sentenced"]) == (10085, 8594)
    assert totals[2]["sentenced"] == 17721


def test_the_division_list_has_858_150_and_2() -> None:
    """iStories, 19 November 2024: 858 on contract, 150 mobilised, 2 others; 96 in court records."""
    world = named_world("division_list")
    service = Counter(history.events[0].kind for history in world.people)
    assert service == {"contract_signed": 858, "mobilised": 150, "conscripted": 2}
    assert sum(world.count("received", "court").values()) == 96


def test_an_unknown_world_is_an_error_that_names_the_known_ones() -> None:
    """The message says what there is."""
    with pytest.raises(UsageError, match="may_2024"):
        named_world("june_2099")
