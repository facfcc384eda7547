"""A span of days that begins on a day comes after what happened on that day."""

from datetime import date

from wayout.pathway import Day, Event, History, load_pathway, sojourns


def order(*rows: str) -> list[str]:
    """Put events written as "2024-01-10 received" in order."""
    events = [
        Event(f"e{number}", row.split()[1], Day.parse(row.split()[0]), source="card")
        for number, row in enumerate(rows)
    ]
    return [event.kind for event in load_pathway().in_order(events)]


def test_an_end_without_a_day_comes_after_the_receipt_that_it_is_counted_from() -> None:
    """Although the map ranks a return to the prosecutor before a receipt."""
    assert order("2024-01-10/2024-05-01 returned_to_prosecutor", "2024-01-10 received") == [
        "received", "returned_to_prosecutor",
    ]  # fmt: skip
    assert order("2024-01-10 returned_to_prosecutor", "2024-01-10 received") == [
        "returned_to_prosecutor", "received",
    ]  # fmt: skip


def test_of_two_spans_the_one_that_ends_first_comes_first() -> None:
    """And of equal ones the map decides, as among events of a day."""
    assert order(
        "2024-01-10/2024-05-01 suspended", "2024-01-10/2024-03-01 verdict"
    ) == ["verdict", "suspended"]  # fmt: skip
    assert order(
        "2024-01-10/2024-05-01 verdict", "2024-01-10/2024-05-01 suspended"
    ) == ["suspended", "verdict"]  # fmt: skip


def test_a_month_is_no_span_from_its_first_day() -> None:
    """Nothing says that it began there."""
    assert order("2024-02-01 case_opened", "2024-02 left_unit") == ["left_unit", "case_opened"]


def test_the_stay_in_court_ends_in_the_span() -> None:
    """And not before it began."""
    events = (
        Event("a", "returned_to_prosecutor", Day.parse("2024-01-10/2024-05-01"), source="card"),
        Event("b", "received", Day.parse("2024-01-10"), source="card"),
    )
    walk = sojourns(History("h", events, date(2024, 1, 10), date(2024, 6, 1)), possible=True)
    assert [(one.state, one.exit_last) for one in walk.stays] == [
        ("court", date(2024, 5, 1)), ("investigated", date(2024, 6, 1)),
    ]  # fmt: skip
