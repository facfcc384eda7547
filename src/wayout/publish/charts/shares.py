"""Outcomes as shares: the known with their interval, on what they may be at worst."""

from typing import Any

import altair as alt

from wayout.publish.charts.look import INK, KNOWN, PALE, WIDTH, finished, names_axis, names_width
from wayout.publish.figure import Figure
from wayout.text import Translator, translator
from wayout.text.numbers import format_percent, format_percent_range

ROW = 44


def shares_chart(figure: Figure) -> dict[str, Any]:
    """Draw the shares of outcomes; the unknown are the width of the pale bars, not a slice."""
    _ = translator(figure.language)
    rows = _rows(figure, _)
    base = alt.Chart(alt.InlineData(values=rows)).encode(
        y=alt.Y("name:N", sort=None, title=None, axis=names_axis(figure))
    )
    bounds = base.mark_bar(height=14, cornerRadius=2).encode(
        x=alt.X("worst_low:Q", scale=alt.Scale(domain=[0, 1]), title=None, axis=_percents()),
        x2="worst_high:Q",
        color=alt.Color("bounds:N", scale=_one(_("possible, whatever the unknown are"), PALE),
                        legend=alt.Legend(labelLimit=320)),
    )  # fmt: skip
    line = alt.Legend(labelLimit=320, symbolType="stroke", symbolStrokeWidth=3)
    interval = base.mark_rule(strokeWidth=3).encode(
        x="low:Q", x2="high:Q",
        stroke=alt.Stroke("interval:N", scale=_one(_("share of the known, 95% interval"), KNOWN),
                          legend=line),
    )  # fmt: skip
    point = base.mark_point(size=80, filled=True, color=KNOWN, opacity=1).encode(x="share:Q")
    halo = base.mark_text(
        align="left", baseline="bottom", dy=-9, fontSize=11, stroke="white", strokeWidth=4
    ).encode(x=alt.datum(0), text="shown:N")
    said = base.mark_text(align="left", baseline="bottom", dy=-9, fontSize=11, color=INK)
    text = said.encode(x=alt.datum(0), text="shown:N")
    chart = alt.layer(bounds, interval, point, halo, text).resolve_scale(
        color="independent", stroke="independent"
    )
    left = names_width(figure)
    drawn = chart.properties(width=WIDTH - left, height=ROW * max(1, len(rows)))
    return finished(drawn, figure, left=left)


def _rows(figure: Figure, _: Translator) -> list[dict[str, Any]]:
    keys = ("count", "share", "low", "high", "worst_low", "worst_high")
    known = [
        (cells, dict(zip(keys, row[1:], strict=True)))
        for row, cells in zip(figure.data, figure.cells, strict=True)
        if row[2] is not None
    ]
    return [
        {
            **numbers,
            "name": cells[0],
            "shown": _said(numbers, cells[1], figure, _),
            "bounds": _("possible, whatever the unknown are"),
            "interval": _("share of the known, 95% interval"),
        }
        for cells, numbers in known
    ]


def _said(numbers: dict[str, Any], count: str, figure: Figure, _: Translator) -> str:
    language = figure.language
    return _("{count}: {share} of the known ({interval}); of all {bounds}").format(
        count=count,
        share=format_percent(numbers["share"], language, 0),
        interval=format_percent_range(numbers["low"], numbers["high"], language, 0),
        bounds=format_percent_range(numbers["worst_low"], numbers["worst_high"], language, 0),
    )


def _one(name: str, colour: str) -> alt.Scale:
    return alt.Scale(domain=[name], range=[colour])


def _percents() -> alt.Axis:
    return alt.Axis(format=".0%", domain=False, ticks=False, tickCount=5, grid=True)
