"""The map as a picture: SVG text from the positions that are part of the data.

Only presentation attributes are used, no style sheet and no script, so that the picture can
stand inside a page with a strict content security policy. Red is kept for the way back.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import escape

from wayout.pathway.drawing_edge import (
    draw_foot,
    draw_key,
    draw_legend,
    numbered,
    since_words,
)
from wayout.pathway.parts import Label, Spot, State
from wayout.pathway.road import Pathway
from wayout.pathway.strokes import (
    CASE_FILL,
    GREY,
    INK,
    MARKERS,
    PAPER,
    RED,
    draw_badge,
    draw_path,
    draw_text,
)
from wayout.text import Language

__all__ = ["RED", "MapCounts", "draw_svg", "numbered", "since_words"]

_LONGEST = 9  # letters of a count on one line between red arrows: 123 · 45%
FONT = "Inter, Noto Sans, DejaVu Sans, sans-serif"


@dataclass(frozen=True, slots=True, kw_only=True)
class MapCounts:
    """What to write on the map, in the words of its reader.

    `back`: number and share beside the number of a red arrow, by the state it starts from;
    `front`: beside the name of the front. `on`: number and share beside any other arrow that has
    room for them, by the states it leads from and to. `entered`: the second line of a box.
    `lines` under the subtitle say what the counts are, in red where they are of the way back;
    `foot` stands in the place of the words that the map says how many of nobody.
    """

    back: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    front: str = ""
    on: Mapping[tuple[str, str], tuple[str, str]] = field(default_factory=dict)
    entered: Mapping[str, str] = field(default_factory=dict)
    lines: tuple[str, ...] = ()
    foot: str = ""


_NONE = MapCounts()


def draw_svg(
    pathway: Pathway, language: Language, *, counts: MapCounts = _NONE, style: str = ""
) -> str:
    """Draw the map as one SVG document.

    Args:
        pathway: The map.
        language: "ru" or "en".
        counts: What to write on it.
        style: CSS for a style element, such as @font-face rules; empty for none.
    """
    return "\n".join(_document(pathway, language, counts, style)) + "\n"


def _document(pathway: Pathway, language: Language, counts: MapCounts, style: str) -> Iterator[str]:
    sheet = pathway.sheet.sizes["sheet"]
    back = numbered(pathway)
    starts = ", ".join(pathway.states[a.start].name.say(language) for a in back if a.start)
    words = pathway.sheet.words["desc"].say(language)
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {sheet["width"]} {sheet["height"]}" '
        f'width="{sheet["width"]}" height="{sheet["height"]}" role="img" lang="{language}" '
        f'aria-labelledby="wayout-map-title wayout-map-desc" font-family="{FONT}">'
    )
    yield f'<title id="wayout-map-title">{escape(pathway.title.say(language))}</title>'
    described = " ".join((words.format(count=len(back), states=starts), *counts.lines))
    yield f'<desc id="wayout-map-desc">{escape(described)}</desc>'
    yield f"<defs>{f'<style>{style}</style>' if style else ''}{MARKERS}</defs>"
    yield f'<rect width="{sheet["width"]}" height="{sheet["height"]}" fill="{PAPER}"/>'
    yield from _head(pathway, language)
    yield from _told(counts)
    yield from _lines(pathway)
    yield from _boxes(pathway, language, counts)
    yield from _labels(pathway, language)
    yield from _taken(pathway, counts)
    yield from _badges(pathway, counts)
    yield from draw_legend(pathway, back, language)
    yield from draw_foot(pathway, language, counts.foot)
    yield "</svg>"


def _head(pathway: Pathway, language: Language) -> Iterator[str]:
    yield draw_text(30, 50, pathway.title.say(language), size=30, weight="bold")
    yield draw_text(30, 80, pathway.subtitle.say(language), size=16, fill=GREY)
    x = pathway.sheet.sizes["sheet"]["width"] - 58
    yield from draw_key(pathway, language, x)


def _told(counts: MapCounts) -> Iterator[str]:
    colour = RED if counts.back else INK
    for at, line in enumerate(counts.lines):
        yield draw_text(30, 106 + 20 * at, line, size=14, weight="bold", fill=colour, halo=True)


def _lines(pathway: Pathway) -> Iterator[str]:
    drawn = [arrow for arrow in pathway.arrows if arrow.line]
    for path in pathway.sheet.one_of:
        yield (
            f'<path d="{path}" fill="none" stroke="{GREY}" stroke-width="1.4" '
            'stroke-dasharray="4 4"/>'
        )
    for arrow in sorted(drawn, key=lambda a: (a.back_to_front, a.line is None or a.line.over)):
        if arrow.line:
            tip = "back" if arrow.back_to_front else "on"
            yield draw_path(arrow.line.path, tip, over=arrow.line.over)


def _boxes(pathway: Pathway, language: Language, counts: MapCounts) -> Iterator[str]:
    for state in pathway.states.values():
        if state.id == "deployed":
            yield from _front(pathway, state, language, counts.front)
        else:
            note = state.note.say(language) if state.note else ""
            yield from _box(pathway, state, language, counts.entered.get(state.id, note))


def _front(pathway: Pathway, state: State, language: Language, count: str) -> Iterator[str]:
    bar = pathway.sheet.sizes["bar"]
    yield (
        f'<rect x="{bar["x"]}" y="{bar["y"]}" width="{bar["width"]}" height="{bar["height"]}" '
        f'rx="6" fill="{RED}"/>'
    )
    name = state.name.say(language).upper() + (f": {count}" if count else "")
    yield draw_text(state.x, state.y + 7, name, size=20, weight="bold", fill=PAPER, anchor="middle")


def _box(pathway: Pathway, state: State, language: Language, note: str) -> Iterator[str]:
    box = pathway.sheet.sizes["box"]
    dark = state.id == "dead"
    fill = INK if dark else PAPER if state.track == "person" else CASE_FILL
    ink = PAPER if dark else INK
    dash = ' stroke-dasharray="5 4"' if state.one_of else ""
    yield (
        f'<rect x="{state.x - box["width"] // 2}" y="{state.y - box["height"] // 2}" '
        f'width="{box["width"]}" height="{box["height"]}" '
        f'rx="{16 if state.track == "person" else 2}" fill="{fill}" stroke="{INK}" '
        f'stroke-width="1.4"{dash}/>'
    )
    y, name = state.y - 2 if note else state.y + 5, state.name.say(language)
    yield draw_text(state.x, y, name, size=13.5, weight="bold", fill=ink, anchor="middle")
    if note:
        grey = PAPER if dark else GREY
        yield draw_text(state.x, state.y + 15, note, size=11, fill=grey, anchor="middle")


def _labels(pathway: Pathway, language: Language) -> Iterator[str]:
    for arrow in pathway.arrows:
        if arrow.line and arrow.line.label:
            yield from _label(arrow.line.label, language)


def _label(label: Label, language: Language) -> Iterator[str]:
    for number, line in enumerate(label.lines(language)):
        y = label.y + 14 * number
        yield draw_text(label.x, y, line, size=12, fill=GREY, anchor=label.anchor, halo=True)


def _taken(pathway: Pathway, counts: MapCounts) -> Iterator[str]:
    """Write counts beside the arrows that have room for them."""
    for arrow in pathway.arrows:
        said = counts.on.get((arrow.start or "", arrow.to))
        if said is not None and arrow.line and arrow.line.count and not arrow.back_to_front:
            yield from _count(said, arrow.line.count, size=12, fill=INK)


def _badges(pathway: Pathway, counts: MapCounts) -> Iterator[str]:
    for number, arrow in enumerate(numbered(pathway), 1):
        if arrow.line and arrow.line.badge:
            x, y = arrow.line.badge
            yield draw_badge(x, y, number)
            if arrow.start is not None and arrow.start in counts.back:
                said = counts.back[arrow.start]
                long = len(" · ".join(said)) > _LONGEST
                spot = arrow.line.count or Spot(x + 14, y + 5, "start", long)
                yield from _count(said, spot, size=13, fill=RED)


def _count(said: tuple[str, str], spot: Spot, *, size: float, fill: str) -> Iterator[str]:
    """Write a number and a share on one line or two."""
    lines = said if spot.stacked else (" · ".join(said),)
    for at, line in enumerate(lines):
        y = spot.y + 14 * at
        yield draw_text(
            spot.x, y, line, size=size, weight="bold", fill=fill, anchor=spot.anchor, halo=True
        )
