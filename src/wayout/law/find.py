"""Provisions found by what people write: 337.5, UK 337(5), uk.337.5, ч. 5 ст. 337 УК, 208."""

import re
from difflib import get_close_matches

from wayout.errors import InputError, Phrase
from wayout.law.lawbook import LawBook
from wayout.law.provision import Provision

_ACTS = {"ук": "uk", "упк": "upk", "cc": "uk", "cpc": "upk"}
_LETTERS = dict(zip("абвгдежзиклмнопрст", (*"abvgde", "zh", *"ziklmnoprst"), strict=True))
_RUSSIAN = re.compile(
    r"(?:п\.? *(?P<point>[\w.]+) +)?(?:ч\.? *(?P<part>[\d.]+) +)?"
    r"ст\.? *(?P<article>[\d.]+)(?: +(?P<act>[а-я]+))?"
)
_NEAR = 3
_LONGEST = 40  # of what is quoted in an error


def find_provisions(book: LawBook, written: str) -> tuple[Provision, ...]:
    """Find what is meant in every edition: a provision, or all of an article, the oldest first.

    Raises:
        InputError: There is none; the message names near ones.
    """
    wanted = _dotted(written)
    articles = {name for name in book.articles if _is(name, wanted)}
    found = {
        p.id
        for p in book.provisions
        if p.article.id in articles or any(_is(name, wanted) for name in _names(p))
    }
    found = found or {p.id for p in book.provisions if wanted and _lies_in(p, wanted)}
    if not found:
        raise _unknown(book, written, wanted)
    return tuple(p for p in book.provisions if p.id in found)


def _dotted(written: str) -> str:
    """Bring what was written to the form of an id: "UK 337(5)" is uk.337.5."""
    text = re.sub(r"[«»\"']", "", written.strip().lower())
    if told := _RUSSIAN.fullmatch(text):
        inner = (told["act"], told["article"], told["part"], told["point"])
        text = ".".join(part for part in inner if part)
    text = re.sub(r"[\s(),]+", ".", text).strip(".")
    parts = (_ACTS.get(part) or _LETTERS.get(part, part) for part in text.split("."))
    return ".".join(parts)


def _names(provision: Provision) -> tuple[str, ...]:
    return provision.id, _dotted(provision.cite)


def _is(name: str, wanted: str) -> bool:
    """Say whether it is this name, the act left out or not."""
    return wanted in {name, name.partition(".")[2]}


def _lies_in(provision: Provision, wanted: str) -> bool:
    return any(
        f"{name}.".startswith(f"{wanted}.") or f".{name}.".count(f".{wanted}.") > 0
        for name in _names(provision)
    )


def _unknown(book: LawBook, written: str, wanted: str) -> InputError:
    bare = wanted.removeprefix("uk.").removeprefix("upk.")
    article = next((name for name in book.articles if _is(name, bare.partition(".")[0])), None)
    short = written if len(written) <= _LONGEST else f"{written[:_LONGEST]}…"
    said = Phrase("No provision is called {written!r}.", written=short)
    if article is None and re.fullmatch(r"\d+(\.\d+)*", bare):
        said = Phrase("Article {article} is not in these tables.", article=bare[:_LONGEST])
    names = ", ".join(_near(wanted, book))
    hint = Phrase("Near it: {names}.", names=names)
    return InputError("{said} {hint}", said=said, hint=hint)


def _near(wanted: str, book: LawBook) -> list[str]:
    """Name provisions spelt much alike, or else the articles with the nearest numbers."""
    names = list(dict.fromkeys(p.id for p in book.provisions))
    bare = {name.partition(".")[2]: name for name in names}
    close = get_close_matches(wanted, [*names, *bare], n=_NEAR, cutoff=0.75)
    number = _number(wanted)
    by_number = sorted(book.articles, key=lambda name: abs(_number(name) - number))
    return list(dict.fromkeys(bare.get(name, name) for name in close)) or by_number[:_NEAR]


def _number(name: str) -> int:
    found = re.search(r"\d+", name)
    return int(found[0]) if found else 0
