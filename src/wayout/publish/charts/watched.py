"""The axis of days, with the number of people still watched under the days asked for."""

from typing import Final

import altair as alt

from wayout.publish.charts.look import GREY
from wayout.publish.odds_view import View
from wayout.publish.odds_words import star, tick_words
from wayout.publish.words import number

_APART: Final = 44  # pixels between two labels


def day_scale(view: View) -> alt.Scale:
    """Make the scale from the day on which people were chosen to the last one asked for."""
    return alt.Scale(domain=list(days_shown(view)), nice=False, zero=False)


def days_shown(view: View) -> tuple[float, float]:
    """Give the first and last day of the axis; one day alone is drawn a day wide."""
    first, last = view.answer.points[0], view.answer.points[-1]
    return first, last if last > first else first + 1


def day_axis(view: View, width: int, *, counts: bool = True) -> alt.Axis:
    """Make the axis: the days asked for, and under each how many are watched and known of."""
    places = shown_places(view, width)
    lines = {view.answer.points[at]: _label(view, at, counts=counts) for at in places}
    pairs = ",".join(f"'{day}':[{','.join(map(repr, said))}]" for day, said in lines.items())
    return alt.Axis(
        values=list(lines), labelExpr=f"{{{pairs}}}[datum.value]", labelAngle=0, grid=False,
        labelOverlap=False, labelLineHeight=15, labelPadding=5, title=None, labelFlush=False,
    )  # fmt: skip


def shown_places(view: View, width: int) -> list[int]:
    """Choose the points that have room for a label: the first, the last, and what fits between."""
    points = view.answer.points
    first, last = points[0], points[-1]
    per_day = width / (last - first) if last > first else 0.0
    chosen = [len(points) - 1]
    for at in sorted({0, *view.answer.rows}, reverse=True):
        room = (points[chosen[-1]] - points[at]) * per_day >= _APART
        if room and (at == 0 or (points[at] - first) * per_day >= _APART):
            chosen.append(at)
    return chosen[::-1]


def row_names(view: View, left: int, top: int) -> alt.Chart:
    """Name the rows under the axis: what the numbers below each day are.

    Args:
        view: What is shown.
        left: Where the names begin, in pixels.
        top: Where the axis lies.
    """
    _ = view.say
    said = [_("day"), _("still watched"), _("known where they are")]
    lines = said if _known_differs(view) else said[:2]
    drawn: alt.Chart = (
        alt.Chart(alt.InlineData(values=[{"text": "\n".join(lines)}]))
        .mark_text(
            align="left", baseline="top", fontSize=11, color=GREY, lineBreak="\n", lineHeight=15
        )
        .encode(text="text:N", x=alt.value(left), y=alt.value(top + 10))
    )
    return drawn


def _label(view: View, at: int, *, counts: bool) -> list[str]:
    said = [f"{tick_words(view.answer.points[at], view.language)}{star(view, at)}"]
    if counts:
        said.append(number(view.watched(at), view.say))
        if _known_differs(view):
            said.append(number(int(view.answer.known[at]), view.say))
    return said


def _known_differs(view: View) -> bool:
    return bool((view.answer.at_risk.sum(axis=1) != view.answer.known).any())
