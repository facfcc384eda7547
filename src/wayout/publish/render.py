"""Charts drawn on this machine to static SVG and PNG: no script, no outside address."""

import re
from functools import cache
from html import escape
from typing import Any, Final
from zlib import crc32

import vl_convert

from wayout.publish.charts.look import FILLING, KNOWN, VEGALITE
from wayout.text import fonts

SCALE: Final = 2  # pixels of a PNG for one of the drawing
_HATCH: Final = (
    '<defs><pattern id="filling" width="6" height="6" patternUnits="userSpaceOnUse" '
    'patternTransform="rotate(45)"><rect width="6" height="6" fill="#eef2f8"/>'
    f'<rect width="2" height="6" fill="{KNOWN}"/></pattern></defs>'
)
_ROOT_END: Final = re.compile(r"(<svg\b[^>]*>)")
_STYLE: Final = re.compile(r"<style\b.*?</style>", re.DOTALL)
_SPOKEN: Final = re.compile(r' (?:aria-[a-z]+|role)="[^"]*"')
_IDS: Final = re.compile(r"""(\bid="|url\(#|href="#)([\w-]+)("|\))""")


def svg(chart: dict[str, Any] | str) -> str:
    """Draw a Vega-Lite chart as SVG that carries its fonts inside itself; SVG stays as it is.

    The description of a chart is put where a screen reader finds it.
    """
    if isinstance(chart, str):
        return chart
    drawn = _draw(chart)
    said = f"<desc>{escape(chart['description'])}</desc>" if "description" in chart else ""
    style = f"<style>{fonts.font_face_css()}</style>"
    return _ROOT_END.sub(lambda found: found[1] + said + style, drawn, count=1)


def inlined(chart: dict[str, Any] | str) -> str:
    """Draw a chart as SVG to stand in a page that has our fonts and allows no style.

    It is one picture, said by its description; its ids are its own among others on the page.
    SVG keeps its own words.
    """
    if isinstance(chart, str):
        return _STYLE.sub("", chart)
    drawn = _SPOKEN.sub("", _draw(chart))
    own = f"-{crc32(drawn.encode()):08x}"
    drawn = _IDS.sub(lambda found: f"{found[1]}{found[2]}{own}{found[3]}", drawn)
    name = f' role="img" aria-label="{escape(chart["description"])}">'
    return _ROOT_END.sub(lambda found: found[1][:-1] + name, drawn, count=1)


def png(chart: dict[str, Any] | str) -> bytes:
    """Draw a Vega-Lite chart, or SVG, as PNG, two pixels for one."""
    _register_fonts()
    drawn = chart if isinstance(chart, str) else _draw(chart)
    return bytes(vl_convert.svg_to_png(drawn, scale=SCALE))


def _draw(spec: dict[str, Any]) -> str:
    _register_fonts()
    drawn: str = vl_convert.vegalite_to_svg(spec, vl_version=VEGALITE)
    if FILLING not in drawn:
        return drawn
    # Vega-Lite has no hatching: its plain light fill becomes one here
    hatched = drawn.replace(f'fill="{FILLING}"', 'fill="url(#filling)"')
    return _ROOT_END.sub(lambda found: found[1] + _HATCH, hatched, count=1)


@cache
def _register_fonts() -> None:
    vl_convert.register_font_directory(str(fonts.folder()))
