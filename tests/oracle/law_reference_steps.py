"""Clocks of procedure and ways back to the front, from the steps of a case."""

from datetime import date, datetime, timedelta
from typing import Any

from tests.oracle.law_reference_dates import DAY, add_months, rolled
from tests.oracle.law_reference_parts import Facts

Step = dict[str, Any]

# name, step, days, months, rolls, what `in_custody` must not be
CLOCKS: tuple[tuple[str, str, int, int, bool, bool | None], ...] = (
    ("check_first", "crime_reported", 3, 0, True, None),
    ("check_extended", "crime_reported", 10, 0, True, None),
    ("check_longest", "crime_reported", 30, 0, True, None),
    ("charge_after_custody", "held", 10, 0, False, None),
    ("custody_first", "held", -1, 2, False, None),
    ("custody_six_months", "held", -1, 6, False, None),
    ("investigation_first", "case_opened", 0, 2, True, None),
    ("investigation_local_head", "case_opened", 0, 3, True, None),
    ("investigation_regional_head", "case_opened", 0, 12, True, None),
    ("prosecutor_decision", "to_prosecutor", 10, 0, True, None),
    ("hearing_set", "received_by_court", 30, 0, True, True),
    ("hearing_set_custody", "received_by_court", 14, 0, False, False),
    ("trial_start", "hearing_ordered", 14, 0, True, None),
    ("custody_trial", "received_by_court", -1, 6, False, False),
    ("sentence_copy", "verdict", 5, 0, True, None),
    ("cassation", "in_force", 0, 6, True, None),
)
COURT = {"received_by_court", "hearing_ordered", "verdict", "in_force"}
LONGER_APPEAL = date(2023, 1, 9)


def day_of(step: Step) -> date:
    """The day of a step, with or without its hour."""
    return date.fromisoformat(step["day"][:10])


def deadlines(facts: Facts) -> list[dict[str, Any]]:
    """Every clock that a step starts, but for limitation."""
    steps = {step["kind"]: step for step in facts.get("steps", ())}
    steps["held"] = steps.get("detained") or steps.get("custody_ordered")
    found = [
        clock(name, step, days=days, months=months, rolls=rolls)
        for name, kind, days, months, rolls, unless in CLOCKS
        if (step := steps.get(kind)) and (unless is None or step.get("in_custody") is not unless)
    ]
    return [*found, *appeals(steps), *detention(steps.get("detained"))]


def clock(name: str, step: Step, *, days: int, months: int, rolls: bool) -> dict[str, Any]:
    """One term from the day of its step, in months and days."""
    start = day_of(step)
    last = add_months(start, months) + days * DAY
    due, moved = rolled(last) if rolls else (last, False)
    return {"name": name, "start": str(start), "due": str(due), "rolled": moved}


def appeals(steps: dict[str, Step]) -> list[dict[str, Any]]:
    """Ten days for a verdict before 9 January 2023, fifteen since."""
    verdict = steps.get("verdict")
    found = []
    for name, kind in (("appeal", "verdict"), ("appeal_custody", "copy_received")):
        if step := steps.get(kind):
            days = 10 if day_of(verdict or step) < LONGER_APPEAL else 15
            found.append(clock(name, step, days=days, months=0, rolls=True))
    return found


def detention(step: Step | None) -> list[dict[str, Any]]:
    """48 hours from the hour, where the hour is known."""
    if step is None or "T" not in step["day"]:
        return []
    start = datetime.fromisoformat(step["day"])
    due = start + timedelta(hours=48)
    stamps = {"start": start.isoformat("T", "minutes"), "due": due.isoformat("T", "minutes")}
    return [{"name": "detention", **stamps, "rolled": False}]


def ways_back(facts: Facts, on: date, offences: list[dict[str, Any]]) -> dict[str, bool]:
    """Articles that lead back to the front, each with whether it is open."""
    steps = facts.get("steps", ())
    reached = {step["kind"] for step in steps if day_of(step) <= on}
    since_march, since_october = on >= date(2024, 3, 23), on >= date(2024, 10, 2)
    ways = {
        "UPK 208": bool(offences) and since_march and not reached & COURT,
        "UPK 238": since_october and "received_by_court" in reached and "verdict" not in reached,
        "UK 73": any(one.get("probation", {}).get("open") for one in offences),
        "UK 80.2": since_march and any(one["max_months"] for one in offences),
    }
    implied = {"hearing_ordered", "in_force"} & reached  # steps that presuppose others not told
    if implied and not {"received_by_court", "verdict"} <= reached:
        del ways["UPK 238"]  # whether the case was received, or a verdict given, is not said
    return ways
