"""How the earliest end of a term was counted, where its start is not known exactly."""

from collections.abc import Iterator
from datetime import date, datetime, time

from wayout.law import load_law
from wayout.law.assessment import Deadline
from wayout.law.due import day_of
from wayout.law.provision import DeadlineRule
from wayout.law.stages import first_day
from wayout.law.terms import Term, days_from, hours_from, months_from
from wayout.text import Translator


def earliest_counting(one: Deadline, _: Translator) -> Iterator[str]:
    """Tell how the earliest end was counted; nothing where the day of the end is known."""
    if one.due or not one.safe or one.steps:
        return
    for provision, rule in load_law().deadlines.get(one.name, ()):
        if (provision.id, provision.version) == (one.provision, one.version):
            term = _term(rule, first_day(one.start))
            if day_of(term.safe) == day_of(one.safe):
                yield from (f"{step.say(_).rstrip('.')}." for step in term.steps)


def _term(rule: DeadlineRule, start: date) -> Term:
    if rule.hours is not None:
        return hours_from(datetime.combine(start, time.min), rule.hours)
    if rule.days is not None:
        return days_from(start, rule.days, rolls=rule.rolls)
    return months_from(start, rule.months or 0, less_a_day=rule.less_a_day, rolls=rule.rolls)
