"""Small figures to look at."""

from datetime import date, timedelta
from pathlib import Path

from tests.unit.record.counting.tables import Case, Happening, one, write_tables

FREEZE = date(2024, 6, 10)


def months(folder: Path) -> Path:
    """Receipts from January to the freeze, seen three weeks late."""
    made = [Case(name="old", events=[Happening(kind="received", day=date(2023, 12, 1))],
                 known=[date(2024, 1, 1)])]  # fmt: skip
    for n in range(150):
        day = date(2024, 1, 2) + timedelta(n)
        seen = day + timedelta(21)
        if seen <= FREEZE:
            event = Happening(kind="received", day=day, known=seen)
            made.append(Case(name=f"{n:03d}", events=[event], known=[seen]))
    return write_tables(folder, made, freeze=FREEZE, first_seen=date(2024, 1, 1))


def courts(folder: Path, number: int = 30) -> Path:
    """As many courts, the first with the most receipts."""
    made = [
        one("received", f"{court:02d}-{n:02d}", date(2024, 5, 14))
        for court in range(number)
        for n in range(number - court)
    ]
    placed = [Case(name=c.name, events=c.events, court=f"99GV00{c.name[:2]}") for c in made]
    return write_tables(folder, placed, freeze=FREEZE)


def verdicts(folder: Path) -> Path:
    """The verdicts of March 2024: 44 known of 684."""
    day = date(2024, 3, 11)
    made = [
        *(one("verdict", f"a{n}", day, detail="probation") for n in range(32)),
        *(one("verdict", f"b{n}", day, detail="prison") for n in range(12)),
        *(one("verdict", f"c{n}", day, ground="withheld") for n in range(640)),
    ]
    return write_tables(folder, made, freeze=FREEZE)


def grounds(folder: Path) -> Path:
    """Suspended for the war, for something else, for nothing said."""
    day = date(2024, 5, 14)
    made = [
        *(one("suspended", f"a{n}", day, ground="war") for n in range(6)),
        *(one("suspended", f"b{n}", day, ground="other") for n in range(2)),
        one("suspended", "c", day),
    ]
    return write_tables(folder, made, freeze=FREEZE)


def terminations(folder: Path) -> Path:
    """Dropped on several grounds, or with nothing said."""
    day = date(2024, 5, 14)
    named = ("service", "service", "court_fine", "reconciliation", "repentance", "limitation", None)
    made = [one("terminated", f"a{n}", day, ground=ground) for n, ground in enumerate(named)]
    return write_tables(folder, made, freeze=FREEZE)
