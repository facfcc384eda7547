"""Two days of the law compared for the same facts."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wayout.law.diff import LawDiff, compare

FACTS = {
    "conduct": "absence", "service": "contract", "from": "2025-01-20", "to": "2025-03-20",
    "ended_by": "detained", "status": ["suspended_proceedings"],
}  # fmt: skip
BEFORE, AFTER = date(2026, 1, 8), date(2026, 1, 9)


def changed(found: LawDiff) -> dict[tuple[str, str | None], tuple[object, object]]:
    """What changed, by key and what it belongs to."""
    return {(one.key, one.of): (one.before, one.after) for one in found.changes}


def test_the_parts_of_2026_come_overnight() -> None:
    """Law 534-FZ: 7 to 12 years where it was 5 to 10, for whoever's case is suspended."""
    found = compare(FACTS, (BEFORE, AFTER))
    assert changed(found)["offences", "337.5"] == ([60, 120], None)
    assert changed(found)["offences", "337.6"] == (None, [84, 144])
    came = {one.id: one for one in found.provisions}["uk.337.6"]
    assert (came.kind, came.before) == ("came", None)
    assert str(came.after).startswith("2026-01-09")


def test_a_limitation_period_that_is_of_one_part_alone_names_it() -> None:
    """While his status is not known, part 6 is only possible."""
    unknown = {name: value for name, value in FACTS.items() if name != "status"}
    found = compare(unknown, (BEFORE, AFTER), on=AFTER)
    (period,) = (one for one in found.changes if one.of == "limitation")
    assert (period.before_if, period.after_if) == ((), ("337.6",))
    assert "2040" in str(period.after)
    known = compare(FACTS, (BEFORE, AFTER), on=AFTER)
    assert all(not one.before_if and not one.after_if for one in known.changes)


def test_backwards_everything_is_the_other_way_round() -> None:
    """What came has gone, before is after."""
    there, back = compare(FACTS, (BEFORE, AFTER)), compare(FACTS, (AFTER, BEFORE))
    assert changed(back) == {key: (b, a) for key, (a, b) in changed(there).items()}
    kinds = {one.id: one.kind for one in there.provisions}
    turned = {"came": "went", "went": "came", "changed": "changed"}
    assert {one.id: one.kind for one in back.provisions} == {
        name: turned[kind] for name, kind in kinds.items()
    }


@given(st.dates(date(2022, 9, 24), date(2026, 2, 18)))
def test_a_day_compared_with_itself_changes_nothing(day: date) -> None:
    """Whatever day it is."""
    found = compare(FACTS, (day, day))
    assert (found.changes, found.provisions) == ((), ())


def test_the_law_is_compared_and_not_the_time_that_passed() -> None:
    """Between two days without an amendment a deadline stays where it is."""
    facts = FACTS | {"steps": [{"kind": "case_opened", "day": "2025-04-10"}]}
    assert compare(facts, (date(2025, 5, 1), date(2025, 6, 1))).changes == ()


def test_an_edition_that_follows_another_has_changed() -> None:
    """The hardship note lost its wartime parts on 24 September 2022."""
    found = compare(FACTS | {"part": "337.4"}, (date(2022, 9, 23), date(2022, 9, 24)))
    notes = [one for one in found.provisions if one.kind == "changed"]
    assert any(one.article.startswith("UK 337, note") for one in notes)


def test_who_answers_may_change_and_so_may_days_already_served() -> None:
    """A volunteer since 8 January 2025; a day and a half for a day since 14 July 2018."""
    volunteer = FACTS | {"service": "volunteer", "status": []}
    found = changed(compare(volunteer, (date(2025, 1, 7), date(2025, 1, 8))))
    assert found["liable", None] == (False, True)
    served = FACTS | {"part": "337.4", "custody_days": 10}
    found = changed(compare(served, (date(2018, 7, 13), date(2018, 7, 14))))
    before = {"strict": 10, "general": 10, "settlement": 10}
    assert found["credit_days", None] == (before, before | {"general": 15, "settlement": 20})


@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_plain_form_has_iso_days(language: str) -> None:
    """What --json prints."""
    told = compare(FACTS, (BEFORE, AFTER), "ru" if language == "ru" else "en").as_dict()
    assert (told["first"], told["second"]) == ("2026-01-08", "2026-01-09")
    assert {"changes", "provisions", "tables", "version"} < told.keys()
