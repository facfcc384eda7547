"""What was agreed and promised in a case: consents, promises, and until when it is kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from wayout.casebook.retention import MONTHS
from wayout.desk.book import Book
from wayout.desk.memory import Memory
from wayout.desk.own_day import own_day
from wayout.desk.pages.case.agreed_words import WITHOUT, who_said
from wayout.desk.pages.which_case import case_code
from wayout.desk.view import page, speak
from wayout.publish.consent_words import CONSENTS
from wayout.publish.due_words import PROMISES
from wayout.text import Translator
from wayout.text.days_to_type import day_to_type

_Shown = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed into one of the forms and not taken, and why."""

    form: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
    fault: str = ""

    def of(self, form: str) -> "Typed":
        """The same for the form that it was typed into, nothing for the others."""
        return self if form == self.form else Typed()

    def field(self, name: str, otherwise: str = "") -> str:
        """What stands in a field."""
        return self.fields.get(name, otherwise)


@dataclass(frozen=True, slots=True)
class ConsentShown:
    """Something to agree to: `given` as it stands now, None where it was not asked; all answers."""

    to: str
    what: str
    without: str
    given: bool | None
    said: tuple[tuple[bool, str, str], ...]


@dataclass(frozen=True, slots=True)
class PromiseShown:
    """A promise: `form` is what its form is called, `due_typed` its day as it stands in a field.

    `done` is the day on which it was kept, `gone` that on which it was withdrawn; empty else.
    """

    id: str
    form: str
    what: str
    text: str
    due: str
    due_typed: str
    done: str
    gone: str
    is_over: bool


def agreed(request: Request) -> Response:
    """Show what was agreed and promised."""
    return agreed_page(request)


def agreed_page(request: Request, typed: Typed | None = None) -> Response:
    """Show what was agreed and promised, with what was typed and not taken."""
    book: Book = request.app.state.book
    memory: Memory = request.app.state.memory
    _, code = speak(request), case_code(request)
    today = own_day()
    shown = book.ask("show", code=code, numbers=True)
    promises = [_promise(one, today, _) for one in shown.get("promises") or ()]
    here = f"/cases/{memory.aliases.name(code)}"
    return page(
        request,
        "agreed.html",
        status=422 if typed else 200,
        path=f"{here}/agreed",
        here=here,
        tab="agreed",
        case=shown,
        typed=typed or Typed(),
        today=day_to_type(today.isoformat()),
        consents=_consents(shown.get("consents") or (), _),
        owed=sorted((one for one in promises if not _is_past(one)), key=lambda one: one.due),
        past_promises=[one for one in reversed(promises) if _is_past(one)],
        kinds={what: _(said) for what, said in PROMISES.items()},
        retain=shown.get("retain"),
        is_over=bool(shown.get("retain")) and shown["retain"] < today.isoformat(),
        until=day_to_type(shown["retain"]) if shown.get("retain") else "",
        months=MONTHS,
    )


def _consents(told: Sequence[_Shown], _: Translator) -> list[ConsentShown]:
    return [
        ConsentShown(
            to=to,
            what=_(what),
            without=_(WITHOUT[to]),
            given=next((one["given"] for one in reversed(told) if one["to"] == to), None),
            said=tuple(
                (one["given"], one["day"], who_said(one.get("by", ""), _))
                for one in reversed(told)
                if one["to"] == to
            ),
        )
        for to, what in CONSENTS.items()
    ]


def _is_past(one: PromiseShown) -> bool:
    return bool(one.done or one.gone)


def _promise(one: _Shown, today: date, _: Translator) -> PromiseShown:
    return PromiseShown(
        id=one["id"],
        form=f"promise {one['id']}",
        what=_(PROMISES[one["what"]]),
        text=one.get("text", ""),
        due=one["due"],
        due_typed=day_to_type(one["due"]),
        done=one.get("done", ""),
        gone=one.get("gone_on", ""),
        is_over=one["due"] < today.isoformat(),
    )
