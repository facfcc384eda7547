"""The law of a country, loaded: every provision in every edition, and what is in force when."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from wayout.law.grammar import Tree
from wayout.law.in_force import InForce
from wayout.law.provision import Article, DeadlineRule, LawSource, Provision, Rule
from wayout.pathway import Words


@dataclass(frozen=True, slots=True)
class QuestionReading:
    """One reading of a disputed question; `replace` are the rules that it puts above all others."""

    text: Words
    replace: tuple[Rule, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """A disputed question; without `when` the engine itself finds out whether it arises."""

    id: str
    text: Words
    readings: tuple[QuestionReading, ...]
    when: Tree | None = None


@dataclass(frozen=True, slots=True)
class Conflict:
    """Facts that sit badly together."""

    id: str
    when: Tree
    text: Words


@dataclass(frozen=True, eq=False)  # without slots: what is derived is kept
class LawBook:
    """All law files of one folder; `digest` is that of their bytes.

    `first_day` is the day from which on the law is known: an earlier edition may not be here.
    `deadlines` holds the clocks by name, in every edition.
    """

    country: str
    checked_on: date
    first_day: date
    text: Words
    digest: str
    articles: Mapping[str, Article]
    provisions: tuple[Provision, ...]
    sources: Mapping[str, LawSource]
    questions: Mapping[str, Question]
    conflicts: tuple[Conflict, ...]
    _compiled: dict[tuple[object, ...], InForce] = field(default_factory=dict, repr=False)

    @cached_property
    def parts(self) -> frozenset[str]:
        """Every part that can be charged, in whatever edition."""
        return frozenset(p.offence.part for p in self.provisions if p.offence)

    @cached_property
    def deadlines(self) -> Mapping[str, tuple[tuple[Provision, DeadlineRule], ...]]:
        """The clocks by name, each with its provision, in every edition."""
        found: dict[str, tuple[tuple[Provision, DeadlineRule], ...]] = {}
        for provision in self.provisions:
            for rule in provision.deadlines:
                found[rule.name] = (*found.get(rule.name, ()), (provision, rule))
        return found

    def editions(self, id: str) -> tuple[Provision, ...]:  # noqa: A002  the field's own name
        """Return the editions of one provision, the earliest first."""
        return self._by_id.get(id, ())

    @cached_property
    def _by_id(self) -> Mapping[str, tuple[Provision, ...]]:
        found: dict[str, tuple[Provision, ...]] = {}
        for provision in sorted(self.provisions, key=lambda one: one.since):
            found[provision.id] = (*found.get(provision.id, ()), provision)
        return found

    @cached_property
    def turning_days(self) -> tuple[date, ...]:
        """Days on which the parts, or a rule by which they are judged, change, in order."""
        return _days(p for p in self.provisions if p.article.axis == "end" and p.decides)

    @cached_property
    def _end_days(self) -> tuple[date, ...]:
        return _days(p for p in self.provisions if p.article.axis == "end")

    @cached_property
    def _all_days(self) -> tuple[date, ...]:
        # the day asked about may cross every one of them: a milder later law counts
        return _days(self.provisions)

    def in_force(self, end: date, on: date, reading: QuestionReading | None = None) -> InForce:
        """Return the law for an offence that ended on one day, asked about on another.

        The rules of a `reading` stand above all others of their variables. The law before the
        first day of these files is taken to be that of the first day.
        """
        end, on = max(end, self.first_day), max(on, self.first_day)
        key = (
            bisect_right(self._end_days, end),
            bisect_right(self._all_days, on),
            reading,
        )
        if key not in self._compiled:
            rules = reading.replace if reading else ()
            self._compiled[key] = InForce(self.provisions, end, on, rules)
        return self._compiled[key]


def _days(provisions: Iterable[Provision]) -> tuple[date, ...]:
    """Return the first days and the days after the last of provisions, in order."""
    days = {day for p in provisions for day in (p.since, p.to) if day is not None}
    return tuple(sorted(days))
