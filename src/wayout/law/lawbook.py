"""The law of a country, loaded: every provision in every edition, and what is in force when."""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from wayout.law.grammar import Tree
from wayout.law.in_force import InForce
from wayout.law.provision import Article, DeadlineRule, LawSource, Provision, Rule
from wayout.pathway import Words

FIRST_DAY = date(1997, 1, 1)  # the Criminal Code of 1996 entered into force


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

    `deadlines` holds the clocks by name, in every edition.
    """

    country: str
    checked_on: date
    text: Words
    digest: str
    articles: Mapping[str, Article]
    provisions: tuple[Provision, ...]
    sources: Mapping[str, LawSource]
    questions: Mapping[str, Question]
    conflicts: tuple[Conflict, ...]
    _compiled: dict[tuple[object, ...], InForce] = field(default_factory=dict, repr=False)
    _bounds: dict[str, tuple[date, ...]] = field(default_factory=dict, repr=False)

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

    def boundaries(self, axis: str) -> tuple[date, ...]:
        """Return the days on which the law of one axis changes, in order."""
        if axis not in self._bounds:
            days = {
                day
                for p in self.provisions
                if p.article.axis == axis
                for day in (p.since, p.to)
                if day is not None
            }
            self._bounds[axis] = tuple(sorted(days))
        return self._bounds[axis]

    def in_force(self, end: date, on: date, reading: QuestionReading | None = None) -> InForce:
        """Return the law for an offence that ended on one day, asked about on another.

        The rules of a `reading` stand above all others of their variables. The law before the
        first day of these files is taken to be that of the first day.
        """
        end, on = max(end, FIRST_DAY), max(on, FIRST_DAY)
        key = (
            bisect_right(self.boundaries("end"), end),
            bisect_right(self._later(), on),
            reading and reading.text.en,
        )
        if key not in self._compiled:
            self._compiled[key] = InForce(
                self.provisions, end, on, reading.replace if reading else ()
            )
        return self._compiled[key]

    def _later(self) -> tuple[date, ...]:
        """Return the boundaries that the day asked about may cross: a milder later law counts."""
        if "later" not in self._bounds:
            days = {*self.boundaries("on"), *self.boundaries("step"), *self.boundaries("end")}
            self._bounds["later"] = tuple(sorted(days))
        return self._bounds["later"]
