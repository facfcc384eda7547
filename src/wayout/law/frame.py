"""A million cases at once: the same rules over the columns of a polars frame."""

from datetime import date
from typing import Final

import polars as pl

from wayout.errors import InputError
from wayout.law.fact_keys import FACT_KEYS
from wayout.law.frame_rules import FrameRules
from wayout.law.lawbook import LawBook
from wayout.law.load import load_law

FLAGS: Final = ("conditional_release", "suspended_proceedings", "probation", "parole")
ANSWER_SCHEMA: Final = pl.Schema(
    {
        "part": pl.String,
        "min_months": pl.Int64,
        "max_months": pl.Int64,
        "cap_months": pl.Int64,
        "probation_open": pl.Boolean,
    }
)
_WORDS = {name: pl.Enum(FACT_KEYS[name].values) for name in ("service", "conduct")}
_MOMENT = pl.Datetime("us")


def assess_frame(
    frame: pl.DataFrame, on: date | None = None, *, book: LawBook | None = None
) -> pl.DataFrame:
    """Say of each row which part applies, its range of months, and whether probation is open.

    The main reading of every disputed point: a month by date, the law of the end. What a frame
    does not tell (mitigation, priors, an intended length) is taken as not there; `probation` is
    that for an intentional crime. A null leads to nulls wherever the answer hangs on it.

    Args:
        frame: Columns `service`, `conduct` (texts of the facts), `from`, `to` (Datetime, local
            clock), and the booleans `conditional_release`, `suspended_proceedings`, `probation`,
            `parole`; shape (n, 8 or more).
        on: The day asked about, for a milder later law; today if left out.
        book: Another law than that of the package.

    Returns:
        Shape (n, 5), in the order of the rows: `part` (null: no offence), `min_months`,
        `max_months` (null: no imprisonment), `cap_months` (null: not lowered), and
        `probation_open` (null: no offence or no imprisonment).

    Raises:
        InputError: A column is missing, or of another type, or a word is not one of its list.
    """
    rows = _checked(frame)
    rules = FrameRules(book or load_law(), on or date.today(), nulls=_has_nulls(rows))  # noqa: DTZ011
    table = rows.lazy()
    for name, expression in rules.staged():
        table = table.with_columns(expression.alias(name))
    return table.select(**rules.answers()).collect().cast(ANSWER_SCHEMA)


def _checked(frame: pl.DataFrame) -> pl.DataFrame:
    """Take the columns that are read, words as the places they have in their lists."""
    wanted = {**_WORDS, "from": _MOMENT, "to": _MOMENT, **dict.fromkeys(FLAGS, pl.Boolean())}
    missing = [name for name in wanted if name not in frame.columns]
    if missing:
        raise InputError(
            "The frame has no column {names}; it needs {wanted}.",
            names=", ".join(missing),
            wanted=", ".join(wanted),
        )
    columns = []
    for name, kind in wanted.items():
        column = frame.get_column(name)
        given = pl.String if isinstance(kind, pl.Enum) else kind
        if column.dtype not in {given, kind, pl.Null}:
            raise InputError(
                "The column {name} is {found}; give {wanted}.",
                name=name,
                found=column.dtype,
                wanted=given,
            )
        columns.append(_cast(column, kind))
    return pl.DataFrame(columns)


def _cast(column: pl.Series, kind: pl.DataType) -> pl.Series:
    try:
        return column.cast(kind)
    except pl.exceptions.InvalidOperationError:
        words = FACT_KEYS[column.name].values
        strange = column.filter(~column.is_in(words))
        raise InputError(
            "The column {name} holds {word!r}; choose one of: {words}.",
            name=column.name,
            word=strange[0],
            words=", ".join(words),
        ) from None


def _has_nulls(rows: pl.DataFrame) -> bool:
    return any(column.null_count() for column in rows.iter_columns())
