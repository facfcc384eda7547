"""Expressions of the law files run for a frame: polars, unknown in, unknown out.

What does not differ from row to row is worked out once: a value of this module is either plain,
the same for every row, or an expression over columns. None is unknown, and so is null.
"""

import ast
import operator
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import timedelta
from fractions import Fraction
from functools import reduce
from typing import Any, Protocol, TypeAlias

import polars as pl

from wayout.law.grammar import GrammarError, Tree, constant, named
from wayout.law.scalar import ARITHMETIC, COMPARISONS, FUNCTIONS

Worked: TypeAlias = Any  # the same for every row and plain, or an expression over columns

_HOUR_IN_MICROSECONDS = timedelta(hours=1) / timedelta(microseconds=1)
_MONTHS = 12
_DIVIDE = ARITHMETIC[ast.Div]


class Columns(Protocol):
    """What an expression reads from: plain values and columns by name, tables by name and key.

    `nulls` says whether something in the frame is unknown at all.
    """

    nulls: bool

    def value(self, name: str) -> Worked:
        """Return a fact or a variable."""

    def holds(self, word: str, name: str) -> Worked:
        """Say whether a list fact holds a word."""

    def table(self, name: str) -> Mapping[str, Worked]:
        """Return the rows of a table."""


def run_columns(tree: Tree, columns: Columns) -> Worked:
    """Work out a checked expression for all rows."""
    return _Runner(columns).run(tree.node)


def choose(branches: Sequence[tuple[Worked, Worked]], otherwise: Worked, *, nulls: bool) -> Worked:
    """Take the value of the first branch that holds; unknown as soon as one may hold.

    Args:
        branches: Pairs of a condition and a value, each plain or an expression.
        otherwise: The value where no condition holds.
        nulls: Whether a condition can be unknown.
    """
    answer = otherwise
    for condition, value in reversed(branches):
        answer = _either(condition, value, answer, nulls=nulls)
    return answer


def connect(values: Sequence[Worked], *, stop: bool) -> Worked:
    """Join conditions by `and` (stop False) or `or` (stop True), as Kleene does."""
    plain = [value for value in values if not isinstance(value, pl.Expr)]
    if stop in plain:
        return stop
    rest: list[Worked] = [value for value in values if isinstance(value, pl.Expr)]
    if None in plain:
        if not rest:
            return None
        rest.append(pl.lit(None, dtype=pl.Boolean))
    return reduce(operator.or_ if stop else operator.and_, rest) if rest else not stop


def literal(value: Worked) -> pl.Expr:
    """Return an expression, also of what is the same for every row."""
    return value if isinstance(value, pl.Expr) else pl.lit(value)


def _either(condition: Worked, value: Worked, other: Worked, *, nulls: bool) -> Worked:
    """`when(null)` would take the other branch, so that unknown needs a branch of its own."""
    if not isinstance(condition, pl.Expr):
        return None if condition is None else value if condition else other
    if not nulls and _same(value, other):
        return value
    first = pl.when(condition.is_null()).then(None) if nulls else pl
    return first.when(condition).then(literal(value)).otherwise(literal(other))


def _same(value: Worked, other: Worked) -> bool:
    plain = not isinstance(value, pl.Expr) and not isinstance(other, pl.Expr)
    return plain and type(value) is type(other) and value == other


class _Runner:
    """Walks one tree over its columns."""

    def __init__(self, columns: Columns) -> None:
        self._columns = columns

    def run(self, node: ast.expr) -> Worked:
        return self._FORMS[type(node)](self, node)

    def _constant(self, node: ast.Constant) -> Worked:
        return constant(node)

    def _name(self, node: ast.Name) -> Worked:
        return self._columns.value(node.id)

    def _connective(self, node: ast.BoolOp) -> Worked:
        return connect(list(self._parts(node)), stop=isinstance(node.op, ast.Or))

    def _parts(self, node: ast.BoolOp) -> Iterator[Worked]:
        """Work out the parts until one decides: what stands behind it need not be possible."""
        for part in node.values:
            value = self.run(part)
            yield value
            if value is isinstance(node.op, ast.Or):
                return

    def _negation(self, node: ast.UnaryOp) -> Worked:
        return _not(self.run(node.operand))

    def _comparison(self, node: ast.Compare) -> Worked:
        left, op, right = node.left, node.ops[0], node.comparators[0]
        if isinstance(op, ast.In | ast.NotIn):
            inside = self._membership(left, right)
            return inside if isinstance(op, ast.In) else _not(inside)
        return _pair(COMPARISONS[type(op)], self.run(left), self.run(right))

    def _membership(self, left: ast.expr, right: ast.expr) -> Worked:
        if isinstance(right, ast.Tuple):
            value = self.run(left)
            same = [_pair(operator.eq, value, constant(word)) for word in right.elts]
            return connect(same, stop=True)
        return self._columns.holds(str(constant(left)), named(right))

    def _arithmetic(self, node: ast.BinOp) -> Worked:
        return _pair(ARITHMETIC[type(node.op)], self.run(node.left), self.run(node.right))

    def _choice(self, node: ast.IfExp) -> Worked:
        test = self.run(node.test)
        if not isinstance(test, pl.Expr):  # only the branch taken is worked out
            return None if test is None else self.run(node.body if test else node.orelse)
        nulls = self._columns.nulls
        return _either(test, self.run(node.body), self.run(node.orelse), nulls=nulls)

    def _look_up(self, node: ast.Subscript) -> Worked:
        key = self.run(node.slice)
        if isinstance(key, pl.Expr):
            raise GrammarError(f"{ast.unparse(node)!r}: the key of a table differs between rows")
        return None if key is None else self._columns.table(named(node.value)).get(str(key))

    def _call(self, node: ast.Call) -> Worked:
        name = named(node.func)
        args = [self.run(one) for one in node.args]
        if name == "known":
            return args[0].is_not_null() if isinstance(args[0], pl.Expr) else args[0] is not None
        if any(isinstance(one, pl.Expr) for one in args):
            return _OVER_COLUMNS[name](*map(literal, args))
        return None if None in args else FUNCTIONS[name](*args)

    _FORMS: Mapping[type[ast.expr], Callable[["_Runner", Worked], Worked]] = {
        ast.Constant: _constant,
        ast.Name: _name,
        ast.BoolOp: _connective,
        ast.UnaryOp: _negation,
        ast.Compare: _comparison,
        ast.BinOp: _arithmetic,
        ast.IfExp: _choice,
        ast.Subscript: _look_up,
        ast.Call: _call,
    }


def _not(value: Worked) -> Worked:
    if isinstance(value, pl.Expr):
        return ~value
    return None if value is None else not value


def _pair(apply: Callable[[Worked, Worked], Worked], left: Worked, right: Worked) -> Worked:
    if left is None or right is None:
        return None
    exact = isinstance(left, Fraction) or isinstance(right, Fraction) or apply is _DIVIDE
    if exact and (isinstance(left, pl.Expr) or isinstance(right, pl.Expr)):
        # terms are worked out for each part, which is plain: a column would make them inexact
        raise GrammarError("a fraction beside a column")
    return apply(left, right)


def _months_between(start: pl.Expr, end: pl.Expr) -> pl.Expr:
    years = (end.dt.year() - start.dt.year()) * _MONTHS
    months = end.dt.month().cast(pl.Int32) - start.dt.month().cast(pl.Int32)
    return years + months - (end.dt.day() <= start.dt.day()).cast(pl.Int32)


def _add_months(day: pl.Expr, months: pl.Expr) -> pl.Expr:
    return day.dt.offset_by(pl.format("{}mo", months))


_OVER_COLUMNS: Mapping[str, Callable[..., pl.Expr]] = {
    "hours_between": lambda start, end: (
        (end - start).dt.total_microseconds() / _HOUR_IN_MICROSECONDS
    ),
    "days_between": lambda start, end: (
        (end - start).dt.total_microseconds() // (24 * int(_HOUR_IN_MICROSECONDS))
    ),
    "months_between": _months_between,
    "add_hours": lambda moment, hours: moment + pl.duration(hours=hours),
    "add_days": lambda moment, days: moment + pl.duration(days=days),
    "add_months": _add_months,
    "floor": lambda value: value.floor(),
}
