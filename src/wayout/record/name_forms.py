"""How names decline: the forms in which a known name may stand in a text."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from wayout.record.fold import fold_once
from wayout.record.packaged import packaged_toml

Forms = dict[str, frozenset[str]]
_LONGEST_ENDING = 3  # letters


@cache
def name_table() -> dict[str, Any]:
    """What names.toml says of names."""
    return packaged_toml("wayout.record", "names.toml")


def forms_of(names: Iterable[str]) -> Forms:
    """Stems of folded names, each with the endings that may follow it."""
    forms: Forms = {}
    for word in names:
        for stem, endings in ((word, frozenset([""])), *_declined(word)):
            forms[stem] = forms.get(stem, frozenset()) | endings
    return forms


def is_form(word: str, forms: Forms) -> bool:
    """Whether the word is one of the names, in any case and spelling."""
    folded = fold_once(word)
    longest = min(_LONGEST_ENDING, len(folded) - 1)
    return any(
        folded[len(folded) - more :] in forms.get(folded[: len(folded) - more], frozenset())
        for more in range(longest + 1)
    )


def _declined(word: str) -> Iterator[tuple[str, frozenset[str]]]:
    for paradigm in name_table()["paradigm"]:
        if word.endswith(tuple(paradigm["ends"])):
            for form in paradigm["forms"]:
                yield word[: len(word) - form["cut"]], frozenset(form["endings"].split())
            return
