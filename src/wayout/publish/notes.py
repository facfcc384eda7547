"""What a reader must know beside the numbers: what is missing, open or still filling up."""

from collections.abc import Iterator

from wayout.publish.words import number, value_name
from wayout.record.counting.count import Count
from wayout.record.counting.delay import ASSUMED_DAYS, Delay
from wayout.record.counting.share import Outcomes
from wayout.text import Translator, mark
from wayout.text.numbers import format_percent

REASONS = {
    "withheld": mark("withheld by the court: {n}"),
    "missing": mark("no text on the card: {n}"),
    "empty": mark("an empty text: {n}"),
    "unread": mark("a text that was not understood: {n}"),
}


WITHOUT = {
    "not_over": mark("not over yet"),
    "little_seen": mark("less than 30% of it has been seen"),
    "unsure": mark("the delays leave it open"),
    "few_delays": mark("too few delays are known"),
}

DRAWN_BY = {
    "court": mark("The intervals allow for courts that are late as a whole."),
    "event": mark(
        "The intervals take each event to be late for itself, because most known delays are of one "
        "court: where it is late as a whole they are too narrow."
    ),
}


def notes(count: Count, _: Translator) -> tuple[str, ...]:
    """Say what is missing from a count, one note a fact."""
    return (*_missing(count, _), *_outcomes(count, _), *_late(count, _))


def _missing(count: Count, _: Translator) -> Iterator[str]:
    if count.undated:
        yield _(
            "Not in any row, because the day is not known closely enough: {n}."
        ).format(n=number(count.undated, _))  # fmt: skip
    if count.unplaced:
        yield _("Not in any row, because the card does not say: {n}.").format(
            n=number(count.unplaced, _)
        )
    if count.question.by == "ground" and not count.question.event.endswith("suspended"):
        yield _("Without a ground stand also those whose wording is not known.")
    if count.question.event == "suspended":
        yield _("Counted are cases that were ever suspended; some of them went on later.")
        yield from _blank_grounds(count, _)
    if count.persons_unknown:
        yield _("Cases not counted, because their accused are not known: {n}.").format(
            n=number(count.persons_unknown, _)
        )
    if count.first_seen is not None and count.seen_until < count.first_seen:
        yield _("No page had been seen by that day: an empty answer says nothing.")
    if any(row.working_days is None for row in count.rows) and count.question.in_time:
        yield _("No working days are given outside the years that the calendar knows.")


def _blank_grounds(count: Count, _: Translator) -> Iterator[str]:
    blank = sum(row.count for row in count.rows if row.value == "blank")
    if count.question.by == "ground" and blank:
        yield _("No ground is given for {n}: the number for war is a lower bound.").format(
            n=number(blank, _)
        )


def _outcomes(count: Count, _: Translator) -> Iterator[str]:
    found = count.outcomes
    if found is None or not found.total:
        return
    yield _known(count, found, _)
    if found.unknown and count.question.event == "verdict":
        why = [_(REASONS[key]).format(n=number(n, _)) for key, n in found.reasons.items() if n]
        yield _("Why the others are not known: {reasons}.").format(reasons="; ".join(why))
    if found.unknown:
        yield _(
            "Shares are of the known only, with a 95% interval. Published verdicts are not a "
            "random sample: the bounds hold whatever the unknown outcomes are."
        )


def _known(count: Count, found: Outcomes, _: Translator) -> str:
    said = {
        "known": number(found.known, _),
        "total": number(found.total, _),
        "share": format_percent(found.known / found.total, _.language),
    }
    if count.question.event != "verdict":  # a card says itself how an appeal ended
        return _("The outcome is known for {known} of {total} ({share}).").format(**said)
    return _(
        "The outcome is known for {known} of {total} ({share}); texts published: {texts}."
    ).format(texts=number(found.texts, _), **said)


def _late(count: Count, _: Translator) -> Iterator[str]:
    late = count.delay
    filling = [row.value for row in count.rows if row.incomplete]
    if late is None or not count.rows:
        return
    if filling:
        yield from _filling(count, filling, _)
    if late.method == "looks":
        yield from _between_looks(late, _)
    elif late.estimated:
        yield _(
            "Half of the events were first seen within {half} days, nine in ten within {most} days "
            "(from {n} first sights, corrected for those still to come)."
        ).format(half=late.within(0.5), most=late.within(0.9), n=number(late.events, _))
        yield _(
            "First seen means by this record, which depends on how often pages were saved, not "
            "posted by the court: with rare saves a month looks unfinished for longer."
        )
    else:
        yield _(
            "How late events are first seen is not known from these pages: what is younger than "
            "{n} days is taken as still filling up."
        ).format(n=ASSUMED_DAYS)


def _filling(count: Count, filling: list[str], _: Translator) -> Iterator[str]:
    """Say which months are still filling up, and of which of them nothing is expected, and why."""
    ends = dict.fromkeys(value_name(count.question.by, one, _) for one in (filling[0], filling[-1]))
    both = " – ".join(ends)
    without = {why: [row.value for row in count.rows if row.unexpected == why] for why in WITHOUT}
    for why, months in without.items():
        if months == filling:
            yield _("Still filling up, without an expected number ({why}): {months}.").format(
                why=_(WITHOUT[why]), months=both
            )
            return
    yield _("Still filling up: {months}.").format(months=both)
    for why, months in without.items():
        if months:
            names = ", ".join(value_name(count.question.by, one, _) for one in months)
            yield _("Without an expected number ({why}): {months}.").format(
                why=_(WITHOUT[why]), months=names
            )


def _between_looks(late: Delay, _: Translator) -> Iterator[str]:
    yield _(
        "Nine in ten events could be seen within {most} days; the tenth may take months "
        "(from {n} first sights, corrected for the days between looks and for those still to come)."
    ).format(most=late.within(0.9), n=number(late.events, _))
    yield _(
        "Delays are taken to be as before, and none longer than {longest} days, the longest that "
        "these pages tell of: what courts post later still is in no number."
    ).format(longest=number(late.longest or 0, _))
    if late.drawn_by is not None:
        yield _(DRAWN_BY[late.drawn_by])
    if not late.settled:
        yield _("The estimate of the delays did not come to rest: take it with care.")
