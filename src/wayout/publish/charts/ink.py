"""What can be read on a colour."""

from typing import Final

from wayout.publish.charts.look import INK

_CONTRAST: Final = 4.5  # of the WCAG 2, for text of its usual size
_DARK: Final = 0.04045  # of sRGB: below it the scale is a straight line


def ink_on(colour: str) -> str:
    """Choose what can be read on a colour: dark ink, white, or black."""
    inks = (INK, "#ffffff", "#000000")
    return next((ink for ink in inks if contrast(ink, colour) >= _CONTRAST), "#000000")


def contrast(one: str, other: str) -> float:
    """Measure the contrast of two colours, as the WCAG 2 do."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    r, g, b = (p / 12.92 if p <= _DARK else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
