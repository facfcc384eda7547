"""Which of the two languages to speak."""

from collections.abc import Mapping
from typing import Literal, get_args

from wayout.errors import UsageError

Language = Literal["ru", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)
_LOCALE_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")  # in the order of POSIX


def choose_language(option: str | None, environ: Mapping[str, str]) -> Language:
    """Choose the language of an answer.

    The word given with `--lang` decides, then WAYOUT_LANG, then the locale of the machine;
    a locale that is not Russian, or none at all, means English.

    Raises:
        UsageError: If `option` or WAYOUT_LANG is neither ru nor en.
    """
    if option is not None:
        return _parse(option, "--lang")
    if wanted := environ.get("WAYOUT_LANG"):
        return _parse(wanted, "WAYOUT_LANG")
    locale = next(filter(None, (environ.get(name) for name in _LOCALE_VARIABLES)), "")
    return "ru" if _primary(locale) == "ru" else "en"


def _parse(word: str, where: str) -> Language:
    for language in LANGUAGES:
        if _primary(word) == language:
            return language
    raise UsageError(
        "{where} is {word!r}: Wayout speaks ru and en. Give one of the two.", where=where, word=word
    )


def _primary(locale: str) -> str:
    return locale.replace("-", "_").partition("_")[0].partition(".")[0].lower()
