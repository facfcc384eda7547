"""A call, taken down on one sheet: the questions of the terminal, all at once."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from wayout.casebook.intake.questions import QUESTIONS
from wayout.desk.book import Book
from wayout.desk.gate.body import FORM
from wayout.desk.memory import Memory
from wayout.desk.own_day import own_day
from wayout.desk.pages.intake.doubtful_days import asked_about
from wayout.desk.pages.intake.fields import WAS, answers_of, fields_of, stood
from wayout.desk.pages.intake.shown import Known, faults_of, shown_of, understood
from wayout.desk.pages.which_case import case_code
from wayout.desk.view import page, speak
from wayout.desk.writing import field_of, tell
from wayout.text import mark
from wayout.text.dates import format_day

NEW = "/cases/new"
NEEDED = mark("Needed for a case. A draft needs nothing.")


@dataclass(frozen=True, slots=True)
class Filled:
    """A sheet that was not saved: what stands in it, and by question what is wrong or asked about.

    `sure` is what was asked about, as the form sends it back; `alike` the cases that may be his.
    """

    fields: Mapping[str, str]
    wrong: Mapping[str, str] = field(default_factory=dict)
    asked: Mapping[str, str] = field(default_factory=dict)
    sure: str = ""
    alike: tuple[str, ...] = ()
    is_empty: bool = False


def intake_new(request: Request) -> Response:
    """Show an empty sheet."""
    return _show(request, None)


def intake_of_case(request: Request) -> Response:
    """Show the sheet of a case, with the answers so far."""
    return _show(request, case_code(request))


def intake_saved(request: Request) -> Response:
    """Save a sheet as one act; or say what cannot be read, and all that was typed stays."""
    memory: Memory = request.app.state.memory
    _ = speak(request)
    form: Mapping[str, bytes] = request.scope[FORM]
    fields = {name: sent.decode("utf-8", "replace") for name, sent in form.items()}
    fields = {name: said.replace("\r\n", "\n") for name, said in fields.items()}
    code = fields.get("case") or None
    answers, wrong = answers_of(fields, _)
    if code is None and "draft" not in {fields.get("as"), fields.get("alike")}:
        wrong = {name: _(NEEDED) for name in _lacking(answers)} | wrong
    book: Book = request.app.state.book
    seen = book.ask("intake look", typed=answers, before=stood(fields), code=code)
    if wrong := faults_of(seen["wrong"], answers, _) | wrong:
        return _show(request, code, Filled(fields, wrong, sure=fields.get("sure", "")))
    asked, sure = asked_about(seen["events"], fields.get("sure", ""), own_day(), _)
    if asked:
        return _show(request, code, Filled(fields, asked=asked, sure=sure))

    def save() -> dict[str, Any]:
        return _save(request, code, fields, answers)

    told = memory.begun.once(fields, save) if code is None else save()
    if told["code"] is None:
        wrong = faults_of(told["wrong"], answers, _)
        is_empty = not wrong and not told["alike"]
        filled = Filled(fields, wrong, {}, sure, tuple(told["alike"]), is_empty)
        return _show(request, code, filled)
    tell(request, told["code"], None, (_("The call is saved."), ""))
    return RedirectResponse(f"/cases/{memory.aliases.name(told['code'])}/intake", 303)


def _save(
    request: Request, code: str | None, fields: Mapping[str, str], answers: Mapping[str, str]
) -> dict[str, Any]:
    book: Book = request.app.state.book
    _ = speak(request)
    today = format_day(own_day(), _.language)
    told: dict[str, Any] = book.ask(
        "intake save",
        typed=answers,
        before=stood(fields),
        title=_("Call of {day}").format(day=today),
        code=code,
        alike=bool(fields.get("alike")),
    )
    return told


def _lacking(answers: Mapping[str, str]) -> list[str]:
    """What a case cannot do without: how they are reached, what they ask, and what of him."""
    lacking = [name for name in ("contact", "title") if not answers[name]]
    return [*lacking, *(() if answers["first"] or answers["now"] else ("first",))]


def _show(request: Request, code: str | None, filled: Filled | None = None) -> Response:
    book: Book = request.app.state.book
    memory: Memory = request.app.state.memory
    _ = speak(request)
    so_far: dict[str, Any] = book.ask("intake sheet", code=code)
    answers: dict[str, str] = so_far["answers"]
    before = stood(filled.fields) if filled else answers
    here = "" if code is None else f"/cases/{memory.aliases.name(code)}"
    known = Known(
        fields=filled.fields if filled else fields_of(answers),
        wrong=filled.wrong if filled else {},
        asked=filled.asked if filled else {},
        days=so_far["days"],
        open=frozenset(so_far["open"]),
    )
    asked = {question.id: shown_of(question, known, _) for question in QUESTIONS}
    return page(
        request,
        "intake.html",
        status=422 if filled else 200,
        path=f"{here}/intake" if here else NEW,
        here=here,
        code=code or "",
        once=filled.fields.get("once", "") if filled else secrets.token_urlsafe(9),
        title=so_far["title"],
        asked=asked,
        wrong=[one for one in asked.values() if one.fault],
        doubtful=[one for one in asked.values() if one.ask],
        sure=filled.sure if filled else "",
        open_asked=[one for one in asked.values() if one.is_open],
        was={f"{WAS}{name}": said for name, said in before.items() if said},
        alike=filled.alike if filled else (),
        is_draft="draft" in {field_of(request, "as"), field_of(request, "alike")},
        is_empty=filled is not None and filled.is_empty,
        understood=understood(so_far, _),
        notes=so_far["notes"],
        may_not_keep=answers["keep"] == "no",
    )
