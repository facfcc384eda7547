"""What stands around the map: the key in the corner, the legend of the red arrows, the foot."""

import textwrap
from collections.abc import Iterator
from typing import Final

from wayout.pathway.day import Day
from wayout.pathway.parts import Arrow
from wayout.pathway.road import Pathway
from wayout.pathway.strokes import (
    CASE_FILL,
    EDGE,
    GREY,
    INK,
    PAPER,
    draw_badge,
    draw_path,
    draw_text,
)
from wayout.text import Language
from wayout.text.dates import format_day

_LETTERS: Final = 190  # of the foot, that fit on a line


def numbered(pathway: Pathway) -> tuple[Arrow, ...]:
    """Give the red arrows that are drawn, in the order of their numbers: from left to right."""
    found = [a for a in pathway.arrows if a.back_to_front and a.line and a.line.badge]
    return tuple(sorted(found, key=lambda a: a.line.badge[0] if a.line and a.line.badge else 0))


def since_words(pathway: Pathway, day: Day, language: Language) -> str:
    """Say since when an arrow exists, or by when it was reported."""
    if day.precision == "interval":
        words = pathway.sheet.words["seen"].say(language)
        return words.format(day=format_day(day.last, language))
    said = str(day) if day.precision == "year" else format_day(day.first, language)
    if day.precision == "month":  # "с апреля 2025": the month as it stands after a number
        said = said.partition(" ")[2]
    return pathway.sheet.words["since"].say(language).format(day=said)


def draw_key(pathway: Pathway, language: Language, right: int) -> Iterator[str]:
    """Draw the key of shapes and colours, in the corner."""
    words = pathway.sheet.words
    left = right - 330
    rows = (("key_person", 30), ("key_case", 52), ("key_coarse", 74))
    for name, y in rows:
        yield _key_box(left, y, name)
        yield draw_text(left + 42, y + 11, words[name].say(language), size=12.5, fill=INK)
    for name, y, tip in (("key_on", 30, "on"), ("key_back", 52, "back")):
        x = left + 176
        yield draw_path(f"M{x} {y + 7} H{x + 30}", tip)
        yield draw_text(x + 40, y + 11, words[name].say(language), size=12.5, fill=INK)


def _key_box(x: int, y: int, name: str) -> str:
    radius, fill = (7, PAPER) if name == "key_person" else (1, CASE_FILL)
    dash = ' stroke-dasharray="4 3"' if name == "key_coarse" else ""
    return (
        f'<rect x="{x}" y="{y}" width="30" height="14" rx="{radius}" fill="{fill}" '
        f'stroke="{INK}" stroke-width="1.2"{dash}/>'
    )


def draw_legend(pathway: Pathway, back: tuple[Arrow, ...], language: Language) -> Iterator[str]:
    """Write each red arrow in words, with where it was read."""
    place = pathway.sheet.sizes["legend"]
    deep = -(-len(back) // place["columns"])
    for index, arrow in enumerate(back):
        x = place["x"] + place["column"] * (index // deep)
        y = place["y"] + place["row"] * (index % deep)
        yield draw_badge(x, y, index + 1)
        start = pathway.states[arrow.start or ""].name.say(language)
        first, *more = arrow.name.say(language).replace("; ", ";\n").splitlines()
        yield draw_text(x + 20, y, first, size=13, lead=f"{start}: ")
        for number, line in enumerate(more, 1):
            yield draw_text(x + 20, y + 15 * number, line, size=13)
        read_in = _read_in(pathway, arrow, language)
        yield draw_text(x + 20, y + 17 + 15 * len(more), read_in, size=11, fill=GREY)


def _read_in(pathway: Pathway, arrow: Arrow, language: Language) -> str:
    reported = arrow.since.precision == "interval"  # then the report carries its own date
    chosen = [source for source in arrow.sources if (source.mark is None) == reported]
    sources = "; ".join(source.name.say(language) for source in chosen or arrow.sources)
    if reported:
        return pathway.sheet.words["told"].say(language).format(sources=sources)
    return f"{since_words(pathway, arrow.since, language)} · {sources}"


def draw_foot(pathway: Pathway, language: Language, said: str) -> Iterator[str]:
    """Write the last lines: `said`, or where the map was read and when it was checked."""
    sheet = pathway.sheet.sizes["sheet"]
    y = sheet["foot"]
    yield f'<path d="M30 {y - 20} H{sheet["width"] - 58}" stroke="{EDGE}" stroke-width="1"/>'
    words = pathway.sheet.words["source"].say(language)
    source = words.format(day=format_day(pathway.checked, language))
    for number, line in enumerate(textwrap.wrap(said or source, _LETTERS)):
        yield draw_text(30, y + 2 + number * 16, line, size=12, fill=GREY)
