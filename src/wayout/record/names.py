"""Taking people out of texts that are kept word for word.

A label that the vocabulary does not know is kept verbatim, so that nothing is dropped; it is the
one place where a clerk's free text, and with it a surname, could reach a table. Masking too much
costs a word of such a label, masking too little shows a person: where in doubt, mask.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any

from wayout.record.fold import fold_once
from wayout.record.packaged import packaged_toml

MASK = "[…]"
_SCANNED = 20_000  # characters
_SHORTEST = 3  # letters of a name that is worth masking

_WORD = r"[А-ЯЁA-Z](?i:[а-яёa-z]{1,24})(?:-[А-ЯЁA-Z](?i:[а-яёa-z]{1,24}))?"
_ONE = r"[А-ЯЁA-Z]\."
_INITIALS = rf"(?!Р\.\s?Ф\.){_ONE}\s?{_ONE}(?:\s?{_ONE})?"
_PATRONYMIC = (
    r"[А-ЯЁ](?i:[а-яё]{0,20}(?:ович|евич|ич)(?:а|у|ем|ом|е)?"
    r"|[а-яё]{1,20}(?:овн|евн|иничн|китичн|аввичн)(?:а|ы|е|у|ой|ою)"
    r"|[а-яё]{1,20}\s(?:оглы|кызы))(?![а-яёА-ЯЁ])"
)
_BESIDE_INITIALS = re.compile(
    rf"(?<!\w)(?:{_WORD}\s{{0,3}}{_INITIALS}(?:-[А-ЯЁ]\.)?|{_INITIALS}\s{{0,3}}{_WORD}"
    rf"|{_ONE}\s?{_ONE}\s?{_ONE}"
    rf"|[А-ЯЁ][а-яё]{{3,24}}\s{_ONE}(?!\w)|(?!Г\.){_ONE}\s?[А-ЯЁ][а-яё]{{2,24}})"
)
_FULL_NAME = re.compile(
    rf"(?<!\w)(?P<before>(?:{_WORD}\s{{1,3}}){{0,2}}?)(?P<patronymic>{_PATRONYMIC})"
    rf"(?:\s{{1,3}}{_WORD})?"
)
_LETTERS = re.compile(r"[А-Яа-яЁёA-Za-z]+")


def mask_names(text: str, known: frozenset[str] = frozenset()) -> str:
    """The text with everything that looks like a person replaced by `[…]`.

    Masked are a surname beside initials, a full name with its patronymic in every case, and
    every case of the words in `known`.

    Args:
        text: A label as it stands on the page.
        known: Folded words from the name cells of the page, as `name_words` gives them.
    """
    masked = _FULL_NAME.sub(_mask_unless_ordinary, _BESIDE_INITIALS.sub(MASK, text[:_SCANNED]))
    if known:
        forms = _forms(known)
        masked = _LETTERS.sub(lambda word: MASK if _is_form(word[0], forms) else word[0], masked)
    return masked


def name_words(cell: str) -> frozenset[str]:
    """Folded words of a name cell that may be names; roles and offices are left out.

    Example:
        >>> sorted(name_words("Прокурор Шаблонов О.Ю.")), sorted(name_words("Информация скрыта"))
        (['шаблонов'], [])
    """
    words = (word for word in _LETTERS.findall(cell[:_SCANNED]) if word[0].isupper())
    folded = (fold_once(word) for word in words if len(word) >= _SHORTEST)
    return frozenset(word for word in folded if not _begins("ordinary", word))


def _mask_unless_ordinary(found: re.Match[str]) -> str:
    return found[0] if _begins("not_patronymic", fold_once(found["patronymic"])) else MASK


@cache
def _table() -> dict[str, Any]:
    return packaged_toml("wayout.record", "names.toml")


@cache
def _beginnings(key: str) -> frozenset[str]:
    return frozenset(_table()[key])


def _begins(key: str, word: str) -> bool:
    """Whether the word is one of the beginnings and at most three letters more."""
    beginnings = _beginnings(key)
    return any(word[: len(word) - more] in beginnings for more in range(4))


@lru_cache(maxsize=4)
def _forms(known: frozenset[str]) -> dict[str, frozenset[str]]:
    """Endings that may follow each stem of the known names."""
    forms: dict[str, frozenset[str]] = {}
    for word in known:
        for stem, endings in ((word, frozenset([""])), *_declined(word)):
            forms[stem] = forms.get(stem, frozenset()) | endings
    return forms


def _declined(word: str) -> Iterator[tuple[str, frozenset[str]]]:
    for paradigm in _table()["paradigm"]:
        if word.endswith(tuple(paradigm["ends"])):
            for form in paradigm["forms"]:
                yield word[: len(word) - form["cut"]], frozenset(form["endings"].split())
            return


def _is_form(word: str, forms: dict[str, frozenset[str]]) -> bool:
    folded = fold_once(word)
    longest = min(3, len(folded) - 1)
    return any(
        folded[len(folded) - more :] in forms.get(folded[: len(folded) - more], frozenset())
        for more in range(longest + 1)
    )
