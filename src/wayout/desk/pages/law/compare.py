"""The same case by the law of two days: what a change of the law did to it.

The days are asked for by POST: that of the act would else stay in the history of the browser.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from wayout.desk.book import Book
from wayout.desk.gate.body import FORM
from wayout.desk.own_day import own_day
from wayout.desk.pages.law.day import Chosen, read_day
from wayout.desk.pages.law.links import Cited, address
from wayout.desk.pages.law.panel import absences_told
from wayout.desk.pages.which_case import case_code
from wayout.desk.view import page, speak
from wayout.law import LawBook, load_law
from wayout.law.diff import LawDiff, compare
from wayout.publish.law_changes import law_changes
from wayout.publish.law_differences import Difference, differences, provisions_met
from wayout.publish.law_words import MARKS
from wayout.text import Translator
from wayout.text.dates import format_day


@dataclass(frozen=True, slots=True)
class ProvisionShown:
    """A provision that changed for the case: its place, what happened to it, what it says."""

    place: Cited
    kind: str
    mark: str


@dataclass(frozen=True, slots=True)
class Compared:
    """An absence by the law of two days."""

    matter: str
    differences: tuple[Difference, ...]
    provisions: tuple[ProvisionShown, ...]


def law_compare(request: Request) -> Response:
    """Compare the law of two days for each absence of a case."""
    _, book = speak(request), load_law()
    vault: Book = request.app.state.book
    shown = vault.ask("show", code=case_code(request))
    first, second = _days(request, book, _)
    told = absences_told(shown)
    return page(
        request,
        "law_compare.html",
        code=shown["code"],
        here=request.url.path.removesuffix("/law"),
        first=first,
        second=second,
        heads=tuple(format_day(one.day, _.language) for one in (first, second)),
        compared=[
            _compared(matter if len(told) > 1 else "", facts, (first.day, second.day), _)
            for matter, facts in told.items()
        ],
    )


def _days(request: Request, book: LawBook, _: Translator) -> tuple[Chosen, Chosen]:
    """Read the two days; left out, the day before the last change of the law, and today."""
    today = own_day()
    past = [one.day for one in law_changes(book, book.provisions) if one.day <= today]
    before = date.fromordinal(past[-1].toordinal() - 1) if past else today
    form: Mapping[str, bytes] = request.scope[FORM]
    typed = (form.get(name, b"").decode("utf-8", "replace") for name in ("first", "second"))
    first, second = (
        read_day(said, default, _) for said, default in zip(typed, (before, today), strict=True)
    )
    return first, second


def _compared(
    matter: str, facts: Mapping[str, Any], days: tuple[date, date], _: Translator
) -> Compared:
    found = compare(facts, days, _.language, on=own_day())
    return Compared(matter, tuple(differences(found, load_law(), _)), tuple(_provisions(found, _)))


def _provisions(found: LawDiff, _: Translator) -> Iterator[ProvisionShown]:
    book = load_law()
    for one in provisions_met(found, _):
        edition = book.editions(one.id)[-1]
        place = Cited(one.text, one.article, address(edition))
        yield ProvisionShown(place, f"{one.kind}: {one.editions}", _(MARKS[one.mark]))
