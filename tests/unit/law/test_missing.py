"""What is asked for would change the answer, and nothing else is."""

from typing import Any

import pytest

from wayout.law import assess

ON = "2026-02-01"
KNOWN: dict[str, Any] = {
    "conduct": "absence", "service": "contract", "sex": "m", "from": "2025-04-01T08:00",
    "to": "2025-05-20T08:00", "ended_by": "returned", "intent": "for_a_time", "status": [],
    "mitigating": [], "aggravating": [], "priors": [], "cooperation_agreement": False,
    "special_order": False, "steps": [],
}  # fmt: skip


def missing(facts: dict[str, Any]) -> dict[str, tuple[str, ...]]:
    """The facts asked for, with what each decides."""
    return {one.fact: one.decides for one in assess(facts, on=ON).missing}


def without(*names: str) -> dict[str, Any]:
    """What is known, less some of it."""
    return {name: value for name, value in KNOWN.items() if name not in names}


def test_of_what_is_known_nothing_is_missing() -> None:
    """Nor what could change nothing here: a weapon, a group, how able he was to resist."""
    assert missing(KNOWN) == {}


@pytest.mark.parametrize(
    ("name", "decides"),
    [
        ("to", {"offences", "limitation_until"}),
        ("from", {"offences"}),
        ("mitigating", {"cap_months", "effective"}),
        ("cooperation_agreement", {"cap_months", "effective"}),
        ("status", {"probation"}),
        ("priors", {"colony"}),
    ],
)
def test_what_would_change_the_answer_is_asked_for(name: str, decides: set[str]) -> None:
    """With the keys that it decides among others."""
    asked = missing(without(name))
    assert decides <= set(asked[name])
    assert set(asked) - {"intended_days"} == {name}  # up to 48 hours it hangs on what he meant


@pytest.mark.parametrize("name", ["special_order", "weapon", "service", "unfit", "pregnant"])
def test_what_would_change_nothing_is_not_asked_for(name: str) -> None:
    """Special order is closed to a grave crime; in wartime all services answer alike."""
    assert missing(without(name)) == {}


def test_what_aggravates_is_asked_for_where_something_mitigates() -> None:
    """It would close the lower maximum, which is not open without it."""
    assert "aggravating" not in missing(without("aggravating"))
    told = without("aggravating") | {"ended_by": "surrendered"}
    assert {"cap_months", "effective"} <= set(missing(told)["aggravating"])


def test_an_imprecise_end_is_asked_for_only_where_it_decides() -> None:
    """Any day of the month gives the same part, but another last day of prosecution."""
    assert missing(KNOWN | {"to": "2025-07"}) == {"to": ("limitation_until",)}
    assert missing(KNOWN | {"to": "2025-07-20"}) == {}


def test_how_long_he_meant_is_asked_for_where_he_was_stopped() -> None:
    """By detention, or within 48 hours, which are no safe harbour."""
    stopped = KNOWN | {"to": "2025-04-08T08:00"}
    assert "intended_days" not in missing(stopped)
    assert missing(stopped | {"ended_by": "detained"})["intended_days"] == ("offences",)
    assert missing(KNOWN | {"to": "2025-04-02T08:00"})["intended_days"] == ("liable",)
    over_a_month = KNOWN | {"ended_by": "detained"}
    assert "intended_days" not in missing(over_a_month)


def test_one_count_of_days_asks_for_the_other() -> None:
    """Both make the days already served."""
    assert missing(KNOWN | {"custody_days": 3})["house_arrest_days"] == ("credit_days",)
    assert missing(KNOWN | {"house_arrest_days": 3})["custody_days"] == ("credit_days",)
    assert missing(KNOWN | {"house_arrest_days": 3, "custody_days": 3}) == {}


def test_what_decides_the_offence_is_asked_for_first() -> None:
    """Before what decides a number."""
    found = assess(without("mitigating", "to", "status"), on=ON).missing
    first = ["offences" in one.decides or "liable" in one.decides for one in found]
    assert first == sorted(first, reverse=True)
    assert first[0]
