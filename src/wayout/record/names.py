"""Taking people out of texts that are kept word for word.

A label that the vocabulary does not know is kept verbatim, so that nothing is dropped; it is the
one place where a clerk's free text, and with it a surname, could reach a table. Masking too much
costs a word of such a label, masking too little shows a person: where in doubt, mask.
"""

import re
from functools import cache, lru_cache

from wayout.record.fold import fold_once
from wayout.record.likely_names import MASK, is_ordinary, looks_like_surname, mask_likely_names
from wayout.record.name_forms import Forms, forms_of, is_form, name_table

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
    rf"|[А-ЯЁ][а-яё]{{3,24}}\s{_ONE}(?!\w|\s{{0,3}}[А-ЯЁ](?!\w))|(?!Г\.){_ONE}\s?[А-ЯЁ][а-яё]{{2,24}})"
)
_FULL_NAME = re.compile(
    rf"(?<!\w)(?P<before>(?:{_WORD}\s{{1,3}}){{0,2}}?)(?P<patronymic>{_PATRONYMIC})"
    rf"(?:\s{{1,3}}{_WORD})?"
)
_SINGLE = r"[А-ЯЁA-Z]"
_NO_RF = r"(?<!\w)(?!Р[.\s]{0,3}Ф(?!\w))"
_LOOSE_PAIR = rf"{_NO_RF}{_SINGLE}(?:\.\s{{0,3}}|,\s?){_SINGLE}(?!\w)\.?"
_SPACED_PAIR = rf"{_NO_RF}{_SINGLE}\s{{1,3}}{_SINGLE}(?!\w)\.?"
_LOOSE_INITIALS = re.compile(
    rf"(?<!\w)(?:{_WORD}\s{{0,3}},?\s{{0,3}}{_LOOSE_PAIR}|{_LOOSE_PAIR}\s{{0,3}}{_WORD})"
)
_SPACED_INITIALS = re.compile(
    rf"(?<!\w)(?:{_WORD}\s{{1,3}}{_SPACED_PAIR}|{_SPACED_PAIR}\s{{1,3}}{_WORD})"
)
_SMALL_INITIALS = re.compile(
    r"(?<!\w)(?:(?P<before>[а-яё]{3,25})\s{0,3},?\s{0,3})?(?P<small>[а-яё]\.\s?[а-яё]\.)"
    r"(?:\s{0,3}(?P<after>[а-яё]{4,25}))?"
)
_GLUE = re.compile(r"(?<=[а-яёa-z])(?=[А-ЯЁA-Z])")
_MASKS = re.compile(r"\[…\](?:[\s-]{0,3}\[…\])+")
_LETTERS = re.compile(r"[А-Яа-яЁёA-Za-z]+")


def mask_names(text: str, known: frozenset[str] = frozenset()) -> str:
    """The text with everything that looks like a person replaced by `[…]`.

    Masked are a surname beside initials, a full name with its patronymic in every case, a first
    name with what stands beside it, a word that ends like a surname and is not ordinary at court,
    and every case of the words in `known`.

    Args:
        text: A label as it stands on the page.
        known: Folded words from the name cells of the page, as `name_words` gives them.
    """
    text = text[:_SCANNED]
    parted = _GLUE.sub(" ", text)
    masked = _masked(parted, known)
    return masked if masked != parted else _without_known(text, known)


def name_words(cell: str) -> frozenset[str]:
    """Folded words of a name cell that may be names; roles and offices are left out.

    Example:
        >>> sorted(name_words("Прокурор Шаблонов О.Ю.")), sorted(name_words("Информация скрыта"))
        (['шаблонов'], [])
    """
    words = (word for word in _LETTERS.findall(cell[:_SCANNED]) if word[0].isupper())
    folded = (fold_once(word) for word in words if len(word) >= _SHORTEST)
    return frozenset(word for word in folded if not _begins("ordinary", word))


def _masked(text: str, known: frozenset[str]) -> str:
    masked = _FULL_NAME.sub(_mask_unless_ordinary, _BESIDE_INITIALS.sub(MASK, text))
    masked = _LOOSE_INITIALS.sub(MASK, masked)
    if not masked.isupper():
        masked = _SPACED_INITIALS.sub(MASK, masked)
    masked = mask_likely_names(_SMALL_INITIALS.sub(_mask_small, masked))
    return _MASKS.sub(MASK, _without_known(masked, known))


def _without_known(text: str, known: frozenset[str]) -> str:
    if not known:
        return text
    forms = _known_forms(known)
    return _LETTERS.sub(lambda word: MASK if is_form(word[0], forms) else word[0], text)


def _mask_unless_ordinary(found: re.Match[str]) -> str:
    return found[0] if _begins("not_patronymic", fold_once(found["patronymic"])) else MASK


def _mask_small(found: re.Match[str]) -> str:
    """Initials in small letters count beside a word that is not ordinary at court."""
    before, after = found["before"] or "", found["after"] or ""
    if re.sub(r"\s", "", found["small"]) in name_table()["abbreviations"]:
        return found[0]
    surname = bool(after) and looks_like_surname(after)
    behind = "" if surname else found[0][found.end("small") - found.start() :]
    if before and not is_ordinary(before):
        return MASK + behind
    return f"{before} {MASK}".lstrip() if surname else found[0]


@cache
def _beginnings(key: str) -> frozenset[str]:
    return frozenset(name_table()[key])


def _begins(key: str, word: str) -> bool:
    """Whether the word is one of the beginnings and at most three letters more."""
    beginnings = _beginnings(key)
    return any(word[: len(word) - more] in beginnings for more in range(4))


@lru_cache(maxsize=4)
def _known_forms(known: frozenset[str]) -> Forms:
    return forms_of(known)
