"""Covariates of persons as columns of numbers: text by levels, everything centred and scaled."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import polars as pl

from wayout.errors import StaysError
from wayout.odds.stays.coded import Floats, named_rows


@dataclass(frozen=True, slots=True)
class Column:
    """One column: of a number, or of one level against the reference; values are x - centre."""

    covariate: str
    level: str | None
    centre: float
    scale: float  # standard deviation among the persons
    reach: float  # greatest less smallest value

    @property
    def label(self) -> str:
        """How a term names it: `age`, `sex=M`."""
        return self.covariate if self.level is None else f"{self.covariate}={self.level}"


@dataclass(frozen=True, slots=True, eq=False)
class Design:
    """The columns of all covariates; `values` are (x - centre) / scale, shape (columns, persons).

    `levels` holds the levels of each covariate of text, the reference first.
    """

    columns: tuple[Column, ...]
    levels: Mapping[str, tuple[str, ...]]
    values: Floats = field(repr=False)

    def of(self, covariate: str) -> list[int]:
        """Give the places of the columns of a covariate."""
        return [place for place, one in enumerate(self.columns) if one.covariate == covariate]

    def person(self, given: Mapping[str, object] | None) -> Floats:
        """Code the covariates of one person, less the centres; None: 0 and reference levels.

        Raises:
            StaysError: A covariate is missing or unknown, or has no such level.
        """
        names = tuple(dict.fromkeys(column.covariate for column in self.columns))
        if given is None:
            return np.array([-column.centre for column in self.columns])
        missing, unknown = set(names) - set(given), set(given) - set(names)
        if missing or unknown:
            raise StaysError(
                "A person needs the covariates {names}; given: {given}.",
                names=", ".join(names),
                given=", ".join(given),
            )
        return np.array([self._value(one, given[one.covariate]) for one in self.columns])

    def _value(self, column: Column, given: object) -> float:
        if column.level is None:
            if not isinstance(given, int | float) or not np.isfinite(given):
                raise StaysError(
                    "The covariate {name} takes a number, not {value!r}.",
                    name=column.covariate,
                    value=given,
                )
            return float(given) - column.centre
        check_level(column.covariate, str(given), self.levels[column.covariate])
        return float(str(given) == column.level) - column.centre


def design(frame: pl.DataFrame, names: Sequence[str], reference: Mapping[str, str]) -> Design:
    """Code the covariates of persons, none of them empty.

    Args:
        frame: One row a person.
        names: Which covariates, all columns of the frame.
        reference: The level of a covariate of text against which the others stand.

    Raises:
        StaysError: A covariate is no number nor text, holds no number, is the same for all, or
            has no such reference.
    """
    columns: list[Column] = []
    rows: list[Floats] = []
    levels: dict[str, tuple[str, ...]] = {}
    for name in names:
        if _is_text(frame[name]):
            levels[name] = _levels(frame[name], reference.get(name))
            text = frame[name].cast(pl.String)
            coded: list[tuple[str | None, Floats]] = [
                (level, (text == level).to_numpy()) for level in levels[name][1:]
            ]
        else:
            coded = [(None, _numbers(frame, name))]
        for level, raw in coded:
            column, row = _column(name, level, raw.astype(np.float64))
            columns.append(column)
            rows.append(row)
    return Design(tuple(columns), levels, np.array(rows).reshape(len(rows), len(frame)))


def check_level(covariate: str, level: str, levels: Sequence[str]) -> None:
    """Check that a covariate of text has a level.

    Raises:
        StaysError: It has not.
    """
    if level not in levels:
        raise StaysError(
            "The covariate {name} is never {level!r}. There are: {levels}.",
            name=covariate,
            level=level,
            levels=", ".join(levels),
        )


def _column(name: str, level: str | None, raw: Floats) -> tuple[Column, Floats]:
    centre, scale, reach = float(raw.mean()), float(raw.std()), float(np.ptp(raw))
    if reach == 0:
        raise _constant(name)
    return Column(name, level, centre, scale, reach), (raw - centre) / scale


def _is_text(column: pl.Series) -> bool:
    if isinstance(column.dtype, pl.String | pl.Categorical | pl.Enum):
        return True
    if column.dtype.is_numeric() or column.dtype == pl.Boolean:
        return False
    raise StaysError(
        "The covariate {name} holds {kind}: give numbers or text.",
        name=column.name,
        kind=str(column.dtype),
    )


def _levels(column: pl.Series, reference: str | None) -> tuple[str, ...]:
    """Give the levels that occur, the reference first: in the order of an Enum, else sorted."""
    found = column.unique().cast(pl.String).to_list()
    known = column.dtype.categories.to_list() if isinstance(column.dtype, pl.Enum) else None
    ordered = [level for level in known if level in found] if known else sorted(found)
    if reference is not None:
        check_level(column.name, reference, ordered)
        ordered = [reference, *(level for level in ordered if level != reference)]
    if len(ordered) == 1:
        raise _constant(column.name)
    return tuple(ordered)


def _numbers(frame: pl.DataFrame, name: str) -> Floats:
    numbers: Floats = frame[name].cast(pl.Float64).to_numpy()
    broken = ~np.isfinite(numbers)
    if broken.any():
        raise StaysError(
            "The covariate {name} holds no number in {rows}.",
            name=name,
            rows=named_rows(frame, broken),
        )
    return numbers


def _constant(name: str) -> StaysError:
    return StaysError(
        "The covariate {name} is the same for everybody: it cannot tell anyone apart.", name=name
    )
