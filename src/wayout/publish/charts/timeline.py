"""The time line of a case: stays as bars, events as dots, terms as diamonds, today as one line.

Everything has its place already; see `timeline_lanes`. It is drawn in layers; today's line stops
at words.
"""

from collections.abc import Iterator, Sequence
from typing import Any, Final, Literal

import altair as alt

from wayout.publish.charts.look import GREY, GRID
from wayout.publish.charts.text_width import text_width
from wayout.publish.charts.timeline_axis import LEFT, WIDTH, Axis, axis_of
from wayout.publish.charts.timeline_lanes import (
    BAR,
    EVENT,
    ROW,
    SIZE,
    Lane,
    Text,
    events_lane,
    stays_lane,
    terms_lane,
)
from wayout.publish.timeline import Timeline, timeline_words

_TOP: Final = 30  # of the months
_BESIDE: Final = 4  # pixels from a tick to its words
_X: Final = alt.X("x:Q", axis=None, scale=alt.Scale(domain=[0, WIDTH + LEFT], nice=False))
_Y: Final = alt.Y("y:Q", axis=None, scale=None)
_X2: Final = alt.X2("x2:Q")
_Y2: Final = alt.Y2("y2:Q")
_TEXT: Final = alt.Text("words:N")


def timeline_chart(shown: Timeline) -> dict[str, Any]:
    """Make the Vega-Lite JSON of a time line."""
    axis = axis_of(shown)
    lanes = [stays_lane(shown, axis), events_lane(shown, axis)]
    if shown.terms:
        lanes.append(terms_lane(shown, axis))
    return _Drawing(shown, axis, lanes).chart()


class _Drawing:
    """The lanes below each other, and the layers that they are drawn in."""

    def __init__(self, shown: Timeline, axis: Axis, lanes: Sequence[Lane]) -> None:
        self._shown = shown
        self._axis = axis
        self._lanes = lanes
        self._tops = [_TOP + sum(one.height for one in lanes[:at]) for at in range(len(lanes))]
        self._bottom = self._tops[-1] + lanes[-1].height
        self._height = self._bottom + ROW
        self._rows: dict[str, list[dict[str, Any]]] = {}

    def chart(self) -> dict[str, Any]:
        """Make the Vega-Lite JSON."""
        layers = [*self._frame(), *self._bars(), self._today(), *self._marks(), *self._words()]
        # made at once, for each `configure` copies all layers; rows are put in last, and nothing is
        # looked over again: that takes Altair long
        made = alt.LayerChart(
            layer=layers,
            width=WIDTH + LEFT,
            height=self._height,
            description=timeline_words(self._shown),
            config=alt.Config(
                font="Inter, sans-serif", background="white", padding=4,
                view=alt.ViewConfig(stroke=None),
            ),
        ).to_dict(validate=False)  # fmt: skip
        return {**made, "datasets": self._rows}

    def _frame(self) -> Iterator[alt.Chart]:
        ticks = [{"x": x, "y": _TOP, "y2": self._bottom} for x, _words in self._ticks()]
        yield self._at(ticks).mark_rule(color=GRID).encode(y2=_Y2)
        edges = [{"x": -LEFT, "x2": WIDTH, "y": y} for y in (*self._tops, self._bottom)]
        yield self._at(edges).mark_rule(color=GRID).encode(x2=_X2)

    def _bars(self) -> Iterator[alt.Chart]:
        rows = [
            {"x": bar.x, "x2": bar.x2, "y": top + bar.y, "y2": top + bar.y + BAR,
             "colour": bar.colour, "pale": bar.pale, "dashed": bar.dashed}
            for lane, top in self._placed() for bar in lane.bars
        ]  # fmt: skip
        colour = alt.Color("colour:N", scale=None)
        for pale in (False, True):
            chosen = [row for row in rows if not row["dashed"] and row["pale"] == pale]
            if chosen:
                drawn = self._at(chosen).mark_rect(stroke="white", opacity=0.55 if pale else 1)
                yield drawn.encode(x2=_X2, y2=_Y2, color=colour)
        dashed = [row for row in rows if row["dashed"]]
        if dashed:
            empty = self._at(dashed).mark_rect(filled=False, strokeDash=[4, 3], strokeWidth=1)
            stroke = alt.Stroke("colour:N", scale=None)
            yield empty.encode(x2=_X2, y2=_Y2, stroke=stroke)

    def _today(self) -> alt.Chart:
        x, ends = self._axis.x(self._shown.today), (_TOP, self._bottom + 4)
        words = sorted(one.y for one in self._lane_texts() if one.lies_on(x))
        tops = [ends[0], *(y + ROW / 2 for y in words)]
        bottoms = [*(y - ROW / 2 for y in words), ends[1]]
        rows = [
            {"x": x, "y": top, "y2": bottom}
            for top, bottom in zip(tops, bottoms, strict=True)
            if top < bottom
        ]
        drawn: alt.Chart = self._at(rows).mark_rule(color=EVENT, strokeWidth=2).encode(y2=_Y2)
        return drawn

    def _marks(self) -> Iterator[alt.Chart]:
        spans = [
            {"x": x, "x2": x2, "y": top + y}
            for lane, top in self._placed() for x, x2, y in lane.spans
        ]  # fmt: skip
        if spans:
            yield self._at(spans).mark_rule(color=EVENT, strokeWidth=2).encode(x2=_X2)
        rows = [
            {"x": one.x, "y": top + one.y, "shape": one.shape, "stroke": one.colour,
             "fill": "#ffffff" if one.hollow else one.colour, "size": 45 if one.small else 90}
            for lane, top in self._placed() for one in lane.points
        ]  # fmt: skip
        if rows:
            yield (
                self._at(rows)
                .mark_point(opacity=1, strokeWidth=1.8)
                .encode(
                    fill=alt.Fill("fill:N", scale=None),
                    stroke=alt.Stroke("stroke:N", scale=None),
                    shape=alt.Shape("shape:N", scale=None),
                    size=alt.Size("size:Q", scale=None),
                )
            )

    def _words(self) -> Iterator[alt.Chart]:
        texts = [*self._heads(), *self._lane_texts()]
        kinds = dict.fromkeys((one.align, one.bold, one.halo) for one in texts)
        for align, bold, halo in kinds:
            rows = [
                {"x": one.x, "y": one.y, "words": one.words, "colour": one.colour}
                for one in texts
                if (one.align, one.bold, one.halo) == (align, bold, halo)
            ]
            weight: Literal["bold", "normal"] = "bold" if bold else "normal"
            drawn = self._at(rows).encode(text=_TEXT)
            mark: dict[str, Any] = {
                "align": align,
                "baseline": "middle",
                "fontSize": SIZE,
                "fontWeight": weight,
            }
            if halo:
                yield drawn.mark_text(stroke="white", strokeWidth=4, strokeJoin="round", **mark)
            yield drawn.mark_text(**mark).encode(color=alt.Color("colour:N", scale=None))

    def _heads(self) -> Iterator[Text]:
        _ = self._shown.say
        for lane, top in self._placed():
            yield Text(-LEFT, top + lane.height / 2, lane.name, bold=True)
        for x, words in self._ticks():
            yield Text(x + _BESIDE, _TOP - 10, words, GREY)
        said = f"{_('today')}, {self._shown.written(self._shown.today)}"
        half = text_width(said, SIZE, bold=True) / 2
        x = max(half, min(WIDTH - half, self._axis.x(self._shown.today)))
        yield Text(x, self._bottom + ROW / 2 + 2, said, EVENT, bold=True, align="center")

    def _lane_texts(self) -> Iterator[Text]:
        for lane, top in self._placed():
            for one in lane.texts:
                yield Text(one.x, top + one.y, one.words, one.colour, one.bold, one.align,
                            one.halo)  # fmt: skip

    def _placed(self) -> Iterator[tuple[Lane, float]]:
        return zip(self._lanes, self._tops, strict=True)

    def _ticks(self) -> Iterator[tuple[float, str]]:
        language = self._shown.say.language
        for x, words in self._axis.ticks(language):
            if x + _BESIDE + text_width(words, SIZE) <= WIDTH:
                yield x, words

    def _at(self, rows: list[dict[str, Any]]) -> alt.Chart:
        """Draw rows at their pixels, `x` from the left edge of the plot, `y` from the top."""
        name = f"rows{len(self._rows)}"
        self._rows[name] = [
            {key: value + LEFT if key in {"x", "x2"} else value for key, value in row.items()}
            for row in rows
        ]
        made: alt.Chart = alt.Chart(alt.NamedData(name=name)).encode(x=_X, y=_Y)
        return made
