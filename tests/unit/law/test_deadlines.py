"""Each clock runs from its own step, by the edition of that day, and guesses nothing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

import pytest

from wayout.law.assessment import Deadline
from wayout.law.case_facts import FactStep
from wayout.law.deadlines import Edition, deadlines
from wayout.law.moment import Moments
from wayout.law.provision import Article, DeadlineRule, Provision, Verified
from wayout.pathway import Words

CUSTODY = ("detained", "custody_ordered")
ARTICLE = Article("upk.1", Words("CPC 1", "УПК 1"), Words("Terms", "Сроки"), "step")
PROVISION = Provision(
    "upk.1.1", ARTICLE, "UPK 1", date(2002, 7, 1), None, "B", Words("Text", "Текст"), (),
    Verified(date(2026, 2, 18), "nobody"), "upk-1.toml, line 1", "2002-07-01",
)  # fmt: skip
BEFORE = replace(PROVISION, id="upk.1.2", to=date(2023, 1, 9))
AFTER = replace(PROVISION, id="upk.1.2", since=date(2023, 1, 9))


@dataclass(frozen=True)
class Book:
    """The clocks of README, with invented articles."""

    deadlines: Mapping[str, tuple[Edition, ...]]


def rule(name: str, *steps: str, **more: Any) -> DeadlineRule:  # noqa: ANN401  any field
    """A clock whose title is its name."""
    return DeadlineRule(name, steps, Words(name, f"Срок {name}"), **more)


def book(*rules: DeadlineRule | Edition) -> Book:
    """A book of these clocks; a clock alone is in force from 2002 on."""
    found: dict[str, tuple[Edition, ...]] = {}
    for one in rules:
        edition = (PROVISION, one) if isinstance(one, DeadlineRule) else one
        name = edition[1].name
        found[name] = (*found.get(name, ()), edition)
    return Book(found)


APPEAL = [
    (BEFORE, rule("appeal", "verdict", days=10, rolls=True)),
    (AFTER, rule("appeal", "verdict", days=15, rolls=True)),
    (BEFORE, rule("appeal_custody", "copy_received", days=10, rolls=True, dated_by="verdict")),
    (AFTER, rule("appeal_custody", "copy_received", days=15, rolls=True, dated_by="verdict")),
]
LAW = book(
    rule("check_first", "crime_reported", days=3, rolls=True),
    rule("check_extended", "crime_reported", days=10, rolls=True),
    rule("check_longest", "crime_reported", days=30, rolls=True),
    rule("detention", "detained", hours=48),
    rule("charge_after_custody", *CUSTODY, days=10),
    rule("custody_first", *CUSTODY, months=2, less_a_day=True),
    rule("custody_six_months", *CUSTODY, months=6, less_a_day=True),
    rule("investigation_first", "case_opened", months=2, rolls=True),
    rule("investigation_local_head", "case_opened", months=3, rolls=True),
    rule("prosecutor_decision", "to_prosecutor", days=10, rolls=True),
    rule("hearing_set", "received_by_court", days=30, rolls=True, custody="not_true"),
    rule("hearing_set_custody", "received_by_court", days=14, custody="not_false"),
    rule("trial_start", "hearing_ordered", days=14, rolls=True),
    rule("custody_trial", "received_by_court", months=6, less_a_day=True, custody="not_false"),
    rule("sentence_copy", "verdict", days=5, rolls=True),
    *APPEAL,
    rule("cassation", "in_force", months=6, rolls=True),
)  # fmt: skip


def step(kind: str, day: str, in_custody: bool | None = None) -> FactStep:  # noqa: FBT001
    """A step as facts tell it."""
    return FactStep(kind, Moments.parse(day), in_custody)


def run(*steps: FactStep, law: Book = LAW) -> dict[str, Deadline]:
    """Every deadline of these steps, by name."""
    return {one.name: one for one in deadlines(steps, law, "en")}


def shown(found: Iterable[Deadline]) -> dict[str, tuple[str, str, bool | None]]:
    """Start, last day and whether it moved."""
    return {one.name: (_iso(one.start), _iso(one.due), one.rolled) for one in found}


def test_a_whole_case_across_the_new_year_and_may() -> None:
    """Worked by hand: holidays, a detention on a Friday, a short month, an appeal in May."""
    taken = [
        step("copy_received", "2025-04-21", in_custody=True),  # in no order
        step("crime_reported", "2024-12-27"),
        step("detained", "2024-12-27T15:00", in_custody=True),
        step("case_opened", "2024-12-30", in_custody=True),
        step("to_prosecutor", "2025-02-28", in_custody=True),
        step("received_by_court", "2025-03-10", in_custody=True),
        step("hearing_ordered", "2025-03-21", in_custody=True),
        step("verdict", "2025-04-17", in_custody=True),
    ]
    assert shown(deadlines(taken, LAW, "en")) == {
        "detention": ("2024-12-27T15:00", "2024-12-29T15:00", False),
        "charge_after_custody": ("2024-12-27", "2025-01-06", False),
        "check_extended": ("2024-12-27", "2025-01-09", True),
        "check_first": ("2024-12-27", "2025-01-09", True),
        "check_longest": ("2024-12-27", "2025-01-27", True),
        "custody_first": ("2024-12-27", "2025-02-26", False),
        "investigation_first": ("2024-12-30", "2025-02-28", False),
        "prosecutor_decision": ("2025-02-28", "2025-03-10", False),
        "hearing_set_custody": ("2025-03-10", "2025-03-24", False),
        "investigation_local_head": ("2024-12-30", "2025-03-31", True),
        "trial_start": ("2025-03-21", "2025-04-04", False),
        "sentence_copy": ("2025-04-17", "2025-04-22", False),
        "appeal": ("2025-04-17", "2025-05-05", True),
        "appeal_custody": ("2025-04-21", "2025-05-06", False),
        "custody_six_months": ("2024-12-27", "2025-06-26", False),
        "custody_trial": ("2025-03-10", "2025-09-09", False),
    }


def test_an_absence_reported_at_the_june_holiday() -> None:
    """Worked by hand: 12 to 15 June 2025 off."""
    found = deadlines(
        [step("crime_reported", "2025-06-11"), step("case_opened", "2025-06-16", in_custody=False)],
        LAW,
        "en",
    )
    assert shown(found) == {
        "check_first": ("2025-06-11", "2025-06-16", True),
        "check_extended": ("2025-06-11", "2025-06-23", True),
        "check_longest": ("2025-06-11", "2025-07-11", False),
        "investigation_first": ("2025-06-16", "2025-08-18", True),
        "investigation_local_head": ("2025-06-16", "2025-09-16", False),
    }


def test_the_earliest_comes_first_and_a_moment_before_the_end_of_its_day() -> None:
    """A day ends at 24:00; what has no last day stands by its safe one."""
    found = deadlines(
        [step("detained", "2025-03-01T10:00"), step("hearing_ordered", "2025-02-17"),
         step("verdict", "2025-02")], LAW, "en",
    )  # fmt: skip
    assert [one.name for one in found] == [
        "sentence_copy",  # safe on 5 February
        "appeal",  # safe on 15 February
        "detention",  # 3 March, 10:00
        "trial_start",  # 3 March
        "charge_after_custody",
        "custody_first",
        "custody_six_months",
    ]


@pytest.mark.parametrize(
    ("in_custody", "names"),
    [
        (True, {"hearing_set_custody", "custody_trial"}),
        (False, {"hearing_set"}),
        (None, {"hearing_set", "hearing_set_custody", "custody_trial"}),
    ],
)
def test_custody_that_is_not_known_runs_both_clocks(
    in_custody: bool | None,  # noqa: FBT001  a value of the table
    names: set[str],
) -> None:
    """Unknown is neither yes nor no."""
    assert run(step("received_by_court", "2025-03-10", in_custody)).keys() == names


def test_custody_runs_from_the_detention_if_there_was_one() -> None:
    """Of two kinds of step the first that is present starts the clock."""
    ordered = step("custody_ordered", "2025-03-03")
    assert run(ordered)["custody_first"].due == date(2025, 5, 2)
    assert run(ordered, step("detained", "2025-03-01"))["custody_first"].due == date(2025, 4, 30)


def test_each_step_of_a_kind_has_its_own_deadline() -> None:
    """A second report starts a second clock."""
    found = deadlines([step("verdict", "2025-03-03"), step("verdict", "2025-06-02")], LAW, "en")
    assert [one.due for one in found if one.name == "appeal"] == [
        date(2025, 3, 18),
        date(2025, 6, 17),
    ]


@pytest.mark.parametrize(
    ("verdict", "due"),
    [("2023-01-08", "2023-01-18"), ("2023-01-09", "2023-01-24"), ("2022-12-06", "2022-12-16")],
)
def test_the_day_of_the_step_chooses_the_edition(verdict: str, due: str) -> None:
    """Ten days to appeal before 9 January 2023, fifteen from then on."""
    assert run(step("verdict", verdict))["appeal"].due == date.fromisoformat(due)


@pytest.mark.parametrize(
    ("steps", "due"),
    [
        ([step("verdict", "2022-12-30")], "2023-01-26"),
        ([step("verdict", "2023-01-09")], "2023-01-31"),
        ([], "2023-01-31"),  # verdict not known: the day of the copy decides
        ([step("verdict", "2022-12-30"), step("verdict", "2024-02-01")], "2023-01-26"),
        ([step("verdict", "2022-12-30"), step("verdict", "2023-01-10")], "2023-01-31"),
    ],
)
def test_another_step_may_choose_the_edition(steps: list[FactStep], due: str) -> None:
    """The copy is appealed as its verdict was: that of the latest verdict before the copy."""
    found = run(*steps, step("copy_received", "2023-01-16"))
    assert found["appeal_custody"].due == date.fromisoformat(due)


def test_before_the_first_edition_there_is_no_deadline() -> None:
    """Nor after the last."""
    assert run(step("verdict", "2001-05-05")) == {}


def test_a_detention_without_its_hour_has_no_end_but_a_safe_one() -> None:
    """48 hours from the first minute of the day."""
    found = run(step("detained", "2024-12-27"))["detention"]
    assert (found.start, found.due, found.rolled) == (date(2024, 12, 27), None, None)
    assert found.safe == datetime.fromisoformat("2024-12-29T00:00")
    assert "hour" in str(found.note)


@pytest.mark.parametrize(
    ("day", "safe", "said"),
    [
        ("2025-03", "2025-03-15", "March 2025"),
        ("2025", "2025-01-15", "2025"),
        ("2025-03-03/2025-03-07", "2025-03-17", "3–7 March 2025"),
    ],
)
def test_a_day_that_is_not_known_has_no_end_but_a_safe_one(day: str, safe: str, said: str) -> None:
    """Counted from the first day it can have been; the start is given as it is known."""
    found = run(step("verdict", day))["appeal"]
    assert (found.start, found.due, found.rolled) == (day, None, None)
    assert found.safe == date.fromisoformat(safe)
    assert found.note is not None
    assert said in found.note


def test_where_two_editions_are_possible_the_shorter_is_safe() -> None:
    """January 2023 lies on both sides of the change."""
    found = run(step("verdict", "2023-01"), step("copy_received", "2023-01-31"))
    assert (found["appeal"].due, found["appeal"].safe) == (None, date(2023, 1, 10))
    copy = found["appeal_custody"]
    assert (copy.start, copy.due, copy.safe) == (date(2023, 1, 31), None, date(2023, 2, 9))
    assert "edition" in str(copy.note)


def test_outside_the_calendar_the_note_follows_that_of_the_law() -> None:
    """Both are said."""
    law = book(rule("cassation", "in_force", months=6, rolls=True, note=Words("First.", "Раз.")))
    found = run(step("in_force", "2026-09-01"), law=law)["cassation"]
    assert (found.due, found.rolled) == (date(2027, 3, 1), None)
    assert str(found.note).startswith("First. Days off are known")


def test_everything_is_said_in_the_language_asked_for() -> None:
    """Title, note and counting."""
    (found,) = deadlines([step("in_force", "2026-09-01")], LAW, "ru")
    said = [found.title, found.note or "", *found.steps]
    assert [text for text in said if not any("а" <= c <= "я" for c in text)] == []


def test_a_deadline_names_its_provision_as_the_answer_prints_it() -> None:
    """Article, mark and edition."""
    found = run(step("verdict", "2025-01-20"))["appeal"]
    assert (found.article, found.mark, found.provision) == ("UPK 1", "B", "upk.1.2")


def _iso(value: date | str | None) -> str:
    if isinstance(value, datetime):
        return value.isoformat(timespec="minutes")
    return str(value)
