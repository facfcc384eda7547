"""The font that we carry can write everything that we say."""

import tomllib
from base64 import b64decode
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from wayout.text import fonts

SOURCE = Path(fonts.__file__).parents[2]
ALWAYS = "АЯабвгдеёжзийклмнопрстуфхцчшщъыьэюяЁ0123456789≥≤≈→←«»–—−₽№%…±\u202f\u00a0"


def written() -> set[str]:
    """Every character of the catalogues and of the data files with words in them."""
    texts = [path.read_text("utf-8") for path in (SOURCE / "text" / "locale").rglob("*.po")]
    for path in SOURCE.rglob("*.toml"):
        texts.extend(strings(tomllib.loads(path.read_text("utf-8"))))
    return {character for text in texts for character in text if character not in "\n\t"}


def strings(value: object) -> list[str]:
    """All strings inside a table."""
    if isinstance(value, dict):
        return [text for inner in value.values() for text in strings(inner)]
    if isinstance(value, list):
        return [text for inner in value for text in strings(inner)]
    return [value] if isinstance(value, str) else []


@pytest.mark.parametrize("suffix", ["otf", "woff2"])
@pytest.mark.parametrize("weight", ["Regular", "Bold"])
def test_the_font_holds_every_character_we_write(weight: str, suffix: str) -> None:
    """A missing character becomes a box in a printed chart."""
    font = TTFont(fonts.folder() / f"{fonts.FAMILY}-{weight}.{suffix}")
    missing = (written() | set(ALWAYS)) - set(map(chr, font.getBestCmap()))
    assert sorted(missing) == []
    assert font["name"].getDebugName(1) == fonts.FAMILY


def test_the_style_sheet_carries_the_font_inside_itself() -> None:
    """No address of another server; the bytes are those of the file."""
    css = fonts.font_face_css()
    assert css.count("url(") == css.count('url("data:font/woff2;base64,') == 2
    data = fonts.data_uri("Bold").partition(",")[2]
    assert b64decode(data) == (fonts.folder() / "Inter-Bold.woff2").read_bytes()


def test_the_licence_of_the_font_lies_beside_it() -> None:
    """The Open Font License must travel with the files."""
    assert "SIL OPEN FONT LICENSE Version 1.1" in (fonts.folder() / "OFL.txt").read_text("utf-8")
