"""A hundred dots for each day asked for: whoever reads them counts people, not per cent."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, Final, Literal

import altair as alt

from wayout.errors import UsageError
from wayout.publish.charts.look import FRONT, INK, WIDTH, bare, finished, shortened
from wayout.publish.figure import Figure
from wayout.publish.odds_view import View
from wayout.publish.odds_words import cell_words, day_words
from wayout.publish.words import number

GRIDS: Final = 4
HUNDRED: Final = 100
_SIDE: Final = 10  # dots in a row
_STEP: Final = 13  # pixels from one dot to the next
_GAP: Final = 22
_LINE: Final = 17
_LEGEND: Final = _SIDE * _STEP + 26  # where the words below the dots begin
_NUMBER: Final = 38  # where the share in front of the name ends
_NAME: Final = 43  # where the name begins
_TYPE: Final = 10.5
_LETTER: Final = 6.0  # pixels of a letter of it
_Align = Literal["left", "right"]
_WORDS: Final[tuple[tuple[str, float, _Align], ...]] = (
    ("n", _NUMBER, "right"),
    ("name", _NAME, "left"),
)


def dots_chart(view: View, figure: Figure) -> dict[str, Any]:
    """Draw where a hundred people like these are, at up to four days.

    Raises:
        UsageError: More days are asked for than fit side by side.
    """
    days = view.answer.question.days
    if len(days) > GRIDS:
        raise UsageError(
            "Dots are drawn for {most} days at most, not {n}: give fewer, or choose another chart.",
            most=GRIDS,
            n=len(days),
        )
    width = min(210, (WIDTH - (GRIDS - 1) * _GAP) // max(GRIDS - 1, len(days)))
    counts = [hundred([view.share(state, at)[0] for state in view.reached])
              for at in view.answer.rows]  # fmt: skip
    lines = max(len(_entries(view, at)) for at in view.answer.rows)
    height = _LEGEND - 14 + lines * _LINE
    grids = [
        _grid(view, at, found, (width, height))
        for at, found in zip(view.answer.rows, counts, strict=True)
    ]
    notes = (*_notes(view), *figure.notes)
    return finished(alt.hconcat(*grids, spacing=_GAP), replace(figure, notes=notes))


def dots_of_day(view: View, at: int) -> dict[str, Any]:
    """Draw the dots of one day alone: a page says beside them what they are."""
    size = (_SIDE * _STEP, _SIDE * _STEP)
    counts = hundred([view.share(state, at)[0] for state in view.reached])
    said = ", ".join(
        f"{view.states.name(state)} {count}"
        for state, count in zip(view.reached, counts, strict=True)
        if count
    )
    drawn = _dots(view, counts, size).properties(width=size[0], height=size[1])
    return bare(drawn) | {"description": said}


def hundred(shares: Sequence[float]) -> list[int]:
    """Round shares to whole dots that sum to a hundred, by the largest remainder.

    Example:
        >>> hundred([1 / 3, 1 / 3, 1 / 3])
        [34, 33, 33]
    """
    total = sum(shares)
    exact = [HUNDRED * share / total for share in shares]
    found = [math.floor(one + 1e-9) for one in exact]
    by_rest = sorted(range(len(exact)), key=lambda one: (found[one] - exact[one], one))
    for one in by_rest[: HUNDRED - sum(found)]:
        found[one] += 1
    return found


def _grid(view: View, at: int, counts: Sequence[int], size: tuple[int, int]) -> alt.LayerChart:
    """Draw one day: the dots, and below them what each colour is and how many it has."""
    _, (width, height) = view.say, size
    layers = [_dots(view, counts, size), *_legend(view, at, counts, size)]
    said = day_words(view, view.answer.points[at])
    watched = _("{n} still watched").format(n=number(view.watched(at), _))
    title = alt.TitleParams(
        text=said, subtitle=watched, anchor="start", frame="group", fontSize=12,
        subtitleFontSize=11, offset=6,
    )  # fmt: skip
    made: alt.LayerChart = alt.LayerChart(layer=layers).properties(
        width=width, height=height, title=title
    )
    return made


def _dots(view: View, counts: Sequence[int], size: tuple[int, int]) -> alt.Chart:
    colours = [
        view.states.colours[state]
        for state, count in zip(view.reached, counts, strict=True)
        for _dot in range(count)
    ]
    rows = [
        {
            "x": (at % _SIDE + 0.5) * _STEP,
            "y": (at // _SIDE + 0.5) * _STEP,
            "colour": colour,
        }
        for at, colour in enumerate(colours)
    ]
    drawn: alt.Chart = _placed(rows, size).mark_circle(size=95, opacity=1)
    return drawn


def _legend(
    view: View, at: int, counts: Sequence[int], size: tuple[int, int]
) -> Iterator[alt.Chart]:
    dots = dict(zip(view.reached, counts, strict=True))
    rows = [_legend_row(view, entry, at, size[0]) | {"y": _LEGEND - 8 + line * _LINE}
            for line, entry in enumerate(_entries(view, at))]  # fmt: skip
    for filled in (True, False):
        marks = [row | {"x": 6.0} for row in rows
                 if row["state"] and (dots[row["state"]] > 0) == filled]  # fmt: skip
        if marks:
            yield _circles(marks, size, filled=filled)
    for field, x, align in _WORDS:
        for front in (False, True):
            chosen = [
                row | {"x": x, "colour": FRONT if front else INK}
                for row in rows
                if row["front"] == front
            ]
            if chosen:
                yield (
                    _placed(chosen, size)
                    .mark_text(
                        align=align, baseline="middle", fontSize=_TYPE,
                        fontWeight="bold" if front else "normal",
                    )
                    .encode(text=f"{field}:N")
                )  # fmt: skip


def _entries(view: View, at: int) -> list[tuple[str, str]]:
    """List what the legend of a day names: states, and below a coarse one what is not known."""
    return [
        (state, words)
        for state in view.reached
        if view.share(state, at)[0] > 0 or view.between(state, at)
        for words in ("", *filter(None, [view.states.unknown.get(state)]))
    ]


def _circles(rows: list[dict[str, Any]], size: tuple[int, int], *, filled: bool) -> alt.Chart:
    """Draw the circles of the legend; that of a state without a dot is empty."""
    drawn: alt.Chart = _placed(rows, size).mark_point(
        shape="circle", size=62, opacity=1, filled=filled, strokeWidth=1.5
    )
    return drawn


def _legend_row(view: View, entry: tuple[str, str], at: int, width: int) -> dict[str, Any]:
    """Say the share in front of the name, as the table does, and its interval behind it."""
    state, unknown = entry
    room = width + _GAP - _NAME
    front = state == view.states.front
    if unknown:
        return {
            "state": "",
            "n": "",
            "name": shortened(unknown, room),
            "colour": INK,
            "front": front,
        }
    share, _, interval = cell_words(view, state, at).partition(" ")
    if view.between(state, at):  # a lower end says more than a number does: it has no column
        share, interval = "", cell_words(view, state, at)
    name = shortened(view.states.plain(state), room - len(interval) * _LETTER)
    return {
        "state": state,
        "n": share,
        "name": f"{name} {interval}".rstrip(),
        "colour": view.states.colours[state],
        "front": front,
    }


def _placed(rows: list[dict[str, Any]], size: tuple[int, int]) -> alt.Chart:
    """Place marks by pixels from the upper left corner."""
    width, height = size
    return alt.Chart(alt.InlineData(values=rows)).encode(
        x=alt.X("x:Q", scale=alt.Scale(domain=[0, width], nice=False), axis=None),
        y=alt.Y("y:Q", scale=alt.Scale(domain=[height, 0], nice=False), axis=None),
        color=alt.Color("colour:N", scale=None),
    )


def _notes(view: View) -> Iterator[str]:
    _ = view.say
    said = _("One dot is one of a hundred people; in brackets the 95% interval of the share.")
    if view.basis.track == "case":
        said = _("One dot is one of a hundred accused; in brackets the 95% interval of the share.")
    yield said
    yield _(
        "Dots are rounded so that they sum to a hundred; an empty circle: as far as is known too "
        "rare for a dot."
    )
