"""The drawing can be printed: nothing overlaps, nothing is cut, and it can be read aloud."""

import re
from itertools import combinations, pairwise
from typing import NamedTuple, get_args
from xml.etree.ElementTree import Element, fromstring

import pytest
from fontTools.ttLib import TTFont

from wayout.pathway import load_pathway
from wayout.pathway.drawing import RED, MapCounts, draw_svg, numbered
from wayout.text import Language
from wayout.text.fonts import folder

ROAD = load_pathway()
LANGUAGES = get_args(Language)
FONTS = {weight: TTFont(folder() / f"Inter-{weight}.otf") for weight in ("Regular", "Bold")}
SVG = "{http://www.w3.org/2000/svg}"
TIP = 12  # an arrow may end this near to a box
PLAIN = MapCounts()
MANY = MapCounts(
    back={arrow.start or "": ("1,234", "100%") for arrow in numbered(ROAD)},
    front="12,345",
    on={(arrow.start or "", arrow.to): ("1,234", "<0.1%") for arrow in ROAD.arrows},
    entered=dict.fromkeys(ROAD.states, "entered: 12,345"),
    lines=("Of 12,345 accused whose cases were in the state “Court” on day 1,000: " * 2,) * 2,
    foot="Прошлые частоты, а не прогноз для одного человека. " * 6,
)


class Box(NamedTuple):
    """A rectangle of the drawing, in its units."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        """Whether the two share room."""
        return (
            self.left < other.right and other.left < self.right
            and self.top < other.bottom and other.top < self.bottom
        )  # fmt: skip

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies inside."""
        return self.left < x < self.right and self.top < y < self.bottom


def width(words: str, size: float, weight: str) -> float:
    """Measure a text in the vendored font."""
    font = FONTS["Bold" if weight == "bold" else "Regular"]
    names, advance = font.getBestCmap(), font["hmtx"]
    missing = [letter for letter in words if ord(letter) not in names]
    assert not missing, f"the font lacks {missing} of {words!r}"
    units: int = sum(advance[names[ord(letter)]][0] for letter in words)
    em: int = font["head"].unitsPerEm
    return units * size / em


def text_box(text: Element) -> Box:
    """The room that a text takes."""
    x, y, size = (float(text.attrib[name]) for name in ("x", "y", "font-size"))
    long = width(text.text or "", size, text.attrib["font-weight"])
    for span in text:
        long += width(span.text or "", size, "bold") + width(span.tail or "", size, "normal")
    left = {"start": x, "middle": x - long / 2, "end": x - long}[text.attrib["text-anchor"]]
    return Box(left, y - 0.75 * size, left + long, y + 0.2 * size)


def drawn(language: Language, counts: MapCounts = PLAIN) -> tuple[Element, list[tuple[str, Box]]]:
    """The drawing and the room of its texts."""
    svg = draw_svg(ROAD, language, counts=counts)
    root = fromstring(svg)  # noqa: S314 - our own drawing
    return root, [("".join(text.itertext()), text_box(text)) for text in root.iter(f"{SVG}text")]


def state_boxes() -> dict[str, Box]:
    """The room of each state."""
    half = {side: size / 2 for side, size in ROAD.sheet.sizes["box"].items()}
    bar = ROAD.sheet.sizes["bar"]
    boxes = {
        state.id: Box(
            state.x - half["width"], state.y - half["height"],
            state.x + half["width"], state.y + half["height"],
        )
        for state in ROAD.states.values()
    }  # fmt: skip
    boxes["deployed"] = Box(bar["x"], bar["y"], bar["x"] + bar["width"], bar["y"] + bar["height"])
    return boxes


def points(path: str) -> list[tuple[float, float]]:
    """Follow an SVG path of M, H, V, C and Q in small steps."""
    found: list[tuple[float, float]] = []
    for command, rest in re.findall(r"([MHVLCQ])([^MHVLCQ]*)", path):
        numbers = [float(number) for number in rest.split()]
        x, y = found[-1] if found else (0.0, 0.0)
        if command == "H":
            ends = [(x, y), (numbers[0], y)]
        elif command == "V":
            ends = [(x, y), (x, numbers[0])]
        else:
            ends = [(x, y), *zip(numbers[::2], numbers[1::2], strict=True)]
        found += [_along(ends, step / 50) for step in range(51)] if found else ends[1:]
    return found


def _along(ends: list[tuple[float, float]], share: float) -> tuple[float, float]:
    """One point of a Bezier curve, by de Casteljau."""
    while len(ends) > 1:
        ends = [
            (a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share) for a, b in pairwise(ends)
        ]
    return ends[0]


@pytest.mark.parametrize("counts", [PLAIN, MANY], ids=["plain", "counted"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_meets_another_and_none_leaves_the_sheet(
    language: Language, counts: MapCounts
) -> None:
    """Measured in the vendored font, which has every letter used."""
    root, texts = drawn(language, counts)
    sheet = Box(0, 0, float(root.attrib["width"]), float(root.attrib["height"]))
    for one, two in combinations(texts, 2):
        assert not one[1].meets(two[1]), (one, two)
    for words, box in texts:
        assert box.left > sheet.left + 20, words
        assert box.right < sheet.right - 12, words
        assert box.bottom < sheet.bottom - 10, words


@pytest.mark.parametrize("counts", [PLAIN, MANY], ids=["plain", "counted"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_names_fit_their_boxes_and_labels_stay_outside(
    language: Language, counts: MapCounts
) -> None:
    """A text is wholly inside a box, with room at the sides, or wholly outside."""
    _, texts = drawn(language, counts)
    for words, text in texts:
        for state, box in state_boxes().items():
            if text.meets(box):
                assert box.left + 4 < text.left, (words, state)
                assert text.right < box.right - 4, (words, state)


def test_boxes_stand_apart() -> None:
    """Two boxes are never nearer than an arrow needs."""
    for (one, a), (two, b) in combinations(state_boxes().items(), 2):
        grown = Box(a.left - TIP, a.top - TIP, a.right + TIP, a.bottom + TIP)
        assert not grown.meets(b), (one, two)


def test_no_arrow_runs_through_a_box() -> None:
    """An arrow touches the box it comes from and the one it leads to, and no other."""
    for arrow in ROAD.arrows:
        if arrow.line:
            way = points(arrow.line.path)
            for state, box in state_boxes().items():
                assert not any(box.holds(x, y) for x, y in way), (arrow.name.en, state)


def test_every_arrow_begins_and_ends_at_its_boxes() -> None:
    """The line that is drawn says what the data says."""
    boxes = state_boxes()
    for arrow in ROAD.arrows:
        if arrow.line:
            way = points(arrow.line.path)
            for state, (x, y) in ((arrow.start, way[0]), (arrow.to, way[-1])):
                if state:
                    box = boxes[state]
                    near = Box(box.left - 3, box.top - 3, box.right + 3, box.bottom + 3)
                    assert near.holds(x, y), (arrow.name.en, state)


@pytest.mark.parametrize("counts", [PLAIN, MANY], ids=["plain", "counted"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_arrow_runs_through_a_label(language: Language, counts: MapCounts) -> None:
    """Labels stand beside the lines."""
    _, texts = drawn(language, counts)
    lines = [(a.name.en, points(a.line.path)) for a in ROAD.arrows if a.line]
    for words, text in texts:
        for name, way in lines:
            badge = words.isdigit()  # the number of a red arrow stands on its line
            assert badge or not any(text.holds(x, y) for x, y in way), (words, name)


def test_the_numbers_are_those_of_the_legend() -> None:
    """From left to right, each once on the map and once below."""
    _, texts = drawn("en")
    said = [words for words, _ in texts if words.isdigit()]
    numbers = [str(number + 1) for number in range(len(numbered(ROAD)))]
    assert sorted(said) == sorted(numbers * 2)
    assert len(numbers) == 13


def test_every_state_and_the_way_back_are_drawn() -> None:
    """Red is the front and what leads there; nothing else."""
    root, texts = drawn("en")
    words = {said for said, _ in texts}
    assert {state.name.en for state in ROAD.states.values()} - words == {"At the front"}
    assert "AT THE FRONT" in words
    lines = [e for e in root.iter(f"{SVG}path") if "marker-end" in e.attrib]
    red = [line.attrib["d"] for line in lines if line.attrib["stroke"] == RED]
    back = {arrow.line.path for arrow in numbered(ROAD) if arrow.line}
    assert back <= set(red)
    assert len(red) == len(back) + 1  # the key


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_drawing_can_be_read_aloud(language: Language) -> None:
    """A title, a description that tells the ways back, the language, and no style or script."""
    svg = draw_svg(ROAD, language)
    root = fromstring(svg)  # noqa: S314 - our own drawing
    assert root.attrib["role"] == "img"
    assert root.attrib["lang"] == language
    title, desc = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert title is not None
    assert desc is not None
    assert title.text == ROAD.title.say(language)
    assert "13" in (desc.text or "")
    assert ROAD.states["suspended"].name.say(language) in (desc.text or "")
    assert "style" not in svg
    assert "script" not in svg
    assert "http" not in svg.replace("http://www.w3.org/2000/svg", "")


def test_counts_stand_beside_their_arrows_and_in_their_boxes() -> None:
    """Each where it is told for, and only there."""
    counts = MapCounts(
        back={"suspended": ("61", "<b>"), "closed": ("7", "1%")},
        on={("court", "closed"): ("51", "8%"), ("suspended", "court"): ("95", "18%")},
        entered={"court": "entered: 623"},
    )
    words = [said for said, _ in drawn("en", counts)[1]]
    for said in ("61 · <b>", "1%", "51 · 8%", "95", "18%", "entered: 623"):
        assert words.count(said) == 1, said
    assert "case received" not in words
    assert "proceedings stayed" in words


def test_what_counts_mean_is_said_on_the_map_and_aloud() -> None:
    """Under the subtitle and in the description; in red only where they are of the way back."""
    line = MANY.lines[0]
    root, texts = drawn("en", MANY)
    assert sum(words == line for words, _ in texts) == len(MANY.lines)
    assert line in (root.findtext(f"{SVG}desc") or "")
    assert not any("none says how many" in words for words, _ in texts)
    plain, _ = drawn("en", MapCounts(lines=("Of 20 accused",)))
    fills = {text.text: text.attrib["fill"] for text in plain.iter(f"{SVG}text")}
    assert fills["Of 20 accused"] != RED


def test_every_arrow_of_a_case_that_is_drawn_has_room_for_a_count() -> None:
    """Arrows between the states of a case; a red one has its number to stand beside."""
    case = {state.id for state in ROAD.states.values() if state.track == "case"}
    for arrow in ROAD.arrows:
        if arrow.line and {arrow.start, arrow.to} <= case:
            assert arrow.line.count, arrow.name.en


def test_a_style_is_carried_where_one_is_given() -> None:
    """The command embeds the font, so that the file looks the same everywhere."""
    assert "<style>@font-face{}</style>" in draw_svg(ROAD, "en", style="@font-face{}")
