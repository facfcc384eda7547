"""The tree drawn in the docstring of wayout.errors is the tree of the classes."""

import inspect
import re

from wayout import errors

_LINE = re.compile(r"^(?P<branch>[│├└─ ]*)(?P<name>\w+Error)\s+(?P<code>\d+)\s+\S", re.MULTILINE)


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
    classes = {
        name: (cls.__mro__[1].__name__, cls.exit_code)
        for name, cls in inspect.getmembers(errors, inspect.isclass)
        if issubclass(cls, errors.WayoutError)
    }
    assert drawn() == classes
