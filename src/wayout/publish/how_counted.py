"""The sentence under a figure: what was counted, when it was frozen, what is missing."""

from collections.abc import Iterator

from wayout import __version__
from wayout.publish.words import article_name, event_name, number, unit_name
from wayout.record.counting.count import Count
from wayout.text import Translator
from wayout.text.dates import format_day

_DIGEST_SHOWN = 12  # characters: enough to tell two inputs apart


def how_counted(count: Count, _: Translator) -> str:
    """Say how a figure was counted, in a few sentences."""
    return " ".join(_sentences(count, _))


def _sentences(count: Count, _: Translator) -> Iterator[str]:
    yield _what(count, _)
    yield _kept(count, _)
    yield _read(count, _)
    if any(row.expected is not None for row in count.rows):
        yield _(
            "Expected when complete: the count divided by the share of such events that is known "
            "by now, as the delays between looks tell it (Turnbull 1976, truncated on the right). "
            "The 95% interval holds what is still to come and the doubt about the delays."
        )
    if count.question.known_by is not None:
        yield _("The record as it was known on {day}; later pages are left out.").format(
            day=format_day(count.question.known_by, _.language)
        )
    yield _("Input {digest}, Wayout {version}.").format(
        digest=count.digest[:_DIGEST_SHOWN], version=__version__
    )


def _what(count: Count, _: Translator) -> str:
    question = count.question
    event = event_name(question.event, _)
    if question.by in {"outcome", "ground"}:
        return _(
            "Counted: {unit} with the event “{event}”, once under each value given to them, "
            "so that rows may add up to more than {total}."
        ).format(unit=unit_name(question.unit, _), event=event, total=number(count.total, _))
    if question.by in {"article", "part"}:
        return _(
            "Counted: {unit} by the first event “{event}”, once under each article charged, "
            "so that rows may add up to more than {total}."
        ).format(unit=unit_name(question.unit, _), event=event, total=number(count.total, _))
    return _("Counted: {unit} by the first event “{event}” of each, {total} in all.").format(
        unit=unit_name(question.unit, _), event=event, total=number(count.total, _)
    )


def _kept(count: Count, _: Translator) -> str:
    article = count.question.article
    if article is None:
        return _("All articles.")
    name = article_name(article, _)
    if count.question.unit == "person":
        return _("All accused of cases in which someone is charged under {article}.").format(
            article=name
        )
    return _("Cases in which someone is charged under {article}.").format(article=name)


def _read(count: Count, _: Translator) -> str:
    courts = len({month.court for month in count.coverage.months})
    pages = _.n("{n} card page", "{n} card pages", count.cards).format(n=number(count.cards, _))
    of = _.n("{n} court", "{n} courts", courts).format(n=number(courts, _))
    return _("Read: {pages} of {courts}, seen until {day}.").format(
        pages=pages, courts=of, day=format_day(count.seen_until, _.language)
    )
