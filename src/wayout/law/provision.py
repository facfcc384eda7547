"""What one row of the law files holds: a provision in one edition, and what follows from it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from wayout.law.grammar import Tree, Value
from wayout.pathway import Mark, Words

Axis = Literal["end", "on", "step"]
Custody = Literal["any", "not_true", "not_false"]


@dataclass(frozen=True, slots=True)
class LawSource:
    """Where a provision was read, and on which day."""

    id: str
    name: Words
    read_on: date
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Verified:
    """On which day a row was last compared with its source, and by whom."""

    on: date
    by: str


@dataclass(frozen=True, slots=True)
class Article:
    """An article, and which day chooses among its editions.

    That is the end of the offence, the day asked about, or the day of a step of the procedure.
    """

    id: str
    cite: Words
    title: Words
    axis: Axis


@dataclass(frozen=True, slots=True)
class Rule:
    """Defines a variable; without `when` it is the base, otherwise an exception with its order."""

    defines: str
    value: Tree
    when: Tree | None = None
    order: int = 0


@dataclass(frozen=True, slots=True)
class OffencePart:
    """A part that can be charged; `least` and `most` are months of imprisonment, or None.

    Without `when` no facts lead to it, only a charge does. `elements` are aggravating facts
    that belong to the part and so do not aggravate again.
    """

    part: str
    order: int
    when: Tree | None = None
    least: int | None = None
    most: int | None = None
    elements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """Something said to the reader where `when` holds."""

    topic: str
    when: Tree
    text: Words


@dataclass(frozen=True, slots=True)
class WayRule:
    """A lawful way back to the front, open where `when` holds.

    `suspends`: it goes through the suspension of the proceedings on the command's petition.
    """

    when: Tree
    how: Words
    suspends: bool = False


@dataclass(frozen=True, slots=True)
class DeadlineRule:
    """A clock: from the first of `steps` that was taken, so many hours, days or months.

    `less_a_day`: the first day counts. `rolls`: an end on a day off moves to the next working
    day. `custody` is what the step must not say of custody. `dated_by` is the step whose day
    chooses the edition, where that is another one.
    """

    name: str
    steps: tuple[str, ...]
    title: Words
    hours: int | None = None
    days: int | None = None
    months: int | None = None
    less_a_day: bool = False
    rolls: bool = False
    custody: Custody = "any"
    dated_by: str | None = None
    note: Words | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Provision:
    """One edition of one provision, in force from `since` until the day before `to`.

    Each is equal to itself alone. `version` names the edition in a chain of reasons: its first
    day, and the amending `act`.
    """

    id: str
    article: Article
    cite: str
    since: date
    to: date | None
    mark: Mark
    text: Words
    sources: tuple[LawSource, ...]
    verified: Verified
    place: str
    version: str
    act: str | None = None
    questions: tuple[str, ...] = ()
    offence: OffencePart | None = None
    rules: tuple[Rule, ...] = ()
    tables: Mapping[str, Mapping[str, Value]] = field(default_factory=dict, hash=False)
    statement: Statement | None = None
    way: WayRule | None = None
    deadlines: tuple[DeadlineRule, ...] = ()

    @property
    def decides(self) -> bool:
        """Whether parts or numbers follow from it, not only something said."""
        return bool(self.offence or self.rules or self.tables)

    def in_force(self, day: date) -> bool:
        """Say whether this edition is in force on a day."""
        return self.since <= day and (self.to is None or day < self.to)
