"""Stacked areas: where people are over time, the front at the bottom, labels at the right edge.

A stack cannot show the interval of an inner state: the labels carry it in words, and one whisker
stands on the front.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

import altair as alt
import numpy as np

from wayout.odds.stays.coded import Floats
from wayout.publish.charts.edge_labels import LEADER, Edge, Label, edge_labels, labels_width
from wayout.publish.charts.look import INK, PALE, WIDTH, finished
from wayout.publish.charts.watched import day_axis, day_scale, days_shown, row_names
from wayout.publish.figure import Figure
from wayout.publish.odds_view import View
from wayout.publish.odds_words import cell_words, least_words, star
from wayout.text.numbers import format_percent

HEIGHT: Final = 300
_LEFT: Final = 40  # room for the numbers of the axis
_SEEN: Final = 0.012  # of the height: a band that is never higher has no label of its own
_MOST: Final = 14  # labels that have room


@dataclass(frozen=True, slots=True, eq=False)
class _Band:
    """One area of the stack, from the bottom up: `lower` and `upper` edge, shape (P,)."""

    label: Label
    lower: Floats
    upper: Floats


def occupation_chart(view: View, figure: Figure) -> dict[str, Any]:
    """Draw the shares of all states over time as stacked areas."""
    small = gathered(view)
    bands = _bands(view, small)
    labels = [band.label for band in bands]
    width = WIDTH - _LEFT - labels_width(labels)
    first, last = days_shown(view)
    layers = [
        _areas(view, bands, alt.X("day:Q", scale=day_scale(view), axis=day_axis(view, width))),
        *_whisker(view),
        *edge_labels(labels, Edge(last, (last - first) / width, HEIGHT)),
        row_names(view, width + LEADER, HEIGHT),
    ]
    drawn = alt.LayerChart(layer=layers).properties(width=width, height=HEIGHT)
    notes = (*_notes(view, small), *figure.notes)
    return finished(drawn, replace(figure, notes=notes), left=_LEFT)


def gathered(view: View) -> tuple[str, ...]:
    """Choose the states too small to be seen: never the front, never a single one."""
    answer = view.answer
    most = {state: answer.occupation[:, answer.states.index(state)].max() for state in view.reached}
    ranked = sorted(most, key=lambda state: -most[state])
    small = {
        state
        for at, state in enumerate(ranked)
        if state != view.states.front and (most[state] < _SEEN or at >= _MOST)
    }
    return tuple(state for state in view.reached if state in small) if len(small) > 1 else ()


def _bands(view: View, small: tuple[str, ...]) -> list[_Band]:
    """Stack the states; those that are gathered are one band, at the top."""
    _, answer, states = view.say, view.answer, view.states
    made: list[_Band] = []
    floor = np.zeros(len(answer.points))
    for state in (state for state in view.reached if state not in small):
        upper = floor + answer.occupation[:, answer.states.index(state)]
        label = Label(
            states.name(state),
            cell_words(view, state, view.last),
            states.colours[state],
            _middle(floor, upper),
            state == states.front,
        )
        made.append(_Band(label, floor, upper))
        floor = upper
    if small:
        upper = np.ones(len(answer.points))
        said = _together(view, small)
        label = Label(_("others"), said, PALE, _middle(floor, upper))
        made.append(_Band(label, floor, upper))
    return made


def _together(view: View, small: tuple[str, ...]) -> str:
    """Write the share of those that are gathered: a lower end, if that of one of them is."""
    share = sum(view.share(state, view.last)[0] for state in small)
    if any(view.between(state, view.last) for state in small):
        return f"{least_words(share, view)}{star(view, view.last)}"
    return f"{format_percent(share, view.language, 0)}{star(view, view.last)}"


def _middle(lower: Floats, upper: Floats) -> float:
    return float(lower[-1] + upper[-1]) / 2


def _areas(view: View, bands: Sequence[_Band], x: alt.X) -> alt.Chart:
    rows = [
        {"day": day, "lower": lower, "upper": upper, "colour": band.label.colour, "at": at}
        for at, band in enumerate(bands)
        for day, lower, upper in zip(
            view.answer.points, band.lower.tolist(), band.upper.tolist(), strict=True
        )
    ]
    percent = alt.Axis(
        format=".0%", values=[0, 0.25, 0.5, 0.75, 1], domain=False, ticks=False, grid=False,
        minExtent=_LEFT, maxExtent=_LEFT,
    )  # fmt: skip
    drawn: alt.Chart = (
        alt.Chart(alt.InlineData(values=rows))
        .mark_area(interpolate="step-after", stroke="white", strokeWidth=0.4)
        .encode(
            x=x,
            y=alt.Y("lower:Q", scale=alt.Scale(domain=[0, 1]), title=None, axis=percent),
            y2="upper:Q",
            color=alt.Color("colour:N", scale=None),
            detail="at:O",
        )
    )
    return drawn


def _whisker(view: View) -> Iterator[alt.Chart]:
    """Show the interval of the front on the last day asked for."""
    front = view.states.front
    if front is None or front not in view.reached:
        return
    _share, low, high = view.share(front, view.last)
    row = {"day": view.answer.points[view.last], "low": low, "high": high}
    drawn = alt.Chart(alt.InlineData(values=[row])).encode(x="day:Q")
    yield drawn.mark_rule(color=INK, strokeWidth=2).encode(y="low:Q", y2="high:Q")
    for end in ("low", "high"):
        yield drawn.mark_tick(color=INK, thickness=2, size=10, orient="horizontal").encode(
            y=f"{end}:Q"
        )


def _notes(view: View, small: tuple[str, ...]) -> Iterator[str]:
    _ = view.say
    if small:
        names = ", ".join(view.states.name(state) for state in small)
        yield _("Others (as far as is known never large enough to be drawn): {states}.").format(
            states=names
        )
    if view.states.front in view.reached:
        yield _("The whisker is the 95% interval of the share at the front.")
