"""What of an offence stands under a condition: a disputed question, or that nothing aggravates."""

from collections.abc import Iterator
from fractions import Fraction
from math import prod

from wayout.law.assessment import Assessment, Offence, Probation
from wayout.text import Translator

_WHATEVER_AGGRAVATES = ("attempt_share", "order_share")  # these lower the term all the same
_IF_NOTHING_DOES = "grounds_share"


def probation_disputed(answer: Assessment, offence: Offence) -> tuple[str, ...]:
    """Name the questions, such as Q3, whose other reading opens or closes probation."""
    return tuple(dict.fromkeys(_questions(answer, offence)))


def _questions(answer: Assessment, offence: Offence) -> Iterator[str]:
    for dispute in answer.disputed:
        for reading in dispute.readings:
            other = dict(reading.gives.get(offence.part) or {}).get("probation")
            if isinstance(other, Probation) and other.open != offence.probation.open:
                yield dispute.question.partition(" ")[0]


def with_dispute(said: str, questions: tuple[str, ...], _: Translator) -> str:
    """Add to what is said that it is disputed, and by which questions."""
    if not questions:
        return said
    return _("{said}; disputed: {questions}").format(said=said, questions=", ".join(questions))


def most_if_aggravated(answer: Assessment, offence: Offence) -> int | None:
    """Give the longest term should something aggravate; None where that is known, or is the same.

    What mitigates lowers the maximum only while nothing aggravates.
    """
    most, cap = offence.max_months, offence.cap_months
    unknown = any(one.fact == "aggravating" for one in answer.missing)
    if most is None or cap is None or not unknown or _share(answer, offence, _IF_NOTHING_DOES) == 1:
        return None
    return int(most * prod(_share(answer, offence, name) for name in _WHATEVER_AGGRAVATES))


def _share(answer: Assessment, offence: Offence, name: str) -> Fraction:
    own = ((offence.part, offence.attempt), (None, False))
    found = (s.value for s in answer.trace if s.step == name and (s.part, s.attempt) in own)
    return next(map(Fraction, found), Fraction(1))
