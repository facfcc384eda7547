"""Tables of a parsed page as rows of cells, whatever the markup was like.

Only direct children are read: broken markup nests rows inside rows, and a table inside a cell
is a table of its own.
"""

from typing import NamedTuple

from selectolax.lexbor import LexborNode

from wayout.record.fold import clip, fold

Cells = list[LexborNode]


def rows_of(table: LexborNode) -> list[Cells]:
    """Cells of each row that belongs to this table itself."""
    rows: list[LexborNode] = []
    for child in table.iter():
        if child.tag == "tr":
            rows.append(child)
        elif child.tag in {"tbody", "thead", "tfoot"}:
            rows += [row for row in child.iter() if row.tag == "tr"]
    return [[cell for cell in row.iter() if cell.tag in {"td", "th"}] for row in rows]


def cell_text(cell: LexborNode) -> str:
    """All text of a cell, blanks collapsed, at most 300 characters."""
    text = cell.text(deep=True, separator=" ")
    return clip(text) if text else ""  # every second cell is empty


class Lines(NamedTuple):
    """A cell split at its first line break."""

    first: str
    rest: str


def cell_lines(cell: LexborNode) -> Lines:
    """What stands before the first line break of a cell, and what stands behind it."""
    nodes = list(cell.iter(include_text=True))
    tags = [node.tag for node in nodes]
    if "br" not in tags:
        return Lines(cell_text(cell), "")
    texts = [
        "" if tag == "br" else node.text(deep=True, separator=" ")
        for tag, node in zip(tags, nodes, strict=True)
    ]
    end = tags.index("br")
    return Lines(clip(" ".join(texts[:end])), clip(" ".join(texts[end:])))


class Column(NamedTuple):
    """A column known by the beginning of its head."""

    key: str
    head: str
    exact: bool = False


def heads_of(cells: Cells) -> list[str]:
    """Folded texts of a row that may be the head of a table."""
    return [fold(cell_text(cell)) for cell in cells]


def find_columns(heads: list[str], wanted: tuple[Column, ...]) -> dict[str, int]:
    """Positions of the wanted columns in a head row; a head is matched by its beginning.

    The last head of a movement table carries a tooltip sentence, so it never matches as a whole.
    """
    found: dict[str, int] = {}
    for column in wanted:
        for at, head in enumerate(heads):
            fits = head == column.head if column.exact else head.startswith(column.head)
            if fits and column.key not in found:
                found[column.key] = at
    return found
