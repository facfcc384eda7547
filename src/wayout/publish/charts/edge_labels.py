"""Labels at the right edge of a stack: swatch, name and share, joined to each band by a line."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

import altair as alt

from wayout.publish.charts.look import GREY, INK, shortened
from wayout.publish.charts.spread import spread

LEADER: Final = 30  # pixels from the plot to the swatches
_LINE: Final = 18  # from one label to the next
_SWATCH: Final = 11
_SHARE: Final = 92  # width of the shares
_LETTER: Final = 6.9
_NAMES: Final = (40, 190)  # least and most width of the names
_SIZE: Final = 11.5


@dataclass(frozen=True, slots=True)
class Label:
    """What stands beside one band; `middle` is its middle at the edge, from 0 to 1."""

    name: str
    share: str
    colour: str
    middle: float
    front: bool = False


@dataclass(frozen=True, slots=True)
class Edge:
    """The right edge of a plot: `last` day, days `per_pixel`, and the height in pixels."""

    last: float
    per_pixel: float
    height: int

    def day(self, pixels: float) -> float:
        """Give what stands so many pixels right of the plot, on its axis of days."""
        return self.last + pixels * self.per_pixel


def labels_width(labels: Sequence[Label]) -> int:
    """Give how much room the labels need right of the plot, in pixels."""
    return LEADER + _SWATCH + 8 + _names_width(labels) + _SHARE


def edge_labels(labels: Sequence[Label], edge: Edge) -> Iterator[alt.Chart]:
    """Draw the labels, moved apart so that none covers another."""
    places = spread(
        [edge.height * label.middle for label in labels],
        _LINE,
        _LINE / 2,
        edge.height - _LINE / 2,
    )
    rows = [
        _row(label, place / edge.height, edge) for label, place in zip(labels, places, strict=True)
    ]
    yield (
        _drawn(rows, edge.day(8))
        .mark_rule(color=GREY, strokeWidth=0.7)
        .encode(x2=alt.datum(edge.day(LEADER - 6)), y="middle:Q", y2="shown:Q")
    )
    yield (
        _drawn(rows, edge.day(LEADER + _SWATCH / 2))
        .mark_square(size=_SWATCH**2, opacity=1)
        .encode(color=alt.Color("colour:N", scale=None))
    )
    names = _names_width(labels)
    left = LEADER + _SWATCH + 6
    for front in (False, True):
        chosen = [row for row in rows if row["front"] == front]
        if chosen:
            yield _words(chosen, "name", edge.day(left), names, "left")
            yield _words(chosen, "share", edge.day(left + names + _SHARE), _SHARE, "right")


def _row(label: Label, shown: float, edge: Edge) -> dict[str, Any]:
    return {
        "name": shortened(label.name, _NAMES[1]),
        "share": label.share,
        "colour": label.colour,
        "ink": label.colour if label.front else INK,
        "front": label.front,
        "middle": label.middle,
        "shown": shown,
        "day": edge.last,
    }


def _drawn(rows: list[dict[str, Any]], day: float) -> alt.Chart:
    return alt.Chart(alt.InlineData(values=rows)).encode(x=alt.datum(day), y="shown:Q")


def _words(
    rows: list[dict[str, Any]], field: str, day: float, room: int, align: Literal["left", "right"]
) -> alt.Chart:
    weight: Literal["bold", "normal"] = "bold" if rows[0]["front"] else "normal"
    drawn = _drawn(rows, day).mark_text(
        align=align, baseline="middle", fontSize=_SIZE, fontWeight=weight, limit=room
    )
    made: alt.Chart = drawn.encode(text=f"{field}:N", color=alt.Color("ink:N", scale=None))
    return made


def _names_width(labels: Sequence[Label]) -> int:
    longest = max(len(label.name) for label in labels)
    return min(_NAMES[1], max(_NAMES[0], round(longest * _LETTER)))
