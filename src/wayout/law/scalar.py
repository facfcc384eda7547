"""Expressions of the law files run for one case: closures over its facts, unknown stays unknown."""

import ast
import operator
from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from fractions import Fraction
from typing import Any, Protocol

from dateutil.relativedelta import relativedelta

from wayout.law.grammar import Tree, constant, named

_ONE_HOUR = timedelta(hours=1)
_TWO = 2


class Case(Protocol):
    """What an expression reads from: values by name, tables by name and key."""

    def __getitem__(self, name: str) -> Any:  # noqa: ANN401  a fact, a number, a moment
        """Return a fact or a variable; None is unknown."""

    def look_up(self, table: str, key: object) -> Any:  # noqa: ANN401  idem
        """Return a value of a table."""


Run = Callable[[Case], Any]


def compile_scalar(tree: Tree) -> Run:
    """Make a function of a checked expression."""
    return _run(tree.node)


def _run(node: ast.expr) -> Run:
    return _FORMS[type(node)](node)


def _constant(node: ast.Constant) -> Run:
    value = constant(node)
    return lambda _: value


def _name(node: ast.Name) -> Run:
    return operator.itemgetter(node.id)


def _logic(node: ast.BoolOp) -> Run:
    return _connective(tuple(map(_run, node.values)), stop=isinstance(node.op, ast.Or))


def _arithmetic(node: ast.BinOp) -> Run:
    return _pair(ARITHMETIC[type(node.op)], _run(node.left), _run(node.right))


def _connective(parts: tuple[Run, ...], *, stop: bool) -> Run:
    """`and` ends at the first False, `or` at the first True; unknown otherwise stays unknown."""
    if len(parts) == _TWO:
        return _connective_of_two(*parts, stop=stop)

    def run(case: Case) -> bool | None:
        unknown = False
        for part in parts:
            value: bool | None = part(case)
            if value is stop:
                return value
            unknown = unknown or value is None
        return None if unknown else not stop

    return run


def _connective_of_two(first: Run, second: Run, *, stop: bool) -> Run:
    """The same for the commonest number of conditions, without a loop."""

    def run(case: Case) -> bool | None:
        one: bool | None = first(case)
        if one is stop:
            return one
        other: bool | None = second(case)
        if other is stop:
            return other
        return None if one is None or other is None else not stop

    return run


def _not(node: ast.UnaryOp) -> Run:
    return _negation(_run(node.operand))


def _negation(part: Run) -> Run:
    def run(case: Case) -> bool | None:
        value = part(case)
        return None if value is None else not value

    return run


def _comparison(node: ast.Compare) -> Run:
    left, op, right = node.left, node.ops[0], node.comparators[0]
    if isinstance(op, ast.In | ast.NotIn):
        inside = _membership(left, right)
        return inside if isinstance(op, ast.In) else _negation(inside)
    if isinstance(left, ast.Name) and isinstance(right, ast.Constant):
        return _against(COMPARISONS[type(op)], left.id, right.value)
    return _pair(COMPARISONS[type(op)], _run(left), _run(right))


def _membership(left: ast.expr, right: ast.expr) -> Run:
    if isinstance(right, ast.Tuple):
        one, words = _run(left), frozenset(map(constant, right.elts))
        return lambda case: None if (found := one(case)) is None else found in words
    word, name = constant(left), named(right)
    return lambda case: None if (inside := case[name]) is None else word in inside


def _against(compare: Callable[[Any, Any], Any], name: str, value: object) -> Run:
    """The commonest form, a fact beside a constant, made quick."""
    if compare is operator.eq:
        return lambda case: None if (found := case[name]) is None else found == value
    return lambda case: None if (found := case[name]) is None else compare(found, value)


def _pair(apply: Callable[[Any, Any], Any], left: Run, right: Run) -> Run:
    def run(case: Case) -> Any:  # noqa: ANN401  what the operation gives
        first, second = left(case), right(case)
        return None if first is None or second is None else apply(first, second)

    return run


def _choice(node: ast.IfExp) -> Run:
    test, body, orelse = _run(node.test), _run(node.body), _run(node.orelse)

    def run(case: Case) -> Any:  # noqa: ANN401  either branch
        value = test(case)
        return None if value is None else (body if value else orelse)(case)

    return run


def _look_up(node: ast.Subscript) -> Run:
    table, key = named(node.value), _run(node.slice)

    def run(case: Case) -> Any:  # noqa: ANN401  what the table holds
        value = key(case)
        return None if value is None else case.look_up(table, value)

    return run


def _call(node: ast.Call) -> Run:
    name, args = named(node.func), tuple(map(_run, node.args))
    if name == "known":
        return lambda case: args[0](case) is not None
    apply = FUNCTIONS[name]
    if len(args) == 1:
        one = args[0]
        return lambda case: None if (value := one(case)) is None else apply(value)
    return _pair(apply, *args)


def months_between(start: datetime, end: datetime) -> int:
    """Count whole months by date: each is over when the day of the same number is over.

    Example:
        >>> months_between(datetime(2025, 1, 31, 9), datetime(2025, 2, 28, 18))
        0
    """
    months = (end.year - start.year) * 12 + end.month - start.month
    return months if end.day > start.day else months - 1


def add_months(day: date, months: int) -> date:
    """Go on by months: the same number, or the last day of a short month."""
    return day + relativedelta(months=months)


def _divide(left: Any, right: Any) -> int | Fraction:  # noqa: ANN401  whole or exact
    if isinstance(left, int) and isinstance(right, int) and left % right == 0:
        return left // right
    return Fraction(left) / Fraction(right)


COMPARISONS: Mapping[type[ast.cmpop], Callable[[Any, Any], Any]] = {
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
}
ARITHMETIC: Mapping[type[ast.operator], Callable[[Any, Any], Any]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: _divide,
}
FUNCTIONS: Mapping[str, Callable[..., Any]] = {
    "hours_between": lambda start, end: (end - start) / _ONE_HOUR,
    "days_between": lambda start, end: (end - start).days,
    "months_between": months_between,
    "add_hours": lambda moment, hours: moment + timedelta(hours=hours),
    "add_days": lambda moment, days: moment + timedelta(days=days),
    "add_months": add_months,
    "floor": lambda value: value.__floor__(),
}
_FORMS: Mapping[type[ast.expr], Callable[[Any], Run]] = {
    ast.Constant: _constant,
    ast.Name: _name,
    ast.BoolOp: _logic,
    ast.UnaryOp: _not,
    ast.Compare: _comparison,
    ast.BinOp: _arithmetic,
    ast.IfExp: _choice,
    ast.Subscript: _look_up,
    ast.Call: _call,
}
