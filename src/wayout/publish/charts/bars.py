"""Horizontal bars for courts and articles, the largest first; the rest as a number.

A bar of all the others would dwarf the ones that are shown.
"""

from typing import Any

import altair as alt

from wayout.publish.charts.look import (
    FRONT,
    KNOWN,
    PALE,
    SOFT,
    WIDTH,
    finished,
    names_axis,
    names_width,
)
from wayout.publish.figure import REST, Figure

ROW = 22
_NUMBER = 40  # room for the number at the end of the longest bar
_TO_THE_FRONT = frozenset({"war", "service"})  # grounds
_GROUNDS = {"war": FRONT, "other": KNOWN, "blank": PALE}  # in this order; the war leads back


def bars_chart(figure: Figure) -> dict[str, Any]:
    """Draw a figure of courts, articles, parts, or many grounds."""
    rows = [
        {
            "name": cells[0],
            "count": 0 if row[0] == REST else row[1],
            "shown": cells[1],
            "colour": FRONT if row[0] in _TO_THE_FRONT else KNOWN,
        }
        for row, cells in zip(figure.data, figure.cells, strict=True)
    ]
    base = alt.Chart(alt.InlineData(values=rows)).encode(
        x=alt.X("count:Q", title=None, axis=None),
        y=alt.Y("name:N", sort=None, title=None, axis=names_axis(figure)),
    )
    bars = base.mark_bar().encode(color=alt.Color("colour:N", scale=None))
    numbers = base.mark_text(align="left", dx=5, fontSize=11, color=SOFT).encode(text="shown:N")
    left = names_width(figure)
    drawn = (bars + numbers).properties(width=WIDTH - left - _NUMBER, height=ROW * len(rows))
    return finished(drawn, figure, left=left)


def grounds_chart(figure: Figure) -> dict[str, Any]:
    """Draw the grounds of suspension as one bar in pieces, each with its number."""
    found = {
        str(row[0]): (row[1], cells) for row, cells in zip(figure.data, figure.cells, strict=True)
    }
    kinds = [kind for kind in _GROUNDS if kind in found]
    kinds += [kind for kind in found if kind not in _GROUNDS]
    rows = [
        {"ground": ": ".join(found[kind][1]), "count": found[kind][0], "at": at, "all": ""}
        for at, kind in enumerate(kinds)
    ]
    scale = alt.Scale(
        domain=[row["ground"] for row in rows], range=[_GROUNDS.get(kind, KNOWN) for kind in kinds]
    )
    bar = (
        alt.Chart(alt.InlineData(values=rows))
        .mark_bar(stroke="white", strokeWidth=1, height=36)
        .encode(
            x=alt.X("count:Q", stack="zero", title=None, axis=None, scale=alt.Scale(nice=False)),
            y=alt.Y("all:N", axis=None),
            color=alt.Color("ground:N", scale=scale, legend=alt.Legend(), sort=None),
            order=alt.Order("at:Q"),
        )
        .properties(width=WIDTH, height=44)
    )
    return finished(bar, figure)
