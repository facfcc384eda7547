"""The answer in one sentence: which part, which term, the next day, how many ways lead back."""

from collections.abc import Iterator

from wayout.law.assessment import Assessment
from wayout.law.due import OWN, is_over, numbered
from wayout.law.lawbook import LawBook
from wayout.publish.law_doubts import most_if_aggravated
from wayout.publish.law_offences import part_name
from wayout.publish.law_words import short_day
from wayout.text import Translator
from wayout.text.months import SHORTEST, format_imprisonment


def in_short(
    answer: Assessment, book: LawBook, _: Translator, *, numbers: bool = True
) -> Iterator[str]:
    """Say the whole in one sentence, where there is an offence to speak of.

    Args:
        answer: What the law says.
        book: The law it was said by.
        _: The language of the reader.
        numbers: Whether the deadlines stand under numbers that can be pointed to.
    """
    if answer.offences and answer.liable is not False:
        day = _day(answer, _, numbers=numbers)
        said = "; ".join((offences_in_short(answer, book, _), *day, *_ways(answer, _)))
        yield _("In short: {said}.").format(said=said)


def offences_in_short(answer: Assessment, book: LawBook, _: Translator) -> str:
    """Say which parts are possible and the terms; that it may be no offence never comes first."""
    *first, last = dict.fromkeys(part_name(one, book, _) for one in answer.offences)
    name = _("{first} or {last}").format(first=", ".join(first), last=last) if first else last
    said = f"{name}, {_terms(answer, _)}"
    return _("{offence}, or no offence").format(offence=said) if answer.liable is None else said


def _terms(answer: Assessment, _: Translator) -> str:
    ranges = [one.effective for one in answer.offences if one.effective]
    if not ranges:
        return _("no imprisonment")
    least, most = min(one[0] for one in ranges), max(one[1] for one in ranges)
    said = format_imprisonment(least, most, _.language)
    else_most = max(most_if_aggravated(answer, one) or 0 for one in answer.offences)
    if else_most <= most:
        return said
    longer = format_imprisonment(SHORTEST, else_most, _.language)
    return _("{range} if nothing aggravates, else {most}").format(range=said, most=longer)


def _day(answer: Assessment, _: Translator, *, numbers: bool) -> Iterator[str]:
    for number, one in numbered(answer.deadlines):
        if one.name in OWN and one.due and not is_over(one, answer.on):
            safe, due = short_day(one.safe or one.due, _), short_day(one.due, _)
            said = _("next day of his own: {day} (number {number})")
            if not numbers:
                said = _("next day of his own: {due}")
                if safe != due:
                    said = _("next day of his own: {due} (safe: {day})")
            yield said.format(day=safe, due=due, number=number)
            return


def _ways(answer: Assessment, _: Translator) -> Iterator[str]:
    if count := len(answer.back_to_front):
        said = _.n("{n} lawful way back to the front", "{n} lawful ways back to the front", count)
        yield said.format(n=count)
