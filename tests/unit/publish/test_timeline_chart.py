"""The time line of a case can be read, no words cover each other; a strict page takes it."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import combinations
from typing import NamedTuple
from xml.etree.ElementTree import Element, fromstring

import pytest
from fontTools.ttLib import TTFont
from tests.unit.publish.timelines import (
    ONE,
    ORDINARY,
    TEN_YEARS,
    TERMS,
    TODAY,
    crowded,
    history,
)

from wayout.pathway import History, load_pathway
from wayout.publish.charts.ink import contrast, ink_on
from wayout.publish.charts.look import FRONT
from wayout.publish.charts.timeline import timeline_chart
from wayout.publish.charts.timeline_axis import axis_of
from wayout.publish.odds_states import COLOURS
from wayout.publish.render import inlined
from wayout.publish.timeline import Term, timeline, timeline_words
from wayout.text import Language, translator
from wayout.text.fonts import folder

SVG = "{http://www.w3.org/2000/svg}"
FONTS = {weight: TTFont(folder() / f"Inter-{weight}.otf") for weight in ("Regular", "Bold")}
MOVE = re.compile(r"translate\(([-\d.]+),([-\d.]+)\)")
CASES = {
    "one": (ONE, ()),
    "ordinary": (ORDINARY, TERMS),
    "ten years": (TEN_YEARS, TERMS),
    "sixty": (crowded(60, 250), TERMS),
    "sixty in a week": (crowded(60, 7), TERMS * 3),
}
SHOWN: tuple[tuple[str, Language], ...] = (
    ("one", "ru"),
    ("ordinary", "en"),
    ("ordinary", "ru"),
    ("ten years", "en"),
    ("sixty", "ru"),
    ("sixty in a week", "ru"),
)


class Box(NamedTuple):
    """The room of a text."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        """Whether two lie over each other."""
        beside = self.right <= other.left or other.right <= self.left
        return not (beside or self.bottom <= other.top or other.bottom <= self.top)


@cache
def drawn(history: History, terms: tuple[Term, ...], language: Language) -> str:
    """A time line as it stands in a page."""
    return inlined(timeline_chart(timeline(history, terms, TODAY, translator(language))))


def placed(element: Element, x: float = 0, y: float = 0) -> Iterator[tuple[Element, float, float]]:
    """Everything drawn, with its place."""
    moved = MOVE.match(element.get("transform", ""))
    if moved:
        x, y = x + float(moved[1]), y + float(moved[2])
    yield element, x, y
    for child in element:
        yield from placed(child, x, y)


def width(words: str, size: float, weight: str) -> float:
    """The width of words as the font draws them."""
    font = FONTS["Bold" if weight == "bold" else "Regular"]
    names, advance = font.getBestCmap(), font["hmtx"]
    assert all(ord(letter) in names for letter in words), words
    units: int = sum(advance[names[ord(letter)]][0] for letter in words)
    em: int = font["head"].unitsPerEm
    return units * size / em


def text_box(text: Element, x: float, y: float) -> Box:
    """The room that a text takes."""
    size = float(text.attrib["font-size"].removesuffix("px"))
    long = width(text.text or "", size, text.get("font-weight", "normal"))
    anchor = text.get("text-anchor", "start")
    left = {"start": x, "middle": x - long / 2, "end": x - long}[anchor]
    return Box(left, y - 0.75 * size, left + long, y + 0.2 * size)


def texts(svg: str) -> dict[tuple[str, Box], None]:
    """The texts and their rooms; a halo is no text of its own."""
    return {
        (one.text or "", text_box(one, x, y)): None
        for one, x, y in placed(fromstring(svg))  # noqa: S314  our own drawing
        if one.tag == f"{SVG}text" and one.get("stroke") is None
    }


@pytest.mark.parametrize(("name", "language"), SHOWN)
def test_no_words_cover_each_other_or_are_cut(name: str, language: Language) -> None:
    """By the widths of the font that they are drawn with."""
    svg = drawn(*CASES[name], language)
    found = list(texts(svg))
    root = fromstring(svg)  # noqa: S314  our own drawing
    wide, high = (float(root.attrib[side]) for side in ("width", "height"))
    assert len(found) > 5
    for words, box in found:
        assert 0 <= box.left <= box.right <= wide, words
        assert 0 <= box.top <= box.bottom <= high, words
    met = [(a[0], b[0]) for a, b in combinations(found, 2) if a[1].meets(b[1])]
    assert not met


@pytest.mark.parametrize(("name", "language"), SHOWN)
def test_every_event_and_term_has_its_mark(name: str, language: Language) -> None:
    """With words or without; one whose day is not exact is hollow, and so is one that waits."""
    history, terms = CASES[name]
    svg = fromstring(drawn(history, terms, language))  # noqa: S314  our own drawing
    marks = [
        one
        for group, _x, _y in placed(svg)
        if "mark-symbol" in group.get("class", "")
        for one in group
    ]
    assert len(marks) == len(history.events) + len(terms)
    hollow = sum(one.get("fill") == "#ffffff" for one in marks)
    inexact = sum(not event.day.exact for event in history.events)
    assert hollow == inexact + sum(term.how == "waits" for term in terms)


def test_a_page_of_a_strict_policy_takes_it() -> None:
    """No style, no script, no address; one picture that says what it shows; its ids are its own."""
    svg = drawn(ORDINARY, TERMS, "en")
    assert not re.search(r"<style|style=|<script|\bon\w+=|https?://(?!www\.w3\.org)", svg)
    root = fromstring(svg)  # noqa: S314  our own drawing
    said = timeline_words(timeline(ORDINARY, TERMS, TODAY, translator("en")))
    assert (root.get("role"), root.get("aria-label")) == ("img", said)
    ids = [set(re.findall(r'\bid="([^"]+)"', one)) for one in (svg, drawn(ONE, (), "en"))]
    assert not ids[0] & ids[1]


@pytest.mark.parametrize(("name", "language"), SHOWN)
def test_the_line_of_today_runs_through_no_words(name: str, language: Language) -> None:
    """It stops above them and goes on below, and is still there."""
    svg = drawn(*CASES[name], language)
    pieces = [
        (x, min(y, y + float(one.get("y2", 0))), max(y, y + float(one.get("y2", 0))))
        for one, x, y in placed(fromstring(svg))  # noqa: S314  our own drawing
        if one.tag == f"{SVG}line" and one.get("stroke-width") == "2" and one.get("y2") != "0"
    ]
    assert pieces
    assert len({x for x, _top, _bottom in pieces}) == 1
    for words, box in texts(svg):
        for x, top, bottom in pieces:
            met = box.left < x < box.right and box.top < bottom and top < box.bottom
            assert not met or words.startswith(("today", "сегодня")), words


def test_that_he_is_away_is_always_labelled() -> None:
    """However short it was, and however many short stays there are: the case is about it."""
    short = [
        ("left_unit", "2026-10-01"), ("detained", "2026-10-02"), ("returned", "2026-10-03"),
        ("deployed_first", "2024-10-04"), ("surrendered", "2026-10-05"),
    ]  # fmt: skip
    svg = drawn(history(*short, ("mobilised", "2016-10-01")), (), "en")
    assert ">Absent<" in svg


def test_red_is_for_the_front_and_for_what_is_near() -> None:
    """And for what of his own is over; a term of others that is over stays grey."""
    svg = drawn(ORDINARY, TERMS, "en")
    red = re.findall(rf'fill="{FRONT}"[^>]*>([^<]+)<', svg)
    assert red == ["Стража: конец шести месяцев, ч. 2 ст. 109 УПК · in 9 days"]
    missed = Term("Апелляционная жалоба", "", TODAY, "over", own=True)
    assert re.search(rf'fill="{FRONT}"[^>]*>Апелл', drawn(ORDINARY, (missed,), "en"))


def test_the_name_of_every_state_can_be_read_on_its_colour() -> None:
    """By the contrast that the WCAG ask for."""
    assert round(contrast("#000000", "#ffffff"), 1) == 21.0
    assert round(contrast("#777777", "#ffffff"), 2) == 4.48  # of the WCAG's own examples
    assert set(COLOURS) >= set(load_pathway().states) - {"sentenced"}
    assert all(contrast(ink_on(colour), colour) >= 4.5 for colour in COLOURS.values())


def test_a_day_beyond_all_others_stands_at_the_edge() -> None:
    """An export may hold any day; what is told of years near one's own can still be read."""
    far = history(
        ("received", "0001-01-01"), ("left_unit", "2025-01-20"), ("hearing", "9999-12-31")
    )
    axis = axis_of(timeline(far, (), TODAY, translator("en")))
    assert (axis.x(date.min), axis.x(date.max)) == (0, axis.x(axis.last))
    assert axis.x(date(2027, 1, 1)) - axis.x(date(2025, 1, 1)) > 5
