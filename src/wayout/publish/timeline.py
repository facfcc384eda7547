"""The time line of one case: where he is, what happened, what is due; what its drawing shows.

It is made of a History and of dated terms alone: no name comes in.
"""

from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from wayout.pathway import Day, Event, History, Pathway, load_pathway, sojourns
from wayout.publish.due_words import last_day_words, off_words
from wayout.publish.figure import Column, Figure
from wayout.publish.words import event_name
from wayout.text import Translator
from wayout.text.dates import format_day, format_month, format_since_month

How = Literal["open", "done", "over", "waits"]


@dataclass(frozen=True, slots=True)
class Term:
    """A deadline: what, by which article, on which day, how it stands.

    It `waits` where the day rests on something that has not come yet. `own` are his and his
    lawyer's; `near` is one of which one wants to be reminded by now. `safe` is an earlier day
    that is safe under every reading of the law, until it is over.
    """

    what: str
    article: str
    day: date
    how: How = "open"
    own: bool = False
    near: bool = False
    safe: date | None = None

    @property
    def keep(self) -> date:
        """The day to keep."""
        return self.safe or self.day


@dataclass(frozen=True, slots=True)
class Stay:
    """A stay in a state from its first day up to `until`; `known` is the last day looked at."""

    state: str
    name: str
    since: date
    until: date
    known: date
    goes_on: bool


@dataclass(frozen=True, slots=True)
class Timeline:
    """What a time line shows, in the language of its reader; `months` is all it tells of days."""

    stays: tuple[Stay, ...]
    events: tuple[Event, ...]
    terms: tuple[Term, ...]
    today: date
    say: Translator
    months: bool = False

    def written(self, day: date) -> str:
        """Write a day, or its month where days are not told."""
        written = format_month if self.months else format_day
        return written(day, self.say.language)

    def since(self, day: date) -> str:
        """Write it as that from which something goes on."""
        written = format_since_month if self.months else format_day
        return written(day, self.say.language)

    @property
    def first(self) -> date:
        """The first day of it."""
        return min((*(one.day.first for one in self.events), self.today))

    @property
    def last(self) -> date:
        """The last one."""
        days = (*(one.day.last for one in self.events), *(one.day for one in self.terms))
        return max((*days, self.today))


def timeline(history: History, terms: Sequence[Term], today: date, _: Translator) -> Timeline:
    """Put a time line together.

    Args:
        history: What happened.
        terms: What is due.
        today: The day on which it is looked at; the last stay goes on until then.
        _: The language of the reader.
    """
    road = load_pathway()
    return Timeline(
        tuple(_stays(history, road, today, _)),
        tuple(road.in_order(history.live)),
        tuple(sorted(terms, key=lambda one: (one.day, not one.own, one.what))),
        today,
        _,
    )


def by_month(shown: Timeline) -> Timeline:
    """Round its days to months, in words and in the drawing; what came first still does."""
    stays = (
        replace(
            one,
            since=one.since.replace(day=1),
            until=_until(one, shown.today),
            known=one.known.replace(day=1),
        )
        for one in shown.stays
    )
    events = (replace(one, day=month_of(one.day), time=None) for one in shown.events)
    return replace(shown, stays=tuple(stays), events=tuple(events), months=True)


def month_of(day: Day) -> Day:
    """Round a day to its month, a span to the months that it lies in."""
    if day.precision == "year":
        return day
    first = day.first.replace(day=1)
    last = day.last.replace(day=monthrange(day.last.year, day.last.month)[1])
    same = (first.year, first.month) == (last.year, last.month)
    return Day(first, last, "month" if same else "interval")


def _until(stay: Stay, today: date) -> date:
    return today if stay.until == today else stay.until.replace(day=1)


def timeline_figure(shown: Timeline) -> Figure:
    """Make the table of everything that the drawing shows."""
    _ = shown.say
    rows = (*_stay_rows(shown), *_event_rows(shown), *_term_rows(shown))
    return Figure(
        form=None,
        language=_.language,
        title=_("The case in time"),
        subtitle="",
        columns=(
            Column("lane", _("line"), numeric=False),
            Column("since", _("from"), numeric=False),
            Column("until", _("to"), numeric=False),
            Column("what", _("what"), numeric=False),
        ),
        data=tuple(row for row, _cells in rows),
        cells=tuple(cells for _row, cells in rows),
        notes=(),
        how="",
        freeze=None,
        digest="",
    )


def timeline_words(shown: Timeline) -> str:
    """Say in a sentence or two what the drawing shows."""
    _ = shown.say
    number = len(shown.events)
    said = [
        _.n("{n} event from {first} to {last}.", "{n} events from {first} to {last}.", number)
        .format(
            n=number,
            first=shown.since(shown.first),
            last=shown.written(max(one.day.last for one in shown.events)),
        )
    ]  # fmt: skip
    if shown.stays:
        stay = shown.stays[-1]
        said.append(
            _("Where he is: {state}, since {day}.").format(
                state=stay.name, day=shown.since(stay.since)
            )
        )
    coming = next((one for one in shown.terms if one.how in {"open", "waits"}), None)
    if coming:
        said.append(
            _("The next term: {what}, {article}, {day}.").format(
                what=coming.what,
                article=coming.article,
                day=last_day_words((coming.day, coming.safe), shown.today, shown.written, _),
            )
        )
    return " ".join(said)


def term_words(one: Term, today: date, _: Translator) -> str:
    """Say a term and how far off it is."""
    place = f"{one.what}, {one.article}" if one.article else one.what
    if one.how in {"done", "over"}:
        return place
    left = off_words((one.keep - today).days, _)
    said = _("{left}, to be safe").format(left=left) if one.safe else left
    return f"{place} · {said}"


def _stays(history: History, road: Pathway, today: date, _: Translator) -> Iterator[Stay]:
    # the last stay goes on: it is drawn up to today, but known only up to the last look
    seen = min(max(history.until, today), date.max - timedelta(days=1))
    watched = replace(history, until=max(history.until, seen + timedelta(days=1)))
    for stay in sojourns(watched, "position", road).stays:
        yield Stay(
            stay.state,
            road.states[stay.state].name.say(_.language),
            stay.entry,
            max(stay.entry, today) if stay.censored else stay.exit,
            min(history.until, today),
            stay.censored and any(road.out_of(stay.state)),
        )


_Row = tuple[tuple[str | date, ...], tuple[str, ...]]


def _stay_rows(shown: Timeline) -> Iterator[_Row]:
    _ = shown.say
    lane = _("Where he is")
    for one in shown.stays:
        until = "" if one is shown.stays[-1] else shown.written(one.until)
        data = ("stay", one.since, one.until, one.state)
        yield data, (lane, shown.written(one.since), until, one.name)


def _event_rows(shown: Timeline) -> Iterator[_Row]:
    _ = shown.say
    lane = _("Events")
    for one in shown.events:
        day = one.day
        first, last = (shown.written(end) for end in (day.first, day.last))
        data = ("event", day.first, day.last, one.kind)
        yield data, (lane, first, "" if first == last else last, event_name(one.kind, _))


def _term_rows(shown: Timeline) -> Iterator[_Row]:
    _ = shown.say
    lane = _("Terms")
    how = {"open": "", "done": _("done"), "over": _("over"), "waits": _("not settled yet")}
    for one in shown.terms:
        said = term_words(one, shown.today, _)
        what = f"{said} ({how[one.how]})" if how[one.how] else said
        day = last_day_words((one.day, one.safe), shown.today, shown.written, _)
        yield ("term", one.day, one.day, one.what), (lane, "", day, what)
