"""One table of the map's data file, which knows its place when something in it is wrong."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from wayout.errors import DataError, DayError, Phrase
from wayout.pathway.day import Day
from wayout.pathway.parts import Words


@dataclass(frozen=True, slots=True)
class Entry:
    """A table and where it stands, such as "ru.toml, states.absent".

    Raises:
        DataError: In every method, naming the place, when a key is missing or of a wrong type.
    """

    place: str
    table: Mapping[str, Any]

    def fault(self, message: str, /, **values: object) -> DataError:
        """Make the error for something wrong in this table."""
        return DataError(
            "{place}: {fault}. Reinstall wayout, or correct the file.",
            place=self.place,
            fault=Phrase(message, **values),
        )

    def only(self, *keys: str) -> None:
        """Refuse a key that is not one of these: a misspelt one must not pass in silence."""
        for key in self.table:
            if key not in keys:
                raise self.fault("no key {key!r} is known here", key=key)

    def has(self, key: str) -> bool:
        """Say whether the table has a key."""
        return key in self.table

    def text(self, key: str) -> str:
        """Read a text that is not empty."""
        value = self.table.get(key)
        if not isinstance(value, str) or not value:
            raise self.fault("{key!r} is not a text", key=key)
        return value

    def maybe(self, key: str) -> str | None:
        """Read a text that may be left out."""
        return self.text(key) if key in self.table else None

    def number(self, key: str) -> int:
        """Read a whole number."""
        value = self.table.get(key)
        if not isinstance(value, int) or isinstance(value, bool):
            raise self.fault("{key!r} is not a whole number", key=key)
        return value

    def flag(self, key: str) -> bool:
        """Read true or false; left out is false."""
        value = self.table.get(key, False)
        if not isinstance(value, bool):
            raise self.fault("{key!r} is neither true nor false", key=key)
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """Read a list of texts; one text is a list of one, left out is none."""
        value = self.table.get(key, [])
        many = [value] if isinstance(value, str) else value
        if not isinstance(many, list) or not all(isinstance(one, str) and one for one in many):
            raise self.fault("{key!r} is not a list of texts", key=key)
        return tuple(many)

    def day(self, key: str) -> Day:
        """Read a day with its precision."""
        try:
            return Day.parse(self.text(key))
        except DayError as error:
            raise self.fault("{key!r} is not a day of the calendar", key=key) from error

    def exact_day(self, key: str) -> date:
        """Read a day of the calendar."""
        day = self.day(key)
        if not day.exact:
            raise self.fault("{key!r} is not one day", key=key)
        return day.first

    def words(self) -> Words:
        """Read this table's own words in both languages."""
        return Words(en=self.text("en"), ru=self.text("ru"))

    def child(self, key: str) -> "Entry":
        """Go into the table under a key."""
        value = self.table.get(key)
        if not isinstance(value, Mapping):
            raise self.fault("{key!r} is not a table", key=key)
        return Entry(f"{self.place}.{key}" if ", " in self.place else f"{self.place}, {key}", value)

    def children(self) -> Iterator[tuple[str, "Entry"]]:
        """Go through the tables under each key."""
        for key in self.table:
            yield key, self.child(key)

    def rows(self, key: str) -> Iterator["Entry"]:
        """Go through an array of tables, counted from 1."""
        value = self.table.get(key, [])
        if not isinstance(value, list):
            raise self.fault("{key!r} is not a list of tables", key=key)
        for number, row in enumerate(value, 1):
            inner = f"{key} {number}"
            place = f"{self.place}, {inner}"
            if not isinstance(row, Mapping):
                raise Entry(place, {}).fault("it is not a table")
            yield Entry(place, row)
