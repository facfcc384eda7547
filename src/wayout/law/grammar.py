"""The language of the law files: a closed set of expressions, written as Python writes them.

Names, texts, whole numbers, True, False and None; and, or, not; comparisons; `in`; exact
arithmetic; `a if c else b`; a table look-up; and the functions below. Nothing else is read, and
nothing is ever evaluated by Python itself. None is "unknown" and goes through every operation.
"""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction

Value = str | int | bool | Fraction | date | datetime | tuple[str, ...] | None

FUNCTIONS = {
    "hours_between": 2,
    "days_between": 2,
    "months_between": 2,
    "add_hours": 2,
    "add_days": 2,
    "add_months": 2,
    "floor": 1,
    "known": 1,
}
_COMPARISONS = (ast.Eq, ast.NotEq, ast.Lt, ast.LtE, ast.Gt, ast.GtE, ast.In, ast.NotIn)
_ARITHMETIC = (ast.Add, ast.Sub, ast.Mult, ast.Div)
_CONSTANTS = (str, int, bool, type(None))
_DEEPEST = 50  # levels of an expression
_PLAIN = (ast.Name, ast.BoolOp, ast.IfExp)


class GrammarError(ValueError):
    """Something that the language does not know; the loader adds the file and the line."""


@dataclass(frozen=True, slots=True, eq=False)
class Tree:
    """A checked expression: its text, its tree, the names and the tables that it reads.

    `needs` are the names without which it cannot be true: while one of them is unknown, so is it.
    Each is equal to itself alone, so that what is compiled from it can be kept.
    """

    text: str
    node: ast.expr
    names: tuple[str, ...]
    tables: tuple[str, ...]
    needs: frozenset[str]


def parse(text: str) -> Tree:
    """Read an expression and refuse whatever is not in the language.

    Raises:
        GrammarError: Not an expression, or one that holds something foreign.

    Example:
        >>> parse("length == 3 and serviceman").names
        ('serviceman', 'length')
    """
    try:
        node = ast.parse(text.strip(), mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        raise GrammarError(f"{text!r} is not an expression") from error
    _check(node, _DEEPEST)
    functions = {id(one.func) for one in ast.walk(node) if isinstance(one, ast.Call)}
    tables = [one.value for one in ast.walk(node) if isinstance(one, ast.Subscript)]
    skipped = functions | {id(table) for table in tables}
    names = [
        one.id for one in ast.walk(node) if isinstance(one, ast.Name) and id(one) not in skipped
    ]
    return Tree(
        text=text,
        node=node,
        names=tuple(dict.fromkeys(names)),
        tables=tuple(dict.fromkeys(named(table) for table in tables)),
        needs=_needs(node),
    )


def constant(node: ast.expr) -> Value:
    """Return the value of a constant, or of a list of them.

    Raises:
        GrammarError: It is not a constant.
    """
    if isinstance(node, ast.Constant) and isinstance(node.value, _CONSTANTS):
        return node.value
    if isinstance(node, ast.Tuple):
        return tuple(str(constant(one)) for one in node.elts)
    raise GrammarError(f"{ast.unparse(node)!r} is not a constant")


def named(node: ast.expr) -> str:
    """Return the name of a table or a function, which the check has found to be one.

    Raises:
        GrammarError: It is not a name.
    """
    if isinstance(node, ast.Name):
        return node.id
    raise GrammarError(f"{ast.unparse(node)!r} is not a name")


def _needs(node: ast.expr, *, to_be: bool = True) -> frozenset[str]:
    """Find the names that must be known for an expression to be true, or to be false."""
    match node:
        case ast.Name(id=name):
            return frozenset({name})
        case ast.UnaryOp(operand=operand):
            return _needs(operand, to_be=not to_be)
        case ast.BoolOp(op=op, values=values):
            found = [_needs(one, to_be=to_be) for one in values]
            together = isinstance(op, ast.And) is to_be  # all parts must be so, or one of them
            return frozenset().union(*found) if together else frozenset.intersection(*found)
        case ast.IfExp(test=test):
            return _needs(test) & _needs(test, to_be=False)
        case ast.Call(func=ast.Name(id="known")):
            return frozenset()
    return frozenset().union(*map(_needs_value, _children(node)))


def _needs_value(node: ast.expr) -> frozenset[str]:
    """Find the names that must be known for a value to be known, whatever it is."""
    return _needs(node) & _needs(node, to_be=False)


def _check(node: ast.expr, levels: int) -> None:
    if not levels:
        raise GrammarError(f"{ast.unparse(node)!r} stands too deep in its expression")
    for child in _children(node):
        _check(child, levels - 1)


def _children(node: ast.expr) -> Iterator[ast.expr]:
    """Give the parts of a node that the language knows, having checked the node itself."""
    if isinstance(node, _PLAIN):
        yield from (one for one in ast.iter_child_nodes(node) if isinstance(one, ast.expr))
    elif isinstance(node, ast.Constant) and isinstance(node.value, _CONSTANTS):
        return
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield node.operand
    elif isinstance(node, ast.BinOp) and isinstance(node.op, _ARITHMETIC):
        yield from (_no_text(node.left), _no_text(node.right))
    elif isinstance(node, ast.Compare):
        yield from _compared(node)
    elif isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name):
        yield node.slice
    elif isinstance(node, ast.Call):
        yield from _called(node)
    else:
        raise GrammarError(f"{ast.unparse(node)!r} is not in the language of the law files")


def _compared(node: ast.Compare) -> Iterator[ast.expr]:
    if len(node.ops) != 1 or not isinstance(node.ops[0], _COMPARISONS):
        raise GrammarError(f"{ast.unparse(node)!r}: one comparison at a time")
    left, op, right = node.left, node.ops[0], node.comparators[0]
    for side in (left, right):
        if isinstance(side, ast.Constant) and side.value is None:
            raise GrammarError(f"{ast.unparse(node)!r}: known(...) asks what is unknown")
    if isinstance(op, ast.In | ast.NotIn):
        yield from _among(node, left, right)
    else:
        yield from (left, right)


def _among(node: ast.expr, left: ast.expr, right: ast.expr) -> Iterator[ast.expr]:
    """`in` asks for a name in a list of texts, or for a text in a fact that is a list."""
    if isinstance(right, ast.Tuple) and right.elts:
        constant(right)
        yield left
    elif isinstance(left, ast.Constant) and isinstance(right, ast.Name):
        yield from (left, right)
    else:
        raise GrammarError(f"{ast.unparse(node)!r}: a name in a list, or a text in a fact")


def _no_text(node: ast.expr) -> ast.expr:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        raise GrammarError(f"{ast.unparse(node)!r} is no number")
    return node


def _called(node: ast.Call) -> Iterator[ast.expr]:
    name = node.func.id if isinstance(node.func, ast.Name) else ""
    if name not in FUNCTIONS or node.keywords:
        raise GrammarError(f"{ast.unparse(node)!r}: no function of the law files")
    if len(node.args) != FUNCTIONS[name] or any(isinstance(a, ast.Starred) for a in node.args):
        raise GrammarError(f"{name} takes {FUNCTIONS[name]}")
    yield from node.args
