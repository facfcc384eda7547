"""The page of one deadline: the day, how it was counted, and what was decided of it by hand."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from wayout.casebook.day_to_keep import day_to_keep
from wayout.desk.aliases import Aliases
from wayout.desk.book import Book
from wayout.desk.own_day import own_day
from wayout.desk.pages.deadline.names import deadline_asked, deadline_path
from wayout.desk.pages.law.deadlines import DeadlineShown, deadline_shown
from wayout.desk.pages.law.panel import absences_told
from wayout.desk.pages.which_case import case_code
from wayout.desk.settings import Settings
from wayout.desk.view import page, speak
from wayout.desk.writing import field_of, write
from wayout.errors import InputError, WayoutError
from wayout.law import assess
from wayout.law.due import OWN, day_of
from wayout.pathway import Day
from wayout.publish.due_words import deadline_title, last_day_words, off_words, over_words
from wayout.publish.law_words import cite
from wayout.text import Translator
from wayout.text.dates import format_day
from wayout.text.typed_days import typed_day

Said = Mapping[str, Any]
_MOST_AHEAD = 365
_NUMBER = re.compile(r"[0-9]{1,3}")
_UNTYPED = {"due": "", "because": "", "ahead": "", "fault": "", "fault_ahead": "", "sure": ""}
_NOTHING = {"due": None, "because": "", "ahead": None, "done": None}


def deadline(request: Request) -> Response:
    """Show a deadline and how it was counted."""
    return _show(request, {})


def done(request: Request) -> Response:
    """Write down that what it was for was done today, or that it was not."""
    _ = speak(request)
    if field_of(request, "undone"):
        return _decide(request, _("not done yet"), done=None)
    return _decide(request, _("done"), done=own_day().isoformat())


def move(request: Request) -> Response:
    """Move it by hand, for a reason; or let the day hold again that the law counts."""
    _ = speak(request)
    if field_of(request, "unmoved"):
        return _decide(request, _("the day of the law holds"), due=None, because="")
    typed = {"due": field_of(request, "due"), "because": field_of(request, "because").strip()}
    try:
        due = _one_day(typed["due"])
        _reason(typed["because"])
    except InputError as error:
        return _show(request, {**typed, "fault": error.say(_)})
    if fault := _too_late(request, due):
        return _show(request, {**typed, "fault": fault, "sure": due})
    return _decide(request, _("the deadline is moved"), due=due, because=typed["because"])


def remind(request: Request) -> Response:
    """Say how many days before it one wants to be reminded."""
    _ = speak(request)
    typed = field_of(request, "ahead").strip()
    if typed and not (_NUMBER.fullmatch(typed) and int(typed) <= _MOST_AHEAD):
        fault = InputError("A reminder comes 0 to {most} days ahead.", most=_MOST_AHEAD)
        return _show(request, {"ahead": typed, "fault_ahead": fault.say(_)})
    return _decide(request, _("the reminder"), ahead=int(typed) if typed else None)


def _too_late(request: Request, due: str) -> str:
    """Say that a term of the defence would be moved beyond the day of the law; asked once."""
    _ = speak(request)
    name, counted = deadline_asked(request, case_code(request))
    if name not in OWN or due <= counted or field_of(request, "sure") == due:
        return ""
    said = _(
        "By the law the last day is {day}: a day later than that is out of time. Was the term"
        " restored, or does it run from another day?"
    )
    return said.format(day=format_day(date.fromisoformat(counted), _.language))


def _one_day(typed: str) -> str:
    day = Day.parse(typed_day(typed, own_day(), ahead=True))
    if day.precision != "day":
        raise InputError("A deadline falls on one day: 22.11.2025, tomorrow, in 3 days.")
    return day.first.isoformat()


def _reason(typed: str) -> None:
    if not typed:
        raise InputError("Say why the deadline is moved.")


def _decide(request: Request, said: str, **changes: str | int | None) -> Response:
    """Write what is decided; what was decided before and is not named stays."""
    book: Book = request.app.state.book
    code = case_code(request)
    name, counted = deadline_asked(request, code)
    before = _decided(book.ask("show", code=code), name, counted)
    line = {"record": "deadline", "name": name, "counted": counted, **before, **changes}
    return write(request, code, [line], f"{deadline_title(name, speak(request))}: {said}")


def _show(request: Request, typed: Mapping[str, str]) -> Response:
    book: Book = request.app.state.book
    aliases: Aliases = request.app.state.memory.aliases
    settings: Settings = request.app.state.settings
    _, code = speak(request), case_code(request)
    name, counted = deadline_asked(request, code)
    shown = book.ask("show", code=code, numbers=True)
    said = _decided(shown, name, counted)
    found = next(_counted(shown, name, counted, _), None)
    return page(
        request,
        "deadline.html",
        status=422 if typed else 200,
        case=shown,
        here=f"/cases/{aliases.name(code)}",
        path=deadline_path(aliases, code, name, counted),
        tab="deadline",
        what=deadline_title(name, _),
        article=cite(found[0], _) if found else "",
        is_own=name in OWN,
        counted=counted,
        why=found[1] if found else None,
        said=said,
        **_told(said, counted, found[1] if found else None, _),
        usual_ahead=settings.choices.ahead,
        typed={**_UNTYPED, **typed},
    )


def _told(
    said: Mapping[str, Any], counted: str, why: DeadlineShown | None, _: Translator
) -> dict[str, str]:
    """Say the day to keep and the last one, and how far off that is."""
    last, today = date.fromisoformat(said["due"] or counted), own_day()
    safe = why.safe_day if why and not said["due"] else None
    days = (day_to_keep(last, safe, today) - today).days
    return {
        "falls": last_day_words((last, safe), today, lambda day: format_day(day, _.language), _),
        "left": off_words(days, _) if days >= 0 else over_words(-days, _),
    }


def _decided(shown: Mapping[str, Any], name: str, counted: str) -> dict[str, Any]:
    """What was decided of a deadline by hand: due, because, ahead, done."""
    for one in shown.get("decided") or ():
        if (one["name"], one["counted"]) == (name, counted):
            said = {key: value for key, value in one.items() if key not in {"name", "counted"}}
            return {**_NOTHING, **said}
    return dict(_NOTHING)


def _counted(
    shown: Mapping[str, Any], name: str, counted: str, _: Translator
) -> Iterator[tuple[str, DeadlineShown]]:
    """Find the deadline among those that the law counts by now, with its article."""
    try:
        for facts in absences_told(shown).values():
            answer = assess(facts, language=_.language)
            for one in answer.deadlines:
                known = one.due or one.safe
                if one.name == name and known and day_of(known).isoformat() == counted:
                    yield one.article, deadline_shown(one, facts, answer.on, _)
    except WayoutError:
        return  # what the law cannot read is said on the page of the case
