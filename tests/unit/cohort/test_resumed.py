"""Resumptions that no row of a card dates: a later hearing or the verdict shows them."""

from datetime import date, timedelta
from pathlib import Path

from tests.unit.cohort.odds_folder import case, on, said, walked, ways
from tests.unit.record.counting.tables import SEEN, Case, Happening

from wayout.cohort.resumed import ENOUGH, Resumptions, with_resumptions
from wayout.pathway import Day, Event, History

UNTIL = on("06-10")


def history(*rows: str, name: str = "h") -> History:
    """A history of rows of `kind MM-DD [#row of an accused]`."""
    events = []
    for number, row in enumerate(rows):
        kind, day, *whose = row.split()
        events.append(
            Event(
                f"{name}/{number}", kind, Day.of(on(day)), source="invented",
                accused=int(whose[0][1:]) if whose else None,
            )
        )  # fmt: skip
    return History.of(name, events, on("01-01"), UNTIL)


def shown(found: list[History]) -> list[tuple[date, date, int | None]]:
    """First and last day, and accused, of what was added."""
    added = (e for one in found for e in one.events if e.source == "shown")
    return [(event.day.first, event.day.last, event.accused) for event in added]


def dated(lag: int) -> list[History]:
    """Resumptions that have a row, so many that one can say how soon a hearing follows."""
    after = on("03-01") + timedelta(lag)
    return [
        history(
            "received 01-10", "suspended 02-01", "resumed 03-01", f"hearing {after:%m-%d}",
            name=f"dated{number}",
        )
        for number in range(ENOUGH)
    ]  # fmt: skip


HEARD = history("received 01-10", "suspended 02-01", "hearing 05-01", "hearing 05-20")


def test_a_hearing_shows_that_the_case_was_resumed() -> None:
    """Between the day after the suspension and the hearing."""
    found, told = with_resumptions([HEARD], {})
    assert shown(found) == [(on("02-02"), on("05-01"), None)]
    assert told == Resumptions(1, None)


def test_a_verdict_shows_it_too() -> None:
    """No court judges a case that waits, so it was resumed on the day before at the latest."""
    found, _ = with_resumptions([history("received 01-10", "suspended 02-01", "verdict 05-01")], {})
    assert shown(found) == [(on("02-02"), on("04-30"), None)]


def test_where_rows_tell_how_soon_a_hearing_follows_no_earlier() -> None:
    """Nearly all follow within so many days."""
    found, told = with_resumptions([*dated(14), HEARD], {})
    assert told == Resumptions(1, 14)
    assert shown(found) == [(on("05-01") - timedelta(14), on("05-01"), None)]
    few, told = with_resumptions([*dated(14)[1:], HEARD], {})
    assert told.within is None
    assert shown(few)[0][0] == on("02-02")


def test_a_resumption_that_has_a_row_is_not_added() -> None:
    """It stands before the hearing, or on its day."""
    for day in ("04-20", "05-01"):
        resumed = history(
            "received 01-10", "suspended 02-01", f"resumed {day}", "hearing 05-01", "verdict 05-02"
        )
        found, told = with_resumptions([resumed], {})
        assert found == [resumed]
        assert told.added == 0


def test_a_case_that_nobody_heard_again_still_waits() -> None:
    """Nothing shows that it was resumed."""
    waits = history("received 01-10", "hearing 01-20", "suspended 02-01")
    assert with_resumptions([waits], {})[0] == [waits]


def test_each_accused_is_resumed_by_himself() -> None:
    """The second has a row of his own, and the third was not suspended."""
    three = history(
        "received 01-10", "suspended 02-01 #1", "suspended 02-01 #2", "resumed 03-01 #2",
        "hearing 03-05 #2", "hearing 05-01 #1", "verdict 05-02",
    )  # fmt: skip
    found, told = with_resumptions([three], {"h": 3})
    assert shown(found) == [(on("02-02"), on("05-01"), 1)]
    assert told.added == 1


def test_who_waits_twice_is_resumed_twice() -> None:
    """Each time after the suspension before it."""
    twice = history(
        "received 01-10", "suspended 02-01", "hearing 03-01", "suspended 04-01", "hearing 05-01"
    )
    found, told = with_resumptions([twice], {"h": 1})
    assert told.added == 2
    assert [first for first, _, _ in shown(found)] == [on("02-02"), on("04-02")]


def folder_of(*, dated: int, undated: int) -> list[Case]:
    """Cases that waited: with a row of the resumption two weeks before a hearing, or without."""
    rows = ("received 01-10", "suspended 02-01")
    back = "resumed 04-17"
    return [
        *(case(f"d{n}", *rows, back, "hearing 05-01") for n in range(dated)),
        *(case(f"u{n}", *rows, "hearing 05-01") for n in range(undated)),
    ]


def test_what_was_added_is_walked_and_told(tmp_path: Path) -> None:
    """As an inexact day, in days since the receipt."""
    found = walked(tmp_path, *folder_of(dated=0, undated=2))
    assert [stay[:2] for stay in ways(found)["u0/1"]] == [
        ("court", "suspended"), ("suspended", "court"), ("court", None),
    ]  # fmt: skip
    assert found.sojourns.select("exit", "exit_last").rows()[1] == (23, 112)
    assert "Resumptions of a suspended case that no row dates" in said(found.remarks)
    assert "shows: 2. Each lies between the suspension and that day." in said(found.remarks)


def test_the_watch_ends_as_much_earlier_as_a_hearing_may_lag(tmp_path: Path) -> None:
    """Who was resumed just before the last look and not heard again yet looks suspended."""
    end = (SEEN - on("01-10")).days
    found = walked(tmp_path, *folder_of(dated=ENOUGH, undated=2))
    assert found.sojourns["watched"].unique().to_list() == [end - 14]
    assert "at most 14 days before that day" in said(found.remarks)
    assert "The watch ends 14 days before the last look" in said(found.remarks)


def test_where_every_resumption_has_a_row_no_day_is_lost(tmp_path: Path) -> None:
    """Nobody looks suspended who is not."""
    found = walked(tmp_path, *folder_of(dated=ENOUGH, undated=0))
    assert found.sojourns["watched"].unique().to_list() == [(SEEN - on("01-10")).days]
    assert found.remarks == ()


def test_a_day_that_is_not_known_exactly_dates_nothing() -> None:
    """Neither how soon a hearing follows, nor a sign that lies after the suspension for sure."""
    blurred = Event("h/9", "hearing", Day(on("01-20"), on("05-01"), "interval"), source="invented")
    one = history("received 01-10", "suspended 02-01")
    unsure = History.of("h", (*one.events, blurred), one.begins, one.until)
    assert with_resumptions([unsure], {})[1].added == 0


def test_a_happening_of_a_table_is_as_it_was_written() -> None:
    """The rows of these tests mean what they say."""
    [received, verdict] = case("h", "received 01-10", "verdict:prison 02-01..02-05 #2").events
    assert received == Happening(kind="received", day=on("01-10"))
    assert (verdict.detail, verdict.last, verdict.accused) == ("prison", on("02-05"), 2)
