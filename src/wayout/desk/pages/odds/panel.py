"""Others in the position of a case: where they ended up, who was counted, and how sure that is."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response

from wayout.cohort.record_stays import Choice
from wayout.desk.aliases import Aliases
from wayout.desk.own_day import own_day
from wayout.desk.pages.odds.position import Position, position_of
from wayout.desk.pages.odds.shown import odds_shown, without_thin
from wayout.desk.pages.odds.told import OddsPanel, no_record
from wayout.desk.pages.which_case import case_code
from wayout.desk.record_asked import Record, record_of
from wayout.desk.view import page, speak
from wayout.errors import StaysError, TooFewError, WayoutError
from wayout.odds.answers.answer import Answer
from wayout.odds.answers.question import FLOOR, Question
from wayout.publish.odds_basis import Basis
from wayout.publish.odds_chosen import chosen_words
from wayout.publish.odds_how import DIGEST_SHOWN
from wayout.publish.odds_notes import first_of, remarks, warnings
from wayout.publish.odds_view import view_of
from wayout.publish.odds_words import followed_words
from wayout.text import Translator
from wayout.text.dates import format_day

MONTHS: Final[Mapping[int, int]] = {3: 91, 6: 183, 12: 365, 24: 731}  # months, in days


@dataclass(frozen=True, slots=True)
class _Found:
    answer: Answer
    basis: Basis


def case_odds(request: Request) -> Response:
    """Show the panel of a case alone."""
    aliases: Aliases = request.app.state.memory.aliases
    code = case_code(request)
    shown = request.app.state.book.ask("show", code=code)
    here = f"/cases/{aliases.name(code)}"
    return page(
        request, "case_odds.html", case=shown, here=here, path=f"{here}/odds", tab="odds",
        odds=odds_panel(request, shown),
    )  # fmt: skip


def odds_panel(request: Request, shown: Mapping[str, Any], *, wait: bool = True) -> OddsPanel:
    """Say where others in the position of a case ended up.

    Args:
        request: What is answered.
        shown: The case, as the keeper shows it.
        wait: Ask the record if it was not asked before; else the panel only leads to its page.
    """
    _, record = speak(request), record_of(request)
    if record is None:
        return no_record(request)
    position = position_of(shown, own_day(), _)
    if position.state is None:
        return OddsPanel(said=position.said)
    try:
        return _asked(request, record, position, wait=wait)
    except WayoutError as error:
        return OddsPanel(none=error.say(_), to=("/record", _("Choose another record")))


def _asked(request: Request, record: Record, position: Position, *, wait: bool) -> OddsPanel:
    """Ask the closest question that has an answer; of one that makes wait only the way to it."""
    _ = speak(request)
    for choice, at in _closest(position):
        if not wait and not record.is_known(choice):
            return _way(request, position)
        question = _question(record, choice, position, at)
        if question is None:
            continue
        if not wait and not record.is_known(choice, question):
            return _way(request, position)
        try:
            found = _Found(*record.answer(choice, question))
        except TooFewError:
            continue
        return _panel(request, found, position)
    said = _(
        "In this record fewer than {floor} accused are in this position: so few say little, and "
        "each may be known."
    ).format(floor=FLOOR)
    return OddsPanel(said=position.said, none=said, to=("/odds", _("Ask from another state")))


def _closest(position: Position) -> Iterator[tuple[Choice, int]]:
    """Give whom to ask about, and on which day they were there, the closest to the case first."""
    for at in dict.fromkeys((position.days or 0, 0)):
        for article in (*position.articles, None):
            yield Choice(track="case", origin=position.origin, article=article), at


def _question(record: Record, choice: Choice, position: Position, at: int) -> Question | None:
    """Ask for as many months as the record reaches; None where nobody is there, or not one."""
    try:
        asking = record.asking(choice)
    except StaysError:  # nobody has the event that is day 0
        return None
    days = tuple(at + after for after in MONTHS.values() if at + after <= asking.reach)
    state = position.state or ""
    return Question(start=state, at=at, days=days) if days and asking.has(state, at) else None


def _way(request: Request, position: Position) -> OddsPanel:
    _ = speak(request)
    name = request.app.state.memory.aliases.name(case_code(request))
    return OddsPanel(said=position.said, to=(f"/cases/{name}/odds", _("Where others ended up")))


def _panel(request: Request, found: _Found, position: Position) -> OddsPanel:
    _, answer, basis = speak(request), found.answer, found.basis
    view = view_of(answer, basis, _.language)
    first = first_of(view)
    months = list(MONTHS)[: len(answer.question.days)]
    when = [_.n("in {n} month", "in {n} months", n).format(n=n) for n in months]
    shown = odds_shown(answer, basis, _.language, when, request.app.state.memory.drawings)
    return OddsPanel(
        said=(*position.said, *_chosen(found, position, _)),
        followed=followed_words(view),
        shown=without_thin(shown),
        who=(
            (_("how many"), _.n("{n} accused", "{n} accused", answer.people).format(
                n=answer.people)),
            (_("who was chosen"), chosen_words(view)),
            (_("what is followed"), _("the case, not the man")),
            (_("how far the record reaches"), _("until {day}").format(
                day=format_day(basis.freeze, _.language) if basis.freeze else "")),
            (_("which tables"), f"{basis.source_name}, {basis.digest[:DIGEST_SHOWN]}"),
        ),
        first=first,
        warnings=tuple(one for one in warnings(view) if one not in first),
        remarks=remarks(view),
        asked=_address(found),
    )  # fmt: skip


def _chosen(found: _Found, position: Position, _: Translator) -> Iterator[str]:
    """Say how close the question came to the case."""
    at, article = int(found.answer.question.at), found.basis.article
    if position.stands and position.days is None:
        yield _("Since when it is there is not known: followed is from the first day.")
    elif at:
        yield _.n(
            "Followed are those who were still there after {n} day, as in this case.",
            "Followed are those who were still there after {n} days, as in this case.",
            at,
        ).format(n=at)
    elif position.days:
        yield _.n(
            "Too few were still there after {n} day, so followed is from the first day.",
            "Too few were still there after {n} days, so followed is from the first day.",
            position.days,
        ).format(n=position.days)
    if len(found.answer.question.days) < len(MONTHS):
        yield _("Later months lie beyond the last day of the record.")
    if position.articles and article is None:
        yield _("Too few have the article of this case: all articles are taken together.")
    elif not position.articles:
        yield _("The events do not tell one article alone: all articles are taken together.")


def _address(found: _Found) -> str:
    asked, basis = found.answer.question, found.basis
    words = {
        "state": asked.start, "at": asked.at, "days": ",".join(map(str, asked.days)),
        "origin": basis.origin, "article": basis.article or "",
    }  # fmt: skip
    return f"/odds?{urlencode(words)}"
