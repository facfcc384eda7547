"""Random expressions of the law files, and rows of values for the names in them."""

from datetime import datetime
from typing import Any

from hypothesis import strategies as st

WORDS = ("grave", "medium", "small")
NUMBERS = ("m", "n")
FLAGS = ("p", "q")
CHOICES = ("u", "v")
MOMENTS = ("start", "end")
LIST = "status"
MANY = 4  # rows at a time

moments = st.datetimes(datetime(2022, 1, 1), datetime(2027, 1, 1))  # noqa: DTZ001  local clock
row = st.fixed_dictionaries(
    {
        **{name: st.none() | st.integers(-5, 130) for name in NUMBERS},
        **{name: st.none() | st.booleans() for name in FLAGS},
        **{name: st.none() | st.sampled_from(WORDS) for name in CHOICES},
        **{name: st.none() | moments for name in MOMENTS},
        LIST: st.none() | st.lists(st.sampled_from(WORDS), unique=True).map(tuple),
    }
)
whole_hours = st.integers(0, 800).map(str)
rows = st.lists(row, min_size=MANY, max_size=MANY)


def flags(depth: int) -> st.SearchStrategy[str]:
    """An expression that is true, false or unknown."""
    leaf = st.sampled_from([*FLAGS, "True", "False"]) | st.builds(
        "{1!r} {2} {0}".format, st.just(LIST), st.sampled_from(WORDS), st.sampled_from(_IN)
    )
    if not depth:
        return leaf
    inner = flags(depth - 1)
    known = st.sampled_from([*NUMBERS, *FLAGS, *CHOICES, *MOMENTS]).map("known({})".format)
    return st.one_of(
        leaf,
        known,
        inner.map("not ({})".format),
        st.builds(_joined, st.sampled_from(("and", "or")), st.lists(inner, min_size=2, max_size=3)),
        _compared(numbers(depth - 1), ("==", "!=", "<", "<=", ">", ">=")),
        _compared(choices(depth - 1), ("==", "!=")),
        _compared(points(depth - 1), ("==", "<", "<=", ">", ">=")),
        st.builds("{} {} {}".format, hours(depth - 1), st.sampled_from("<>"), whole_hours),
        st.builds(
            "({}) {} {!r}".format, choices(depth - 1), st.sampled_from(_IN), st.just(WORDS[:2])
        ),
        _chosen(inner, inner),
    )


def numbers(depth: int) -> st.SearchStrategy[str]:
    """An expression that is a whole number."""
    leaf = st.sampled_from(NUMBERS) | st.integers(0, 120).map(str)
    if not depth:
        return leaf
    inner, point = numbers(depth - 1), points(depth - 1)
    between = ("days_between", "months_between")
    return st.one_of(
        leaf,
        st.builds("({}) {} ({})".format, inner, st.sampled_from("+-*"), inner),
        st.builds("{}({}, {})".format, st.sampled_from(between), point, point),
        st.builds("floor({} * {}/{})".format, *[st.integers(1, 50).map(str)] * 3),
        st.sampled_from(WORDS).map("years[{!r}]".format),
        _chosen(flags(depth - 1), inner),
    )


def hours(depth: int) -> st.SearchStrategy[str]:
    """An expression that is a number of hours, whole or not."""
    return st.builds("hours_between({}, {})".format, points(depth), points(depth))


def choices(depth: int) -> st.SearchStrategy[str]:
    """An expression that is a word."""
    leaf = st.sampled_from(CHOICES) | st.sampled_from(WORDS).map(repr)
    return leaf | _chosen(flags(depth - 1), choices(depth - 1)) if depth else leaf


def points(depth: int) -> st.SearchStrategy[str]:
    """An expression that is a moment."""
    leaf = st.sampled_from(MOMENTS)
    added = ("add_hours", "add_days", "add_months")
    later = st.builds("{}({}, {})".format, st.sampled_from(added), leaf, st.integers(0, 40))
    return leaf | later if depth else leaf


def _compared(inner: st.SearchStrategy[str], signs: tuple[str, ...]) -> st.SearchStrategy[str]:
    return st.builds("({}) {} ({})".format, inner, st.sampled_from(signs), inner)


def _chosen(test: st.SearchStrategy[str], inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.builds("({1}) if ({0}) else ({2})".format, test, inner, inner)


def _joined(word: str, parts: list[str]) -> str:
    return f" {word} ".join(f"({part})" for part in parts)


_IN = ("in", "not in")
Row = dict[str, Any]
