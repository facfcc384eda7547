"""Facts made up on every boundary of the law: editions, hours, months, holidays.

Each maker takes a seeded `random.Random` and gives facts with the day asked about. Nobody's
story is in them: moments are thrown beside boundaries, everything else by chance.
"""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any

from tests.oracle.law_reference_dates import add_months
from tests.oracle.law_reference_sentence import TABLE

Facts = dict[str, Any]
Case = tuple[Facts, date]

SERVICES = ("contract", "mobilised", "conscript", "volunteer", "reservist")
CONDUCTS = ("absence", "desertion", "refusal", "feigned_illness", "captivity", "resistance")
OF_ONE_DAY = {"refusal", "feigned_illness", "resistance"}
STATUS = ("conditional_release", "suspended_proceedings", "probation", "parole")
MITIGATING = (
    *("surrender", "active_help", "restitution", "hardship", "small_children"),
    *("coercion", "injury", "award", "service", "other"),
)
AGGRAVATING = ("recidivism", "group", "weapon", "intoxication", "public", "other")
GRAVITIES = ("small", "medium", "grave", "especially_grave")
STEPS = (
    *("crime_reported", "detained", "custody_ordered", "case_opened", "charged"),
    *("to_prosecutor", "received_by_court", "hearing_ordered", "verdict", "copy_received"),
    *("in_force", "appeal_filed"),
)
EDITIONS = tuple(map(datetime.fromisoformat, ("2022-09-24", "2025-01-08", "2026-01-09")))
DAYS_ASKED = tuple(map(date.fromisoformat, ("2024-03-23", "2024-10-02", "2023-01-09")))
SPECIAL_ORDER_OF_TODAY = date(2020, 7, 31)  # 224-FZ; the page knows no earlier rule
STARTS = tuple(
    map(
        datetime.fromisoformat,
        (
            *("2025-01-31T09:00", "2024-01-31T00:00", "2024-01-30T23:59", "2023-01-29T12:00"),
            *("2024-02-29T08:00", "2025-02-28T08:00", "2025-03-31T18:00", "2022-08-24T00:00"),
            *("2025-12-09T00:00", "2025-12-31T10:00", "2025-05-10T12:00", "2022-10-15T07:30"),
            *("2020-07-30T12:00", "2020-07-31T00:01"),
        ),
    )
)
BESIDE = tuple(
    sign * timedelta(**{unit: 1}) for unit in ("minutes", "hours", "days") for sign in (-1, 1)
)
NUDGES = (timedelta(), *BESIDE)
DAY = timedelta(days=1)


def lengths(start: datetime) -> tuple[timedelta, ...]:
    """Lengths at which the part may change, counted from a start."""
    same = add_months(start.date(), 1)
    by_hour = datetime.combine(same, start.time()) - start
    by_date = datetime.combine(same, time()) + DAY - start
    return (*map(timedelta, (0, 2, 10, 30, 5, 20, 28, 31, 40, 90)), by_hour, by_date)


def written(moment: datetime) -> str:
    """A moment to the minute, as facts give it."""
    return moment.isoformat("T", "minutes")


def absence_dates(random: Random) -> tuple[datetime, datetime]:
    """A start and an end: at an edition or any day, a boundary long, moved a little or not."""
    start = random.choice(STARTS) + random.choice(NUDGES) * random.randint(0, 1)
    end = start + random.choice(lengths(start)) + random.choice(NUDGES)
    if random.random() < 0.5:
        end = random.choice(EDITIONS) + random.choice(NUDGES)
        start = end - random.choice(lengths(end)) + random.choice(NUDGES)
    return min(start, end), end


def known_case(random: Random) -> Case:
    """Facts of which everything that widens is known."""
    conduct = random.choice((*CONDUCTS, "absence", "absence", "absence"))
    start, end = absence_dates(random)
    if conduct in OF_ONE_DAY:
        start = random.choice((*EDITIONS, *STARTS[-2:])) + random.choice(NUDGES)
        end = start
    facts: Facts = {
        "conduct": conduct,
        "service": random.choice(SERVICES),
        "from": written(start),
        "to": written(end),
        "status": random.sample(STATUS, random.choice((0, 0, 1, 1, 2))),
        "intent": random.choice(("for_a_time", "for_a_time", "for_a_time", "for_good")),
    }
    for key in ("group", "grave_consequences", "weapon", "able_to_resist"):
        facts[key] = random.random() < 0.4
    facts |= personal(random)
    if conduct in OF_ONE_DAY:
        del facts["to"]
    if random.random() < 0.5:
        facts["intended_days"] = random.choice((0, 1, 2, 3, 2.5, 10, 11, 28, 29, 30, 31, 32, 40))
    if random.random() < 0.15:
        facts["part"] = random.choice(sorted(TABLE))
    if random.random() < 0.5:
        facts["steps"] = steps(random, end.date())
    return facts, asked(random, end.date())


def personal(random: Random) -> Facts:
    """What of the person and the case moves caps, bars and colonies; each key may be left out."""
    facts: Facts = {
        "sex": random.choice("mf"),
        "ended_by": random.choice(("returned", "surrendered", "detained")),
        "mitigating": random.sample(MITIGATING, random.choice((0, 1, 1, 3))),
        "aggravating": random.sample(AGGRAVATING, random.choice((0, 0, 1, 1, 2))),
        "cooperation_agreement": random.random() < 0.5,
        "special_order": random.random() < 0.5,
        "custody_days": random.randint(0, 200),
        "house_arrest_days": random.choice((0, 0, 1, 60, 61)),
        "priors": [prior(random) for _ in range(random.choice((0, 1, 1, 2)))],
        "unserved_months": random.randint(0, 30),
    }
    return {key: value for key, value in facts.items() if random.random() < 0.45}


def prior(random: Random) -> Facts:
    """An earlier conviction."""
    return {
        "gravity": random.choice(GRAVITIES),
        "intentional": random.random() < 0.6,
        "served": random.random() < 0.4,
    }


def asked(random: Random, end: date) -> date:
    """A day not before the end: beside a day on which a way back opens, or some time later."""
    days = [day + random.randint(-1, 1) * DAY for day in DAYS_ASKED]
    days += [edition.date() + random.randint(-1, 1) * DAY for edition in EDITIONS]
    days += [end, end + DAY, end + 400 * DAY]
    return max(end, random.choice(days), SPECIAL_ORDER_OF_TODAY)


def steps(random: Random, end: date) -> list[Facts]:
    """Some steps in order, some days apart, often beside the turn of a year or a holiday."""
    day = random.choice((end, date(random.randint(2021, 2026), *random.choice(NEAR_HOLIDAYS))))
    found = []
    for kind in STEPS:
        day += random.choice((0, 1, 2, 5, 13, 31)) * DAY
        if random.random() < 0.5:
            hour = f"T{random.randint(0, 23):02}:{random.choice((0, 15, 59)):02}"
            step: Facts = {"kind": kind, "day": str(day) + (hour if kind == "detained" else "")}
            if random.random() < 0.7:
                step["in_custody"] = random.random() < 0.5
            found.append(step)
    if random.random() < 0.2:
        random.shuffle(found)
    return found


NEAR_HOLIDAYS = (
    *((12, 27), (12, 30), (12, 31), (1, 1), (4, 27), (4, 30), (5, 8), (6, 11)),
    *((2, 20), (3, 5), (10, 31), (11, 1), (8, 31), (2, 28), (1, 30), (9, 24)),
)
WIDENS = (
    *("service", "status", "intent", "group", "grave_consequences", "weapon"),
    *("able_to_resist", "from", "to", "intended_days"),
)


def vague_case(random: Random) -> Case:
    """A known case with some keys dropped and its dates made coarser."""
    facts, on = known_case(random)
    for key in ("from", "to"):
        if key in facts:
            facts[key] = facts[key][: random.choice((16, 16, 10, 10, 7, 4))]
    if "to" in facts and random.random() < 0.2:
        facts["to"] = None
    for key in random.sample(WIDENS, random.randint(0, 4)):
        facts.pop(key, None)
    if len(facts.get("from", "")) < len("2025-01-20") and 27 <= facts.get("intended_days", 0) <= 33:
        facts["intended_days"] = 40  # whether it is a month hangs on a month that is not told
    return facts, on


def frame_rows(random: Random) -> Iterator[dict[str, Any]]:
    """Rows of a frame: every edition and every length, on it and moved by every small step."""
    small = (timedelta(), *(s * timedelta(**{u: 1}) for u in UNITS for s in (-1, 1)))
    starts = [*STARTS, *(edition - length for edition in EDITIONS for length in lengths(edition))]
    for start in starts:
        for length in lengths(start):
            for nudge in small:
                yield frame_row(random, start, start + max(length + nudge, timedelta()))
    for edition in EDITIONS:
        for length in lengths(edition):
            for nudge in small:
                end = edition + nudge
                yield frame_row(random, end - length, end)


UNITS = ("microseconds", "seconds", "minutes", "hours", "days")


def frame_row(random: Random, start: datetime, end: datetime) -> dict[str, Any]:
    """One row with its dates given and the rest by chance."""
    conduct = random.choice(("absence", "absence", "absence", "desertion"))
    flags = {key: random.random() < 0.3 for key in STATUS}
    return {
        "service": random.choice(SERVICES),
        "conduct": conduct,
        "from": start,
        "to": end,
        **flags,
    }
