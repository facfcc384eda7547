"""Facts become values that rules read; unknown stays unknown, and is not "no"."""

from datetime import date
from typing import Any

import pytest

from wayout.law import read_facts
from wayout.law.values import values_of

ON = date(2025, 6, 1)


def values(**facts: object) -> dict[str, Any]:
    """The values of an absence of which this is told."""
    return values_of(read_facts({"conduct": "absence", **facts}, {"337.5"}), ON)


def step(kind: str, day: str, *, custody: bool | None = None) -> dict[str, object]:
    """A step of the procedure."""
    return {"kind": kind, "day": day} | ({} if custody is None else {"in_custody": custody})


def test_what_is_not_told_is_unknown() -> None:
    """But whether something was told at all is always known."""
    known = {name for name, value in values().items() if value is not None}
    told = {"conduct", "on", "ongoing", "charged", "priors_known", "priors_unintentional"}
    assert known == told


def test_steps_count_once_they_are_taken() -> None:
    """By the end of the day asked about; the latest that tells of custody tells it."""
    later = values(
        steps=[
            step("verdict", "2025-06-02", custody=True),
            step("detained", "2025-04-01T10:00", custody=True),
            step("case_opened", "2025-06-01", custody=False),
            step("charged", "2025-06-01"),
        ]
    )
    assert later["steps"] == ("detained", "case_opened", "charged")
    assert later["in_custody"] is False
    assert values(steps=[])["steps"] == ()
    assert values(steps=[])["in_custody"] is None


def test_one_count_of_days_makes_the_other_none() -> None:
    """Who tells of house arrest alone was not in custody; who tells of neither tells nothing."""
    assert values(house_arrest_days=4)["custody_days"] == 0
    assert values(custody_days=4)["house_arrest_days"] == 0
    assert values()["custody_days"] is None


@pytest.mark.parametrize(
    ("priors", "count", "unintentional", "served", "recidivist"),
    [
        ([], 0, False, False, False),
        ([{}], 1, False, None, None),
        ([{"intentional": False}], 1, True, None, False),
        ([{"intentional": False}, {}], 2, False, None, None),
        ([{"served": False}], 1, False, False, False),
        ([{"served": True}], 1, False, True, None),
        ([{"served": True, "intentional": True}], 1, False, True, None),
        ([{"served": True, "intentional": True, "gravity": "small"}], 1, False, True, False),
        ([{"served": True, "intentional": True, "gravity": "medium"}], 1, False, True, True),
        ([{}, {"served": True, "intentional": True, "gravity": "grave"}], 2, False, True, True),
    ],
)
def test_earlier_sentences_are_counted_as_article_18_does(
    priors: list[dict[str, object]], count: int, unintentional: object, served: object,
    recidivist: object,
) -> None:  # fmt: skip
    """Served, intentional and not small makes a recidivist; what is unknown decides nothing."""
    found = values(priors=priors)
    assert found["priors_known"] is True
    assert (found["prior_count"], found["priors_unintentional"]) == (count, unintentional)
    assert (found["served_before"], found["recidivist"]) == (served, recidivist)
