"""A paper before it is a file: sections of plain text, tables and figures, in one language.

No part of it is markup: what stands in it is shown as it is by every file that is made of it.
"""

from typing import Literal

from msgspec import Struct

from wayout.text import Language

Look = Literal["plain", "strong", "soft", "back"]


class Paragraph(Struct, frozen=True, tag="paragraph"):
    """A paragraph; `back` is how a lawful way back to the front looks."""

    text: str
    look: Look = "plain"


class Heading(Struct, frozen=True, tag="heading"):
    """A heading within a section."""

    text: str


class Bullets(Struct, frozen=True, tag="bullets"):
    """A list."""

    items: tuple[str, ...]


class Row(Struct, frozen=True):
    """Something said under a label."""

    label: str
    text: str
    back: bool = False


class Rows(Struct, frozen=True, tag="rows"):
    """Labels with what is said under each."""

    rows: tuple[Row, ...]


class Table(Struct, frozen=True, tag="table"):
    """A table: what it is of, the heads of its columns with their widths, its rows."""

    title: str
    heads: tuple[str, ...]
    widths: tuple[int, ...]
    rows: tuple[tuple[str, ...], ...]


class Figure(Struct, frozen=True, tag="figure"):
    """A drawing (SVG), said in words for whoever does not see it."""

    drawing: str
    said: str


Block = Paragraph | Heading | Bullets | Rows | Table | Figure


class Section(Struct, frozen=True):
    """A section under its heading."""

    title: str
    blocks: tuple[Block, ...]


class Paper(Struct, frozen=True, kw_only=True):
    """A paper; `about` stands under its title, `footer` on every page beside its number."""

    language: Language
    title: str
    about: Rows
    sections: tuple[Section, ...]
    footer: str
