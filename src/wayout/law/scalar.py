"""Expressions of the law files run for one case: closures over its facts, unknown in, unknown out."""

import ast
import operator
from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from fractions import Fraction
from typing import Any, Protocol

from dateutil.relativedelta import relativedelta

from wayout.law.grammar import GrammarError, Tree, constant

_ONE_HOUR = timedelta(hours=1)


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
    match node:
        case ast.Constant(value=value):
            return lambda _: value
        case ast.Name(id=name):
            return operator.itemgetter(name)
        case ast.BoolOp(op=op, values=values):
            return _connective(tuple(map(_run, values)), stop=isinstance(op, ast.Or))
        case ast.UnaryOp(operand=operand):
            return _negation(_run(operand))
        case ast.Compare(left=left, ops=[op], comparators=[right]):
            return _comparison(left, op, right)
        case ast.BinOp(left=left, op=op, right=right):
            return _pair(ARITHMETIC[type(op)], _run(left), _run(right))
        case ast.IfExp(test=test, body=body, orelse=orelse):
            return _choice(_run(test), _run(body), _run(orelse))
        case ast.Subscript(value=ast.Name(id=table), slice=key):
            return _look_up(table, _run(key))
        case ast.Call(func=ast.Name(id=name), args=args):
            return _call(name, tuple(map(_run, args)))
        case _other:
            raise GrammarError(f"{ast.unparse(node)!r} cannot be run")


def _connective(parts: tuple[Run, ...], *, stop: bool) -> Run:
    """`and` ends at the first False, `or` at the first True; unknown otherwise stays unknown."""

    def run(case: Case) -> bool | None:
        unknown = False
        for part in parts:
            value = part(case)
            if value is stop:
                return stop
            unknown = unknown or value is None
        return None if unknown else not stop

    return run


def _negation(part: Run) -> Run:
    def run(case: Case) -> bool | None:
        value = part(case)
        return None if value is None else not value

    return run


def _comparison(left: ast.expr, op: ast.cmpop, right: ast.expr) -> Run:
    if isinstance(op, ast.In | ast.NotIn):
        inside = _membership(_run(left), right)
        return inside if isinstance(op, ast.In) else _negation(inside)
    if isinstance(left, ast.Name) and isinstance(right, ast.Constant):
        return _against(COMPARISONS[type(op)], left.id, right.value)
    return _pair(COMPARISONS[type(op)], _run(left), _run(right))


def _membership(left: Run, right: ast.expr) -> Run:
    if isinstance(right, ast.Tuple):
        among = constant(right)
        return lambda case: None if (value := left(case)) is None else value in among  # type: ignore[operator]
    many = _run(right)
    return lambda case: None if (inside := many(case)) is None else left(case) in inside


def _against(compare: Callable[[Any, Any], Any], name: str, value: object) -> Run:
    """The commonest form, a fact beside a constant, made quick."""
    return lambda case: None if (found := case[name]) is None else compare(found, value)


def _pair(apply: Callable[[Any, Any], Any], left: Run, right: Run) -> Run:
    def run(case: Case) -> Any:  # noqa: ANN401  what the operation gives
        first, second = left(case), right(case)
        return None if first is None or second is None else apply(first, second)

    return run


def _choice(test: Run, body: Run, orelse: Run) -> Run:
    def run(case: Case) -> Any:  # noqa: ANN401  either branch
        value = test(case)
        return None if value is None else (body if value else orelse)(case)

    return run


def _look_up(table: str, key: Run) -> Run:
    def run(case: Case) -> Any:  # noqa: ANN401  what the table holds
        value = key(case)
        return None if value is None else case.look_up(table, value)

    return run


def _call(name: str, args: tuple[Run, ...]) -> Run:
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


def _divide(left: Any, right: Any) -> Fraction:  # noqa: ANN401  whole or exact
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
