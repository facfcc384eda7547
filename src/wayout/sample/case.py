"""The truth of an invented court case, and the cards that courts keep of it."""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from wayout.sample.charges import Charge

NEVER = date(9999, 12, 31)
Outcome = Literal[
    "probation", "prison", "fine", "discipline_unit", "service_restriction", "other", "acquitted"
]
Publication = Literal["text", "withheld", "missing", "empty", "unread"]


@dataclass(frozen=True, slots=True)
class Sentence:
    """What a verdict imposes: terms in months, a fine in roubles, `released` from serving it."""

    outcome: Outcome
    months: int | None = None
    regime: str | None = None
    trial_months: int | None = None
    percent: int | None = None
    fine_rubles: int | None = None
    released: bool = False


@dataclass(frozen=True, slots=True)
class Accused:
    """One row of the persons table, and how the case ended for that person."""

    row: int
    name: str
    hidden: bool
    charges: tuple[Charge, ...]
    sentence: Sentence | None = None  # None: no verdict on this person
    ended: Literal["verdict", "terminated", "returned", "transferred"] | None = None
    ended_on: date | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the movement table.

    It stands on the page from `posted`, its result and ground from `settled`, until `gone`.
    `kind` is the event it gives once settled; before, a hearing is only planned.
    """

    label: str
    day: date
    time: str
    posted: date
    settled: date
    result: str = ""
    ground: str = ""
    hall: str = ""
    gone: date = NEVER
    kind: str = ""
    ground_class: Literal["war", "other", "blank"] | None = None


@dataclass(frozen=True, slots=True)
class Act:
    """One act in the tab of acts, on the page from `posted`; `text` is the HTML of its body."""

    kind: Literal["verdict", "ruling", "appeal", "cassation"]
    publication: Publication
    posted: date
    text: str = ""


@dataclass(slots=True)
class Card:
    """What one court keeps of the case, over time; `numbers` are (number, since) in order."""

    court: str
    court_name: str
    layout: Literal["old", "new", "moscow", "tochno", "dataout"]
    instance: Literal["first", "appeal", "cassation", "material"]
    proceeding: Literal["criminal", "civil", "material"]
    uid: str | None
    numbers: list[tuple[str, date]]
    received: date
    visible: date
    judge: str = ""
    rows: list[Row] = field(default_factory=list)
    decided: date | None = None
    decided_shown: date = NEVER
    result: str = ""
    result_ground: str = ""
    result_kind: str = ""
    in_force: date | None = None
    in_force_shown: date = NEVER
    acts: list[Act] = field(default_factory=list)
    complaint: tuple[date, date | None] | None = None  # filed, decided
    persons: list[Accused] = field(default_factory=list)
    shows_persons: bool = True
    saved: bool = True
    below: tuple[str, str] = ("", "")  # court and number of the first instance
    vnkod_field: bool = False  # the page has a hidden field with the court's code
    seed: int = 0  # of what one page of it looks like
    resumed: date | None = None  # the day the court went on, whether or not a row says so

    def number(self, day: date) -> str:
        """The current number with the earlier ones in brackets, as printed on a day."""
        known = [number for number, since in self.numbers if since <= day] or [self.numbers[0][0]]
        earlier = " ".join(f"{number};" for number in reversed(known[:-1]))
        return f"{known[-1]} ({earlier})" if earlier else known[-1]

    def current_number(self, day: date) -> str:
        """The current number alone."""
        return self.number(day).split(" ", maxsplit=1)[0]


@dataclass(slots=True)
class Case:
    """One case: who is accused of what, and the cards of it in the order they were opened."""

    index: int
    since: date  # no later case of the world is received before this day
    accused: list[Accused]
    cards: list[Card]

    @property
    def articles(self) -> set[str]:
        """The articles of all accused."""
        return {charge.article for person in self.accused for charge in person.charges}

    @property
    def parts(self) -> set[str]:
        """The parts charged, as `337.5`."""
        return {charge.part_key for person in self.accused for charge in person.charges}
