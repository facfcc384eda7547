"""Facts read from a table of plain values, key by key; what does not fit is refused in one line."""

from collections.abc import Callable, Collection, Mapping
from datetime import date
from difflib import get_close_matches
from typing import Any, NamedTuple

from wayout.errors import DayError, InputError, Phrase
from wayout.law.case_facts import Facts, FactStep, Prior
from wayout.law.fact_keys import FACT_KEYS, FactKey
from wayout.law.moment import Moments

__all__ = ["FACT_KEYS", "FactKey", "FactStep", "Facts", "Prior", "read_facts"]

_MOST = 100_000  # days or months of one life, and some to spare
_FIRST_YEAR, _LAST_YEAR = 1900, 2199  # a slip of the pen, not a day of anyone's service
_LONGEST = 40  # of a value that is quoted in an error
_FLAG = Phrase("true or false")
_COUNT = Phrase("a whole number from 0 to {most}", most=_MOST)
_NUMBER = Phrase("a number from 0 to {most}", most=_MOST)
_DAY = Phrase('a day or a moment in quotes: "2025-01-20", "2025-01", "2025" or "2025-01-20T08:00"')


class _Place(NamedTuple):
    """A fact and where it stands, such as "steps 2: day"; its words only where it is refused."""

    key: FactKey
    parts: Collection[str]
    above: str = ""

    @property
    def name(self) -> str:
        return f"{self.above}{self.key.name}"

    def refuse(self, value: object, wanted: Phrase) -> InputError:
        return InputError(
            "{place}: {value} does not fit; give {wanted}.",
            place=self.name,
            value=_quoted(value),
            wanted=wanted,
        )


def read_facts(table: Mapping[str, object], parts: Collection[str]) -> Facts:
    """Read facts as `wayout law` is given them; `parts` are those that can be charged.

    A key that is left out or null is unknown, but `to` null is "still absent". Days may be texts
    or dates of Python. What is listed twice is kept once, but each of the `priors` counts.

    Raises:
        InputError: No `conduct`, an unknown key, or a value that is not one of its key; the
            message names the key and what it may be, in one line.
    """
    if not isinstance(table, Mapping):
        raise InputError("The facts are no object; give keys and values, as in {example}.",
                         example='{"conduct": "absence"}')  # fmt: skip
    read = _read_keys(table, FACT_KEYS, parts, "")
    if "from" in read:
        read["from_"] = read.pop("from")
    if "to" in table and table["to"] is None:
        read["ongoing"] = True
    return Facts(**read)


def _read_keys(
    table: Mapping[str, object], keys: Mapping[str, FactKey], parts: Collection[str], above: str
) -> dict[str, Any]:
    read: dict[str, Any] = {}
    for name, value in table.items():
        key = keys.get(name) if isinstance(name, str) else None
        if key is None:
            raise _unknown(name, keys, above)
        if value is not None:
            read[name] = _READERS[key.form](value, _Place(key, parts, above))
    for key in keys.values():
        if key.needed and key.name not in read:
            raise InputError(
                "{place} is missing; give {wanted}.",
                place=f"{above}{key.name}",
                wanted=_one_of(key.values) if key.values else _DAY,
            )
    return read


def _unknown(name: object, keys: Mapping[str, FactKey], above: str) -> InputError:
    near = get_close_matches(name[:_LONGEST], keys, n=3) if isinstance(name, str) else []
    hint = Phrase("Near it: {names}.", names=", ".join(near))
    if not near:
        hint = Phrase("Known: {names}.", names=", ".join(keys))
    return InputError(
        "{above}No fact is called {name}. {hint}", above=above, name=_quoted(name), hint=hint
    )


def _choice(value: object, place: _Place) -> str:
    if isinstance(value, str) and value in place.key.values:
        return value
    raise place.refuse(value, _one_of(place.key.values))


def _choices(value: object, place: _Place) -> tuple[str, ...]:
    wanted = Phrase("a list of {values}", values=", ".join(place.key.values))
    rows = _rows(value, place, wanted)
    for row in rows:
        if not isinstance(row, str) or row not in place.key.values:
            raise place.refuse(row, wanted)
    return tuple(dict.fromkeys(rows))


def _flag(value: object, place: _Place) -> bool:
    if isinstance(value, bool):
        return value
    raise place.refuse(value, _FLAG)


def _count(value: object, place: _Place) -> int:
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= _MOST:
        return value
    raise place.refuse(value, _COUNT)


def _number(value: object, place: _Place) -> int | float:
    if isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= _MOST:
        return value  # not a number and infinity do not lie between
    raise place.refuse(value, _NUMBER)


def _moments(value: object, place: _Place) -> Moments:
    written = value.isoformat() if isinstance(value, date) else value
    if not isinstance(written, str):
        raise place.refuse(value, _DAY)
    try:
        moments = Moments.parse(written)
    except DayError as error:
        raise InputError("{place}: {fault}", place=place.name, fault=error) from None
    if not _FIRST_YEAR <= moments.first.year <= moments.last.year <= _LAST_YEAR:
        wanted = Phrase("a day from {first} to {last}", first=_FIRST_YEAR, last=_LAST_YEAR)
        raise place.refuse(written, wanted)
    return moments


def _part(value: object, place: _Place) -> str:
    if isinstance(value, str) and value in place.parts:
        return value
    near = get_close_matches(value[:_LONGEST], place.parts) if isinstance(value, str) else []
    names = ", ".join(f'"{name}"' for name in near or sorted(place.parts))
    raise place.refuse(value, Phrase("a part in quotes: {names}", names=names))


def _priors(value: object, place: _Place) -> tuple[Prior, ...]:
    return tuple(Prior(**row) for row in _objects(value, place))


def _steps(value: object, place: _Place) -> tuple[FactStep, ...]:
    return tuple(dict.fromkeys(FactStep(**row) for row in _objects(value, place)))


def _objects(value: object, place: _Place) -> list[dict[str, Any]]:
    wanted = Phrase("a list of objects with {keys}", keys=", ".join(place.key.inner))
    read = []
    for number, row in enumerate(_rows(value, place, wanted), 1):
        if not isinstance(row, Mapping):
            raise place.refuse(row, wanted)
        above = f"{place.key.name} {number}: "
        read.append(_read_keys(row, place.key.inner, place.parts, above))
    return read


def _rows(value: object, place: _Place, wanted: Phrase) -> list[Any] | tuple[Any, ...]:
    if isinstance(value, list | tuple):
        return value
    raise place.refuse(value, wanted)


def _one_of(values: tuple[str, ...]) -> Phrase:
    return Phrase("one of {values}", values=", ".join(values))


def _quoted(value: object) -> Phrase | str:
    """Quote a value in one short line; of what is long or nested, say only what it is."""
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, str):
        return repr(value if len(value) <= _LONGEST else f"{value[:_LONGEST]}...")
    if isinstance(value, int | float):
        return repr(value) if abs(value) < 10**_LONGEST else Phrase("that number")
    return Phrase("an object") if isinstance(value, Mapping) else Phrase("this value")


_READERS: Mapping[str, Callable[[Any, _Place], object]] = {
    "choice": _choice,
    "choices": _choices,
    "flag": _flag,
    "count": _count,
    "number": _number,
    "moments": _moments,
    "end": _moments,
    "part": _part,
    "priors": _priors,
    "steps": _steps,
}
