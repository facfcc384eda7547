"""Bars a month or a quarter; what is still filling up is hatched, what it will be a frame above."""

from datetime import date
from typing import Any, Final

import altair as alt

from wayout.publish.charts.look import FILLING, INK, KNOWN, SOFT, WIDTH, finished
from wayout.publish.figure import Figure
from wayout.record.counting.rows import span
from wayout.text import Translator, translator
from wayout.text.dates import format_short_month
from wayout.text.numbers import NARROW_SPACE

_NAMES_FIT: Final = 18  # bars up to which months have their short names, then initials
_INITIALS_FIT: Final = 60  # and beyond which only years stand on the axis
_LATE_IN_YEAR: Final = 6  # from June on, the next January is too near for two years side by side
_WIDEST_STEP: Final = 46
_FEW: Final = 5  # ticks of the axis of counts
_HIGH_ENOUGH: Final = 0.1  # of the highest bar: a number has room inside
_LEFT: Final = 44  # room for the numbers of the axis
_NUMBERS_FIT: Final = 24  # bars up to which each has its number above


def times_chart(figure: Figure) -> dict[str, Any]:
    """Draw a figure of months or quarters."""
    _ = translator(figure.language)
    rows = _rows(figure, _)
    bars = alt.Chart(alt.InlineData(values=rows)).encode(
        x=alt.X(
            "value:O", sort=None, axis=_axis(figure), title=None, scale=alt.Scale(padding=0.12)
        ),
        y=alt.Y("count:Q", title=None, axis=_counts(figure), scale=alt.Scale(nice=_FEW)),
    )
    layers = [bars.mark_bar().encode(color=_colour(rows, _)), *_expected(bars, rows)]
    if len(rows) <= _NUMBERS_FIT:
        layers += _numbers(bars.encode(text="shown:N"))
    width = min(WIDTH, max(3, len(rows)) * _WIDEST_STEP)
    return finished(
        alt.LayerChart(layer=layers).properties(width=width, height=250), figure, left=_LEFT
    )


def _rows(figure: Figure, _: Translator) -> list[dict[str, Any]]:
    keys = [column.key for column in figure.columns]
    states = {True: _("still filling up"), False: _("known now")}
    roomy = _HIGH_ENOUGH * _most(figure)
    rows = []
    for data, cells in zip(figure.data, figure.cells, strict=True):
        row: dict[str, Any] = dict(zip(keys, data, strict=True))
        row["value"] = data[0]
        row["shown"] = cells[1].rstrip("* ")
        row["state"] = states[bool(row["incomplete"])]
        row["interval"] = _("expected when complete, 95% interval")
        row["inside"] = row["expected"] is not None and row["count"] > roomy
        rows.append(row)
    return rows


def _most(figure: Figure) -> int:
    """The highest number in the drawing."""
    numbers = (*figure.column("count"), *figure.column("expected_high"))
    return max((int(number) for number in numbers if isinstance(number, int)), default=0)


def _numbers(shown: alt.Chart) -> list[alt.Chart]:
    """The count of each bar: above it, but inside where a line stands above."""
    drawn = []
    for inside, shift in (("!datum.inside", -6), ("datum.inside", 9)):
        here = shown.transform_filter(inside)
        drawn += [
            here.mark_text(dy=shift, fontSize=10, stroke="white", strokeWidth=3),
            here.mark_text(dy=shift, fontSize=10, color=SOFT),
        ]
    return drawn


def _expected(bars: alt.Chart, rows: list[dict[str, Any]]) -> list[alt.Chart]:
    """A frame from the count up to what is expected, and its interval as a line."""
    if all(row["expected"] is None for row in rows):
        return []
    shown = bars.transform_filter("datum.expected !== null")
    legend = alt.Legend(labelLimit=320, symbolType="stroke", symbolStrokeWidth=2)
    scale = alt.Scale(domain=[rows[0]["interval"]], range=[INK])
    line = alt.Stroke("interval:N", scale=scale, legend=legend)
    frame = shown.mark_bar(fillOpacity=0, stroke=KNOWN, strokeWidth=1, strokeDash=[3, 2])
    rule = shown.mark_rule(strokeWidth=1.5)
    return [
        frame.encode(y2="expected:Q"),
        rule.encode(y="expected_low:Q", y2="expected_high:Q", stroke=line),
        shown.mark_tick(thickness=2, color=INK, width=9).encode(y="expected:Q"),
    ]


def _colour(rows: list[dict[str, Any]], _: Translator) -> alt.Color:
    both = [_("known now"), _("still filling up")]
    legend = alt.Legend() if any(row["state"] == both[1] for row in rows) else None
    return alt.Color("state:N", scale=alt.Scale(domain=both, range=[KNOWN, FILLING]), legend=legend)


def _counts(figure: Figure) -> alt.Axis:
    comma = "," if figure.language == "en" else NARROW_SPACE
    parted = f"replace(format(datum.value, ','), /,/g, '{comma}')"
    label = f"datum.value < 10000 ? format(datum.value, 'd') : {parted}"
    return alt.Axis(
        domain=False,
        ticks=False,
        labelExpr=label,
        tickMinStep=1,
        **_ticks(_most(figure)),
        minExtent=_LEFT,
        maxExtent=_LEFT,
    )


def _ticks(most: int) -> dict[str, Any]:
    """Whole numbers only: of few, each has its tick."""
    return {"values": list(range(most + 1))} if most <= _FEW else {"tickCount": _FEW}


def _axis(figure: Figure) -> alt.Axis:
    """Months on the first line, the year below the first of each."""
    names = {str(value): _label(str(value), at, figure) for at, value in _places(figure)}
    pairs = ",".join(f"'{value}':[{','.join(map(repr, lines))}]" for value, lines in names.items())
    return alt.Axis(
        labelExpr=f"{{{pairs}}}[datum.value]", labelAngle=0, ticks=False, labelPadding=6,
        labelOverlap=False, labelLineHeight=15,
    )  # fmt: skip


def _places(figure: Figure) -> list[tuple[int, Any]]:
    return list(enumerate(row[0] for row in figure.data))


def _far_from_january(first: date) -> bool:
    return first.month < _LATE_IN_YEAR


def _label(value: str, at: int, figure: Figure) -> list[str]:
    first = span(value)[0]
    crowded = at == 0 and first.month >= _LATE_IN_YEAR and len(figure.data) > _NAMES_FIT
    year = str(first.year) if first.month == 1 or (at == 0 and not crowded) else ""
    many = len(figure.data)
    if "Q" in value:
        return [value[-1] if many <= _INITIALS_FIT else "", year]
    if many > _INITIALS_FIT:
        return [year if first.month == 1 or _far_from_january(first) else ""]
    name = format_short_month(first, figure.language).split()[0]
    return [name if many <= _NAMES_FIT else name[0].upper(), year]
