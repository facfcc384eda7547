"""One page that carries everything inside itself: no script, no outside address, both languages.

Charts are pictures in data addresses, so that ids of one drawing never meet those of another.
"""

from base64 import b64encode
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from jinja2 import Environment, StrictUndefined, Template
from markupsafe import Markup

from wayout.publish.case_way import CaseWay
from wayout.publish.figure import Figure
from wayout.text import Language, Translator, translator
from wayout.text.fonts import font_face_css


@dataclass(frozen=True, slots=True)
class Chart:
    """A figure and its drawing (SVG text)."""

    figure: Figure
    drawing: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """All that the page says in one language."""

    language: Language
    facts: tuple[tuple[str, str], ...]
    charts: tuple[Chart, ...]
    map_title: str
    map_drawing: str
    way: CaseWay


def page(chapters: tuple[Chapter, ...], *, opens_in: Language) -> str:
    """Make the page; a reader changes its language by a switch that needs no script.

    Args:
        chapters: One for each language.
        opens_in: The language that is shown first.
    """
    return _template().render(
        chapters=chapters,
        opens_in=opens_in,
        fonts=Markup(font_face_css()),  # noqa: S704 - our own style sheet
        say=_say,
        picture=_picture,
    )


def _say(language: Language) -> Translator:
    return translator(language)


def _picture(drawing: str) -> str:
    return f"data:image/svg+xml;base64,{b64encode(drawing.encode()).decode('ascii')}"


@cache
def _template() -> Template:
    text = (files("wayout.publish") / "templates" / "page.html").read_text("utf-8")
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.from_string(text)
