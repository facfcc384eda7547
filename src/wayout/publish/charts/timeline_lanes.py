"""The lanes of a time line, laid out: words must not cover each other, and here it is seen to."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from wayout.pathway import Event, load_pathway
from wayout.publish.charts.ink import ink_on
from wayout.publish.charts.look import FRONT, GREY, INK, SOFT
from wayout.publish.charts.rows import Seat, Side, Wanted, seats
from wayout.publish.charts.text_width import text_width
from wayout.publish.charts.timeline_axis import Axis
from wayout.publish.odds_states import COLOURS, FRONT_STATE
from wayout.publish.timeline import Stay, Term, Timeline, term_words
from wayout.publish.words import event_name

SIZE: Final = 12  # of the words
ROW: Final = 22
BAR: Final = 26
EVENT: Final = "#0b57a6"
_DONE: Final = "#1b6e45"
_WAITS: Final = "#8a4b00"
_AWAY: Final = "absent"
_MOST_ROWS: Final = 9  # of one lane
_BELOW: Final = 2  # rows of names below the bars
_THIN: Final = 2.0  # pixels of the shortest bar
_CLEAR: Final = 3  # pixels between words and the line of today
_AIR: Final = 12  # above and below the rows of a lane


@dataclass(frozen=True, slots=True)
class Text:
    """Words in the drawing."""

    x: float
    y: float
    words: str
    colour: str = INK
    bold: bool = False
    align: Literal["left", "center", "right"] = "left"
    halo: bool = True

    def lies_on(self, x: float) -> bool:
        """Whether an upright line at `x` would run through it."""
        wide = text_width(self.words, SIZE, bold=self.bold)
        left = self.x - {"left": 0.0, "center": wide / 2, "right": wide}[self.align]
        return left - _CLEAR <= x <= left + wide + _CLEAR


@dataclass(frozen=True, slots=True)
class Point:
    """A dot or a diamond."""

    x: float
    y: float
    shape: Literal["circle", "diamond"]
    colour: str
    hollow: bool
    small: bool = False


@dataclass(frozen=True, slots=True)
class Bar:
    """A rectangle: a stay, what is not known of it any more (`pale`), or what may go on."""

    x: float
    x2: float
    y: float
    colour: str
    pale: bool = False
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Lane:
    """A lane that is laid out, `height` pixels high."""

    name: str
    height: float
    texts: tuple[Text, ...] = ()
    points: tuple[Point, ...] = ()
    bars: tuple[Bar, ...] = ()
    spans: tuple[tuple[float, float, float], ...] = ()


def stays_lane(shown: Timeline, axis: Axis) -> Lane:
    """Bars with the names of the states inside, or below where there is no room inside."""
    top = _AIR
    bars: list[Bar] = []
    texts: list[Text] = []
    below: list[tuple[Stay, Wanted]] = []
    for one in shown.stays:
        left, right = axis.x(one.since), max(axis.x(one.until), axis.x(one.since) + _THIN)
        colour = COLOURS.get(one.state, GREY)
        bars += _bars(one, axis, top)
        wide = text_width(one.name, SIZE, bold=True)
        if wide + 6 <= right - left:
            middle = (left + right) / 2
            texts.append(Text(middle, top + BAR / 2, one.name, ink_on(colour), bold=True,
                               align="center", halo=False))  # fmt: skip
        else:
            below.append((one, Wanted(left, right, text_width(one.name, SIZE), ("middle",))))
    # the last first, but before all others that he is away: the whole case is about it
    below.reverse()
    below.sort(key=lambda one: one[0].state != _AWAY)
    found = seats([wanted for _one, wanted in below], _BELOW, axis.width)
    rows = 0
    for (one, _wanted), seat in zip(below, found, strict=True):
        if seat:
            rows = max(rows, seat.row + 1)
            colour = FRONT if one.state == FRONT_STATE else INK
            middle = seat.words + text_width(one.name, SIZE) / 2
            y = top + BAR + ROW * (seat.row + 0.5)
            texts.append(Text(middle, y, one.name, colour, align="center"))
    height = 2 * _AIR + BAR + ROW * rows
    return Lane(shown.say("Where he is"), height, tuple(texts), bars=tuple(bars))


def _bars(one: Stay, axis: Axis, top: float) -> Iterator[Bar]:
    colour = COLOURS.get(one.state, GREY)
    left, right = axis.x(one.since), max(axis.x(one.until), axis.x(one.since) + _THIN)
    looked = max(left, min(right, axis.x(one.known)))
    if looked > left:
        yield Bar(left, looked, top, colour)
    if right > looked:
        yield Bar(looked, right, top, colour, pale=looked > left)
    if one.goes_on:
        yield Bar(right, axis.width, top, colour, dashed=True)


def events_lane(shown: Timeline, axis: Axis) -> Lane:
    """Dots with the names of the events: those that change where he is first."""
    kinds = load_pathway().kinds
    order = sorted(shown.events, key=lambda one: kinds[one.kind].track is None)
    named = [(one, event_name(one.kind, shown.say)) for one in order]
    found = seats([_wanted_event(one, words, axis) for one, words in named], _MOST_ROWS, axis.width)
    lane = _Filled(shown.say("Events"), found)
    for (one, words), seat in zip(named, found, strict=True):
        x, y = axis.x(one.day.first), lane.y(seat)
        lane.points.append(Point(x, y, "circle", EVENT, not one.day.exact, seat is None))
        if not one.day.exact:
            lane.spans.append((x, axis.x(one.day.last), y))
        if seat:
            lane.texts.append(_beside(seat, y, words))
    return lane.lane()


def _wanted_event(one: Event, words: str, axis: Axis) -> Wanted:
    return Wanted(axis.x(one.day.first), axis.x(one.day.last), text_width(words, SIZE))


def terms_lane(shown: Timeline, axis: Axis) -> Lane:
    """Diamonds with what is due: his own first, then what is to come, by how near it is."""
    order = sorted(shown.terms, key=lambda one: _rank(one, shown.today))
    said = [(one, _term_words(one, shown)) for one in order]
    found = seats([_wanted_term(one, words, axis) for one, words in said], _MOST_ROWS, axis.width)
    lane = _Filled(shown.say("Terms"), found)
    for (one, words), seat in zip(said, found, strict=True):
        x, y, colour = axis.x(one.day), lane.y(seat), _term_colour(one)
        lane.points.append(Point(x, y, "diamond", colour, one.how == "waits", seat is None))
        if seat:
            lane.texts.append(_beside(seat, y, words, colour, bold=one.near))
    return lane.lane()


def _rank(one: Term, today: date) -> tuple[bool, bool, int]:
    return not one.own, one.how in {"done", "over"}, abs((one.day - today).days)


def _term_words(one: Term, shown: Timeline) -> str:
    said = term_words(one, shown.today, shown.say)
    return f"✓ {said}" if one.how == "done" else said


def _term_colour(one: Term) -> str:
    """Red is for what is his own to keep and near or over."""
    if one.how == "done":
        return _DONE
    if one.near or (one.own and one.how == "over"):
        return FRONT
    if one.how == "waits":
        return _WAITS
    return GREY if one.how == "over" else SOFT


def _wanted_term(one: Term, words: str, axis: Axis) -> Wanted:
    x = axis.x(one.day)
    sides: tuple[Side, ...] = ("left", "right") if x > axis.width / 2 else ("right", "left")
    return Wanted(x, x, text_width(words, SIZE, bold=one.near), sides)


def _beside(seat: Seat, y: float, words: str, colour: str = INK, *, bold: bool = False) -> Text:
    """Words at the side of a mark, up to it however wide they are drawn."""
    if seat.side == "left":
        return Text(
            seat.words + text_width(words, SIZE, bold=bold), y, words, colour, bold, "right"
        )
    return Text(seat.words, y, words, colour, bold)


class _Filled:
    """A lane of rows that is being filled; marks without words stand together in a last row."""

    def __init__(self, name: str, found: Sequence[Seat | None]) -> None:
        self.name = name
        self.rows = max((seat.row + 1 for seat in found if seat), default=0)
        self.rest = any(seat is None for seat in found)
        self.texts: list[Text] = []
        self.points: list[Point] = []
        self.spans: list[tuple[float, float, float]] = []

    def y(self, seat: Seat | None) -> float:
        """Give the middle of the row of a seat."""
        return _AIR + ROW * ((seat.row if seat else self.rows) + 0.5)

    def lane(self) -> Lane:
        """Give the lane as it is filled."""
        height = 2 * _AIR + ROW * max(1, self.rows + self.rest)
        texts, points, spans = tuple(self.texts), tuple(self.points), tuple(self.spans)
        return Lane(self.name, height, texts, points, spans=spans)
