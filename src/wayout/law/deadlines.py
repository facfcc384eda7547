"""The clocks of a criminal case: each runs from its own step, by the edition of that day.

What is not known exactly is not guessed: then a deadline has no `due`, its `safe` day is that
of the earliest possible start, and its `note` says what is missing.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time
from functools import lru_cache
from typing import NamedTuple, Protocol, TypeAlias

from wayout.errors import Phrase
from wayout.law.assessment import Deadline, Offence
from wayout.law.case_facts import FactStep
from wayout.law.moment import Moments
from wayout.law.provision import DeadlineRule, Provision
from wayout.law.terms import Length, SaidDay, Term, days_from, hours_from, months_from
from wayout.text import Language, Translator, translator
from wayout.text.dates import format_interval, format_month

Edition: TypeAlias = tuple[Provision, DeadlineRule]


class _Length(NamedTuple):
    """How long a clock runs, and how its end is found."""

    hours: int | None
    days: int | None
    months: int | None
    less_a_day: bool
    rolls: bool


class _Counted(NamedTuple):
    """A term, and its counting in words."""

    term: Term
    steps: tuple[str, ...]


class DeadlineBook(Protocol):
    """The part of the law book that is read here: every edition of every clock, by its name."""

    @property
    def deadlines(self) -> Mapping[str, tuple[Edition, ...]]:
        """Give the editions of each clock."""


def deadlines(
    steps: Iterable[FactStep], book: DeadlineBook, language: Language
) -> tuple[Deadline, ...]:
    """Run every clock that these steps start; the earliest deadline comes first.

    Of the kinds of step that start a clock the first one present does, each of its steps with a
    deadline of its own.

    Args:
        steps: The steps taken, in any order; no order among them is checked.
        book: The clocks of the law.
        language: That of titles, notes and reasons.

    Raises:
        DayError: A term ends after the last year that a calendar has.
    """
    taken: dict[str, list[FactStep]] = {}
    for step in steps:
        taken.setdefault(step.kind, []).append(step)
    if not taken:
        return ()
    _ = translator(language)
    found = [
        _deadline(step, editions, _)
        for clock in book.deadlines.values()
        for step, editions in _started(clock, taken).items()
    ]
    return tuple(sorted(found, key=_order))


def limitation(
    offences: Iterable[Offence], end: Moments | None, provision: Provision, language: Language
) -> Deadline | None:
    """Say when prosecution lapses: the latest day where offences differ; it is never moved.

    Args:
        offences: The possible offences with their `limitation_until`.
        end: When the offence ended; None while it goes on or if that is not known.
        provision: What the period rests on.
        language: That of title, note and reasons.

    Returns:
        The deadline, or None where no period runs. `due` and `safe` are None if the day of the
        end is not known; otherwise both are the last day, for an earlier one is not safer.
    """
    if end is None:
        return None
    known = end.day is not None
    periods = sorted(
        (one.limitation_until or date.max, one.limitation_years)
        for one in offences
        if one.limitation_years and (one.limitation_until or not known)
    )
    if not periods:
        return None
    _ = translator(language)
    return Deadline(
        name="limitation",
        title=_("Limitation period"),
        article=provision.cite,
        start=end.day or str(end),
        due=periods[-1][0] if known else None,
        safe=periods[-1][0] if known else None,
        rolled=False if known else None,
        note=_limitation_note(periods, end, _),
        version=provision.version,
        mark=provision.mark,
        provision=provision.id,
        steps=_limitation_steps(tuple(dict.fromkeys(periods)), end, _),
    )


def _limitation_note(
    periods: Sequence[tuple[date, int]], end: Moments, _: Translator
) -> str | None:
    if end.day is None:
        return _("Known is only {time}; the day itself must be known.").format(time=_span(end, _))
    if periods[0] == periods[-1]:
        return None
    return Phrase(
        "The offences that are possible have different periods: the shortest ends on {first}, the"
        " longest on {last}.",
        first=SaidDay(periods[0][0]),
        last=SaidDay(periods[-1][0]),
    ).say(_)


@lru_cache(maxsize=2048)
def _limitation_steps(
    periods: tuple[tuple[date, int], ...], end: Moments, _: Translator
) -> tuple[str, ...]:
    """Tell how every period was counted, the shortest first."""
    if end.day is None:
        return ()
    said = [Phrase("Counted from {start}; the first day counts", start=SaidDay(end.day))]
    for place, (until, years) in enumerate(periods):
        length, last = Length(years, "years"), SaidDay(until)
        if place:
            more = Phrase(
                "Or plus {length} less a day: until 24:00 on {end}", length=length, end=last
            )
        else:
            more = Phrase("Plus {length} less a day: until 24:00 on {end}", length=length, end=last)
        said.append(more)
    return tuple(one.say(_) for one in said)


def _started(
    clock: Sequence[Edition], taken: Mapping[str, list[FactStep]]
) -> dict[FactStep, list[Edition]]:
    """Find the steps that start a clock, each with the editions that can be in force for it."""
    started: dict[FactStep, list[Edition]] = {}
    for edition in clock:
        for step in _starting(edition, taken):
            started.setdefault(step, []).append(edition)
    return started


def _starting(edition: Edition, taken: Mapping[str, list[FactStep]]) -> Iterator[FactStep]:
    provision, rule = edition
    for step in next((taken[kind] for kind in rule.steps if kind in taken), ()):
        others = taken.get(rule.dated_by) if rule.dated_by else None
        when = _dating(step, others) if others else step.day
        if _fits(rule, step) and _may_be_in_force(provision, when):
            yield step


def _fits(rule: DeadlineRule, step: FactStep) -> bool:
    if rule.custody == "not_true":
        return step.in_custody is not True
    return rule.custody == "any" or step.in_custody is not False


def _dating(step: FactStep, others: Iterable[FactStep]) -> Moments:
    """Find the day that chooses the edition: of the latest of others not after the step."""
    days = sorted((one.day for one in others), key=lambda day: day.first)
    before = [day for day in days if day.first <= step.day.last]
    return before[-1] if before else days[0]


def _may_be_in_force(provision: Provision, when: Moments) -> bool:
    first, last = when.first.date(), when.last.date()
    return provision.since <= last and (provision.to is None or first < provision.to)


def _deadline(step: FactStep, editions: Sequence[Edition], _: Translator) -> Deadline:
    counted = [(*edition, *_count(edition[1], step.day, _)) for edition in editions]
    provision, rule, term, steps = min(counted, key=lambda one: one[2].safe)
    open_point = _open_point(step.day, editions, _)
    due, rolled = (None, None) if open_point else (term.due, term.rolled)
    return Deadline(
        name=rule.name,
        title=rule.title.say(_.language),
        article=provision.cite,
        start=_start(rule, step.day),
        due=due,
        safe=term.safe,
        rolled=rolled,
        note=_note(rule, open_point or _unmoved(term, _), _),
        version=provision.version,
        mark=provision.mark,
        provision=provision.id,
        steps=() if open_point else steps,
    )


def _unmoved(term: Term, _: Translator) -> str | None:
    return term.note.say(_) if term.note else None


def _note(rule: DeadlineRule, reason: str | None, _: Translator) -> str | None:
    if rule.note is None:
        return reason
    said = rule.note.say(_.language)
    return f"{said} {reason}" if reason else said


def _count(rule: DeadlineRule, day: Moments, _: Translator) -> _Counted:
    """Count from the first day or moment that the step can have been."""
    start = day.first if rule.hours is not None else day.first.date()
    length = _Length(rule.hours, rule.days, rule.months, rule.less_a_day, rule.rolls)
    return _counted(start, length, _)


@lru_cache(maxsize=2048)  # one case asks for the same terms in every reading and what-if
def _counted(start: date, length: _Length, _: Translator) -> _Counted:
    term = _term(start, length)
    return _Counted(term, tuple(step.say(_) for step in term.steps))


def _term(start: date, length: _Length) -> Term:
    if length.hours is not None and isinstance(start, datetime):
        return hours_from(start, length.hours)
    if length.days is not None:
        return days_from(start, length.days, rolls=length.rolls)
    months = length.months or 0
    return months_from(start, months, less_a_day=length.less_a_day, rolls=length.rolls)


def _start(rule: DeadlineRule, day: Moments) -> date | str:
    """Give the start as exactly as the clock needs it and the step knows it."""
    if rule.hours is not None and day.exact:
        return day.first
    return day.day or str(day)


def _open_point(day: Moments, editions: Sequence[Edition], _: Translator) -> str | None:
    """Say what is not known, so that only an earliest end can be given."""
    if day.day is None:
        return _(
            "Known is only {time}; the day itself must be known. Safe is what follows from the"
            " earliest one."
        ).format(time=_span(day, _))
    if editions[0][1].hours is not None and not day.exact:
        return _(
            "The hour must be known: the term runs in hours. Safe is what follows from the"
            " earliest one."
        )
    if len(editions) > 1:
        return _("Which edition applies hangs on a day that is not known. Safe is the shortest.")
    return None


def _span(day: Moments, _: Translator) -> str:
    first, last = day.first.date(), day.last.date()
    if day.precision == "year":
        return str(first.year)
    if day.precision == "month":
        return format_month(first, _.language)
    return format_interval(first, last, _.language)


def _order(deadline: Deadline) -> tuple[datetime, str]:
    """Order by what is due first; a day ends after each of its moments."""
    end = deadline.due or deadline.safe or date.max
    if not isinstance(end, datetime):
        end = datetime.combine(end, time.max)
    return end, deadline.name
