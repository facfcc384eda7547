"""The chain of reasons in words: what was found, by which provision, in which edition."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from wayout.law.assessment import Assessment, Step
from wayout.law.lawbook import LawBook
from wayout.publish.law_doubts import probation_disputed, with_dispute
from wayout.publish.law_offences import part_name
from wayout.publish.law_words import (
    MONTHS,
    because_words,
    changed_words,
    cite,
    edition_words,
    key_words,
    part_words,
    value_words,
)
from wayout.text import Translator, mark

STEPS = {
    "act": mark("the act"),
    "length": mark("the length"),
    "part": mark("the part"),
    "attempt": mark("an attempt"),
    "serviceman": mark("falls under these parts"),
    "harsher_parts": mark("the harsher parts of 2026 hold for him"),
    "suspension_releases": mark("a suspended case can end in release"),
    "harsher_status": mark("the status of the harsher parts"),
    "imprisonment": mark("imprisonment"),
    "gravity": mark("the category"),
    "attempt_share": mark("share for an attempt"),
    "grounds_share": mark("share for what mitigates"),
    "order_share": mark("share for the special order"),
    "share": mark("share in all"),
    "lowered": mark("lowered"),
    "cap_months": mark("the upper limit"),
    "effective_min": mark("the least that can be imposed"),
    "effective_max": mark("the most that can be imposed"),
    "probation_limit": mark("terms that may be suspended"),
    "probation_open": mark("probation open"),
    "colony": mark("the colony"),
    "parole": mark("parole"),
    "limitation_years": mark("the limitation period, in years"),
    "limitation_until": mark("the limitation period ends"),
    "special_order_open": mark("special order open"),
    "hardship_note": mark("hardship note"),
    "credit_strict": mark("days already served, strict regime"),
    "credit_general": mark("days already served, general regime"),
    "credit_settlement": mark("days already served, colony-settlement"),
}
LENGTHS = (
    mark("up to 48 hours"), mark("over 48 hours"), mark("over 240 hours"), mark("over a month"),
)  # fmt: skip
_NOTHING = {
    **dict.fromkeys(("attempt_share", "grounds_share", "order_share", "share"), (1, "1")),
    "lowered": (False,),
    "attempt": (False,),
}


class Reason(NamedTuple):
    """One step: what was asked, what was found, by which edition, and how surely that was read."""

    step: str
    value: str
    edition: str
    mark: str


class Reasons(NamedTuple):
    """The reasons of one part, or of the whole case, and the facts that lead to it."""

    head: str
    facts: str
    rows: tuple[Reason, ...]


def reasons(answer: Assessment, book: LawBook, _: Translator) -> Iterator[Reasons]:
    """Give the reasons of each part, and then those of the whole case."""
    for offence in answer.offences:
        own = (offence.part, offence.attempt)
        steps = [step for step in answer.trace if (step.part, step.attempt) == own]
        known = "; ".join(because_words(one, _) for one in offence.because)
        facts = _("by these facts: {facts}").format(facts=known) if known else ""
        head = _("Why {part}").format(part=part_name(offence, book, _))
        disputed = probation_disputed(answer, offence)
        yield Reasons(head, facts, _rows(steps, book, _, disputed))
    rest = [step for step in answer.trace if step.part is None]
    if rest:
        yield Reasons(_("For the whole case"), "", _rows(rest, book, _))


def _rows(
    steps: Iterable[Step], book: LawBook, _: Translator, disputed: tuple[str, ...] = ()
) -> tuple[Reason, ...]:
    """Say each step once; `disputed` are the questions on which an open probation hangs."""
    told = [(step, _said(step, book, _)) for step in steps if not _is_trifle(step)]
    return tuple(
        dict.fromkeys(
            row._replace(value=with_dispute(row.value, disputed, _))
            if step.step == "probation_open"
            else row
            for step, row in told
        )
    )


def _is_trifle(step: Step) -> bool:
    """Say whether a step only says that nothing is lowered, or repeats a table behind another."""
    return step.value in _NOTHING.get(step.step, ()) or step.step.endswith("_by_gravity")


def _said(step: Step, book: LawBook, _: Translator) -> Reason:
    edition = _("{article}, since {day}").format(
        article=cite(step.article, _), day=edition_words(step.version, _)
    )
    return Reason(step_words(step.step, book, _), _value(step, book, _), edition, step.mark)


def step_words(step: str, book: LawBook, _: Translator) -> str:
    """Say what a step found: a variable of the rules, a deadline, a key of the answer."""
    if step in STEPS:
        return _(STEPS[step])
    clocks = book.deadlines.get(step)
    return clocks[0][1].title.say(_.language) if clocks else key_words((step,), _)


def _value(step: Step, book: LawBook, _: Translator) -> str:
    if step.step == "length" and step.value in range(len(LENGTHS)):
        return _(LENGTHS[step.value])
    if step.step == "part":
        return part_words(str(step.value), book, _)
    if step.step == "parole":
        return changed_words(step.step, step.value, _)
    return value_words(step.value, _, months=step.step in MONTHS)
