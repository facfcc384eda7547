"""The map as a picture: SVG text from the positions that are part of the data.

Only presentation attributes are used, no style sheet and no script, so that the picture can
stand inside a page with a strict content security policy. Red is kept for the way back.
"""

from collections.abc import Iterator, Mapping
from html import escape

from wayout.pathway.day import Day
from wayout.pathway.parts import Arrow, Label, State
from wayout.pathway.road import Pathway
from wayout.text import Language
from wayout.text.dates import format_day

FONT = "Inter, Noto Sans, DejaVu Sans, sans-serif"
INK, GREY, RED, PAPER = "#1b2430", "#5d6b7a", "#b3261e", "#ffffff"
CASE_FILL, EDGE = "#e9eef4", "#8794a3"
_NOTHING: Mapping[str, str] = {}

_MARKERS = "".join(
    f'<marker id="wayout-tip-{name}" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="{size}" '
    f'markerHeight="{size}" markerUnits="userSpaceOnUse" orient="auto">'
    f'<path d="M0 0.8 L10 5 L0 9.2 z" fill="{colour}"/></marker>'
    for name, colour, size in (("on", GREY, 10), ("back", RED, 13))
)


def draw_svg(
    pathway: Pathway,
    language: Language,
    *,
    counts: Mapping[str, str] = _NOTHING,
    said: tuple[str, ...] = (),
    style: str = "",
) -> str:
    """Draw the map as one SVG document.

    Args:
        pathway: The map.
        language: "ru" or "en".
        counts: What to write beside the number of a red arrow, by the state it starts from; the
            words at the front itself stand beside its name.
        said: What the counts are: lines under the subtitle, the last of them at the foot instead
            of the words that the map says how many of nobody.
        style: CSS for a style element, such as @font-face rules; empty for none.
    """
    return "\n".join(_document(pathway, language, counts, said, style)) + "\n"


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


def _document(
    pathway: Pathway,
    language: Language,
    counts: Mapping[str, str],
    said: tuple[str, ...],
    style: str,
) -> Iterator[str]:
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
    described = " ".join((words.format(count=len(back), states=starts), *said[:-1]))
    yield f'<desc id="wayout-map-desc">{escape(described)}</desc>'
    yield f"<defs>{f'<style>{style}</style>' if style else ''}{_MARKERS}</defs>"
    yield f'<rect width="{sheet["width"]}" height="{sheet["height"]}" fill="{PAPER}"/>'
    yield from _head(pathway, language)
    yield from _told(said[:-1])
    yield from _lines(pathway)
    yield from _boxes(pathway, language, counts)
    yield from _labels(pathway, language)
    yield from _badges(back, counts)
    yield from _legend(pathway, back, language)
    yield from _foot(pathway, language, said)
    yield "</svg>"


def _head(pathway: Pathway, language: Language) -> Iterator[str]:
    yield _text(30, 50, pathway.title.say(language), size=30, weight="bold")
    yield _text(30, 80, pathway.subtitle.say(language), size=16, fill=GREY)
    x = pathway.sheet.sizes["sheet"]["width"] - 58
    yield from _key(pathway, language, x)


def _told(lines: tuple[str, ...]) -> Iterator[str]:
    for at, line in enumerate(lines):
        yield _text(30, 106 + 20 * at, line, size=14, weight="bold", fill=RED, halo=True)


def _key(pathway: Pathway, language: Language, right: int) -> Iterator[str]:
    """Draw the key of shapes and colours, in the corner."""
    words = pathway.sheet.words
    left = right - 330
    rows = (("key_person", 30), ("key_case", 52), ("key_coarse", 74))
    for name, y in rows:
        yield _key_box(left, y, name)
        yield _text(left + 42, y + 11, words[name].say(language), size=12.5, fill=INK)
    for name, y, tip in (("key_on", 30, "on"), ("key_back", 52, "back")):
        x = left + 176
        yield _path(f"M{x} {y + 7} H{x + 30}", tip)
        yield _text(x + 40, y + 11, words[name].say(language), size=12.5, fill=INK)


def _key_box(x: int, y: int, name: str) -> str:
    radius, fill = (7, PAPER) if name == "key_person" else (1, CASE_FILL)
    dash = ' stroke-dasharray="4 3"' if name == "key_coarse" else ""
    return (
        f'<rect x="{x}" y="{y}" width="30" height="14" rx="{radius}" fill="{fill}" '
        f'stroke="{INK}" stroke-width="1.2"{dash}/>'
    )


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
            yield _path(arrow.line.path, tip, over=arrow.line.over)


def _path(path: str, tip: str, *, over: bool = False) -> str:
    colour, width = (RED, 2.6) if tip == "back" else (GREY, 1.6)
    under = f'<path d="{path}" fill="none" stroke="{PAPER}" stroke-width="6"/>' if over else ""
    return (
        f'{under}<path d="{path}" fill="none" stroke="{colour}" stroke-width="{width}" '
        f'marker-end="url(#wayout-tip-{tip})"/>'
    )


def _boxes(pathway: Pathway, language: Language, counts: Mapping[str, str]) -> Iterator[str]:
    for state in pathway.states.values():
        if state.id == "deployed":
            yield from _front(pathway, state, language, counts.get(state.id))
        else:
            yield from _box(pathway, state, language)


def _front(pathway: Pathway, state: State, language: Language, count: str | None) -> Iterator[str]:
    bar = pathway.sheet.sizes["bar"]
    yield (
        f'<rect x="{bar["x"]}" y="{bar["y"]}" width="{bar["width"]}" height="{bar["height"]}" '
        f'rx="6" fill="{RED}"/>'
    )
    name = state.name.say(language).upper() + (f": {count}" if count else "")
    yield _text(state.x, state.y + 7, name, size=20, weight="bold", fill=PAPER, anchor="middle")


def _box(pathway: Pathway, state: State, language: Language) -> Iterator[str]:
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
    drop = -2 if state.note else 5
    name = state.name.say(language)
    yield _text(state.x, state.y + drop, name, size=13.5, weight="bold", fill=ink, anchor="middle")
    if state.note:
        note = state.note.say(language)
        yield _text(state.x, state.y + 15, note, size=11, fill=GREY, anchor="middle")


def _labels(pathway: Pathway, language: Language) -> Iterator[str]:
    for arrow in pathway.arrows:
        if arrow.line and arrow.line.label:
            yield from _label(arrow.line.label, language)


def _label(label: Label, language: Language) -> Iterator[str]:
    for number, line in enumerate(label.lines(language)):
        y = label.y + 14 * number
        yield _text(label.x, y, line, size=12, fill=GREY, anchor=label.anchor, halo=True)


def _badges(back: tuple[Arrow, ...], counts: Mapping[str, str]) -> Iterator[str]:
    for number, arrow in enumerate(back, 1):
        if arrow.line and arrow.line.badge:
            x, y = arrow.line.badge
            yield _badge(x, y, number)
            if arrow.start is not None and arrow.start in counts:
                said = counts[arrow.start]
                yield _text(x + 14, y + 5, said, size=13, weight="bold", fill=RED, halo=True)


def _badge(x: int, y: int, number: int) -> str:
    return (
        f'<circle cx="{x}" cy="{y}" r="11" fill="{PAPER}" stroke="{RED}" stroke-width="2"/>'
        + _text(x, y + 4.5, str(number), size=12.5, weight="bold", fill=RED, anchor="middle")
    )


def _legend(pathway: Pathway, back: tuple[Arrow, ...], language: Language) -> Iterator[str]:
    place = pathway.sheet.sizes["legend"]
    deep = -(-len(back) // place["columns"])
    for index, arrow in enumerate(back):
        x = place["x"] + place["column"] * (index // deep)
        y = place["y"] + place["row"] * (index % deep)
        yield _badge(x, y, index + 1)
        start = pathway.states[arrow.start or ""].name.say(language)
        yield _text(x + 20, y, arrow.name.say(language), size=13, lead=f"{start}: ")
        yield _text(x + 20, y + 17, _read_in(pathway, arrow, language), size=11, fill=GREY)


def _read_in(pathway: Pathway, arrow: Arrow, language: Language) -> str:
    reported = arrow.since.precision == "interval"  # then the report carries its own date
    chosen = [source for source in arrow.sources if (source.mark is None) == reported]
    sources = "; ".join(source.name.say(language) for source in chosen or arrow.sources)
    if reported:
        return pathway.sheet.words["told"].say(language).format(sources=sources)
    return f"{since_words(pathway, arrow.since, language)} · {sources}"


def _foot(pathway: Pathway, language: Language, said: tuple[str, ...]) -> Iterator[str]:
    sheet = pathway.sheet.sizes["sheet"]
    y = sheet["foot"]
    yield f'<path d="M30 {y - 20} H{sheet["width"] - 58}" stroke="{EDGE}" stroke-width="1"/>'
    words = pathway.sheet.words["source"].say(language)
    source = words.format(day=format_day(pathway.checked, language))
    yield _text(30, y + 2, said[-1] if said else source, size=12, fill=GREY)


def _text(  # noqa: PLR0913 - the attributes of one SVG element
    x: float,
    y: float,
    words: str,
    *,
    size: float,
    weight: str = "normal",
    fill: str = INK,
    anchor: str = "start",
    halo: bool = False,
    lead: str = "",
) -> str:
    around = f' stroke="{PAPER}" stroke-width="4" stroke-linejoin="round" paint-order="stroke"'
    bold = f'<tspan font-weight="bold">{escape(lead)}</tspan>' if lead else ""
    return (
        f'<text x="{x:g}" y="{y:g}" font-size="{size:g}" font-weight="{weight}" fill="{fill}" '
        f'text-anchor="{anchor}"{around if halo else ""}>{bold}{escape(words)}</text>'
    )
