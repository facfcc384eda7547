"""The offences of an answer in words: row by row, what is equal for all of them said once."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from wayout.law.assessment import Assessment, Offence
from wayout.law.lawbook import LawBook
from wayout.law.provision import Provision
from wayout.publish.law_doubts import most_if_aggravated, probation_disputed, with_dispute
from wayout.publish.law_words import ATTEMPT, COLONIES, GRAVITIES, PAROLES, cite, part_words
from wayout.text import Translator
from wayout.text.dates import format_day
from wayout.text.months import SHORTEST, format_imprisonment, format_months

SIGN = "\N{LEFTWARDS ARROW WITH HOOK}"  # of what leads back to the front
LOWERING = ("attempt_share", "grounds_share", "order_share")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of what the law says of each offence, and whether it leads to the front.

    A `minor` one is left out of the short view. `disputed` are the questions that it hangs on.
    """

    label: str
    values: tuple[str, ...]
    back: tuple[bool, ...] = ()
    minor: bool = False
    disputed: tuple[tuple[str, ...], ...] = ()

    @property
    def equal(self) -> bool:
        """Whether it is the same for every offence to which it applies."""
        return len({value for value in self.values if value}) <= 1

    @property
    def said(self) -> tuple[str, bool]:
        """Return what is said of all of them together."""
        told = zip(self.values, self.back or [False] * len(self.values), strict=True)
        return next(((value, back) for value, back in told if value), ("", False))


def split_rows(
    answer: Assessment, _: Translator, *, why: bool
) -> tuple[Sequence[Row], Sequence[Row]]:
    """Give the rows in which the offences differ, and those that are said of all of them."""
    rows = [row for row in offence_rows(answer, _) if why or not row.minor]
    differing = [row for row in rows if not row.equal] if len(answer.offences) > 1 else []
    return differing, [row for row in rows if row not in differing]


def part_name(offence: Offence, book: LawBook, _: Translator) -> str:
    """Name a part as readers cite it, and whether it is an attempt."""
    return part_words(f"{offence.part}{ATTEMPT if offence.attempt else ''}", book, _)


def part_text(answer: Assessment, offence: Offence, book: LawBook, _: Translator) -> str:
    """Say what the part is, by the edition that the offence was judged by."""
    found = judged_by(answer, offence, book)
    return found.text.say(_.language) if found else ""


def judged_by(answer: Assessment, offence: Offence, book: LawBook) -> Provision | None:
    """Find the edition of the part by which an offence was judged: never simply the newest."""
    found = [
        edition
        for step in answer.trace
        if step.step == "part" and (step.part, step.attempt) == (offence.part, offence.attempt)
        for edition in book.editions(step.provision)
        if edition.version == step.version
    ]
    terms = (offence.min_months or SHORTEST, offence.max_months)
    same = (
        p for p in found if p.offence and (p.offence.least or SHORTEST, p.offence.most) == terms
    )
    return next(same, found[0] if found else None)


def offence_rows(answer: Assessment, _: Translator) -> Iterator[Row]:
    """Say row by row what each offence brings."""
    many = answer.offences
    lowered = [_lowered_by(answer, one, _) for one in many]
    yield Row(
        _("Imprisonment"),
        tuple(_term(answer, one, why, _) for one, why in zip(many, lowered, strict=True)),
    )
    open_ = tuple(bool(one.probation.open) for one in many)
    hangs = tuple(probation_disputed(answer, one) for one in many)
    probation = (
        with_dispute(_probation(one, _), questions, _)
        for one, questions in zip(many, hangs, strict=True)
    )
    yield Row(_("Probation"), tuple(probation), open_, disputed=hangs)
    yield Row(_("Category"), tuple(_(GRAVITIES[one.gravity]) for one in many))
    yield Row(_("Colony, parole"), tuple(_served(one, _) for one in many))
    yield Row(_("Limitation"), tuple(_limitation(one, _) for one in many))
    available = tuple(_open(open=one.special_order, _=_) for one in many)
    closed = not any(one.special_order for one in many)
    yield Row(_("Plea procedure"), available, minor=closed)
    yield Row(_("Difficult circumstances"), tuple(_note(one, _) for one in many))
    yield Row(_("Below the minimum"), tuple(_below(one, _) for one in many))


def _term(answer: Assessment, offence: Offence, lowered_by: str, _: Translator) -> str:
    if offence.effective is None:
        return _("none: other kinds only")
    least, most = offence.effective
    said = format_imprisonment(least, most, _.language)
    if offence.cap_months is None or not offence.max_months:
        shortest = _("{range}; no term is under 2 months (CC 56(2))")
        return shortest.format(range=said) if least == SHORTEST < most else said
    whole = format_imprisonment(offence.min_months or 0, offence.max_months, _.language)
    if not lowered_by:
        return _("{range} (by the part: {whole})").format(range=said, whole=whole)
    if most_if_aggravated(answer, offence):
        return _(
            "{range} if nothing aggravates (by the part: {whole}; lowered by {articles})"
        ).format(range=said, whole=whole, articles=lowered_by)
    return _("{range} (by the part: {whole}; lowered by {articles})").format(
        range=said, whole=whole, articles=lowered_by
    )


def _lowered_by(answer: Assessment, offence: Offence, _: Translator) -> str:
    own = ((offence.part, offence.attempt), (None, False))
    steps = (s for s in answer.trace if (s.part, s.attempt) in own and s.step in LOWERING)
    found = (cite(step.article, _) for step in steps if step.value not in {1, "1"})
    return ", ".join(dict.fromkeys(found))


def _probation(offence: Offence, _: Translator) -> str:
    probation = offence.probation
    if probation.open is None:
        return ""
    if not probation.open:
        bars = ", ".join(cite(bar, _) for bar in probation.bars)
        return _("closed ({bars})").format(bars=bars) if bars else _("closed")
    if probation.from_months is None or probation.to_months is None:
        return _("open")
    span = format_imprisonment(probation.from_months, probation.to_months, _.language)
    if probation.from_months == SHORTEST < probation.to_months:
        return _("the court may suspend a term {up_to}: back to his unit").format(up_to=span)
    return _("the court may suspend a term of {range}: back to his unit").format(range=span)


def _served(offence: Offence, _: Translator) -> str:
    if offence.colony is None:
        return ""
    said = _(COLONIES[offence.colony])
    if offence.parole is None:
        return said
    parole = _(PAROLES.get(offence.parole, offence.parole))
    return _("{colony}; parole {when}").format(colony=said, when=parole)


def _limitation(offence: Offence, _: Translator) -> str:
    if offence.limitation_years is None:
        return _("not known")
    years = format_months(offence.limitation_years * 12, _.language)
    if offence.limitation_until is None:
        return years
    return _("{years}, until {day}").format(
        years=years, day=format_day(offence.limitation_until, _.language)
    )


def _open(*, open: bool, _: Translator) -> str:  # noqa: A002  the word of the answer
    return _("available") if open else _("not available")


def _note(offence: Offence, _: Translator) -> str:
    return (
        _("the note may release from liability")
        if offence.hardship_note
        else _("no release from liability; they may mitigate")
    )


def _below(offence: Offence, _: Translator) -> str:
    if offence.below_minimum is None:
        return ""
    return _("a court may, exceptionally: {article}").format(
        article=cite(f"UK {offence.below_minimum.article}", _)
    )
