"""What loads but is not sound: gaps, rows that are not there, words out of their lists."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Final

from wayout.errors import Phrase
from wayout.law.check_texts import repeated, wrong_language
from wayout.law.check_words import empty_rows, strange_words
from wayout.law.judging import ASKED
from wayout.law.lawbook import LawBook
from wayout.law.load import load_law
from wayout.law.provision import Provision

Fault = tuple[str, Phrase]

CLOCKS: Final = frozenset(
    {
        "check_first", "check_extended", "check_longest", "detention", "charge_after_custody",
        "custody_first", "custody_six_months", "investigation_first", "investigation_local_head",
        "investigation_regional_head", "prosecutor_decision", "hearing_set", "hearing_set_custody",
        "trial_start", "custody_trial", "sentence_copy", "appeal", "appeal_custody", "cassation",
    }
)  # fmt: skip
_NEEDED = (*ASKED, "limitation_until", "credit_strict", "credit_general", "credit_settlement")
_AHEAD = timedelta(days=366)  # no law is passed earlier before it enters into force
_SIGNED = re.compile(r"(\d{2})\.(\d{2})\.(\d{4})$")


@dataclass(frozen=True, slots=True)
class Finding:
    """Something unsound: the file and the line, or what it is about, and what is wrong there."""

    place: str
    fault: Phrase


def check_law(folder: Path | None = None) -> tuple[Finding, ...]:
    """Look through the law of Russia, or that of another folder, for what is not sound.

    Raises:
        DataError: A file is missing or damaged, so that nothing can be looked through.
    """
    book = load_law(folder)
    checks: tuple[Callable[[LawBook], Iterator[Fault]], ...] = (
        _gaps, _undefined, empty_rows, strange_words, _clocks, _days, _sources, wrong_language,
        repeated,
    )  # fmt: skip
    return tuple(Finding(*fault) for check in checks for fault in check(book))


def _gaps(book: LawBook) -> Iterator[Fault]:
    for name in dict.fromkeys(provision.id for provision in book.provisions):
        yield from _between(name, book.editions(name))


def _between(name: str, provisions: Iterable[Provision]) -> Iterator[Fault]:
    """Find the days between two editions on which neither is in force."""
    for one, following in pairwise(sorted(provisions, key=_begin)):
        if one.to is not None and one.to < following.since:
            yield (
                following.place,
                Phrase(
                    "nothing says what {name} is from {day} until {next_day}",
                    name=name,
                    day=one.to,
                    next_day=following.since,
                ),
            )


def _undefined(book: LawBook) -> Iterator[Fault]:
    """Find the days on which a variable has no base, or a table is not there."""
    defined: dict[str, list[Provision]] = defaultdict(list)
    for provision in book.provisions:
        bases = (rule.defines for rule in provision.rules if rule.when is None)
        for name in (*bases, *provision.tables):
            defined[name].append(provision)
    for name, provisions in defined.items():
        if len({provision.id for provision in provisions}) > 1:
            yield from _between(name, provisions)  # within one provision it is named already
    for name in _NEEDED:
        yield from _at_the_edges(name, defined[name], book)


def _at_the_edges(name: str, provisions: Iterable[Provision], book: LawBook) -> Iterator[Fault]:
    """Find out whether what every answer needs begins too late, or ends."""
    ordered = sorted(provisions, key=_begin)
    if not ordered:
        yield book.country, Phrase("nothing says what {name} is", name=name)
        return
    first, last = ordered[0], ordered[-1]
    if first.since > book.first_day:
        fault = Phrase("{name} begins only on {day}", name=name, day=first.since)
        yield first.place, fault
    if last.to is not None:
        yield last.place, Phrase("{name} ends on {day}", name=name, day=last.to)


def _begin(provision: Provision) -> date:
    return provision.since


def _clocks(book: LawBook) -> Iterator[Fault]:
    for name in sorted(book.deadlines.keys() - CLOCKS):
        provision, _ = book.deadlines[name][0]
        yield provision.place, Phrase("no clock is called {name!r}", name=name)
    for name in sorted(CLOCKS - book.deadlines.keys()):
        yield book.country, Phrase("the clock {name!r} is not there", name=name)


def _days(book: LawBook) -> Iterator[Fault]:
    for one in book.provisions:
        if one.since > book.checked_on + _AHEAD:
            yield one.place, Phrase("begins on {day}, more than a year ahead", day=one.since)
        if one.article.axis != "step" and one.to is not None and one.to <= book.first_day:
            yield (
                one.place,
                Phrase("ended on {day}, before the first day of the law as a whole", day=one.to),
            )
        signed = _SIGNED.search(one.act or "")
        if signed and date(*map(int, reversed(signed.groups()))) > one.since:
            yield one.place, Phrase("begins on {day}, before its act was signed", day=one.since)


def _sources(book: LawBook) -> Iterator[Fault]:
    used = {source.id for provision in book.provisions for source in provision.sources}
    for source in book.sources.values():
        place = f"sources.toml ({source.id})"
        if source.id not in used:
            yield place, Phrase("no provision rests on it")
        if source.read_on > book.checked_on:
            yield (
                place,
                Phrase(
                    "read on {day}, later than the law as a whole was checked", day=source.read_on
                ),
            )
