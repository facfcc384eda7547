"""The look that all charts share: colours, type, measures, and the words around a chart."""

import textwrap
from typing import Any, Final

import altair as alt

from wayout.publish.figure import Figure

VEGALITE: Final = "6.1"
KNOWN: Final = "#4a6d9c"
FILLING: Final = "#c3d0e2"  # drawn hatched
PALE: Final = "#d9dee6"
FRONT: Final = "#c4453b"  # red only for what leads back to the front
INK: Final = "#1b2430"
GREY: Final = "#5d6877"
GRID: Final = "#e4e7ec"
WIDTH: Final = 680
_FONT: Final = "Inter, sans-serif"
_LETTERS: Final = 108  # of a line under a chart of full width, at 11 px
_TITLE: Final = 15


def finished(chart: alt.LayerChart | alt.Chart, figure: Figure) -> dict[str, Any]:
    """Put the title above and the sentence below a chart, and give its Vega-Lite JSON."""
    under = _lines((*figure.notes, figure.how))
    sentence = (
        alt.Chart(alt.InlineData(values=[{"text": "\n".join(under)}]))
        .mark_text(
            align="left", baseline="top", fontSize=11, color=GREY, lineBreak="\n", lineHeight=15
        )
        .encode(text="text:N", x=alt.value(0), y=alt.value(0))
        .properties(width=WIDTH, height=15 * len(under))
    )
    whole = alt.vconcat(chart, sentence, spacing=14).properties(
        title=alt.TitleParams(
            text=textwrap.wrap(figure.title, _LETTERS * 11 // _TITLE),
            subtitle=textwrap.wrap(figure.subtitle, _LETTERS),
            anchor="start",
            offset=16,
        )
    )
    return dict(_dressed(whole).to_dict())


def _lines(texts: tuple[str, ...]) -> list[str]:
    return [line for text in texts for line in textwrap.wrap(text, _LETTERS)]


def _dressed(chart: alt.VConcatChart) -> alt.VConcatChart:
    dressed: alt.VConcatChart = (
        chart.configure(font=_FONT, background="white", padding=18)
        .configure_view(stroke=None)
        .configure_title(
            fontSize=_TITLE, color=INK, fontWeight="bold", subtitleFontSize=12,
            subtitleColor=GREY, subtitlePadding=5, subtitleFontWeight="normal",
        )
        .configure_axis(
            labelColor=GREY, labelFontSize=11, titleColor=GREY, titleFontSize=11,
            titleFontWeight="normal", gridColor=GRID, domainColor="#aab2be", tickColor="#aab2be",
        )
        .configure_legend(
            labelColor=INK, labelFontSize=11, title=None, orient="top", symbolSize=140,
            symbolType="square", columnPadding=18,
        )
    )  # fmt: skip
    return dressed
