"""The one font of pages and charts: a subset of Inter with every character Wayout writes.

Charts are drawn with the OpenType files of `folder()`; pages carry the WOFF2 files inside
themselves, so that they look the same everywhere and ask no other server.
"""

from base64 import b64encode
from functools import cache
from pathlib import Path
from typing import Literal

from wayout.errors import DataError

FAMILY = "Inter"
Weight = Literal["Regular", "Bold"]
_CSS_WEIGHT: dict[Weight, int] = {"Regular": 400, "Bold": 700}


def folder() -> Path:
    """Return the folder with the OpenType files, for a renderer that reads fonts from disk."""
    return Path(__file__).parent


@cache
def data_uri(weight: Weight) -> str:
    """Return one weight as a `data:` address (WOFF2, base64).

    Raises:
        DataError: If the file of the installed package is missing.
    """
    path = folder() / f"{FAMILY}-{weight}.woff2"
    try:
        data = path.read_bytes()
    except OSError as error:
        raise DataError(
            "The font {path} cannot be read. Install Wayout anew.", path=path
        ) from error
    return f"data:font/woff2;base64,{b64encode(data).decode('ascii')}"


def font_face_css() -> str:
    """Return the @font-face rules of both weights, for the style element of a page or an SVG."""
    return "\n".join(
        f'@font-face{{font-family:"{FAMILY}";font-weight:{css};font-style:normal;'
        f'src:url("{data_uri(weight)}") format("woff2")}}'
        for weight, css in _CSS_WEIGHT.items()
    )
