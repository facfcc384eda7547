"""A disputed point returns every reading; the first is the one that the answer uses."""

from pathlib import Path
from typing import Any

import pytest

from wayout.law import LawBook, assess, load_law
from wayout.law.load import read_law

ON = "2026-02-01"
WARTIME: dict[str, Any] = {"conduct": "absence", "service": "contract", "from": "2025-04-01T08:00"}


def gives(facts: dict[str, Any], on: str = ON, book: LawBook | None = None) -> dict[str, list[Any]]:
    """What each reading would change, by the id of the question."""
    return {
        one.question.split()[0]: [reading.gives for reading in one.readings]
        for one in assess(facts, on=on, book=book).disputed
    }


def clashes(facts: dict[str, Any], on: str = ON) -> list[str]:
    """The facts that sit badly together."""
    said = (one.question for one in assess(facts, on=on).disputed)
    return [one for one in said if one.startswith("Facts: ")]


def test_the_first_reading_changes_nothing() -> None:
    """It is the answer itself."""
    for reading in gives(WARTIME | {"to": "2025-05-01T12:00", "ended_by": "returned"}).values():
        assert reading[0] == {}


def test_a_month_by_the_hour_or_of_thirty_days_may_give_another_part() -> None:
    """1 April 8:00 to 1 May 12:00: a month by the hour, 30 days and 4 hours, not one by date."""
    found = gives(WARTIME | {"to": "2025-05-01T12:00"})["Q4"]
    assert found[0] == {}
    assert [one["offences"] for one in found[1:]] == [["337.5"], ["337.5"]]
    assert "Q4" not in gives(WARTIME | {"to": "2025-05-03T12:00"})
    assert "Q4" not in gives(WARTIME | {"to": "2025-04-20T12:00"})


def test_a_month_that_days_leave_open_is_in_dispute() -> None:
    """Both parts are listed, whichever reading is taken."""
    assert "Q4" in gives(WARTIME | {"to": "2025-05"})
    assert "Q4" not in gives({"conduct": "absence", "service": "contract"})


def test_an_absence_across_a_boundary_is_in_dispute() -> None:
    """By the law of its first days another part would apply."""
    told = {"conduct": "absence", "service": "contract", "from": "2022-08-01", "to": "2022-10-01"}
    found = gives(told)["Q2"]
    assert found[0] == {}
    assert found[1] == {"offences": ["337.4"]}
    assert "Q2" not in gives(told | {"from": "2022-09-25T00:00"})


def test_an_attempt_within_48_hours_is_in_dispute() -> None:
    """By the other reading it is no offence at all."""
    told = WARTIME | {"to": "2025-04-02T08:00", "intended_days": 40}
    assert gives(told)["Q13"] == [{}, {"offences": []}]
    assert "Q13" not in gives(told | {"to": "2025-04-05T08:00"})


def test_coming_back_may_be_surrender() -> None:
    """Then two thirds of ten years are the most."""
    found = gives(WARTIME | {"to": "2025-05-20", "ended_by": "returned"})["Q8"]
    assert found[1]["337.5"]["cap_months"] == 80
    assert found[1]["337.5"]["effective"] == (60, 80)


def test_days_of_house_arrest_may_count_otherwise() -> None:
    """Half a day each, in any colony; where it comes to the same, nothing is said of it."""
    told = WARTIME | {"part": "337.5", "custody_days": 120, "house_arrest_days": 60}
    (used, other) = gives(told)["Q14"]
    assert used == {}
    days = other["credit_days"]
    assert (days.strict, days.general, days.settlement) == (150, 210, 270)
    assert gives(told, book=_with_the_same_reading())["Q14"] == [{}, {}]
    assert "Q14" not in gives(told | {"house_arrest_days": 0})


def test_a_reading_that_changes_no_part_says_so_by_saying_nothing() -> None:
    """The parts of 2026 would hold for volunteers, but a refusal has none."""
    told = {"service": "volunteer", "status": ["conditional_release"], "from": "2026-01-20"}
    absence = {"conduct": "absence", "from": "2026-01-10T08:00", "to": "2026-01-20T08:00"}
    assert gives(told | absence)["Q6"][1]["offences"] == ["337.2.2"]
    assert gives(told | {"conduct": "refusal", "group": True})["Q6"] == [{}, {}]


def _with_the_same_reading() -> LawBook:
    """The law of Russia with a second reading of Q14 that comes to the first."""
    folder = Path(load_law.__wrapped__.__code__.co_filename).with_name("ru")
    files = {path.name: path.read_bytes() for path in folder.glob("*.toml")}
    questions = files["questions.toml"].decode()
    for times in ("3/2", "2"):
        once = f'value = "custody_days * {times} + house_arrest_days / 2"'
        assert once in questions
        questions = questions.replace(once, f'value = "credit_strict * {times}"')
    return read_law(files | {"questions.toml": questions.encode()})


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"service": "conscript", "status": ["suspended_proceedings"]}, "A conscript with"),
        ({"status": ["parole"], "priors": []}, "Parole is stated, and no earlier sentence"),
        ({"sex": "m", "pregnant": True}, "Pregnancy is stated of a man"),
        ({"aggravating": ["weapon"], "weapon": False}, "A weapon is stated as aggravating"),
        ({"part": "337.3.1"}, "they lead to 337.5, but 337.3.1 is charged"),
        ({"part": "334.3"}, "The charge is violence between servicemen"),
    ],
)
def test_facts_that_sit_badly_together_are_answered_and_named(
    facts: dict[str, Any], said: str
) -> None:
    """Never refused; and without them nothing of it is said."""
    told = WARTIME | {"to": "2025-05-20"}
    assert clashes(told) == []
    assert any(said in one for one in clashes(told | facts))


def test_a_time_before_the_law_is_known_is_named() -> None:
    """The first law known is used, and it is said so."""
    told = {"conduct": "desertion", "service": "contract", "from": "2005-05-01", "to": "2005-05-02"}
    (said,) = clashes(told)
    assert "a time before 2011-12-08" in said
    assert clashes(told | {"from": "2015-05-01", "to": "2015-05-02"}) == []


def test_questions_come_in_the_order_of_their_numbers() -> None:
    """And clashes after them."""
    told = {
        "conduct": "desertion", "service": "conscript", "status": ["conditional_release"],
        "from": "2026-01-01", "to": "2026-01-20", "ended_by": "returned", "house_arrest_days": 2,
    }  # fmt: skip
    names = list(gives(told))
    assert {"Q2", "Q3", "Q7", "Q8", "Q12", "Q14", "Facts:"} <= set(names)
    numbers = [int(name[1:]) for name in names if name[1:].isdigit()]
    assert numbers == sorted(numbers)
    assert names[-1] == "Facts:"
