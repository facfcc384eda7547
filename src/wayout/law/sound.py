"""What must hold between the rows of a law before anything is answered from it."""

import ast
from collections.abc import Iterable, Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from itertools import combinations

from wayout.law.grammar import Tree, parse
from wayout.law.lawbook import LawBook
from wayout.law.names import FACTS, FOUND, GIVEN, LISTS, OVERALL, WIDENING
from wayout.law.provision import Provision, Rule
from wayout.pathway.entry import Entry

_NOTHING = parse("None")


def check_rules(book: LawBook) -> None:
    """Refuse names that nothing defines, rules in a circle, and exceptions without an order.

    Raises:
        DataError: The message names the file and the line of the second of two that clash.
    """
    _check_names(book)
    _check_readings(book)
    _check_lists(book)
    _check_orders(book)
    _check_tables(book)
    _check_circles(book)
    _check_parts(book)
    for provision in book.provisions:
        for name in provision.questions:
            if name not in book.questions:
                raise _place(provision).fault("no question {name!r}", name=name)


def variables(book: LawBook) -> frozenset[str]:
    """Name every variable that some rule defines."""
    return frozenset(rule.defines for _, rule in _rules(book))


def _check_names(book: LawBook) -> None:
    inside = variables(book) | FACTS.keys() | FOUND
    tables = {name for provision in book.provisions for name in provision.tables}
    for place, tree, overall in _trees(book):
        for name in tree.names:
            if name not in inside and not (overall and name in OVERALL):
                raise place.fault("nothing is called {name!r}", name=name)
        for name in tree.tables:
            if name not in tables:
                raise place.fault("no table {name!r}", name=name)
    for provision, rule in _rules(book):
        if rule.defines in FACTS or rule.defines in FOUND or rule.defines in OVERALL:
            raise _place(provision).fault("{name!r} is no variable", name=rule.defines)


def _check_readings(book: LawBook) -> None:
    """Refuse a reading that would replace what no rule defines."""
    inside = variables(book)
    for question in book.questions.values():
        place = Entry(f"questions.toml ({question.id})", {})
        for reading in question.readings:
            for rule in reading.replace:
                if rule.defines not in inside:
                    raise place.fault("nothing is called {name!r}", name=rule.defines)


def _trees(book: LawBook) -> Iterator[tuple[Entry, Tree, bool]]:
    """Give every expression with its place, and whether it may speak of all possibilities."""
    for provision in book.provisions:
        place = _place(provision)
        for rule in provision.rules:
            yield from ((place, tree, False) for tree in _of_rule(rule))
        said = (provision.statement, provision.way)
        yield from ((place, one.when, True) for one in said if one is not None)
        if provision.offence and provision.offence.when:
            yield place, provision.offence.when, False
    for conflict in book.conflicts:
        yield Entry(f"conflicts.toml ({conflict.id})", {}), conflict.when, True
    for question in book.questions.values():
        place = Entry(f"questions.toml ({question.id})", {})
        if question.when:
            yield place, question.when, True
        for rule in (rule for reading in question.readings for rule in reading.replace):
            yield from ((place, tree, False) for tree in _of_rule(rule))


def _of_rule(rule: Rule) -> Iterator[Tree]:
    yield rule.value
    if rule.when:
        yield rule.when


def _check_parts(book: LawBook) -> None:
    """Refuse a part that hangs on a fact whose values are not tried where it is unknown."""
    needs = _needs(book)
    for provision in book.provisions:
        tree = provision.offence.when if provision.offence else None
        if tree is None:
            continue
        for name in _through(tree.names, needs):
            if name not in WIDENING and name not in GIVEN:
                raise _place(provision).fault(
                    "{when!r} hangs on {name!r}, which is never tried", when=tree.text, name=name
                )


def _through(names: Iterable[str], needs: Mapping[str, set[str]]) -> Iterator[str]:
    for name in names:
        if name in needs:
            yield from _through(sorted(needs[name]), needs)
        else:
            yield name


def _check_lists(book: LawBook) -> None:
    """Refuse a text looked for in something that is no list of texts."""
    for place, tree, _ in _trees(book):
        for node in ast.walk(tree.node):
            if isinstance(node, ast.Compare) and isinstance(node.ops[0], ast.In | ast.NotIn):
                other = node.comparators[0]
                if isinstance(other, ast.Name) and other.id not in LISTS:
                    raise place.fault("{name!r} is no list", name=other.id)


def _check_tables(book: LawBook) -> None:
    tables = [(p, name) for p in book.provisions for name in p.tables]
    for (first, name), (second, other) in combinations(tables, 2):
        if name == other and _meet(first, second):
            raise _place(second).fault("the table {name!r} stands in {other} too", name=name,
                                       other=first.place)  # fmt: skip


def _check_orders(book: LawBook) -> None:
    offences = [
        (p, Rule("part", _NOTHING, p.offence.when, p.offence.order))
        for p in book.provisions
        if p.offence
    ]
    for first, second in combinations((*_rules(book), *offences), 2):
        if _clash(first[1], second[1]) and _meet(first[0], second[0]):
            raise _place(second[0]).fault(
                "{name} has the order {order} of {other}",
                name=second[1].defines,
                order=second[1].order,
                other=first[0].place,
            )


def _clash(first: Rule, second: Rule) -> bool:
    return first.defines == second.defines and first.order == second.order


def _meet(first: Provision, second: Provision) -> bool:
    """Say whether both are in force on some day."""
    early, late = sorted((first, second), key=lambda one: one.since)
    return early.to is None or late.since < early.to


def _check_circles(book: LawBook) -> None:
    try:
        TopologicalSorter(_needs(book)).prepare()
    except CycleError as error:
        circle = " <- ".join(error.args[1])
        within = [p for p, rule in _rules(book) if rule.defines in error.args[1]]
        raise _place(within[-1]).fault("rules in a circle: {names}", names=circle) from None


def _needs(book: LawBook) -> dict[str, set[str]]:
    """Name for each variable what its rules read, in whatever edition."""
    needs: dict[str, set[str]] = {}
    for _, rule in _rules(book):
        names = {name for tree in _of_rule(rule) for name in tree.names}
        needs.setdefault(rule.defines, set()).update(names)
    return needs


def _rules(book: LawBook) -> Iterable[tuple[Provision, Rule]]:
    return [(p, rule) for p in book.provisions for rule in p.rules]


def _place(provision: Provision) -> Entry:
    return Entry(provision.place, {})
