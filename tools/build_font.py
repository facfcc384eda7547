"""Cut the font that pages and charts carry out of the whole Inter, for developers.

Usage: python tools/build_font.py FOLDER
FOLDER holds Inter-Regular.otf and Inter-Bold.otf of https://rsms.me/inter (in Debian: the
package fonts-inter). Written are an OpenType file for charts and a WOFF2 file for pages, each.
"""

import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

TARGET = Path(__file__).parents[1] / "src" / "wayout" / "text" / "fonts"
_RANGES = (
    (0x0020, 0x007E),  # Latin
    (0x00A0, 0x00FF),  # its accents, « » ° ± × ·
    (0x0400, 0x045F),  # Cyrillic of Russian and its neighbours
    (0x0490, 0x0491),  # Ukrainian ґ
)
_SINGLE = (
    "\u2009\u202f–—‘’‚“”„†•…‰"  # thin spaces, dashes, quotes
    "₽№™←↑→↓↔↩−√∞≈≠≤≥"
    "■□▲►▼◆◇○●✓✗"
    "¼½¾"
)
_FEATURES = ["kern", "mark", "mkmk", "ccmp", "locl", "tnum", "case"]


def cut(source: Path, target: Path, flavor: str | None) -> None:
    """Write the subset of one font file; WOFF2 where `flavor` says so."""
    options = Options()
    options.layout_features = _FEATURES
    options.flavor = flavor
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]  # the licence stays with the file
    options.recalc_timestamp = False
    options.desubroutinize = False
    font = TTFont(source, recalcTimestamp=False)
    subsetter = Subsetter(options)
    ranges = [code for first, last in _RANGES for code in range(first, last + 1)]
    subsetter.populate(unicodes=[*ranges, *map(ord, _SINGLE)])
    subsetter.subset(font)
    font.flavor = flavor
    font.save(target)


def main() -> None:
    """Cut both weights from the folder given as the only argument."""
    folder = Path(sys.argv[1])
    for weight in ("Regular", "Bold"):
        source = folder / f"Inter-{weight}.otf"
        cut(source, TARGET / f"Inter-{weight}.otf", None)
        cut(source, TARGET / f"Inter-{weight}.woff2", "woff2")


if __name__ == "__main__":
    main()
