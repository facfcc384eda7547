"""What is said to be true of a world follows the definitions of the tables."""

from dataclasses import replace
from datetime import date

import pytest

from wayout.sample import Query, Quirks, make_world
from wayout.sample.case import Accused, Act, Card, Case, Row, Sentence
from wayout.sample.charges import Charge
from wayout.sample.truth import Counts, Fact, Seen, facts, outcomes

WORLD = make_world(1200, seed=4)
EVENTS = ("received", "received_again", "verdict", "suspended", "returned_to_prosecutor")


def by_hand() -> Case:
    """Two accused; suspended twice, one sentenced, the other let go; a second card later."""
    men = [
        Accused(1, "Примеров Иван Сергеевич", hidden=True,
                charges=(Charge("337", "5"), Charge("332", "2.1")),
                sentence=Sentence("probation", 24, trial_months=12), ended="verdict",
                ended_on=date(2024, 9, 2)),
        Accused(2, "Шаблонов Олег Юрьевич", hidden=False, charges=(Charge("337", "2.1"),),
                ended="terminated", ended_on=date(2024, 9, 2)),
    ]  # fmt: skip
    first = Card(
        "99GV0001", "Образцовый гарнизонный военный суд", "old", "first", "criminal",
        "99GV0001-01-2024-000331-55", [("1-1/2024", date(2024, 3, 4))],
        date(2024, 3, 4), date(2024, 3, 5), "Макетова Анна Петровна", persons=men,
    )  # fmt: skip
    first.rows = [
        Row("a", date(2024, 4, 1), "10:00", date(2024, 3, 20), date(2024, 4, 3), kind="suspended",
            ground_class="war"),
        Row("b", date(2024, 5, 6), "10:00", date(2024, 5, 7), date(2024, 5, 7), kind="resumed"),
        Row("c", date(2024, 6, 3), "10:00", date(2024, 5, 8), date(2024, 6, 4), kind="suspended",
            ground_class="blank", gone=date(2024, 8, 1)),
    ]  # fmt: skip
    first.decided, first.decided_shown = date(2024, 9, 2), date(2024, 9, 4)
    first.result_kind = "verdict"
    first.acts = [Act("verdict", "text", date(2024, 10, 1), "")]
    second = replace(first, received=date(2024, 12, 2), visible=date(2024, 12, 3), rows=[], acts=[],
                     decided=None, court="99GV0003")  # fmt: skip
    return Case(0, date(2024, 3, 1), men, [first, second])


def count(query: Query, seen: Seen) -> dict[str, int]:
    """Count the case by hand with the cards seen on these days."""
    counts = Counts([query])
    counts.add(by_hand(), seen)
    return counts.answer(query).counts


def test_the_first_receipt_is_received_and_the_second_received_again() -> None:
    """A return under the same UID is no new case."""
    late = {0: [date(2025, 1, 9)], 1: [date(2025, 1, 9)]}
    assert count(Query("received"), late) == {"2024-03": 1}
    assert count(Query("received_again", "court"), late) == {"99GV0003": 1}


def test_a_case_counts_once_under_each_ground_still_on_the_page() -> None:
    """The second suspension is gone from the page in August."""
    assert count(Query("suspended", "ground"), {0: [date(2024, 7, 1)]}) == {"blank": 1, "war": 1}
    assert count(Query("suspended", "ground"), {0: [date(2024, 8, 1)]}) == {"war": 1}
    assert count(Query("suspended"), {0: [date(2024, 7, 1)]}) == {"2024-04": 1}


def test_what_the_clerk_has_not_entered_is_not_known() -> None:
    """A hearing that is only posted is no suspension yet."""
    assert count(Query("suspended"), {0: [date(2024, 4, 2)]}) == {}
    assert count(Query("verdict"), {0: [date(2024, 9, 3)]}) == {}


def test_cases_and_persons_are_counted_apart() -> None:
    """One case, two accused, one of them sentenced."""
    seen = {0: [date(2024, 9, 4)]}
    assert count(Query("received", "month", unit="person"), seen) == {"2024-03": 2}
    assert count(Query("verdict", "month", unit="person"), seen) == {"2024-09": 1}
    assert count(Query("terminated", "month", unit="person"), seen) == {"2024-09": 1}
    assert count(Query("received", "article", unit="person"), seen) == {"332": 1, "337": 2}


def test_a_case_counts_under_each_of_its_articles_and_parts() -> None:
    """Two parts of 337 are one article."""
    seen = {0: [date(2024, 9, 4)]}
    assert count(Query("received", "article"), seen) == {"332": 1, "337": 1}
    assert count(Query("received", "part"), seen) == {"332.2.1": 1, "337.2.1": 1, "337.5": 1}
    assert count(Query("received", "month", article="338"), seen) == {}


def test_the_outcome_is_unknown_until_a_text_says_it() -> None:
    """The text comes a month after the verdict."""
    assert count(Query("verdict", "outcome"), {0: [date(2024, 9, 30)]}) == {"unknown": 1}
    assert count(Query("verdict", "outcome"), {0: [date(2024, 10, 1)]}) == {"probation": 1}
    assert outcomes(by_hand(), {0: [date(2024, 10, 1)]}) == {1: {"probation"}}


def test_an_export_dates_an_end_only_where_it_must_lie_in_one_month() -> None:
    """Between the receipt and the first visit that shows it; no page has the day."""
    case = by_hand()
    case.cards = [replace(case.cards[0], layout="dataout", rows=[])]
    empty: dict[str, int] = {}
    for visits, counts, undated in (
        ([date(2024, 9, 30)], empty, 1),
        ([date(2024, 9, 3)], empty, 0),
    ):
        tally = Counts([Query("verdict")])
        tally.add(case, {0: visits})
        answer = tally.answer(Query("verdict"))
        assert (answer.counts, answer.undated) == (counts, undated)
    case.cards[0].received = date(2024, 9, 2)
    tally = Counts([Query("verdict")])
    tally.add(case, {0: [date(2024, 9, 30), date(2024, 12, 1)]})
    assert tally.answer(Query("verdict")).counts == {"2024-09": 1}


def test_the_end_of_one_accused_is_his_alone() -> None:
    """The fact names the row."""
    found = facts(by_hand(), {0: [date(2024, 9, 4)]})
    assert Fact("terminated", date(2024, 9, 2), "99GV0001", None, frozenset({2})) in found


@pytest.mark.parametrize("event", EVENTS)
@pytest.mark.parametrize("unit", ["case", "person"])
def test_parts_add_up_to_the_same_whole(event: str, unit: str) -> None:
    """Months with the undated, quarters and courts all give one total."""
    queries = [Query(event, by, unit=unit) for by in ("month", "quarter", "court")]  # type: ignore[arg-type]  # both stand in the types
    truth = WORLD.truth(queries)
    totals = {sum(truth[q].counts.values()) + truth[q].undated for q in queries}
    assert len(totals) == 1
    assert totals.pop() > 0


def test_articles_hold_what_they_keep() -> None:
    """Cases kept by article are the cases counted under it."""
    by_article = WORLD.count("received", "article")
    kept = WORLD.count("received", "court", article="337")
    assert sum(kept.values()) == by_article["337"]


def test_persons_are_never_fewer_than_cases() -> None:
    """Every case has an accused, some have more."""
    cases, persons = (WORLD.count("received", "court", unit=unit) for unit in ("case", "person"))
    assert all(persons[court] >= number for court, number in cases.items())
    assert sum(persons.values()) > sum(cases.values())


def test_receipts_known_only_grow() -> None:
    """A case that was seen stays seen."""
    known = [sum(WORLD.count("received", "court", known_by=day).values()) for day in WORLD.visits]
    assert known == sorted(known)
    assert known[0] < known[-1]


def test_a_plain_world_shows_every_case_at_its_freeze() -> None:
    """Without quirks nothing is late, hidden or lost."""
    world = replace(make_world(500), quirks=Quirks.none())
    assert sum(world.count("received", "court").values()) == 500
    assert world.count("received_again", "court") == {}
