"""A few stays to test with, written as text."""

from typing import Final

import polars as pl

SCHEMA: Final = {
    "id": pl.String, "from": pl.String, "to": pl.String, "entry": pl.Int64, "exit": pl.Int64,
}  # fmt: skip
LOOPS: Final = (
    "p1 home away 0 3", "p1 away home 3 5", "p1 home - 5 9",
    "p2 home away 0 3", "p2 away home 3 6", "p2 home away 6 8", "p2 away - 8 10",
    "p3 home end 0 4", "p4 home away 2 6", "p4 away end 6 9",
    "p5 away home 1 5", "p5 home end 5 7", "p6 away - 0 10", "p7 home away 4 7",
)  # fmt: skip


def written(*rows: str) -> pl.DataFrame:
    """Read rows of id, from, to (- where the watch ended first), entry and exit."""
    fields = [row.split() for row in rows]
    kept = [(one, a, None if b == "-" else b, int(c), int(d)) for one, a, b, c, d in fields]
    return pl.DataFrame(kept, schema=SCHEMA, orient="row")


def loops() -> pl.DataFrame:
    """Seven people who go back and forth, some of them seen late."""
    return written(*LOOPS)


def many(people: int = 60) -> pl.DataFrame:
    """The same ways taken by more people, each on days of his own."""
    copies = [
        loops().with_columns(
            pl.col("id") + f"/{copy}",
            pl.col("entry") * 3 + copy % 3 + pl.col("entry").sign() * (copy % 2),
            pl.col("exit") * 3 + copy % 3 + copy % 2,
        )
        for copy in range(-(-people // 7))
    ]
    return pl.concat(copies)
