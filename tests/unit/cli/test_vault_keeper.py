"""The keeper knows the law: what is due in a case."""

from datetime import date

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
