"""An event as one state of knowledge shows it, before it is known when that became so."""

from typing import Literal, NamedTuple

Precision = Literal["day", "interval"]


class Draft(NamedTuple):
    """One event drawn from a card.

    `key` names the thing followed over snapshots (a row by label, day and order; a head field);
    the rest is what was said of it. Days are ISO text, first and last.
    """

    key: tuple[str, ...]
    kind: str
    day: str
    day_last: str
    source: str
    court: str | None
    time: str | None = None
    accused: int | None = None
    ground: str | None = None
    detail: str | None = None

    @property
    def precision(self) -> Precision:
        """Exact to the day, or somewhere between two days."""
        return "day" if self.day == self.day_last else "interval"

    @property
    def said(self) -> tuple[str, str, str, str, str, str]:
        """What makes this version of the event another one when it changes."""
        accused = "" if self.accused is None else str(self.accused)
        return (
            self.kind, self.ground or "", self.detail or "", accused, self.day, self.day_last,
        )  # fmt: skip
