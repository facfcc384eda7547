"""Small multiples: a panel a state with its share over time and the interval, on one scale."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final

import altair as alt

from wayout.publish.charts.look import FILLING, FRONT, GREY, INK, KNOWN, WIDTH, finished, shortened
from wayout.publish.charts.watched import day_axis, day_scale
from wayout.publish.figure import Figure
from wayout.publish.odds_view import View
from wayout.publish.odds_words import cell_words, star, tick_words
from wayout.publish.words import number
from wayout.text.numbers import format_percent_range

COLUMNS: Final = 4
_HEIGHT: Final = 84
_LEFT: Final = 34  # room for the numbers of the axis of each panel
_GAP: Final = 18


def bands_chart(view: View, figure: Figure) -> dict[str, Any]:
    """Draw each state by itself: a line with its band, and below all who are still watched."""
    top, start = _top(view), view.answer.question.start
    shown = [state for state in view.reached if state != start]
    panels = [_panel(view, state, top) for state in shown]
    panels.append(_panel(view, start, 1.0))
    drawn = alt.concat(*panels, _watched(view), columns=COLUMNS, spacing=_GAP)
    notes = (*_notes(view, top), *figure.notes)
    return finished(drawn, replace(figure, notes=notes), left=_LEFT)


def _notes(view: View, top: float) -> Iterator[str]:
    _ = view.say
    yield _("Above each panel: the share on day {day} with its 95% interval.").format(
        day=tick_words(view.answer.points[view.last], view.language)
    )
    if any(view.between(bounds.state, view.last) for bounds in view.answer.bounds):
        yield _("Hatched: between what ends a share lies that is not known; above it the two ends.")
    if top < 1:
        yield _("All states have one scale, but “{state}”, in which all begin.").format(
            state=view.states.name(view.answer.question.start)
        )


def _width(view: View) -> int:
    columns = min(COLUMNS, len(view.reached) + 1)
    return min(220, (WIDTH - (columns - 1) * _GAP) // columns - _LEFT)


def _panel(view: View, state: str, top: float) -> alt.LayerChart:
    points = view.answer.points
    between = [view.between(state, at) for at in range(len(points))]
    shares = [view.share(state, at) for at in range(len(points))]
    if any(between):
        ends = [
            found or (share, share) for found, (share, _, _) in zip(between, shares, strict=True)
        ]
        rows = [{"day": day, "low": low, "high": high}
                for day, (low, high) in zip(points, ends, strict=True)]  # fmt: skip
        layers, said = _limits(view, rows, top), _ends(view, *ends[view.last])
    else:
        rows = [{"day": day, "share": share, "low": low, "high": high}
                for day, (share, low, high) in zip(points, shares, strict=True)]  # fmt: skip
        colour = FRONT if state == view.states.front else KNOWN
        layers, said = _course(view, rows, top, colour), cell_words(view, state, view.last)
    under = [said, *filter(None, [view.states.unknown.get(state)])]
    return _titled(
        view,
        alt.LayerChart(layer=layers),
        (view.states.plain(state), under),
        front=state == view.states.front,
    )


def _course(view: View, rows: list[dict[str, Any]], top: float, colour: str) -> list[alt.Chart]:
    """Draw a share as a line, in the band of its interval."""
    base = _base(view, rows)
    band = base.mark_area(interpolate="step-after", color=colour, opacity=0.22)
    line = base.mark_line(interpolate="step-after", color=colour, strokeWidth=1.8)
    return [band.encode(y=_share_axis("low", top), y2="high:Q"), line.encode(y="share:Q")]


def _limits(view: View, rows: list[dict[str, Any]], top: float) -> list[alt.Chart]:
    """Hatch what lies between the two ends of a share that is not known."""
    base = _base(view, rows)
    area = base.mark_area(interpolate="step-after", color=FILLING)
    ends = base.mark_line(interpolate="step-after", color=KNOWN, strokeWidth=0.8)
    return [
        area.encode(y=_share_axis("low", top), y2="high:Q"),
        ends.encode(y="low:Q"),
        ends.encode(y="high:Q"),
    ]


def _share_axis(field: str, top: float) -> alt.Y:
    return alt.Y(
        f"{field}:Q", title=None, scale=alt.Scale(domain=[0, top], nice=False),
        axis=_side(format=".0%", values=[0, top / 2, top]),
    )  # fmt: skip


def _ends(view: View, low: float, high: float) -> str:
    return f"{format_percent_range(low, high, view.language, 0)}{star(view, view.last)}"


def _watched(view: View) -> alt.LayerChart:
    """Draw how many are still watched, on a scale of its own."""
    _, answer = view.say, view.answer
    rows = [{"day": day, "watched": view.watched(at)} for at, day in enumerate(answer.points)]
    line = (
        _base(view, rows)
        .mark_area(interpolate="step-after", color=GREY, opacity=0.22, line={"color": GREY})
        .encode(
            y=alt.Y(
                "watched:Q",
                title=None,
                scale=alt.Scale(domain=[0, answer.people], nice=False),
                axis=_side(format="d", values=[0, answer.people]),
            )
        )
    )
    said = _("{n} of {people}").format(
        n=number(view.watched(view.last), _), people=number(answer.people, _)
    )
    return _titled(view, alt.LayerChart(layer=[line]), (_("Still watched"), [said]))


def _base(view: View, rows: list[dict[str, Any]]) -> alt.Chart:
    axis = day_axis(view, _width(view), counts=False)
    return alt.Chart(alt.InlineData(values=rows)).encode(
        x=alt.X("day:Q", scale=day_scale(view), axis=axis)
    )


def _side(**said: Any) -> alt.Axis:  # noqa: ANN401  the words of Vega-Lite
    return alt.Axis(domain=False, ticks=False, grid=True, minExtent=_LEFT, maxExtent=_LEFT, **said)


def _titled(
    view: View, drawn: alt.LayerChart, words: tuple[str, list[str]], *, front: bool = False
) -> alt.LayerChart:
    name, under = words
    title = alt.TitleParams(
        text=shortened(name, _width(view)), subtitle=under, anchor="start", frame="group",
        fontSize=12, subtitleFontSize=11, color=FRONT if front else INK, offset=6,
    )  # fmt: skip
    made: alt.LayerChart = drawn.properties(width=_width(view), height=_HEIGHT, title=title)
    return made


def _top(view: View) -> float:
    """Give the upper end of the one scale; in the first state all begin, so it stands apart."""
    others = [state for state in view.reached if state != view.answer.question.start]
    places = [view.answer.states.index(state) for state in others]
    ends = [bounds.high.max().item() for bounds in view.answer.bounds]
    most = max([view.answer.high[:, places].max().item(), *ends]) if others else 1.0
    return next((top for top in (0.1, 0.2, 0.5) if most <= top), 1.0)
