"""Words of expressions that name nothing: they load, and never hold; rows that are not there."""

import ast
from collections import defaultdict
from collections.abc import Iterator

from wayout.errors import Phrase
from wayout.law.fact_keys import FACT_KEYS, STEPS
from wayout.law.grammar import Tree, constant
from wayout.law.lawbook import LawBook
from wayout.law.names import FACTS
from wayout.law.provision import Provision, Rule

NO_PART = "none"


def strange_words(book: LawBook) -> Iterator[tuple[str, Phrase]]:
    """Find words that a name is held against and never is."""
    lists = _Lists(book)
    for place, tree in expressions(book):
        for node in ast.walk(tree.node):
            if isinstance(node, ast.Compare):
                for word, name in lists.strange(node):
                    yield place, Phrase("{name} is never {word!r}", name=name, word=word)


def empty_rows(book: LawBook) -> Iterator[tuple[str, Phrase]]:
    """Find the keys that a table is asked for and has no row for."""
    lists = _Lists(book)
    keys: dict[str, set[str]] = defaultdict(set)
    for _, tree in expressions(book):
        for node in ast.walk(tree.node):
            match node:
                case ast.Subscript(value=ast.Name(id=table), slice=key):
                    keys[table] |= lists.words(key) or set()
    for provision in book.provisions:
        for table, rows in provision.tables.items():
            for row in sorted(keys[table] - rows.keys()):
                fault = Phrase("the table {name} has no row {key!r}", name=table, key=row)
                yield provision.place, fault


def expressions(book: LawBook) -> Iterator[tuple[str, Tree]]:
    """Give every expression of a law with its place."""
    for provision in book.provisions:
        yield from ((provision.place, tree) for tree in _of_provision(provision) if tree)
    for conflict in book.conflicts:
        yield f"conflicts.toml ({conflict.id})", conflict.when
    for question in book.questions.values():
        place = f"questions.toml ({question.id})"
        rules = (rule for reading in question.readings for rule in reading.replace)
        trees = (question.when, *(tree for rule in rules for tree in _of_rule(rule)))
        yield from ((place, tree) for tree in trees if tree)


def _of_provision(provision: Provision) -> Iterator[Tree | None]:
    for rule in provision.rules:
        yield from _of_rule(rule)
    for said in (provision.offence, provision.statement, provision.way):
        yield said.when if said else None


def _of_rule(rule: Rule) -> tuple[Tree | None, Tree]:
    return rule.when, rule.value


class _Lists:
    """The closed lists: of the facts, of what the engine finds out, and of the rules."""

    def __init__(self, book: LawBook) -> None:
        self._known: dict[str, frozenset[str] | None] = {
            "part": book.parts | {NO_PART},
            "steps": frozenset(STEPS),
            "elements": frozenset(FACT_KEYS["aggravating"].values),
        }
        self._values: dict[str, list[ast.expr]] = {}
        for provision in book.provisions:
            for rule in provision.rules:
                self._values.setdefault(rule.defines, []).append(rule.value.node)

    def of(self, name: str) -> frozenset[str] | None:
        """Return every word that a name can be; None where it is no word of a list."""
        if name not in self._known:
            self._known[name] = self._found(name)
        return self._known[name]

    def _found(self, name: str) -> frozenset[str] | None:
        if name in FACTS:
            return frozenset(FACT_KEYS[FACTS[name]].values) or None
        words = [self.words(node) for node in self._values.get(name, ())]
        known = [some for some in words if some is not None]
        return frozenset().union(*known) if words and len(known) == len(words) else None

    def words(self, node: ast.expr) -> frozenset[str] | None:
        """Return every word that an expression can be; None where it is no word of a list."""
        match node:
            case ast.Constant(value=str(word)):
                return frozenset({word})
            case ast.Name(id=name):
                return self.of(name)
            case ast.IfExp(body=body, orelse=other):
                first, second = self.words(body), self.words(other)
                return None if first is None or second is None else first | second
            case _:
                return None

    def strange(self, node: ast.Compare) -> Iterator[tuple[str, str]]:
        """Give the words of a comparison that its name never is, with the name."""
        sides = (node.left, node.comparators[0])
        name = next((one.id for one in sides if isinstance(one, ast.Name)), None)
        among = self.of(name) if name else None
        if name is None or among is None:
            return
        for one in sides:
            yield from ((word, name) for word in _said(one) if word not in among)


def _said(node: ast.expr) -> Iterator[str]:
    """Give the words of a constant, or of a list of them."""
    if isinstance(node, ast.Constant | ast.Tuple):
        value = constant(node)
        yield from (value,) if isinstance(value, str) else value if isinstance(value, tuple) else ()
