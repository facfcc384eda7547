"""The wordings of `words.toml`, compiled once in every process that reads acts."""

import re
from functools import cache
from typing import Any

from wayout.record.packaged import packaged_toml


@cache
def _table() -> dict[str, Any]:
    return packaged_toml("wayout.record.verdict", "words.toml")


@cache
def pattern(section: str, name: str) -> re.Pattern[str]:
    """One wording, compiled; a list holds alternatives."""
    wording = _table()[section][name]
    return re.compile(wording if isinstance(wording, str) else "|".join(wording))


@cache
def patterns(section: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """All wordings of a section in the order of the file, with their names."""
    return tuple((name, pattern(section, name)) for name in _table()[section])


@cache
def numbers(section: str) -> dict[str, float]:
    """Number words of a section with their values."""
    return {
        word: float(value) for value, words in _table()[section].items() for word in words.split()
    }


def says(mark: str, text: str) -> bool:
    """Whether a mark stands in a lower-case text."""
    return pattern("mark", mark).search(text) is not None
