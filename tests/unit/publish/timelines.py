"""Histories and terms of invented cases for the time line."""

from datetime import date, timedelta
from random import Random

from wayout.pathway import Day, Event, History, load_pathway
from wayout.publish.timeline import Term

TODAY = date(2026, 11, 22)
TERMS = (
    Term("Следствие: конец 2 месяцев", "ч. 1 ст. 162 УПК", date(2026, 8, 7), "done"),
    Term("Назначение заседания", "ч. 3 ст. 227 УПК", date(2026, 10, 12), "over"),
    Term("Стража: конец шести месяцев", "ч. 2 ст. 109 УПК", date(2026, 12, 1), near=True),
    Term("Апелляционная жалоба", "ч. 1 ст. 389.4 УПК", date(2026, 12, 22), "waits", own=True),
)


def history(*told: tuple[str, str]) -> History:
    """A History of kinds and days."""
    events = [
        Event(f"e{number}", kind, Day.parse(day), source="casework")
        for number, (kind, day) in enumerate(told)
    ]
    days = [event.day.first for event in events]
    return History.of("case", events, min(days), max(days))


ORDINARY = history(
    ("left_unit", "2026-03-12"),
    ("detained", "2026-05-18/2026-05-28"),
    ("pit", "2026-05-20"),
    ("case_opened", "2026-06-07"),
    ("charged", "2026-06-12"),
    ("custody_ordered", "2026-06-12"),
    ("received", "2026-09-12"),
    ("hearing", "2026-10-20"),
    ("hearing_planned", "2026-12-01"),
)
ONE = history(("left_unit", "2026-11-22"))
TEN_YEARS = history(
    ("mobilised", "2016-10"),
    ("deployed_first", "2016-12"),
    ("leave_granted", "2018-02-03"),
    ("left_unit", "2018-02-20"),
    ("surrendered", "2022-03-03"),
    ("case_opened", "2022-03-20"),
    ("received", "2023-01-12"),
    ("verdict", "2023-05-05"),
    ("sent_to_front", "2023-09-01"),
    ("left_unit", "2026-10-10"),
)


def crowded(number: int, days: int) -> History:
    """A History of events of any kind on so many days before today."""
    rng = Random(number)  # noqa: S311  invented
    kinds = sorted(load_pathway().kinds)
    first = TODAY - timedelta(days=days)
    return history(
        *(
            (rng.choice(kinds), (first + timedelta(days=rng.randrange(days))).isoformat())
            for _one in range(number)
        )
    )
