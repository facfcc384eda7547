"""The odds: choose from where, of whom and how far; see where people ended up, and how sure."""

from dataclasses import dataclass
from typing import Any, Final

from markupsafe import Markup
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from wayout.desk.pages.odds.asked import Asked
from wayout.desk.pages.odds.form import odds_form
from wayout.desk.pages.odds.shown import OddsShown, odds_shown
from wayout.desk.record_asked import record_of
from wayout.desk.view import page, speak
from wayout.errors import TooFewError, UsageError, WayoutError
from wayout.odds.answers.answer import Answer
from wayout.odds.answers.question import FLOOR
from wayout.pathway import load_pathway
from wayout.publish.delimited import csv_text
from wayout.publish.figure import Figure
from wayout.publish.odds_basis import Basis
from wayout.publish.odds_chart import odds_chart, odds_drawing
from wayout.publish.odds_figure import odds_figure
from wayout.publish.odds_json import odds_json
from wayout.publish.odds_notes import remarks, warnings
from wayout.publish.odds_past import past_figure
from wayout.publish.odds_tables import arrows_figure, bounds_figures, long_figure
from wayout.publish.odds_view import view_of
from wayout.publish.odds_words import day_words
from wayout.publish.render import inlined
from wayout.text import Language, Translator

TYPES: Final = {
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
    "svg": "image/svg+xml",
    "png": "image/png",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class OddsPage:
    """What the page shows of an answer."""

    figure: Figure
    drawing: Markup | None
    none: str
    dots: OddsShown
    points: Figure | None
    warnings: tuple[str, ...]
    remarks: tuple[str, ...]
    tables: tuple[Figure, ...]


def odds(request: Request) -> Response:
    """Show the form, and the answer to what was chosen in it."""
    record, asked = record_of(request), Asked.of(request.query_params)
    if record is None:
        return page(request, "odds.html", form=None, shown=None, fault="", asked=asked)
    _, shown, fault, status = speak(request), None, "", 200
    try:
        answer, basis = record.answer(asked.choice(), asked.question())
        shown = _shown(request, asked, answer, basis)
    except TooFewError:
        fault = _too_few(asked, _)
    except WayoutError as error:
        fault, status = error.say(_), 422
    return page(
        request,
        "odds.html",
        status=status,
        kept=asked.address().replace("/odds?", "&").removeprefix("/odds"),
        form=odds_form(record, asked, _),
        asked=asked,
        shown=shown,
        fault=fault,
        command=asked.command(record.folder),
    )


def _too_few(asked: Asked, _: Translator) -> str:
    """Say why there is no answer; how many they are stays unsaid."""
    state = load_pathway().state(asked.state).name.say(_.language)
    return _(
        "Fewer than {floor} people were in the state “{state}” on day {day}: so few say little, "
        "and each may be known. Ask from a state that more people are in."
    ).format(floor=FLOOR, state=state, day=asked.at)


def odds_file(request: Request) -> Response:
    """Give the answer as a file."""
    form, record = request.path_params["form"], record_of(request)
    if form not in TYPES or record is None:
        raise HTTPException(404)
    asked, language = Asked.of(request.query_params), speak(request).language
    answer, basis = record.answer(asked.choice(), asked.question())
    return Response(
        _file(form, asked, (answer, basis), language),
        media_type=TYPES[form],
        headers={"content-disposition": f'attachment; filename="odds-{asked.state}.{form}"'},
    )


def _file(form: str, asked: Asked, found: tuple[Answer, Basis], language: Language) -> str | bytes:
    if form == "csv":
        return csv_text(long_figure(*found, language))
    if form == "json":
        return odds_json(*found, language)
    chart: Any = asked.chart
    kind: Any = form
    return odds_drawing(*found, language, chart, kind)


def _drawing(
    request: Request, asked: Asked, answer: Answer, basis: Basis
) -> tuple[Markup | None, str]:
    """Draw the chart that was asked for, or say why it cannot show this answer."""
    _, drawings = speak(request), request.app.state.memory.drawings
    chart: Any = asked.chart
    key = ("odds", basis.digest, asked, _.language)
    try:
        drawn = drawings.svg(key, lambda: _inlined(chart, answer, basis, _.language))
    except UsageError as error:
        return None, error.say(_)
    return drawn, ""


def _inlined(chart: Any, answer: Answer, basis: Basis, language: Language) -> str:  # noqa: ANN401  one of its words
    return inlined(odds_chart(answer, basis, language, chart, alone=False))


def _shown(request: Request, asked: Asked, answer: Answer, basis: Basis) -> OddsPage:
    _, drawings = speak(request), request.app.state.memory.drawings
    view = view_of(answer, basis, _.language)
    days = [day_words(view, day) for day in answer.question.days]
    dots = drawings if asked.chart == "dots" else None
    drawing, none = (None, "") if dots else _drawing(request, asked, answer, basis)
    return OddsPage(
        figure=odds_figure(answer, basis, _.language),
        drawing=drawing,
        none=none,
        dots=odds_shown(answer, basis, _.language, days, dots),
        points=long_figure(answer, basis, _.language, curve=True) if drawing else None,
        warnings=warnings(view),
        remarks=remarks(view),
        tables=(
            arrows_figure(answer, basis, _.language),
            *bounds_figures(answer, basis, _.language),
            past_figure(answer, basis, _.language),
        ),
    )
