"""The look that all charts share: colours, type, measures, and the words around a chart."""

import textwrap
from typing import Any, Final

import altair as alt

from wayout.publish.figure import Figure

VEGALITE: Final = "6.1"
KNOWN: Final = "#4a6d9c"
FILLING: Final = "#c3d0e2"  # drawn hatched
PALE: Final = "#d9dee6"
FRONT: Final = "#b3261e"  # the red of the map: only for what leads back to the front
INK: Final = "#1b2430"
SOFT: Final = "#3b4654"  # numbers at bars
BASE: Final = "#aab2be"
GREY: Final = "#5d6877"
GRID: Final = "#e4e7ec"
WIDTH: Final = 680
_FONT: Final = "Inter, sans-serif"
# letters of a line under a chart of full width, at 11 px; Cyrillic ones are wider
_LETTERS: Final = {"en": 124, "ru": 112}
_TITLE: Final = 15
_LETTER: Final = 6.6
_WIDEST_NAMES: Final = 230


Drawn = alt.LayerChart | alt.Chart | alt.ConcatChart | alt.HConcatChart


def finished(chart: Drawn, figure: Figure, *, left: int = 0) -> dict[str, Any]:
    """Put the title above and the sentence below a chart, and give its Vega-Lite JSON.

    A figure without words stands on a page that says them. `left` is the width of what stands left
    of the plot, so that all lines begin at one edge.
    """
    letters = _LETTERS[figure.language]
    under = _lines((*figure.notes, figure.how), letters)
    sentence = (
        alt.Chart(alt.InlineData(values=[{"text": "\n".join(under)}]))
        .mark_text(
            align="left", baseline="top", fontSize=11, color=GREY, lineBreak="\n", lineHeight=15
        )
        .encode(text="text:N", x=alt.value(-left), y=alt.value(0))
        .properties(width=WIDTH, height=15 * len(under))
    )
    whole = alt.vconcat(chart, sentence, spacing=14) if under else alt.vconcat(chart)
    if figure.title:
        whole = whole.properties(
            title=alt.TitleParams(
                text=textwrap.wrap(figure.title, letters * 11 // _TITLE),
                subtitle=textwrap.wrap(figure.subtitle, letters),
                anchor="start",
                offset=16,
            )
        )
    return dict(_dressed(whole).to_dict())


def bare(chart: alt.Chart) -> dict[str, Any]:
    """Give the Vega-Lite JSON of a chart without a word or an edge around it."""
    plain = chart.configure(background="transparent", padding=0).configure_view(stroke=None)
    return dict(plain.to_dict())


def names_width(figure: Figure) -> int:
    """Guess the width of the names left of horizontal bars, in pixels at 11 px type."""
    longest = max((len(cells[0]) for cells in figure.cells), default=0)
    return min(_WIDEST_NAMES, round(longest * _LETTER) + 14)


def shortened(name: str, pixels: float) -> str:
    """Cut a name to so many pixels at 11 px type, in the middle: names often differ at their end.

    Example:
        >>> shortened("a very long name of a state 7", 100)
        'a very …state 7'
    """
    letters = max(3, int(pixels / _LETTER))
    if len(name) <= letters:
        return name
    end = (letters - 1) // 2
    return f"{name[: letters - 1 - end]}…{name[-end:]}"


def names_axis(figure: Figure) -> alt.Axis:
    """Make the axis of names left of horizontal bars."""
    width = names_width(figure)
    return alt.Axis(
        domain=False, ticks=False, labelLimit=width, labelPadding=8, labelColor=INK,
        minExtent=width, maxExtent=width,
    )  # fmt: skip


def _lines(texts: tuple[str, ...], letters: int) -> list[str]:
    return [line for text in texts for line in textwrap.wrap(text, letters)]


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
            titleFontWeight="normal", gridColor=GRID, domainColor=BASE, tickColor=BASE,
        )
        .configure_legend(
            labelColor=INK, labelFontSize=11, title=None, orient="top", symbolSize=140,
            symbolType="square", columnPadding=18,
        )
    )  # fmt: skip
    return dressed
