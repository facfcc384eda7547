"""What every browser is given: the same files as the makers published, and little of it."""

import gzip
from hashlib import sha256
from importlib.resources import files

import pytest

from wayout.desk.pages.assets import ASSETS, _read

PUBLISHED = {  # in the npm package htmx.org 4.0.1: dist, dist/ext, and its LICENSE
    "htmx.min.js": "a0abb04f2f45a1f89d1d4844023245537e5e6014c87b144553e0607b4cc32130",
    "hx-csp.min.js": "a7e1e6711ae6c3e50ad300fba7936cbe8d07599cdae313414a179ddd6b26e143",
    "LICENSE.txt": "d3d2456f76414f2456104660ebd65aff1c04cd7966b942bdabd63f3cdb316a38",
}
MOST_SCRIPT = 20 << 10  # bytes, compressed
MOST = 200 << 10  # bytes of everything


def test_what_others_wrote_is_as_they_published_it() -> None:
    """Nobody changed it on the way."""
    folder = files("wayout.desk.assets").joinpath("htmx")
    found = {one.name: sha256(one.read_bytes()).hexdigest() for one in folder.iterdir()}
    assert found == PUBLISHED


def test_it_is_little() -> None:
    """A laptop of a helpline reads it in no time."""
    script = [_read(name) for name in ASSETS if name.endswith(".js")]
    assert sum(len(gzip.compress(one, mtime=0)) for one in script) < MOST_SCRIPT
    assert sum(len(_read(name)) for name in ASSETS) < MOST


@pytest.mark.parametrize(
    ("name", "first"), [("htmx.js", b"var htmx="), ("desk.js", b'"use strict"')]
)
def test_what_others_need_comes_first(name: str, first: bytes) -> None:
    """An extension needs what it extends; `use strict` counts at the top alone."""
    assert _read(name).startswith(first)
