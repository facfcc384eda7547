"""A question to the record, as its address holds it: codes alone."""

import shlex
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from wayout.desk.numbered import number_in
from wayout.desk.record_asked import Record
from wayout.record.counting.count import Count

TOP = "20"  # courts or articles that are shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """The words of one question; what an address leaves out is as here."""

    event: str = "received"
    by: str = "month"
    article: str = ""
    unit: str = "case"
    top: str = TOP

    @classmethod
    def of(cls, words: Mapping[str, str]) -> "Counted":
        """Read the words of an address."""
        return cls(**{name: words[name].strip() for name in cls.__slots__ if words.get(name)})

    @property
    def most(self) -> int | None:
        """How many courts or articles are shown; None is all."""
        return number_in(self.top) or None

    def count(self, record: Record) -> Count:
        """Count.

        Raises:
            UsageError: A word is not one of the count's.
            TablesError: The folder holds no whole set of tables.
        """
        words: dict[str, Any] = {"by": self.by, "article": self.article or None, "unit": self.unit}
        return record.count(self.event, **words)

    def address(self, form: str = "", **words: str) -> str:
        """Give the address of the same question, as a page or as a file; `words` are others."""
        usual = asdict(Counted())
        said = {name: word for name, word in (asdict(self) | words).items() if word != usual[name]}
        path = f"/record.{form}" if form else "/record"
        return f"{path}?{urlencode(said)}" if said else path

    def command(self, folder: Path) -> str:
        """Give the command that says the same."""
        words = ["wayout", "count", str(folder), "--event", self.event, "--by", self.by]
        if self.article:
            words += ["--article", self.article]
        if self.unit != "case":
            words += ["--unit", self.unit]
        return shlex.join(words)
