"""Receipts that are posted some weeks late, and a court that is looked at once a week."""

from datetime import date, timedelta
from pathlib import Path
from random import Random

from tests.unit.record.counting.tables import Case, Happening, write_tables

FIRST, FREEZE = date(2023, 6, 1), date(2024, 6, 10)
LOOKS = [FREEZE - timedelta(7 * n) for n in range(60)][::-1]
A_DAY, MEAN = 2, 18  # receipts, and days until they are posted


def _receipts() -> list[tuple[date, date]]:
    """Every receipt with the day on which it is posted."""
    rng = Random(5)  # noqa: S311  invented days
    days = (FIRST + timedelta(n) for n in range((FREEZE - FIRST).days + 1))
    return [
        (day, day + timedelta(int(rng.expovariate(1 / MEAN)))) for day in days for _ in range(A_DAY)
    ]


AFTER = {
    month: sum(f"{day:%Y-%m}" == month for day, _ in _receipts())
    for month in ("2024-04", "2024-05")
}  # what the months come to when all is posted


def delayed(folder: Path) -> Path:
    """The tables at the freeze."""
    old = Happening(kind="received", day=LOOKS[0] - timedelta(30), known=LOOKS[0])
    cases = [Case(name="old", events=[old], known=LOOKS)]
    for number, (day, posted) in enumerate(_receipts()):
        seen = [look for look in LOOKS if look >= posted]
        if seen:
            event = Happening(kind="received", day=day, known=seen[0])
            cases.append(Case(name=f"{number:04d}", events=[event], known=[seen[0]]))
    return write_tables(folder, cases, freeze=FREEZE)
