"""The course of a case through the first instance: rows, head and acts of its card."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random
from typing import Literal

from wayout.sample.acts import verdict_text
from wayout.sample.case import Accused, Act, Publication, Row
from wayout.sample.clerk import Clerk
from wayout.sample.days import month_key, rate, working_between, working_from
from wayout.sample.draw import chance
from wayout.sample.tables import table

_ROOM_FOR_JUDGE = 2  # days that a court takes, at least, before the next step
_ROOM_FOR_RULING = 14
_ROOM_FOR_HEARING = 5

Ending = Literal["verdict", "terminated", "returned", "transferred", "open"]
GroundClass = Literal["war", "other", "blank"]


@dataclass(frozen=True, slots=True)
class Course:
    """How it goes: suspended or not, until when, and how it ends (`last` for a verdict window)."""

    ending: Ending
    day: date  # of the end; of an open case, the day up to which it is followed
    suspended: date | None = None
    ground_class: GroundClass = "blank"
    resumed: date | None = None
    text: str = "free"  # what is published of a verdict: free, none


def follow(clerk: Clerk, course: Course, accused: list[Accused]) -> None:
    """Write the card of a first instance from receipt to the end of the course."""
    clerk.card.persons = accused
    _opening(clerk, course)
    stop = course.suspended or course.day
    start = clerk.card.rows[-1].day
    _hearings(clerk, start, stop)
    if course.suspended:
        clerk.suspend(course.suspended, course.ground_class)
        if course.resumed is None:
            return
        _resume(clerk, course.resumed)
        _hearings(clerk, course.resumed, course.day)
    _ENDINGS[course.ending](clerk, course, accused)
    _stray_row(clerk, course)


def draw_ground(rng: Random, day: date) -> GroundClass:
    """Draw the class of ground that a court writes for a suspension on this day."""
    ground = table("rates")["ground"]
    weights = ground["after"] if day >= ground["changed"] else ground["before"]
    return rng.choices(("war", "other", "blank"), weights)[0]


def _opening(clerk: Clerk, course: Course) -> None:
    received, rng = clerk.card.received, clerk.rng
    clerk.step("registration", received, "received", settled=clerk.card.visible)
    room = (min(course.suspended or course.day, course.day) - received).days
    if room > _ROOM_FOR_JUDGE:
        clerk.step(
            "to_judge", received + timedelta(days=int(rng.random() * 2)), "assigned_to_judge"
        )
    if room > _ROOM_FOR_RULING:
        day = working_from(received + timedelta(days=3 + int(rng.random() * 6)))
        if chance(rng, 0.15):
            clerk.session(
                day, "preliminary_fixed", label="incoming", kind="preliminary_hearing_fixed"
            )
            clerk.session(
                working_from(day + timedelta(days=3)), "hearing_fixed", label="preliminary"
            )
        else:
            clerk.session(day, "hearing_fixed", label="incoming")


def _hearings(clerk: Clerk, start: date, stop: date) -> None:
    """Hold hearings between two days, every three weeks or so; each is put off."""
    rng, day = clerk.rng, start
    while True:
        day = working_from(day + timedelta(days=10 + int(rng.random() * 16)))
        if day >= stop or (stop - day).days < _ROOM_FOR_HEARING:
            return
        if chance(rng, 0.8):
            clerk.session(day, "adjourned", ground=rng.choice(clerk.grounds["adjourned"]))
        else:
            clerk.session(day, "break")


def _resume(clerk: Clerk, day: date) -> None:
    """Enter the resumption: as a row, as a result, or (often) not at all."""
    clerk.card.resumed = day
    if chance(clerk.rng, 0.6):
        clerk.step("resumption", day, "resumed")
    elif chance(clerk.rng, 0.5):
        clerk.session(day, "resumed")


def _verdict(clerk: Clerk, course: Course, accused: list[Accused]) -> None:
    rng, card, day = clerk.rng, clerk.card, course.day
    if chance(rng, clerk.quirks.head_only):
        shown = clerk.entered(day)
    else:
        apart = chance(rng, clerk.quirks.pronounced_later)
        row = clerk.session(_day_before(clerk, day) if apart else day, "verdict")
        shown = max(row.settled, day)
        clerk.card.rows[-1] = replace(row, settled=shown)
        if apart or chance(rng, 0.7):
            clerk.step("pronouncement", day, "verdict", settled=shown)
            card.rows[-1] = replace(card.rows[-1], result=clerk.results["pronounced"])
    clerk.close("verdict", day, shown)
    _publish(clerk, course, [person for person in accused if person.ended == "verdict"])
    if chance(rng, 0.7):
        clerk.step("to_registry", working_from(day + timedelta(days=12)), "to_registry")
    if chance(rng, 0.45):
        card.in_force = day + timedelta(days=16)
        card.in_force_shown = day + timedelta(days=20)


def _day_before(clerk: Clerk, day: date) -> date:
    """Return a working day shortly before, if the movement leaves room for one."""
    last = clerk.card.rows[-1].day + timedelta(days=1)
    return working_between(clerk.rng, max(last, day - timedelta(days=6)), day)


def _publish(clerk: Clerk, course: Course, sentenced: list[Accused]) -> None:
    """Put the text of the verdict on the page, or a notice instead of it, or nothing."""
    if clerk.card.layout == "moscow":  # its acts are files of their own, not part of the page
        return
    rng, day = clerk.rng, course.day
    shown = clerk.card.decided_shown
    if course.text not in ("free", "none"):
        text = verdict_text(rng, sentenced)
        clerk.card.acts.append(Act("verdict", "text", shown, text))
        return
    exact = course.text == "none"
    if exact or rng.random() >= rate("published", month_key(day)):
        way: Publication = rng.choices(("missing", "withheld", "empty"), (70, 25, 5))[0]
    else:
        way = "unread" if chance(rng, 0.03) else "text"
    if way != "missing":
        posted = shown + timedelta(days=0 if exact else 5 + int(rng.random() * 90))
        text = ""
        if way in ("text", "unread"):
            text = verdict_text(rng, sentenced, unread=way == "unread")
        clerk.card.acts.append(Act("verdict", way, posted, text))


def _terminated(clerk: Clerk, course: Course, _accused: list[Accused]) -> None:
    ground = clerk.pick(clerk.grounds["terminated"])
    _plain_end(clerk, "terminated", course.day, ground)
    if chance(clerk.rng, 0.3):
        text = table("acts")["ruling"]
        clerk.card.acts.append(Act("ruling", "text", clerk.card.decided_shown, text))


def _returned(clerk: Clerk, course: Course, _accused: list[Accused]) -> None:
    _plain_end(clerk, "returned", course.day, "", kind="returned_to_prosecutor")


def _transferred(clerk: Clerk, course: Course, _accused: list[Accused]) -> None:
    _plain_end(clerk, "transferred", course.day, "")


def _plain_end(clerk: Clerk, result: str, day: date, ground: str, *, kind: str = "") -> None:
    if chance(clerk.rng, clerk.quirks.head_only):
        shown = clerk.entered(day)
    else:
        label = "preliminary" if result == "returned" else "hearing"
        row = clerk.session(day, result, ground=ground, label=label, kind=kind)
        shown = row.settled
    clerk.close(result, day, shown, ground=ground)


def _open(clerk: Clerk, course: Course, _accused: list[Accused]) -> None:
    """Leave the case open; often the next hearing is posted already, or was, and is gone."""
    rng = clerk.rng
    if not chance(rng, clerk.quirks.planned):
        return
    day = working_between(rng, course.day + timedelta(days=3), course.day + timedelta(days=25))
    clerk.session(day, "", kind="hearing_planned")
    row: Row = clerk.card.rows[-1]
    clerk.card.rows[-1] = replace(row, settled=day)


def _stray_row(clerk: Clerk, course: Course) -> None:
    """Enter a row whose label nobody knows."""
    if chance(clerk.rng, clerk.quirks.unknown_labels):
        day = working_between(clerk.rng, clerk.card.received, course.day)
        if chance(clerk.rng, 0.5):
            clerk.step("unknown", day, "unmapped")
        else:
            clerk.session(day, "unknown", kind="unmapped")


_ENDINGS = {
    "verdict": _verdict,
    "terminated": _terminated,
    "returned": _returned,
    "transferred": _transferred,
    "open": _open,
}
