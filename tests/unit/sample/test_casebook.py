"""The invented casebook: a court that has a case since lately has planned a hearing in it."""

from datetime import date, timedelta

from wayout.sample.casebook import casebook

ON = date(2026, 11, 29)


def test_a_hearing_is_planned_where_a_court_has_the_case() -> None:
    """On a working day of the next two weeks, with its time; everything else is over."""
    planned = 0
    for line in casebook(20, ON):
        *before, last = line["history"]["events"]
        assert all(one["day"] <= ON.isoformat() for one in before)
        if last["kind"] == "hearing_planned":
            day = date.fromisoformat(last["day"])
            assert before[-1]["kind"] == "received"
            assert ON < day <= ON + timedelta(days=14)
            assert day.weekday() < 5
            assert last["time"]
            planned += 1
    assert planned
