"""An answer of the odds as a page shows it: the dots, and the table with the same numbers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from markupsafe import Markup

from wayout.desk.drawings import Drawings
from wayout.desk.pages.odds.aloud import aloud, between_words
from wayout.odds.answers.answer import Answer
from wayout.publish.charts.dots import dots_of_day
from wayout.publish.odds_basis import Basis
from wayout.publish.odds_figure import odds_figure
from wayout.publish.odds_view import View, view_of
from wayout.publish.odds_words import BACK, day_words, star
from wayout.publish.render import inlined
from wayout.text import Language
from wayout.text.numbers import EN_DASH

COUNTS: Final = ("watched", "known")


@dataclass(frozen=True, slots=True)
class DotsShown:
    """A hundred dots of one day; no drawing where too few are left on it."""

    when: str
    day: str
    drawing: Markup | None


@dataclass(frozen=True, slots=True)
class RowShown:
    """A state with its shares, or how many are still watched; `colour` is that of its dots."""

    name: str
    cells: tuple[str, ...]
    colour: str | None
    red: bool
    back: bool


@dataclass(frozen=True, slots=True)
class OddsShown:
    """What is shown: the dots of each day, the heads of the table, its rows.

    `all_back` is whether from every state a way of the map leads back to the front; then no row
    has the sign of it. `bounded` is whether of some the kind of their state is not known.
    """

    dots: tuple[DotsShown, ...]
    heads: tuple[tuple[str, str], ...]
    rows: tuple[RowShown, ...]
    counts: tuple[RowShown, ...]
    aloud: str = ""
    all_back: bool = False
    bounded: bool = False


def odds_shown(
    answer: Answer, basis: Basis, language: Language, when: Sequence[str], drawings: Drawings | None
) -> OddsShown:
    """Show an answer.

    Args:
        answer: What was found.
        basis: What it rests on.
        language: Of the reader.
        when: How the days that were asked for are called, in their order.
        drawings: Where drawings are kept; without, no dots are drawn.
    """
    view = view_of(answer, basis, language)
    figure = odds_figure(answer, basis, language)
    rows = [
        _row(view, str(data[0]), cells)
        for data, cells in zip(figure.data, figure.cells, strict=True)
    ]
    days = [day_words(view, day) for day in answer.question.days]
    states = tuple(row for row in rows if row.colour)
    all_back = all(row.name.endswith(BACK) for row in states)
    if all_back:
        states = tuple(replace(row, name=row.name.removesuffix(BACK).rstrip()) for row in states)
    return OddsShown(
        dots=tuple(
            DotsShown(said, day, _drawn(view, at, drawings))
            for said, day, at in zip(when, days, answer.rows, strict=True)
            if drawings
        ),
        heads=tuple(zip(when, days, strict=True)),
        rows=states,
        counts=tuple(row for row in rows if not row.colour),
        aloud=aloud(view, tuple(when)),
        all_back=all_back,
        bounded=bool(answer.bounds),
    )


def without_thin(shown: OddsShown) -> OddsShown:
    """Leave out the shares of days on which too few are left to draw; how many they are stays."""
    thin = [day.drawing is None for day in shown.dots]
    return replace(shown, rows=tuple(_without(row, thin) for row in shown.rows))


def _without(row: RowShown, thin: Sequence[bool]) -> RowShown:
    cells = zip(thin, row.cells, strict=True)
    return replace(row, cells=tuple(EN_DASH if few else cell for few, cell in cells))


def _row(view: View, state: str, cells: Sequence[str]) -> RowShown:
    return RowShown(
        name=cells[0],
        cells=tuple(_cells(view, state, cells[1:])),
        colour=None if state in COUNTS else view.states.colours[state],
        red=state == view.states.front,
        back=state in view.states.back,
    )


def _cells(view: View, state: str, cells: Sequence[str]) -> Iterator[str]:
    """Write both ends where the figure has the lower one alone: that would pass for a share."""
    for at, cell in zip(view.answer.rows, cells, strict=True):
        ends = None if state in COUNTS else view.between(state, at)
        yield f"{between_words(view, state, ends)}{star(view, at)}" if ends else cell


def _drawn(view: View, at: int, drawings: Drawings) -> Markup | None:
    day = view.answer.points[at]
    if day in view.unfit:
        return None
    asked, basis = view.answer.question, view.basis
    key = (
        "dots", basis.digest, basis.track, basis.article, basis.entered, basis.origin,
        asked.start, asked.at, asked.days, day, view.language,
    )  # fmt: skip
    return drawings.svg(key, lambda: inlined(dots_of_day(view, at)))
