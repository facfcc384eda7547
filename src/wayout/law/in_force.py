"""The law in force for one offence: its rules compiled, the exceptions in their order."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from wayout.law.grammar import Tree, Value
from wayout.law.provision import OffencePart, Provision, Rule, Statement, WayRule
from wayout.law.scalar import Run, compile_scalar


@dataclass(frozen=True, slots=True, eq=False)
class Applied:
    """A rule ready to run, with the provision that it comes from."""

    provision: Provision
    when: Run | None
    value: Run
    rule: Rule


@dataclass(frozen=True, slots=True)
class Variable:
    """Everything that defines one variable: the base, and the exceptions, the strongest first."""

    name: str
    base: Applied | None
    exceptions: tuple[Applied, ...]

    def names(self) -> Iterable[str]:
        """Name what the rules read, in their order."""
        rules = (*self.exceptions, self.base) if self.base else self.exceptions
        for applied in rules:
            yield from applied.rule.when.names if applied.rule.when else ()
            yield from applied.rule.value.names


@dataclass(frozen=True, slots=True, eq=False)
class OffenceInForce:
    """A part that can be charged; `when` is None where only a charge leads to it."""

    provision: Provision
    when: Run | None
    tree: Tree | None
    offence: OffencePart


@dataclass(frozen=True, slots=True, eq=False)
class Said:
    """A statement with its condition, ready to run; each is equal to itself alone."""

    provision: Provision
    when: Run
    rule: Statement


@dataclass(frozen=True, slots=True, eq=False)
class Open:
    """A way back to the front with its condition, ready to run."""

    provision: Provision
    when: Run
    rule: WayRule


@dataclass(frozen=True, slots=True)
class Decision:
    """The part that applies, None for none, with the values `tried` for unknown facts."""

    found: OffenceInForce | None
    tried: tuple[tuple[str, Any], ...] = ()

    @property
    def part(self) -> str:
        """The part, or "none"."""
        return self.found.offence.part if self.found else "none"


class InForce:
    """What holds for an offence that ended on `end`, asked about on `on`.

    Provisions of the axis "end" are taken as in force on the day the offence ended, all others
    as in force on the day asked about. Where a later edition of a part is milder than that of
    the day of the offence, it goes back in time (Criminal Code, Article 10). `end` and `on` stand
    for every day between the same two changes of the law.
    """

    __slots__ = (
        "decided", "decisive", "end", "judging",
        "offences", "on", "provisions", "statements",
        "tables", "variables", "ways",
    )  # fmt: skip

    def __init__(
        self, provisions: Iterable[Provision], end: date, on: date, reading: tuple[Rule, ...] = ()
    ) -> None:
        known = tuple(provisions)
        here = tuple(p for p in known if p.in_force(end if p.article.axis == "end" else on))
        self.end, self.on, self.provisions = end, on, here
        self.variables = _variables(here, reading)
        self.tables: Mapping[str, tuple[Mapping[str, Value], Provision]] = {
            name: (rows, p) for p in here for name, rows in p.tables.items()
        }
        self.offences = _offences(here, known, on)
        self.statements = tuple(
            Said(p, compile_scalar(p.statement.when), p.statement) for p in here if p.statement
        )
        self.ways = tuple(Open(p, compile_scalar(p.way.when), p.way) for p in here if p.way)
        # by what an offence is judged once its part is known: where two laws agree, so do answers
        self.judging = tuple((p.id, p.since) for p in here if p.rules or p.tables)
        # the names that parts hang on, and what was decided for values of theirs
        self.decisive = tuple(dict.fromkeys(_facts_of_parts(self)))
        self.decided: dict[tuple[object, ...], tuple[Decision, ...]] = {}

    def offence(self, part: str) -> OffenceInForce | None:
        """Return a part that is in force, or None."""
        return next((one for one in self.offences if one.offence.part == part), None)


def _facts_of_parts(law: InForce) -> Iterator[str]:
    """Name what the conditions of the parts hang on; the class of a length is given to them."""
    for one in law.offences:
        names = one.tree.names if one.tree else ()
        yield from through({k: v for k, v in law.variables.items() if k != "length"}, names)


def through(variables: Mapping[str, Variable], names: Iterable[str]) -> Iterator[str]:
    """Name what names lead to in the end, going through the rules of variables."""
    for name in names:
        if name in variables:
            yield from through(variables, variables[name].names())
        else:
            yield name


def _variables(here: Iterable[Provision], reading: tuple[Rule, ...]) -> dict[str, Variable]:
    bases: dict[str, Applied] = {}
    exceptions: dict[str, list[Applied]] = {}
    for provision in here:
        for rule in provision.rules:
            when = compile_scalar(rule.when) if rule.when else None
            applied = Applied(provision, when, compile_scalar(rule.value), rule)
            if when is None:
                bases[rule.defines] = applied
            else:
                exceptions.setdefault(rule.defines, []).append(applied)
    for rule in reading:
        _put_above(exceptions, bases, rule)
    return {
        name: Variable(name, bases.get(name), _strongest_first(exceptions.get(name, [])))
        for name in {**bases, **exceptions}
    }


def _put_above(
    exceptions: dict[str, list[Applied]], bases: Mapping[str, Applied], reading: Rule
) -> None:
    """A reading replaces the exceptions that give the same value, and stands above the others."""
    known = exceptions.get(reading.defines, [])
    provision = known[-1].provision if known else bases[reading.defines].provision
    order = max((one.rule.order for one in known), default=0) + 1
    rule = replace(reading, order=order)
    when = compile_scalar(rule.when) if rule.when else None
    kept = [one for one in known if one.rule.value.text != rule.value.text]
    exceptions[rule.defines] = [*kept, Applied(provision, when, compile_scalar(rule.value), rule)]


def _strongest_first(exceptions: list[Applied]) -> tuple[Applied, ...]:
    return tuple(sorted(exceptions, key=lambda one: -one.rule.order))


def _offences(
    here: Iterable[Provision],
    known: Iterable[Provision],
    on: date,
) -> tuple[OffenceInForce, ...]:
    found = []
    for provision in here:
        if provision.offence is None:
            continue
        tree = provision.offence.when
        offence, from_ = mildest(provision, provision.offence, known, on)
        when = compile_scalar(tree) if tree else None
        found.append(OffenceInForce(from_, when, tree, offence))
    return tuple(sorted(found, key=lambda one: -one.offence.order))


def mildest(
    provision: Provision, offence: OffencePart, known: Iterable[Provision], on: date
) -> tuple[OffencePart, Provision]:
    """Return the terms of a later edition already in force if they are milder, or its own.

    With them comes the provision that they stand in.
    """
    chosen = provision
    for later in known:
        new = later.offence
        if later.id != provision.id or new is None or not provision.since < later.since <= on:
            continue
        if _milder(new, offence):
            chosen, offence = later, replace(offence, least=new.least, most=new.most)
    return offence, chosen


def _milder(new: OffencePart, old: OffencePart) -> bool:
    """Say whether no limit is higher and one is lower; no imprisonment is the mildest."""
    terms = [(one.least or 0, one.most or 0) for one in (new, old)]
    (least, most), (least_old, most_old) = terms
    return least <= least_old and most <= most_old and terms[0] != terms[1]
