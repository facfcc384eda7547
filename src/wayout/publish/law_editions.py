"""The editions of a provision in words: in force when, read where, disputed in what."""

from collections.abc import Iterator

from wayout.law.lawbook import LawBook, Question
from wayout.law.provision import Provision
from wayout.publish.law_words import MARKS
from wayout.text import Translator, mark
from wayout.text.citations import format_edition
from wayout.text.dates import format_day
from wayout.text.months import format_imprisonment

BY = (mark("Wayout, not a lawyer"),)  # who compared the rows with their sources


def in_force_words(one: Provision, _: Translator) -> str:
    """Say since when an edition is in force, until when, and by which act."""
    since = format_day(one.since, _.language)
    act = f" ({format_edition(one.act, _.language)})" if one.act else ""
    if one.to is None:
        return _("in force since {day}").format(day=since) + act
    until = format_day(one.to, _.language)
    return _("from {day} until before {until}").format(day=since, until=until) + act


def term_words(one: Provision, _: Translator) -> str:
    """Say the imprisonment that an edition of a part provides; nothing where it has none."""
    if not one.offence or one.offence.most is None:
        return ""
    return format_imprisonment(one.offence.least or 0, one.offence.most, _.language)


def verified_words(one: Provision, _: Translator) -> str:
    """Say when an edition was last compared with its source, and by whom."""
    checked = format_day(one.verified.on, _.language)
    return _("{day}, {by}").format(day=checked, by=_(one.verified.by))


def question_readings(question: Question, _: Translator) -> Iterator[tuple[str, str]]:
    """Give the readings of a question, and which of them the answers use."""
    for place, reading in enumerate(question.readings):
        yield _("otherwise") if place else _("used here"), reading.text.say(_.language)


def edition_rows(book: LawBook, one: Provision, _: Translator) -> Iterator[tuple[str, str]]:
    """Give what is known of an edition, each with its label."""
    if term := term_words(one, _):
        yield _("imprisonment"), term
    yield _("id"), one.id
    yield _("mark"), _(MARKS[one.mark])
    for source in one.sources:
        url = f" {source.url}" if source.url else ""
        yield _("source"), source.name.say(_.language) + url
    yield _("checked"), verified_words(one, _)
    for name in one.questions:
        question = book.questions[name]
        yield _("disputed"), question.text.say(_.language)
        for use, said in question_readings(question, _):
            yield "", f"{use}: {said}"
