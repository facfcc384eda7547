"""Every error is one of the drawn tree, keeps its words apart from its values, and travels."""

import ast
import copy
import inspect
import pickle
import re
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

from wayout import errors
from wayout.errors import Phrase, WayoutError

_LINE = re.compile(r"^(?P<branch>[│├└─ ]*)(?P<name>\w+Error)\s+(?P<code>\d+)\s+\S", re.MULTILINE)
CLASSES = [
    cls for _, cls in inspect.getmembers(errors, inspect.isclass) if issubclass(cls, WayoutError)
]
SPEAKING = {cls.__name__ for cls in CLASSES} | {"Phrase", "fault"}


def drawn() -> dict[str, tuple[str, int]]:
    """Name of each drawn class to its parent and its exit code."""
    tree: dict[str, tuple[str, int]] = {}
    above: list[tuple[int, str]] = []
    for line in _LINE.finditer(errors.__doc__ or ""):
        depth = len(line["branch"])
        while above and above[-1][0] >= depth:
            above.pop()
        tree[line["name"]] = (above[-1][1] if above else "Exception", int(line["code"]))
        above.append((depth, line["name"]))
    return tree


def test_the_drawn_tree_is_the_tree_of_the_classes() -> None:
    """Every class once, under its parent, with its exit code."""
    classes = {cls.__name__: (cls.__bases__[-1].__name__, cls.exit_code) for cls in CLASSES}
    assert drawn() == classes


def test_every_message_is_written_out_where_the_error_is_made(modules: list[Path]) -> None:
    """A sentence put together at run time has no translation; a place without a value fails."""
    wrong = [
        f"{file.name}, line {call.lineno}: {ast.unparse(call)}"
        for file in modules
        for call in _calls(ast.parse(file.read_text("utf-8")))
        if not _is_whole(call)
    ]
    assert wrong == []


@pytest.mark.parametrize("cls", CLASSES)
def test_an_error_comes_whole_out_of_another_process(cls: type[WayoutError]) -> None:
    """Workers raise errors, and the driver tells them."""
    made = cls("No {what} in {message}.", what=Phrase("{n} pages", n=3), message=Path("a{b}"))
    for same in (pickle.loads(pickle.dumps(made)), copy.copy(made), copy.deepcopy(made)):  # noqa: S301  our own bytes
        assert type(same) is cls
        assert str(same) == str(made) == "No 3 pages in a{b}."
        assert (same.message, same.values["message"]) == (made.message, Path("a{b}"))


def _calls(tree: ast.AST) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else ""
            name = node.func.id if isinstance(node.func, ast.Name) else name
            if name in SPEAKING:
                yield node


def _is_whole(call: ast.Call) -> bool:
    match call.args:
        case [ast.Constant(value=str(message))]:
            places = {name for _, name, _, _ in string.Formatter().parse(message) if name}
            return places == {keyword.arg for keyword in call.keywords}
        case [ast.Name(id="message")]:  # handed on, with all its values, by what was given it
            return [keyword.arg for keyword in call.keywords] == [None]
    return False
