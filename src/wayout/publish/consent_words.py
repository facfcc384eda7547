"""What somebody can agree to, in words."""

from typing import Final

from wayout.text import mark

CONSENTS: Final = {
    "keep": mark("to keep what was told"),
    "share": mark("to hand it on to colleagues"),
    "count": mark("to be counted"),
    "publish": mark("to publish"),
    "contact": mark("to be contacted"),
}
