"""The answer in one sentence: which part, which term, the next day, how many ways lead back."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.text import Text

from wayout.cli.law_offences import part_name
from wayout.cli.law_words import short_day
from wayout.law.assessment import Assessment
from wayout.law.due import OWN, is_over, numbered
from wayout.law.lawbook import LawBook
from wayout.text import Translator
from wayout.text.months import format_imprisonment


def in_short(answer: Assessment, book: LawBook, _: Translator) -> Iterator[RenderableType]:
    """Say the whole in one sentence, where there is an offence to speak of."""
    if answer.offences and answer.liable is not False:
        said = "; ".join((_offences(answer, book, _), *_day(answer, _), *_ways(answer, _)))
        yield Text(_("In short: {said}.").format(said=said), style="bold")


def _offences(answer: Assessment, book: LawBook, _: Translator) -> str:
    parts = dict.fromkeys(part_name(one, book, _) for one in answer.offences)
    none = [_("no offence")] if answer.liable is None else []
    *first, last = *none, *parts
    name = _("{first} or {last}").format(first=", ".join(first), last=last) if first else last
    ranges = [one.effective for one in answer.offences if one.effective]
    if not ranges:
        return f"{name}, " + _("no imprisonment")
    least, most = min(one[0] for one in ranges), max(one[1] for one in ranges)
    return f"{name}, {format_imprisonment(least, most, _.language)}"


def _day(answer: Assessment, _: Translator) -> Iterator[str]:
    for number, one in numbered(answer.deadlines):
        if one.name in OWN and one.due and not is_over(one, answer.on):
            day = short_day(one.safe or one.due, _)
            yield _("next day of his own: {day} (number {number})").format(day=day, number=number)
            return


def _ways(answer: Assessment, _: Translator) -> Iterator[str]:
    if count := len(answer.back_to_front):
        said = _.n("{n} lawful way back to the front", "{n} lawful ways back to the front", count)
        yield said.format(n=count)
