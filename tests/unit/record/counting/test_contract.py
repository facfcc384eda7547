"""Each event of the kind counts once per case, however many persons, pages or cards."""

from datetime import date
from pathlib import Path

import pytest
from tests.unit.record.counting.tables import Accused, Case, Happening, one, write_tables

from wayout.errors import UsageError
from wayout.record import Count, count

MAY, JUNE, AUGUST = date(2024, 5, 14), date(2024, 6, 3), date(2024, 8, 1)
FREEZE = date(2025, 6, 1)


def rows(found: Count) -> dict[str, int]:
    """The rows as a mapping."""
    return {row.value: row.count for row in found.rows}


def test_a_case_counts_once_in_the_month_of_its_first_event(tmp_path: Path) -> None:
    """Two verdicts of one case are one case, in the month of the first."""
    twice = [Happening(kind="verdict", day=MAY), Happening(kind="verdict", day=AUGUST)]
    cases = [Case(name="a", events=twice), one("verdict", "b", JUNE)]
    found = count(write_tables(tmp_path, cases, freeze=FREEZE), "verdict", by="month")
    assert rows(found) == {"2024-05": 1, "2024-06": 1}


def test_months_without_events_inside_the_range_are_given_as_nothing(tmp_path: Path) -> None:
    """A month between two others has a row with 0."""
    cases = [one("received", "a", MAY), one("received", "b", AUGUST)]
    found = count(write_tables(tmp_path, cases, freeze=FREEZE), "received", by="month")
    assert rows(found) == {"2024-05": 1, "2024-06": 0, "2024-07": 0, "2024-08": 1}


def test_quarters_are_named_by_their_year(tmp_path: Path) -> None:
    """May and June are the second quarter, August the third."""
    cases = [one("received", "a", MAY), one("received", "b", JUNE), one("received", "c", AUGUST)]
    found = count(write_tables(tmp_path, cases, freeze=FREEZE), "received", by="quarter")
    assert rows(found) == {"2024-Q2": 2, "2024-Q3": 1}


def test_a_day_that_may_lie_in_two_months_is_undated(tmp_path: Path) -> None:
    """An interval counts in a month only if it lies wholly in it."""
    cases = [
        one("received", "a", date(2024, 5, 1), last=date(2024, 5, 31)),
        one("received", "b", date(2024, 5, 20), last=date(2024, 6, 2)),
    ]
    folder = write_tables(tmp_path, cases, freeze=FREEZE)
    by_month = count(folder, "received", by="month")
    assert (rows(by_month), by_month.undated, by_month.total) == ({"2024-05": 1}, 1, 2)
    assert count(folder, "received", by="quarter").undated == 0


def test_an_event_that_is_gone_from_the_record_does_not_count(tmp_path: Path) -> None:
    """Only rows without `gone` stand in the record."""
    cases = [one("received", "a", MAY), one("received", "b", MAY, gone=date(2024, 7, 1))]
    assert count(write_tables(tmp_path, cases, freeze=FREEZE), "received", by="court").total == 1


def test_the_article_filter_keeps_cases_where_some_person_has_it(tmp_path: Path) -> None:
    """Article 337 in any part; a dotted number of Chapter 33 is a part."""
    both = (Accused(row=1, articles=["332.2.1"]), Accused(row=2, articles=["337.5", "105.1"]))
    cases = [
        Case(name="a", events=[Happening(kind="received", day=MAY)], accused=both),
        Case(name="b", events=[Happening(kind="received", day=MAY)],
             accused=[Accused(row=1, articles=["337.3.1"])]),
        Case(name="c", events=[Happening(kind="received", day=MAY)],
             accused=[Accused(row=1, articles=["228.1/3"])]),
    ]  # fmt: skip
    folder = write_tables(tmp_path, cases, freeze=FREEZE)
    expected = {
        "337": 2, "337.5": 1, "337.3.1": 1, "332.2.1": 1, "228.1": 1, "228.1/3": 1, "228": 0,
        "105/1": 1,
    }  # fmt: skip
    of = {text: count(folder, "received", by="court", article=text).total for text in expected}
    assert of == expected


def test_a_case_counts_under_each_of_its_articles_and_parts(tmp_path: Path) -> None:
    """Rows by article may add up to more than the cases; a case without any is unplaced."""
    accused = (
        Accused(row=1, articles=["337.5", "337.4"]),
        Accused(row=2, articles=["337.5", "338.1"]),
    )
    cases = [
        Case(name="a", events=[Happening(kind="received", day=MAY)], accused=accused),
        Case(name="b", events=[Happening(kind="received", day=MAY)], accused=()),
    ]
    folder = write_tables(tmp_path, cases, freeze=FREEZE)
    by_article = count(folder, "received", by="article")
    assert (rows(by_article), by_article.unplaced) == ({"337": 1, "338": 1}, 1)
    assert rows(count(folder, "received", by="part")) == {"337.4": 1, "337.5": 1, "338.1": 1}
    persons = count(folder, "received", by="article", unit="person")
    assert (rows(persons), persons.persons_unknown) == ({"337": 2, "338": 1}, 1)


def test_a_case_counts_once_under_each_ground(tmp_path: Path) -> None:
    """Suspended twice for the war and once for illness: one under war, one under other."""
    three = [
        Happening(kind="suspended", day=MAY, ground="war"),
        Happening(kind="suspended", day=JUNE, ground="other"),
        Happening(kind="suspended", day=AUGUST, ground="war"),
    ]
    cases = [
        Case(name="a", events=three),
        one("suspended", "b", MAY, ground="war"),
        one("suspended", "c", MAY),
    ]
    found = count(write_tables(tmp_path, cases, freeze=FREEZE), "suspended", by="ground")
    assert rows(found) == {"blank": 1, "other": 1, "war": 2}
    assert found.total == 3


def test_a_termination_has_grounds_too(tmp_path: Path) -> None:
    """Released for service, reconciled, or no word of it."""
    cases = [
        one("terminated", "a", MAY, ground="service"),
        one("terminated", "b", MAY, ground="reconciliation"),
        one("terminated", "c", MAY),
    ]
    found = count(write_tables(tmp_path, cases, freeze=FREEZE), "terminated", by="ground")
    assert rows(found) == {"blank": 1, "reconciliation": 1, "service": 1}


def test_a_decision_whose_ground_is_no_reason_is_missing(tmp_path: Path) -> None:
    """An appeal may print its result into the column of grounds."""
    cases = [one("appeal_decided", "a", MAY, ground="document"),
             one("appeal_decided", "b", MAY, detail="quashed")]  # fmt: skip
    found = count(write_tables(tmp_path, cases, freeze=FREEZE), "appeal_decided", by="outcome")
    assert found.outcomes is not None
    assert (found.outcomes.known, found.outcomes.reasons["missing"]) == (1, 1)


def test_an_outcome_is_unknown_only_where_none_is_known(tmp_path: Path) -> None:
    """One of two accused has a known outcome: the case is under it and not under unknown."""
    split = [
        Happening(kind="verdict", day=MAY, accused=1, detail="prison"),
        Happening(kind="verdict", day=MAY, accused=2, ground="withheld"),
    ]
    cases = [
        Case(name="a", events=split, accused=[Accused(row=1), Accused(row=2)]),
        one("verdict", "b", MAY, ground="missing"),
    ]
    folder = write_tables(tmp_path, cases, freeze=FREEZE)
    assert rows(count(folder, "verdict", by="outcome")) == {"prison": 1, "unknown": 1}
    persons = count(folder, "verdict", by="outcome", unit="person")
    assert rows(persons) == {"prison": 1, "unknown": 2}


def test_working_days_are_those_of_the_russian_calendar(tmp_path: Path) -> None:
    """684 verdicts of March 2024 are 34.2 a working day; before 2022 nothing is given."""
    cases = [one("verdict", f"{n:03d}", date(2024, 3, 1 + n % 31)) for n in range(684)]
    cases.append(one("verdict", "old", date(2021, 12, 30)))
    found = count(write_tables(tmp_path, cases, freeze=FREEZE), "verdict", by="month")
    march, old = found.rows[-1], found.rows[0]
    assert (march.value, march.count, march.working_days) == ("2024-03", 684, 20)
    assert march.per_working_day == pytest.approx(34.2)
    assert (old.value, old.working_days, old.per_working_day) == ("2021-12", None, None)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ({"event": "receved", "by": "month"}, "received"),
        ({"event": "received", "by": "week"}, "quarter"),
        ({"event": "received", "by": "month", "unit": "card"}, "person"),
        ({"event": "received", "by": "outcome"}, "verdict"),
        ({"event": "received", "by": "ground"}, "suspended"),
        ({"event": "received", "by": "month", "article": "ст. 337"}, "337"),
    ],
)
def test_a_word_that_is_not_known_is_refused_with_what_would_do(
    tmp_path: Path, words: dict[str, str], said: str
) -> None:
    """The message names what could have been meant."""
    folder = write_tables(tmp_path, [one("received", "a", MAY)])
    with pytest.raises(UsageError, match=said):
        count(folder, **words)
