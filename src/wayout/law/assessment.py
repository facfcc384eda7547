"""The answer of the law to one set of facts; field names are the keys of its JSON form."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime
from typing import Any

from wayout.pathway import Mark


@dataclass(frozen=True, slots=True)
class Probation:
    """Whether the term may be suspended (Article 73), and from how many to how many months.

    `open` is None where the sanction has no imprisonment; `bars` cite what closes it.
    """

    open: bool | None
    from_months: int | None
    to_months: int | None
    bars: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Suspension:
    """Whether the command may ask now that the proceedings be suspended, and by which article."""

    open: bool
    article: str | None


@dataclass(frozen=True, slots=True)
class BelowMinimum:
    """The article by which a court may go below the least punishment."""

    article: str


@dataclass(frozen=True, slots=True)
class Offence:
    """One possible offence; terms in months, None where the sanction has no imprisonment.

    `cap_months` is the most after everything that lowers it, None where nothing does;
    `effective` what a court may impose; `because` the facts that lead to this part.
    """

    part: str
    attempt: bool
    gravity: str
    min_months: int | None
    max_months: int | None
    cap_months: int | None
    effective: tuple[int, int] | None
    colony: str | None
    parole: str | None
    limitation_years: int | None
    limitation_until: date | None
    probation: Probation
    special_order: bool
    hardship_note: bool
    suspension: Suspension
    below_minimum: BelowMinimum | None
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Way:
    """A lawful way from here back to the front, and since when it exists."""

    how: str
    article: str
    since: date
    mark: Mark


@dataclass(frozen=True, slots=True)
class Effect:
    """What a provision means for these facts, said plainly; `parts` are those it speaks of.

    It stands beside the answer: the offences and the numbers do not rest on it.
    """

    topic: str
    text: str
    article: str
    version: str
    mark: Mark
    provision: str
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Deadline:
    """The last day for something; `safe` is the earliest under all readings.

    `start` is as exact as it is known. `due` is None where it cannot be said, `rolled` where the
    calendar does not know the year; `note` says why. `steps` tell how it was counted.
    """

    name: str
    title: str
    article: str
    start: date | datetime | str
    due: date | datetime | None
    safe: date | datetime | None
    rolled: bool | None
    note: str | None
    version: str
    mark: Mark
    provision: str
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Credit:
    """Days of the term already served, by the kind of colony: whole, or exact in quarters."""

    strict: int | float
    general: int | float
    settlement: int | float


@dataclass(frozen=True, slots=True)
class Missing:
    """An unknown fact that would narrow or change the answer, and which keys it decides."""

    fact: str
    decides: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading of a disputed point, and what it would change in the answer."""

    reading: str
    gives: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Dispute:
    """A disputed point met by these facts; the first reading is the one the answer uses."""

    question: str
    readings: tuple[Reading, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One link of the chain of reasons: what was found, by which provision in which edition.

    `part` and `attempt` name the offence it speaks of; without a part it speaks of the case.
    """

    step: str
    value: Any
    article: str
    version: str
    mark: Mark
    provision: str
    part: str | None
    attempt: bool = False


@dataclass(frozen=True, slots=True)
class Assessment:
    """What the law says of one set of facts. Also reads as its JSON object: `answer["liable"]`.

    `tables` is the digest of the law files and `version` that of the package: with these, `on`
    and the same facts the same answer can be made again.
    """

    offences: tuple[Offence, ...]
    liable: bool | None
    back_to_front: tuple[Way, ...]
    effects: tuple[Effect, ...]
    deadlines: tuple[Deadline, ...]
    credit_days: Credit | None
    missing: tuple[Missing, ...]
    disputed: tuple[Dispute, ...]
    trace: tuple[Step, ...]
    weakest_mark: Mark | None
    checked_on: date
    tables: str
    on: date
    version: str

    def as_dict(self) -> dict[str, Any]:
        """Return the JSON object: plain types, days and moments in ISO form."""
        return {name: self[name] for name in self.keys()}

    def keys(self) -> Iterator[str]:
        """Name the keys of the JSON object."""
        return (one.name for one in fields(self))

    def __getitem__(self, key: str) -> Any:  # noqa: ANN401  what JSON holds
        if key not in self.__slots__:
            raise KeyError(key)
        return _plain(getattr(self, key))


def _plain(value: Any) -> Any:  # noqa: ANN401  idem
    if is_dataclass(value):
        return {one.name: _plain(getattr(value, one.name)) for one in fields(value)}
    if isinstance(value, tuple | list):
        return [_plain(one) for one in value]
    if isinstance(value, Mapping):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, datetime):
        return value.isoformat(timespec="minutes" if not value.second else "seconds")
    return value.isoformat() if isinstance(value, date) else value
