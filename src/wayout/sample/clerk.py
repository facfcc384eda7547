"""A clerk who enters the rows of one card, in time or late."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import Literal

from wayout.sample.case import NEVER, Card, Row
from wayout.sample.draw import chance
from wayout.sample.quirks import Quirks
from wayout.sample.tables import table

_HALLS = ("", "Зал № 1", "Зал № 2", "Зал №3")


class Clerk:
    """Writes the movement of one card; every day that is drawn comes from `rng`."""

    __slots__ = ("card", "events", "grounds", "quirks", "results", "rng")

    def __init__(self, rng: Random, quirks: Quirks, card: Card) -> None:
        self.rng = rng
        self.quirks = quirks
        self.card = card
        self.events = table("labels")["event"]
        self.results = table("labels")["result"]
        self.grounds = table("labels")["ground"]

    def entered(self, day: date) -> date:
        """The day on which what happened on `day` is put on the page."""
        lag = self.quirks.lag
        if self.quirks.late_rows and chance(self.rng, self.quirks.late_rows):
            return day + timedelta(days=20 + int(self.rng.random() * 100))
        return day + timedelta(days=int(self.rng.random() * (lag + 1))) if lag else day

    def step(self, label: str, day: date, kind: str, *, settled: date | None = None) -> None:
        """Enter a row without result, such as the registration."""
        shown = settled or self.entered(day)
        self.card.rows.append(
            Row(self.pick(self.events[label]), day, self.time(), shown, shown, kind=kind)
        )

    def session(
        self, day: date, result: str, *, ground: str = "", label: str = "hearing", kind: str = ""
    ) -> Row:
        """Enter a hearing: posted when it is fixed, its result when it was held."""
        settled = self.entered(day)
        posted = min(self._fixed_on(day), settled)
        row = Row(
            self.pick(self.events[label]),
            day,
            self.time(),
            posted,
            settled,
            self.pick(self.results[result]) if result else "",
            ground,
            self.rng.choice(_HALLS),
            self._vanishing(settled, kind or result),
            kind or result,
        )
        self.card.rows.append(row)
        return row

    def suspend(self, day: date, ground_class: Literal["war", "other", "blank"]) -> Row:
        """Enter a suspension with a ground of this class."""
        ground = "" if ground_class == "blank" else self.pick(self.grounds[ground_class])
        self.session(day, "suspended", ground=ground)
        row = replace(self.card.rows[-1], ground_class=ground_class)
        self.card.rows[-1] = row
        return row

    def close(self, kind: str, day: date, shown: date, *, ground: str = "") -> None:
        """Fill the head: how the instance ended the case, and when."""
        card = self.card
        card.decided, card.decided_shown = day, shown
        card.result = self.pick(table("labels")["case_result"][kind])
        card.result_kind, card.result_ground = kind, ground

    def pick(self, value: str | list[str]) -> str:
        """Choose one of the ways to write a label."""
        return value if isinstance(value, str) else self.rng.choice(value)

    def time(self) -> str:
        """Draw an hour of the working day."""
        minute = int(self.rng.random() * 12) * 5
        return f"{9 + int(self.rng.random() * 9):02d}:{minute:02d}"

    def _fixed_on(self, day: date) -> date:
        rows = self.card.rows
        before = rows[-1].day if rows else self.card.received
        return max(min(before + timedelta(days=1), day), self.card.received)

    def _vanishing(self, settled: date, kind: str) -> date:
        share = self.quirks.vanishing_rows
        if kind not in ("suspended", "adjourned", "break", "hearing_planned"):
            return NEVER
        if not chance(self.rng, share):
            return NEVER
        return settled + timedelta(days=30 + int(self.rng.random() * 300))
