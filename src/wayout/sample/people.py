"""The people behind the cases, on both tracks, as a caseworker would know them.

A man is called up, sent to the front, leaves, is caught or comes forward; his case is opened and
goes to court as the court's card says; and many a way leads him back to the front.
"""

from base64 import b32encode
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from hashlib import sha256
from random import Random

from wayout.pathway import Day, Event, History
from wayout.sample.case import Case
from wayout.sample.draw import chance, seeded
from wayout.sample.plan import Plan
from wayout.sample.truth import Fact, facts
from wayout.sample.ways import Step, ways

_SERVICE = {"contract_signed": 60, "mobilised": 32, "conscripted": 8}
_COURT = {
    "received", "received_again", "suspended", "resumed", "verdict", "terminated",
    "returned_to_prosecutor",
}  # fmt: skip
_OF_ABSENCE = {"left_unit", "detained", "pit", "returned", "escaped"}  # belong to its matter
_STEP = 7919  # a prime: mixes the kinds of service over the people, each exactly as often


class Life:
    """Collects the events of one person up to the last day looked at."""

    def __init__(self, rng: Random, name: str, until: date) -> None:
        self.rng = rng
        self.id = _opaque(name)
        self.until = until
        self.sentence: str | None = None
        self.sent_back = False
        self._events: list[Event] = []

    def add(
        self, kind: str, day: date, *, matter: str | None = None, fact: Fact | None = None
    ) -> None:
        """Add an event, unless it lies after the last look; some are known by month only."""
        if day > self.until:
            return
        month = day.replace(day=1)
        clear = all(event.day.last < month for event in self._events)
        vague = kind == "left_unit" and clear and chance(self.rng, 0.1)
        self._events.append(
            Event(
                _opaque(f"{self.id}.{len(self._events)}"),
                kind,
                Day.parse(f"{day:%Y-%m}") if vague else Day.of(day),
                source="court" if fact else "client",
                matter=matter,
                ground=fact.ground if fact else None,
                detail=self.sentence if kind == "verdict" else None,
            )
        )

    @property
    def free_of_guards(self) -> bool:
        """Whether he is not held: nobody caught him, or he came forward since."""
        kinds = {event.kind for event in self._events}
        return "detained" not in kinds or bool(kinds & {"surrendered", "custody_ordered"})

    def history(self) -> History:
        """Close the collection: events in order, watched from the first of them."""
        events = sorted(self._events, key=lambda event: event.day.first)
        return History(self.id, tuple(events), events[0].day.first, self.until)


def people(plan: Plan, seed: int, cases: Iterator[Case]) -> Iterator[History]:
    """Make every person of a world: the first accused of each case, and those without one."""
    number = 0
    for case in cases:
        yield _accused(plan, seed, number, case)
        number += 1
    outside = [batch for batch in plan.batches if not batch.article]
    if not outside:
        return
    longest = (plan.freeze - min(batch.first for batch in outside)).days + 1
    drawn = ways(sum(batch.count for batch in outside), max(longest, 1), seed)
    for batch in outside:
        span = (batch.last - batch.first).days
        for k in range(batch.count):
            left = batch.first + timedelta(days=k * span // batch.count)
            yield _outside(_born(plan, seed, number, left), left, next(drawn))
            number += 1


def _opaque(name: str) -> str:
    return b32encode(sha256(name.encode()).digest())[:12].decode().lower()


def _born(plan: Plan, seed: int, number: int, left: date) -> Life:
    """Begin a life: service, front, and the day of leaving it from there or from leave."""
    rng = seeded(f"{seed}.person.{number}")
    life = Life(rng, f"{seed}.{number}", plan.freeze)
    enrolled = max(left - timedelta(days=100 + int(rng.random() * 400)), date(2022, 9, 21))
    enrolled = min(enrolled, left - timedelta(days=12))
    life.add(_service(plan, rng, number), enrolled)
    room = (left - enrolled).days
    life.add("deployed_first", enrolled + timedelta(days=room // 3))
    if chance(rng, 0.55):
        how = "leave_granted" if chance(rng, 0.5) else "hospitalised"
        life.add(how, enrolled + timedelta(days=2 * room // 3))
    life.add("left_unit", left, matter="1")
    return life


def _service(plan: Plan, rng: Random, number: int) -> str:
    kinds = plan.service or _SERVICE
    if not plan.service:
        return rng.choices(list(kinds), list(kinds.values()))[0]
    place = number * _STEP % sum(kinds.values())
    for kind, count in kinds.items():
        if place < count:
            return kind
        place -= count
    raise AssertionError("the counts of service cover every person")


def _accused(plan: Plan, seed: int, number: int, case: Case) -> History:
    received = case.cards[0].received
    draw = seeded(f"{seed}.way.{number}")
    opened = received - timedelta(days=60 + int(draw.random() * 50))
    reported = opened - timedelta(days=3 + int(draw.random() * 20))
    left = reported - timedelta(days=8 + int(draw.random() * 90))
    life = _born(plan, seed, number, left)
    life.add("crime_reported", reported, matter="1")
    life.add("case_opened", opened, matter="1")
    life.add("charged", received - timedelta(days=30), matter="1")
    life.add("to_prosecutor", received - timedelta(days=6), matter="1")
    _end_of_absence(life, left, opened)
    _court(life, case)
    return life.history()


def _end_of_absence(life: Life, left: date, opened: date) -> None:
    """He comes forward with his lawyer, or is caught, or is caught and runs from the train."""
    rng = life.rng
    found = left + timedelta(days=1 + int(rng.random() * max((opened - left).days - 4, 1)))
    if chance(rng, 0.4):
        life.add("surrendered", found, matter="1")
        return
    life.add("detained", found, matter="1")
    if chance(rng, 0.15):
        life.add("escaped", found + timedelta(days=1), matter="1")
        life.add("surrendered", found + timedelta(days=2), matter="1")
    elif chance(rng, 0.5):
        life.add("custody_ordered", found + timedelta(days=2), matter="1")


def _court(life: Life, case: Case) -> None:
    """Follow the court as the whole card tells; what the verdict was, his lawyer knows."""
    found = facts(case, {place: [life.until] for place in range(len(case.cards))})
    for fact in sorted(found, key=lambda fact: fact.day or life.until):
        mine = fact.accused is None or 1 in fact.accused
        if not (mine and fact.kind in _COURT and fact.day):
            continue
        if fact.kind == "verdict":
            sentence = case.cards[0].persons[0].sentence
            life.sentence = sentence.outcome if sentence else None
        life.add(fact.kind, fact.day, matter="1", fact=fact)
        _back(life, fact, fact.day)
        if fact.kind == "verdict":
            return


def _back(life: Life, fact: Fact, day: date) -> None:
    """Send him back to the front, as often as it seems to happen."""
    share = 0.0
    if fact.kind == "suspended":
        share = 0.9 if fact.ground == "war" else 0.1
    elif fact.kind == "verdict":
        share = 0.6 if life.sentence == "probation" else 0.1
    if life.sent_back or not chance(life.rng, share):
        return
    life.sent_back = True
    sent = day + timedelta(days=5 + int(life.rng.random() * 50))
    from_prison = life.sentence == "prison" and life.free_of_guards
    kind = "released_conditionally" if from_prison else "sent_to_front"
    life.add(kind, sent, matter="1" if from_prison else None)
    if chance(life.rng, 0.1):
        life.add("died", sent + timedelta(days=20 + int(life.rng.random() * 100)))


def _outside(life: Life, left: date, way: Iterable[Step]) -> History:
    """Follow a man without a court case: abroad, taken back, in a pit, dead, or still absent."""
    absences = 1
    for step in way:
        day = left + timedelta(days=step.after)
        if step.since and day < step.since:
            break
        absences += step.event == "left_unit"
        life.add(step.event, day, matter=str(absences) if step.event in _OF_ABSENCE else None)
    return life.history()
