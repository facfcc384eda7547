"""From values to a page: the templates, the language, and what every page shows."""

import os
from collections.abc import Callable
from datetime import date
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse

from wayout.casebook.keeper.watch import IDLE
from wayout.desk.gate.door import Session
from wayout.desk.gate.guard import FIELD, SESSION
from wayout.desk.gate.headers import NONCE
from wayout.desk.memory import Memory
from wayout.desk.own_day import own_day
from wayout.desk.palette import palette
from wayout.desk.settings import Settings
from wayout.pathway import Day
from wayout.text import LANGUAGES, Language, Translator, choose_language, translator
from wayout.text.dates import format_day, format_known
from wayout.text.numbers import format_count

Say = Callable[[str], str]


def language_of(request: Request) -> Language:
    """Choose the language of an answer.

    `?lang=` wins and holds until the browser ends, then what was chosen in the settings, then the
    language of this machine.
    """
    session: Session | None = request.scope[SESSION]
    asked = request.query_params.get("lang", "")
    for language in LANGUAGES:
        if asked == language:
            if session is not None:
                session.language = language
            return language
    if session is not None and session.language is not None:
        return session.language
    settings: Settings = request.app.state.settings
    wanted = settings.choices.language
    return choose_language(wanted if wanted in LANGUAGES else None, os.environ)


def speak(request: Request) -> Translator:
    """The words of an answer."""
    return translator(language_of(request))


def page(request: Request, template: str, *, status: int = 200, **values: Any) -> HTMLResponse:  # noqa: ANN401  for the template
    """Make an answer out of a template.

    Args:
        request: What is answered.
        template: Its file name.
        status: Of the answer.
        **values: What the template shows.
    """
    session: Session | None = request.scope[SESSION]
    _ = speak(request)
    memory: Memory = request.app.state.memory
    settings: Settings = request.app.state.settings
    shown = {
        "_": _,
        "n": _.n,
        "language": _.language,
        "languages": LANGUAGES,
        "nonce": request.scope[NONCE],
        "swap": Markup('hx-boost="true" hx-nonce="{}"').format(request.scope[NONCE]),
        "form_token": session.form if session else "",
        "field": FIELD,
        "path": "/" + request.url.path.lstrip("/"),  # two of them would lead elsewhere
        "kept": "",  # of the address, when the language is changed
        "remarks": _remarks(request, _),
        "palette": palette(_.language),
        "idle": int(IDLE),
        "keys_on": settings.choices.keys,
        "alert": Markup('tabindex="-1" autofocus role="alert"'),  # the first is gone to
        "saved": memory.undo.told(session.form) if session else None,
        "invented": bool(request.app.state.book.told),
        "is_open": session is not None and request.app.state.book.is_open,
        "alias": memory.aliases.name,
        "count": lambda number: format_count(number, _.language),
        "day": lambda day: format_day(_day(day), _.language),
        "written": lambda day: _written(day, _.language),
        "printed_on": own_day(),
        **values,
    }
    return HTMLResponse(_environment().get_template(template).render(shown), status)


def compile_templates() -> None:
    """Compile all templates, so that the first of each page does not wait for it."""
    for name in _environment().list_templates():
        _environment().get_template(name)


def _remarks(request: Request, _: Translator) -> list[str]:
    """What the keeper remarked beside its answers; it is told once, to who entered."""
    if request.scope[SESSION] is None:
        return []
    return list(dict.fromkeys(one.say(_) for one in request.app.state.book.remarks()))


def _written(day: str, language: Language) -> str:
    """Say a day of a History no more exactly than it is known."""
    return format_known(Day.parse(day), language)


def _day(day: date | str) -> date:
    return day if isinstance(day, date) else date.fromisoformat(day)


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("wayout.desk", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
