"""The columns of histories, events and sojourns, wherever they are written.

`day` and `day_last` are the first and last day an event can have happened on. `court` is where
the record saw it. `nth` counts 1, 2, ... among the events of its kind in the history that are not
gone, in order; it is null for one that is. `known` is the day since which an event is known in
this form, `first_known` that since which it is known in any.
"""

from typing import Final

import polars as pl

HISTORIES_SCHEMA: Final = pl.Schema({"history": pl.String, "begins": pl.Date, "until": pl.Date})

EVENTS_SCHEMA: Final = pl.Schema(
    {
        "history": pl.String,
        "order": pl.Int32,
        "id": pl.String,
        "kind": pl.String,
        "day": pl.Date,
        "day_last": pl.Date,
        "precision": pl.String,
        "time": pl.String,
        "matter": pl.String,
        "accused": pl.Int32,
        "source": pl.String,
        "known": pl.Date,
        "gone": pl.Date,
        "replaces": pl.String,
        "ground": pl.String,
        "detail": pl.String,
        "court": pl.String,
        "nth": pl.Int32,
        "first_known": pl.Date,
    }
)

SOJOURNS_SCHEMA: Final = pl.Schema(
    {
        "id": pl.String,
        "from": pl.String,
        "to": pl.String,
        "entry": pl.Date,
        "entry_last": pl.Date,
        "exit": pl.Date,
        "exit_last": pl.Date,
        "track": pl.String,
    }
)
