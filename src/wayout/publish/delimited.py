"""A figure as CSV (RFC 4180): the data alone; what must stand beside it comes separately."""

import csv
from io import StringIO

from wayout.publish.figure import Cell, Figure


def csv_text(figure: Figure) -> str:
    """Write the data of a figure as CSV with a header of keys; lines end with CR LF.

    Days are ISO, a decimal point is a point in every language, an unknown value is empty.
    """
    out = StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(column.key for column in figure.columns)
    writer.writerows([_plain(cell) for cell in row] for row in figure.data)
    return out.getvalue()


def _plain(cell: Cell) -> str | int | float | None:
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return cell if cell is None or isinstance(cell, int | float) else str(cell)
