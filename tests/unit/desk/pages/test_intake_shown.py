"""The intake sheet as it is shown: the kinds of event in groups, and what was understood."""

from typing import Any

import pytest

from wayout.casebook.intake.questions import BY_ID
from wayout.desk.pages.case.event_kinds import kind_groups
from wayout.desk.pages.intake.shown import Known, shown_of, understood
from wayout.text import translator

_ = translator("en")
_NOTHING = dict.fromkeys(BY_ID, "")


def others(said: str) -> dict[str, list[str]]:
    """What else can be chosen as what happened first, by group."""
    shown = shown_of(BY_ID["first"], Known({"first": said}, {}, {}, {}, frozenset()), _)
    return {group.name: [one.id for one in group.choices] for group in shown.others}


def so_far(**more: Any) -> dict[str, Any]:  # noqa: ANN401  as the keeper tells it
    """A case, as a sheet tells it."""
    told = {"answers": _NOTHING, "days": {}, "undated": {}, "keep_by": None, "danger_on": None}
    return {**told, **more}


def test_kinds_stand_in_the_groups_of_the_case_page() -> None:
    """Without those that the question offers first; a civil case comes among the last."""
    found = others("")
    assert list(found) == [group.name for group in kind_groups(_)]
    often = {choice.value for choice in BY_ID["first"].choices}
    kinds = [one for group in found.values() for one in group]
    assert not often.intersection(kinds)
    assert often.union(kinds) == {one.id for group in kind_groups(_) for one in group.choices}
    assert kinds.index("escaped") < min(n for n, one in enumerate(kinds) if "civil" in one)


def test_what_was_said_stays_though_no_group_has_it() -> None:
    """A kind with a detail."""
    assert others("verdict/fine")["so far"] == ["verdict/fine"]
    assert "so far" not in others("escaped")
    assert "so far" not in others("left_unit")
    assert "so far" not in others("nothing that is")


def test_what_was_said_of_danger_is_shown_as_kept() -> None:
    """With the day of the check-in; once that was done it is nothing to be done."""
    answers = {**_NOTHING, "danger": "they beat him"}
    told = understood(so_far(answers=answers, danger_on="2025-06-10"), _)
    assert told == [("danger", "they beat him; ask how he is: 10 June 2025")]
    assert understood(so_far(answers={**_NOTHING, "danger": "no"}), _) == []


@pytest.mark.parametrize(
    ("by", "keep", "said"),
    [
        ("Тестова", "yes", "agreed, Тестова"),
        ("relative", "no", "not agreed, a relative or friend"),
        (None, "yes", "agreed"),
    ],
)
def test_consent_is_shown_with_whose_it_is(by: str | None, keep: str, said: str) -> None:
    """By name, or what the caller is to the man."""
    told = so_far(answers={**_NOTHING, "keep": keep}, keep_by=by)
    assert understood(told, _) == [("to keep what was told", said)]
