"""What is true of an invented world, and what of it could be known on a day.

Everything here comes from the cases themselves, by the definitions of the tables: the first
receipt of a case is `received`, a later one under the same UID `received_again`; a verdict counts
once per case, on the day it was pronounced; a case counts once under each ground, outcome,
article or part. A fact is known from the first visit on which a saved page shows it, until a
later visit on which the page no longer does.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from wayout.errors import UsageError
from wayout.sample.case import Accused, Card, Case
from wayout.sample.days import month_key

By = Literal["month", "quarter", "court", "article", "part", "outcome", "ground"]
Unit = Literal["case", "person"]
Seen = Mapping[int, Sequence[date]]  # place of a card -> the visits that saved its page, in order


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that happened in a case, as the pages of a day show it.

    `day` None: no page dates it; then it lies `between` the receipt and the first visit that
    shows it. `accused` None is all of them.
    """

    kind: str
    day: date | None
    court: str
    ground: str | None = None
    accused: frozenset[int] | None = None
    between: tuple[date, date] | None = None


@dataclass(frozen=True, slots=True)
class Query:
    """What to count, in the words of `wayout count`."""

    event: str
    by: By = "month"
    article: str | None = None
    unit: Unit = "case"


@dataclass(frozen=True, slots=True)
class Answer:
    """The counts by key, in order of the keys, and how many have no day (by month or quarter)."""

    counts: dict[str, int]
    undated: int = 0


def is_saved(card: Card, visit: date, missed: float = 0.0) -> bool:
    """Tell whether the page of the card was there and saved on this visit."""
    if not card.saved or visit < card.visible:
        return False
    return not missed or (card.seed * 31 + visit.toordinal() * 7919) % 10_007 >= missed * 10_007


def facts(case: Case, seen: Seen) -> list[Fact]:
    """List what the cards say, each as it stood when it was last seen."""
    found = [
        fact
        for place, card in enumerate(case.cards)
        if place in seen
        for fact in _card_facts(card, seen[place])
    ]
    receipts = sorted(
        (fact for fact in found if fact.kind == "received"), key=lambda fact: fact.day or date.max
    )
    found += _complaint_facts(found, case, seen)
    again = [Fact("received_again", fact.day, fact.court) for fact in receipts[1:]]
    return [fact for fact in found if fact not in receipts[1:]] + again


def outcomes(case: Case, seen: Seen) -> dict[int, set[str]]:
    """Say what published verdicts impose, by row of the accused."""
    said: dict[int, set[str]] = {}
    for place, visits in seen.items():
        card, visit = case.cards[place], visits[-1]
        for act in card.acts:
            if act.kind == "verdict" and act.publication == "text" and act.posted <= visit:
                for person in sentenced(card.persons):
                    if person.sentence:
                        said.setdefault(person.row, set()).add(person.sentence.outcome)
    return said


def sentenced(persons: Iterable[Accused]) -> list[Accused]:
    """Keep those on whom there is a verdict."""
    return [person for person in persons if person.ended == "verdict"]


def _card_facts(card: Card, visits: Sequence[date]) -> Iterator[Fact]:
    visit = visits[-1]
    if card.instance == "first" and card.proceeding == "criminal":
        yield Fact("received", card.received, card.court)
        if card.layout == "dataout":
            yield from _export_facts(card, visits)
        else:
            yield from _row_facts(card, visit)
            yield from _head_facts(card, visit)
        return
    prefix = _family(card)
    yield Fact(f"{prefix}_received", card.received, card.court)
    for row in card.rows:
        if "_decided" in row.kind and row.settled <= visit:
            yield Fact(f"{prefix}_decided", row.day, card.court)


def _family(card: Card) -> str:
    """What the events of a card of another kind are called after; 55К- is about custody."""
    if card.proceeding == "civil":
        return "civil"
    return card.instance if card.shows_persons else "material"


def _complaint_facts(found: list[Fact], case: Case, seen: Seen) -> Iterator[Fact]:
    """The first instance shows the end of an appeal, which counts where its own card does not."""
    days = {fact.day for fact in found if fact.kind == "appeal_decided"}
    for place, visits in seen.items():
        card, visit = case.cards[place], visits[-1]
        if card.complaint and card.layout == "old":
            decided = card.complaint[1]
            if decided and decided < visit and decided not in days:
                yield Fact("appeal_decided", decided, card.court)


def _row_facts(card: Card, visit: date) -> Iterator[Fact]:
    for row in card.rows:
        if row.kind in ("suspended", "resumed") and row.settled <= visit < row.gone:
            yield Fact(row.kind, row.day, card.court, row.ground_class)


_ENDS = {
    "verdict": "verdict",
    "terminated": "terminated",
    "returned": "returned_to_prosecutor",
    "transferred": "transferred",
}


def _head_facts(card: Card, visit: date) -> Iterator[Fact]:
    """The end of an instance: rows and head say the same, and are entered on one day."""
    if card.decided is None or card.decided_shown > visit:
        return
    for end, kind in _ENDS.items():
        rows = frozenset(person.row for person in card.persons if person.ended == end)
        if rows:
            everyone = len(rows) == len(card.persons)
            yield Fact(kind, card.decided, card.court, None, None if everyone else rows)


def _export_facts(card: Card, visits: Sequence[date]) -> Iterator[Fact]:
    """An export without a movement table knows the end, not its day."""
    for fact in _head_facts(card, visits[-1]):
        shown = next(visit for visit in visits if visit >= card.decided_shown)
        yield replace(fact, day=None, between=(card.received, shown))


_NOBODY = Accused(0, "", hidden=True, charges=())


class Counts:
    """Counts many queries in one pass over the cases of a world."""

    def __init__(self, queries: Iterable[Query]) -> None:
        self._counts: dict[Query, Counter[str]] = {query: Counter() for query in queries}
        self._undated: Counter[Query] = Counter()

    def add(self, case: Case, seen: Seen) -> None:
        """Count one case as its saved pages show it."""
        found = facts(case, seen)
        if not any(case.cards[place].shows_persons for place in seen):
            case = replace(case, accused=[_NOBODY])  # no page that was seen has a row of persons
        for query, counts in self._counts.items():
            if query.article and query.article not in case.articles:
                continue
            chosen = [fact for fact in found if fact.kind == query.event]
            if chosen:
                self._count(query, counts, case, (chosen, seen))

    def answer(self, query: Query) -> Answer:
        """Return the counts of a query, keys in order."""
        return Answer(dict(sorted(self._counts[query].items())), self._undated[query])

    def _count(
        self,
        query: Query,
        counts: Counter[str],
        case: Case,
        known: tuple[list[Fact], Seen],
    ) -> None:
        chosen, seen = known
        everyone = [person.row for person in case.accused]
        if query.unit == "person" and everyone == [_NOBODY.row]:
            return
        for fact, keys in _keyed(query, case, chosen, seen):
            rows = everyone if fact.accused is None else sorted(fact.accused)
            if query.unit == "case":
                counts.update(_merged(keys, rows))
                number = 1
            else:
                counts.update(key for row in rows for key in keys.get(row, ()))
                number = len(rows)
            if query.by in ("month", "quarter") and not _times(query.by, fact):
                self._undated[query] += number


def _merged(keys: dict[int, set[str]], rows: list[int]) -> set[str]:
    return set().union(*(keys.get(row, set()) for row in rows))


def _keyed(
    query: Query, case: Case, chosen: list[Fact], seen: Seen
) -> Iterator[tuple[Fact, dict[int, set[str]]]]:
    """Give the facts that count and, by row of the accused, the keys each counts under."""
    rows = [person.row for person in case.accused]
    first = min(chosen, key=lambda fact: fact.day or date.max)
    if query.by == "ground":
        done: set[str] = set()
        for fact in chosen:
            ground = fact.ground or "blank"
            if ground not in done:
                done.add(ground)
                yield fact, {row: {ground} for row in rows}
        return
    if query.by == "outcome":
        said = outcomes(case, seen)
        known = bool(said) and query.unit == "case"
        yield first, {row: said.get(row, set() if known else {"unknown"}) for row in rows}
        return
    yield first, {person.row: _plain_keys(query, person, case, first) for person in case.accused}


def _plain_keys(query: Query, person: Accused, case: Case, fact: Fact) -> set[str]:
    if query.by in ("month", "quarter"):
        return _times(query.by, fact)
    if query.by == "court":
        return {fact.court}
    if query.by == "article":
        return case.articles if query.unit == "case" else {c.article for c in person.charges}
    if query.by == "part":
        return case.parts if query.unit == "case" else {c.part_key for c in person.charges}
    raise UsageError("The sample does not count by {by!r}.", by=query.by)


def _times(by: str, fact: Fact) -> set[str]:
    """The month or quarter, where both ends of what is known lie in one."""
    first, last = fact.between or (fact.day, fact.day)
    if first is None or last is None:
        return set()
    if by == "month":
        keys = {month_key(first), month_key(last)}
    else:
        keys = {f"{day.year}-Q{(day.month + 2) // 3}" for day in (first, last)}
    return keys if len(keys) == 1 else set()
