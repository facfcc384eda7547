"""Horizontal bars for courts and articles, the largest first and the rest as one."""

from typing import Any

import altair as alt

from wayout.publish.charts.look import FRONT, KNOWN, PALE, WIDTH, finished
from wayout.publish.figure import Figure

ROW = 22
REST = "rest"


def bars_chart(figure: Figure) -> dict[str, Any]:
    """Draw a figure of courts, articles or parts."""
    rows = [
        {"name": cells[0], "count": row[1], "shown": cells[1], "rest": row[0] == REST}
        for row, cells in zip(figure.data, figure.cells, strict=True)
    ]
    colour = alt.condition("datum.rest", alt.value(PALE), alt.value(KNOWN))
    base = alt.Chart(alt.InlineData(values=rows)).encode(
        x=alt.X("count:Q", title=None, axis=None),
        y=alt.Y("name:N", sort=None, title=None, axis=_names()),
    )
    bars = base.mark_bar().encode(color=colour)
    numbers = base.mark_text(align="left", dx=5, fontSize=11, color="#3b4654").encode(
        text="shown:N"
    )
    width = WIDTH - 150
    return finished((bars + numbers).properties(width=width, height=ROW * len(rows)), figure)


def grounds_chart(figure: Figure) -> dict[str, Any]:
    """Draw the grounds of suspension as one bar in pieces, each with its number."""
    colours = {"war": FRONT, "other": KNOWN, "blank": PALE}
    rows = [
        {"ground": f"{cells[0]}: {cells[1]}", "count": row[1], "at": at}
        for at, (row, cells) in enumerate(zip(figure.data, figure.cells, strict=True))
    ]
    kinds = [str(row[0]) for row in figure.data]
    scale = alt.Scale(
        domain=[row["ground"] for row in rows], range=[colours.get(kind, KNOWN) for kind in kinds]
    )
    bar = (
        alt.Chart(alt.InlineData(values=rows))
        .mark_bar(stroke="white", strokeWidth=1)
        .encode(
            x=alt.X("count:Q", stack="zero", title=None, axis=None),
            color=alt.Color("ground:N", scale=scale, legend=alt.Legend(), sort=None),
            order=alt.Order("at:Q"),
        )
        .properties(width=WIDTH, height=46)
    )
    return finished(bar, figure)


def _names() -> alt.Axis:
    return alt.Axis(domain=False, ticks=False, labelLimit=220, labelPadding=8, labelColor="#1b2430")
