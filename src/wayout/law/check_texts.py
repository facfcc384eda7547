"""Texts of a law that are not in their language, or stand twice."""

import re
from collections.abc import Iterator

from wayout.errors import Phrase
from wayout.law.lawbook import LawBook
from wayout.law.provision import Provision
from wayout.pathway import Words

_LATIN, _CYRILLIC = re.compile("[A-Za-z]"), re.compile("[А-Яа-яЁё]")


def wrong_language(book: LawBook) -> Iterator[tuple[str, Phrase]]:
    """Find English with Russian letters, or without letters, and Russian without its own."""
    for place, words in _texts(book):
        if _CYRILLIC.search(words.en) or not _LATIN.search(words.en):
            yield place, Phrase("not English: {text!r}", text=words.en)
        if not _CYRILLIC.search(words.ru):
            yield place, Phrase("not Russian: {text!r}", text=words.ru)


def repeated(book: LawBook) -> Iterator[tuple[str, Phrase]]:
    """Find texts that two provisions share: one was copied and not changed."""
    seen: dict[str, str] = {}
    for provision in book.provisions:
        said = [provision.text]
        said += [provision.statement.text] if provision.statement else []
        for text in dict.fromkeys(text for words in said for text in (words.en, words.ru)):
            other = seen.setdefault(text, provision.id)
            if other != provision.id:
                yield (
                    provision.place,
                    Phrase("the same text as {other}: {text!r}", other=other, text=text),
                )


def _texts(book: LawBook) -> Iterator[tuple[str, Words]]:
    """Give everything that is written in both languages, once, with its place."""
    for article in book.articles.values():
        yield from ((article.id, words) for words in (article.cite, article.title))
    for provision in book.provisions:
        yield from ((provision.place, words) for words in _of_provision(provision))
    for source in book.sources.values():
        yield f"sources.toml ({source.id})", source.name
    for conflict in book.conflicts:
        yield f"conflicts.toml ({conflict.id})", conflict.text
    for question in book.questions.values():
        readings = (reading.text for reading in question.readings)
        yield from ((f"questions.toml ({question.id})", one) for one in (question.text, *readings))


def _of_provision(provision: Provision) -> Iterator[Words]:
    yield provision.text
    if provision.statement and provision.statement.text is not provision.text:
        yield provision.statement.text
    if provision.way:
        yield provision.way.how
    for clock in provision.deadlines:
        yield clock.title
        if clock.note:
            yield clock.note
