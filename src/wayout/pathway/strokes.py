"""The strokes of the drawing: texts, lines, badges, in presentation attributes alone."""

from html import escape

INK, GREY, RED, PAPER = "#1b2430", "#5d6b7a", "#b3261e", "#ffffff"
CASE_FILL, EDGE = "#e9eef4", "#8794a3"

MARKERS = "".join(
    f'<marker id="wayout-tip-{name}" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="{size}" '
    f'markerHeight="{size}" markerUnits="userSpaceOnUse" orient="auto">'
    f'<path d="M0 0.8 L10 5 L0 9.2 z" fill="{colour}"/></marker>'
    for name, colour, size in (("on", GREY, 10), ("back", RED, 13))
)


def draw_text(  # noqa: PLR0913 - the attributes of one SVG element
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
    """Write words at a point; `halo` keeps lines away from them, `lead` comes first, in bold."""
    around = f' stroke="{PAPER}" stroke-width="4" stroke-linejoin="round" paint-order="stroke"'
    bold = f'<tspan font-weight="bold">{escape(lead)}</tspan>' if lead else ""
    return (
        f'<text x="{x:g}" y="{y:g}" font-size="{size:g}" font-weight="{weight}" fill="{fill}" '
        f'text-anchor="{anchor}"{around if halo else ""}>{bold}{escape(words)}</text>'
    )


def draw_path(path: str, tip: str, *, over: bool = False) -> str:
    """Draw a line with a tip: on, or in red back to the front; `over` others."""
    colour, width = (RED, 2.6) if tip == "back" else (GREY, 1.6)
    under = f'<path d="{path}" fill="none" stroke="{PAPER}" stroke-width="6"/>' if over else ""
    return (
        f'{under}<path d="{path}" fill="none" stroke="{colour}" stroke-width="{width}" '
        f'marker-end="url(#wayout-tip-{tip})"/>'
    )


def draw_badge(x: int, y: int, number: int) -> str:
    """Draw the number of a red arrow."""
    return (
        f'<circle cx="{x}" cy="{y}" r="11" fill="{PAPER}" stroke="{RED}" stroke-width="2"/>'
        + draw_text(x, y + 4.5, str(number), size=12.5, weight="bold", fill=RED, anchor="middle")
    )
