"""What an answer of the law says first and last: an offence or none, and how sure it is."""

from collections.abc import Iterator

from wayout.law.assessment import Assessment
from wayout.law.lawbook import LawBook
from wayout.publish.law_effects import no_safe_time
from wayout.publish.law_ways import said_with_ways
from wayout.publish.law_words import MARKS
from wayout.text import Translator
from wayout.text.dates import format_day
from wayout.text.numbers import format_decimal

_DIGEST = 12


def stale_words(answer: Assessment, _: Translator) -> Iterator[str]:
    """Say, where the day asked about is later than the last reading, what is not in here."""
    if answer.on > answer.checked_on:
        said = _("Note: laws that came after {day} are not in here; whether one did is not known.")
        yield said.format(day=format_day(answer.checked_on, _.language))


def verdict_words(answer: Assessment, _: Translator) -> Iterator[str]:
    """Say whether it is an offence, where that is not plain from the parts below."""
    if answer.liable is None:
        yield _("Open: it may be an offence or none.")
    elif not answer.offences:
        covered = all(one.value for one in answer.trace if one.step == "serviceman")
        if no_safe_time(answer) and covered:
            yield _("No offence, since he meant to be away for no more than two days.")
        else:
            yield _("These facts show no offence.")
    elif len(answer.offences) > 1:
        yield _("More than one part is possible.")


def disputes_said(answer: Assessment, book: LawBook) -> frozenset[str]:
    """Name the disputes that stand above their own list."""
    first = frozenset(one.question for one in answer.disputed[:1] if not answer.offences)
    return first | said_with_ways(answer, book)


def credit_words(answer: Assessment, _: Translator) -> Iterator[str]:
    """Say the days already served, by the kind of colony, where there are any."""
    credit = answer.credit_days
    if credit is None or not (credit.strict or credit.general or credit.settlement):
        return
    said = _("strict regime {strict}, general regime {general}, colony-settlement {settlement}")
    days = {name: _days(getattr(credit, name), _) for name in ("strict", "general", "settlement")}
    yield said.format(**days)


def _days(days: float, _: Translator) -> str:
    digits = 0 if float(days).is_integer() else 1 if float(2 * days).is_integer() else 2
    return format_decimal(days, _.language, digits)


def checked_words(answer: Assessment, _: Translator) -> str:
    """Say when the law was last checked, by which tables, and for which day it was asked."""
    said = _("Law checked on {checked} (tables {digest}, Wayout {version}); asked about {on}.")
    return said.format(
        checked=format_day(answer.checked_on, _.language),
        digest=answer.tables[:_DIGEST],
        version=answer.version,
        on=format_day(answer.on, _.language),
    )


def weakest_words(answer: Assessment, _: Translator) -> str:
    """Say how far down the chain of reasons holds."""
    match answer.weakest_mark:
        case None:
            return ""
        case "B":
            return _("Weakest mark: B, which no lawyer has checked.")
        case mark:
            return _("Weakest mark: {mark}.").format(mark=_(MARKS[mark]))
