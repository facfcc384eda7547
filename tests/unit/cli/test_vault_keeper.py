"""The keeper knows the law: what is due in a case."""

from datetime import date

import pytest

from wayout.casebook.cases.summary import Due
from wayout.cli.vault_keeper import deadlines
from wayout.pathway import Day, Event, History


def _history(*events: tuple[str, str]) -> History:
    made = [
        Event(str(place), kind, Day.parse(day), source="client", known=date(2025, 6, 1))
        for place, (kind, day) in enumerate(events)
    ]
    return History.of("h", made, date(2025, 1, 1), date(2025, 6, 1))


def test_what_is_due_comes_from_the_law() -> None:
    """A verdict begins the days for an appeal; each is a day with its article."""
    found = deadlines(_history(("left_unit", "2025-01-20"), ("verdict", "2025-05-20")))
    assert "appeal" in {one.name for one in found}
    assert [one.due for one in found] == sorted(one.due for one in found)
    assert all(one.article and type(one.due) is date for one in found)


def test_an_empty_history_has_nothing_due() -> None:
    """No absence, no deadline."""
    assert deadlines(_history()) == []


def test_the_earliest_end_of_a_detention_is_told() -> None:
    """CPC 94(2): 48 hours from some hour of the 27th end on the 29th at the earliest."""
    told = deadlines(_history(("left_unit", "2026-10-01"), ("detained", "2026-11-27")))
    (found,) = (one for one in told if one.name == "detention")
    assert found == Due(
        name="detention", article=found.article, due=date(2026, 11, 29), earliest=True
    )


_TO_COURT = (("left_unit", "2024-06-03"), ("case_opened", "2024-09-02"), ("received", "2025-01-20"))
_SENTENCED = (*_TO_COURT, ("verdict", "2025-03-03"))


def test_a_sentence_ends_the_terms_before_it() -> None:
    """What is left: CPC 389.4(1), 15 days, and CPC 312, 5 days, put off from Saturday, 8 March.

    If the day of the verdict counts, the fifteenth is 17 March: safe, for the defence alone.
    """
    found = deadlines(_history(*_SENTENCED))
    assert [(one.name, one.due, one.safe, one.own) for one in found] == [
        ("sentence_copy", date(2025, 3, 10), None, False),
        ("appeal", date(2025, 3, 18), date(2025, 3, 17), True),
    ]


def test_what_only_runs_in_custody_says_so() -> None:
    """Until it is known that he is: then he was held when the court received the case."""
    for more, unsure in (((), True), ((("custody_ordered", "2024-12-01"),), False)):
        found = {one.name: one for one in deadlines(_history(*_TO_COURT, *more))}
        assert found["custody_trial"].if_custody is unsure
        assert "investigation_regional_head" not in found


@pytest.mark.parametrize("kind", ["appeal_filed", "in_force"])
def test_an_appeal_that_was_filed_is_not_due(kind: str) -> None:
    """Nor one after the sentence came into force."""
    found = deadlines(_history(*_SENTENCED, (kind, "2025-03-20")))
    assert "appeal" not in {one.name for one in found}
