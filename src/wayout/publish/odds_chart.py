"""Which drawing shows an answer of the odds: the one entry for SVG and PNG."""

from dataclasses import replace
from typing import Any, Final, Literal

from wayout.errors import UsageError
from wayout.odds.answers.answer import Answer
from wayout.publish.charts.bands import bands_chart
from wayout.publish.charts.dots import dots_chart
from wayout.publish.charts.occupation import occupation_chart
from wayout.publish.odds_basis import Basis
from wayout.publish.odds_figure import odds_figure
from wayout.publish.odds_how import how_found
from wayout.publish.odds_map import odds_map
from wayout.publish.odds_notes import chart_notes
from wayout.publish.odds_view import view_of
from wayout.publish.odds_words import summary
from wayout.publish.render import png, svg
from wayout.text import Language

ChartForm = Literal["stacked", "bands", "dots", "map"]
_CHARTS: Final = {"stacked": occupation_chart, "bands": bands_chart, "dots": dots_chart}


def odds_chart(
    answer: Answer,
    basis: Basis,
    language: Language,
    form: ChartForm = "stacked",
    *,
    alone: bool = True,
) -> dict[str, Any] | str:
    """Make a chart as Vega-Lite JSON with a description, or the map as SVG text.

    One that is not `alone` stands on a page that says its title and its notes.

    Raises:
        UsageError: The chart cannot show this answer; the message says which can.
    """
    view = view_of(answer, basis, language)
    if form == "map":
        return odds_map(view)
    if form != "dots" and len(answer.points) == 1:
        raise UsageError(
            "One day alone has no course to draw: ask for a later day, or take the dots."
        )
    figure = replace(
        odds_figure(answer, basis, language),
        notes=chart_notes(view),
        how=how_found(view, named=False),
    )
    if not alone:
        figure = replace(figure, title="", subtitle="", notes=(), how="")
    return _CHARTS[form](view, figure) | {"description": summary(view)}


def odds_drawing(
    answer: Answer,
    basis: Basis,
    language: Language,
    form: ChartForm,
    kind: Literal["svg", "png"],
) -> bytes:
    """Draw a chart as the bytes of a file.

    Raises:
        UsageError: The chart cannot show this answer; the message says which can.
    """
    made = odds_chart(answer, basis, language, form)
    return svg(made).encode() if kind == "svg" else png(made)
