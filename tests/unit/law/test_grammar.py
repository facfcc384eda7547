"""The language of the law files is closed: what it does not know is refused, never run."""

import ast

import pytest

from wayout.law.grammar import FUNCTIONS, GrammarError, constant, named, parse

KNOWN = {
    "length == 3 and serviceman": (("length", "serviceman"), ()),
    "not a or b": (("a", "b"), ()),
    "'group' in elements": (("elements",), ()),
    "service not in ('contract', 'mobilised')": (("service",), ()),
    "years[gravity] * 12 - 1": (("gravity",), ("years",)),
    "floor(max_months * share) if lowered else None": (("lowered", "max_months", "share"), ()),
    "months_between(start, end) >= 1": (("start", "end"), ()),
    " known( x ) ": (("x",), ()),
    "a != b / 2": (("a", "b"), ()),
}
FOREIGN = {
    "no expression": ("a and", "", "a = 1", "import os", "a b", "\0", "(" * 500 + "a" + ")" * 500),
    "Python beyond the language": (
        "open('x')", "a.b", "a.b()", "f(1)(2)", "__import__('os')", "[1]", "{1}", "{1: 2}",
        "lambda: 1", "(a := 1)", "[x for x in a]", "f'{a}'", "b'a'", "...", "a[1][2]", "a.b['c']",
        "-1", "~a", "a ** 2", "a // 2", "a % 2", "a | b", "a @ b", "(a, b)", "await a", "*a",
    ),
    "not exact": ("2.5", "1j"),
    "more than one comparison at once": ("a < b < c", "a is None", "a is not b"),
    "too deep": ("not " * 60 + "a",),
    "a text for a number": ("'a' * 3", "a + 'b'"),
    "unknown compared": ("a == None", "None != a"),
    "a name among names": ("a in b", "'x' in (a if b else c)"),
    "a list out of place": ("a == ('b', 'c')", "a in ()", "a in (b, 'c')", "(a, b) in c"),
    "functions misused": (
        "floor()", "floor(1, 2)", "floor(*a)", "floor(x=1)", "days_between(a)", "known(a, b)",
        "eval('1')", "floor(**a)",
    ),
}  # fmt: skip


@pytest.mark.parametrize("text", KNOWN)
def test_an_expression_tells_what_it_reads(text: str) -> None:
    """Names and tables apart, each once; functions are neither."""
    tree = parse(text)
    assert (set(tree.names), tree.tables) == (set(KNOWN[text][0]), KNOWN[text][1])
    assert tree.text == text


@pytest.mark.parametrize("text", [text for texts in FOREIGN.values() for text in texts])
def test_what_is_foreign_is_refused(text: str) -> None:
    """Though Python itself would take most of it."""
    with pytest.raises(GrammarError):
        parse(text)


NEEDED = {
    "a and b": {"a", "b"},
    "a or b": set(),
    "not (a and b)": set(),
    "not (a or b)": {"a", "b"},
    "not (known(a) and (b or c))": set(),
    "a and (b or a)": {"a"},
    "(a and b) == c": {"c"},
    "'x' in a and b": {"a", "b"},
    "b if a else c": {"a"},
    "t[a] > floor(b)": {"a", "b"},
}


@pytest.mark.parametrize("text", NEEDED)
def test_what_must_be_known_for_it_to_be_true(text: str) -> None:
    """While one of these is unknown nothing can be true; a name too many would hide an answer."""
    assert parse(text).needs == NEEDED[text]


def test_the_functions_are_those_of_the_law_files() -> None:
    """A new one needs a reason, and both compilers."""
    assert set(FUNCTIONS) == {
        "hours_between", "days_between", "months_between", "add_hours", "add_days", "add_months",
        "floor", "known",
    }  # fmt: skip


def test_a_tree_is_equal_to_itself_alone() -> None:
    """Equal texts stand in two provisions."""
    assert parse("a") != parse("a")


def test_what_was_not_checked_is_not_run() -> None:
    """Only a constant is read as one, only a name as the name of a table."""
    node = ast.parse("a + 1", mode="eval").body
    for read in (constant, named):
        with pytest.raises(GrammarError):
            read(node)
