"""One invented case after the other: who, where, when, how it goes, what else it drags along."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from random import Random
from typing import Any

from wayout.sample import course as road
from wayout.sample import higher
from wayout.sample.case import Accused, Card, Case
from wayout.sample.charges import Charge, draw_charge
from wayout.sample.clerk import Clerk
from wayout.sample.course import Course, Ending, draw_ground
from wayout.sample.days import month_key, rate, spread, working_between, working_from
from wayout.sample.draw import chance, seeded
from wayout.sample.plan import Batch
from wayout.sample.quirks import Quirks
from wayout.sample.sentences import draw_sentence, make_sentence
from wayout.sample.tables import table
from wayout.sample.uids import make_uid, spoil_uid

_SEVERAL = ("158", "228", "332", "338", "334")


@dataclass(frozen=True)
class CaseMaker:
    """Makes the case of an index; the same seed and index give the same case, in any order."""

    seed: int
    quirks: Quirks
    freeze: date
    cases: int  # of the whole world: second numbers begin above

    def make(self, batch: Batch, k: int, index: int) -> Case:
        """Make the `k`-th case of a batch; `index` is its place in the world."""
        rng = seeded(f"{self.seed}.{index}")
        received = spread(k, batch.count, batch.first, batch.last)
        court, serial = self._court(index)
        case = Case(index, batch.first, self._accused(rng, batch), [])
        card = self._first_card(rng, court, serial, received)
        case.cards.append(card)
        clerk = Clerk(rng, self.quirks, card)
        course = self._course(rng, batch, card)
        self._sentence(rng, case, batch, course)
        road.follow(clerk, course, case.accused)
        if card.uid and card.uid == self._uid(court, serial, received):
            self._more_cards(clerk, case)
        self._renumber(rng, card, serial)
        return case

    @cached_property
    def _cycle(self) -> list[tuple[dict[str, Any], int, int]]:
        """Courts by weight, mixed: (court, its how manieth in the cycle, its weight)."""
        courts = [
            court
            for court in table("courts")["court"]
            if (self.quirks.exports or court["layout"] not in ("tochno", "dataout"))
            and (self.quirks.moscow or court["layout"] != "moscow")
        ]
        cycle = [(court, n, court["weight"]) for court in courts for n in range(court["weight"])]
        seeded(99).shuffle(cycle)
        return cycle

    def _court(self, index: int) -> tuple[dict[str, Any], int]:
        turn, place = divmod(index, len(self._cycle))
        court, nth, weight = self._cycle[place]
        return court, turn * weight + nth + 1

    def _uid(self, court: dict[str, Any], serial: int, received: date) -> str:
        kind = "02" if court["layout"] == "moscow" else "01"
        return make_uid(court["code"], received.year, serial, kind)

    def _first_card(self, rng: Random, court: dict[str, Any], serial: int, received: date) -> Card:
        uid: str | None = self._uid(court, serial, received)
        fault = rng.random()
        if court["layout"] == "old" and uid:
            if fault < self.quirks.no_uid:
                uid = None
            elif fault < self.quirks.no_uid + self.quirks.bad_uid:
                uid = spoil_uid(uid)
        form = "01-{:04d}/{}" if court["layout"] == "moscow" else "1-{}/{}"
        number = form.format(serial, received.year)
        lag = timedelta(days=int(rng.random() * (self.quirks.lag + 1)))
        return Card(
            court["code"], court["name"], court["layout"], "first", "criminal", uid,
            [(number, received)], received, received + lag,
            rng.choice(table("courts")["names"]), vnkod_field=uid is None,
            saved=not chance(rng, self.quirks.uncollected), seed=rng.getrandbits(31),
        )  # fmt: skip

    def _accused(self, rng: Random, batch: Batch) -> list[Accused]:
        number = batch.accused or 1
        if batch.accused is None and chance(rng, self.quirks.several_accused):
            number = rng.choice((2, 2, 3))
        names = rng.sample(table("courts")["names"], number)
        return [
            Accused(row, name, rng.random() < self.quirks.hidden_names, self._charges(rng, batch))
            for row, name in enumerate(names, 1)
        ]

    def _charges(self, rng: Random, batch: Batch) -> tuple[Charge, ...]:
        charges = [draw_charge(rng, batch.article, batch.part)]
        if chance(rng, self.quirks.several_articles):
            charges.append(draw_charge(rng, rng.choice([*_SEVERAL, batch.article])))
        if chance(rng, self.quirks.attempts):
            charges.append(Charge("158", "1", attempt=True))
        return tuple(dict.fromkeys(charges))

    def _course(self, rng: Random, batch: Batch, card: Card) -> Course:
        received = card.received
        if isinstance(batch.verdict, tuple):
            first = max(batch.verdict[0], received + timedelta(days=4))
            return Course("verdict", working_between(rng, first, batch.verdict[1]), text=batch.text)
        if batch.verdict == "none":
            day = working_between(rng, received, self.freeze)
            return Course("open", max(day, received))
        end = working_between(rng, received + timedelta(days=18), received + timedelta(days=95))
        ending = self._ending(rng, card)
        if rng.random() >= rate("suspended", month_key(received)) or card.layout == "moscow":
            return Course(ending, end)
        return self._suspended(rng, received, ending, end)

    def _suspended(self, rng: Random, received: date, ending: Ending, end: date) -> Course:
        day = working_between(rng, received + timedelta(days=10), end)
        ground = draw_ground(rng, day)
        back = 0.15 if ground == "war" else 0.6
        if rng.random() >= back:
            return Course("open", end, day, ground)
        resumed = working_from(day + timedelta(days=50 + int(rng.random() * 150)))
        return Course(ending, working_from(resumed + timedelta(days=25)), day, ground, resumed)

    def _ending(self, rng: Random, card: Card) -> Ending:
        if card.layout == "moscow":
            return "verdict" if chance(rng, 0.8) else "open"
        quirks = self.quirks
        shares: tuple[tuple[Ending, float], ...] = (
            ("returned", quirks.returned),
            ("transferred", quirks.transferred),
            ("terminated", 0.03),
            ("open", 0.02),
        )
        return next((ending for ending, share in shares if chance(rng, share)), "verdict")

    def _sentence(self, rng: Random, case: Case, batch: Batch, course: Course) -> None:
        """Give each accused an end; of several, one may be let go while the other is sentenced."""
        if course.ending == "open":
            return
        split = (
            course.ending == "verdict"
            and case.cards[0].layout == "old"  # others do not date the end of one person
            and len(case.accused) > 1
            and batch.accused is None
            and chance(rng, self.quirks.split_ends)
        )
        for place, person in enumerate(case.accused):
            end = "terminated" if split and place == len(case.accused) - 1 else course.ending
            sentence = None
            if end == "verdict" and batch.text in ("probation", "prison"):
                sentence = make_sentence(rng, batch.text)  # type: ignore[arg-type]  # an outcome
            elif end == "verdict":
                sentence = draw_sentence(rng, batch.article, month_key(course.day))
            case.accused[place] = replace(person, ended=end, ended_on=course.day, sentence=sentence)

    def _more_cards(self, clerk: Clerk, case: Case) -> None:
        rng, quirks, card = clerk.rng, self.quirks, clerk.card
        sites = card.layout in ("old", "new")
        again = {"transferred": 1.0, "returned": 0.5}.get(card.result_kind, 0.0)
        if chance(rng, again):
            self._second(clerk, case)
        elif card.result_kind == "verdict" and sites and chance(rng, quirks.higher_cards):
            self._appealed(clerk, case)
        if sites and chance(rng, quirks.materials):
            higher.material(clerk, case, case.index + 1)
        if sites and chance(rng, quirks.civil_cards):
            higher.civil(clerk, case, case.index + 1)

    def _appealed(self, clerk: Clerk, case: Case) -> None:
        quashed = chance(clerk.rng, 0.1)
        higher.appeal(clerk, case, case.index + 1, quashed=quashed)
        if quashed:
            self._second(clerk, case)
        elif chance(clerk.rng, 0.3):
            higher.cassation(clerk, case, case.index + 1)

    def _second(self, clerk: Clerk, case: Case) -> None:
        """Open a second card under the same UID: a second receipt, with an end of its own."""
        rng, last = clerk.rng, case.cards[-1]
        before = (last.decided or last.received) + timedelta(days=12 + int(rng.random() * 60))
        received = working_from(before)
        court = clerk.card
        code, name, layout = court.court, court.court_name, court.layout
        if clerk.card.result_kind == "transferred":
            code, name, layout = self._elsewhere(rng, code)
        card = Card(
            code, name, layout, "first", "criminal", clerk.card.uid,
            [(f"1-{self.cases + case.index + 1}/{received.year}", received)], received,
            clerk.entered(received), rng.choice(table("courts")["names"]),
            saved=clerk.card.saved, seed=rng.getrandbits(31),
        )  # fmt: skip
        end = working_between(rng, received + timedelta(days=20), received + timedelta(days=60))
        again = Clerk(rng, self.quirks, card)
        sentenced = [
            person
            if person.ended == "terminated"
            else replace(
                person,
                ended="verdict",
                ended_on=end,
                sentence=draw_sentence(rng, person.charges[0].article, month_key(end)),
            )
            for person in case.accused
        ]
        road.follow(again, Course("verdict", end), sentenced)
        case.cards.append(card)

    def _elsewhere(self, rng: Random, code: str) -> tuple[str, str, Any]:
        """Choose another court whose pages name it: an old one."""
        others = [c for c in table("courts")["court"] if c["layout"] == "old" and c["code"] != code]
        court = rng.choice(others)
        return court["code"], court["name"], court["layout"]

    def _renumber(self, rng: Random, card: Card, serial: int) -> None:
        """Give the card a new number at the turn of the year; the old one stays in brackets."""
        if card.layout not in ("old", "new") or not chance(rng, self.quirks.reregistered):
            return
        year = card.received.year + 1
        if not card.uid or (card.decided and card.decided < date(year, 1, 9)):
            return
        card.numbers.append((f"1-{2 * self.cases + serial}/{year}", date(year, 1, 9)))
