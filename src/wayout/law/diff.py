"""What changed for the same facts between two days of the law."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, Literal

from wayout.law.answer import assess
from wayout.law.assessment import Assessment
from wayout.law.due import LIMITATION
from wayout.law.lawbook import LawBook
from wayout.law.load import load_law
from wayout.law.provision import Provision
from wayout.pathway import Mark
from wayout.text import Language

Kind = Literal["came", "went", "changed"]
_OFFENCE = (
    "gravity", "min_months", "max_months", "cap_months", "effective", "probation", "colony",
    "parole", "limitation_years", "limitation_until", "special_order", "hardship_note",
    "suspension", "below_minimum",
)  # fmt: skip
_LISTED = {"back_to_front": ("article", "how"), "deadlines": ("name", "due")}


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that the answer says otherwise; None is "not there", or "not known".

    `key` is the key of the answer; `of` what it belongs to: a part, an article, a deadline.
    `before_if` and `after_if` are the parts that alone give the value, where others are possible.
    """

    key: str
    of: str | None
    before: Any
    after: Any
    before_if: tuple[str, ...] = ()
    after_if: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ProvisionChange:
    """A provision met by these facts that came, went or was changed; editions by their names."""

    kind: Kind
    id: str
    article: str
    before: str | None
    after: str | None
    text: str
    mark: Mark


@dataclass(frozen=True, slots=True)
class LawDiff:
    """Two answers to the same facts, by the law of two days, and what differs."""

    first: date
    second: date
    changes: tuple[Change, ...]
    provisions: tuple[ProvisionChange, ...]
    tables: str
    version: str

    def as_dict(self) -> dict[str, Any]:
        """Return the JSON object: plain types, days in ISO form; a condition only where one is."""
        changes = [
            {key: value for key, value in asdict(one).items() if value or not key.endswith("_if")}
            for one in self.changes
        ]
        days = {"first": str(self.first), "second": str(self.second)}
        return asdict(self) | days | {"changes": changes}


def compare(
    facts: Mapping[str, object],
    days: tuple[date, date],
    language: Language = "en",
    book: LawBook | None = None,
    *,
    on: date | None = None,
) -> LawDiff:
    """Answer the same facts by the editions of two days, and say what changed.

    Every edition is that of the day, also where the law itself would choose by the day of the
    act: so it is the law that is compared, not the time that passed.

    Args:
        facts: As `assess` takes them.
        days: Whose editions are compared.
        language: That of the texts in the answer.
        book: Another law than that of the package.
        on: The day on which the facts are looked at; left out, each of the two days in its turn.

    Raises:
        InputError: The facts are not sound.
    """
    law = book or load_law()
    first, second = (
        assess(facts, on=on or day, edition=day, language=language, book=law) for day in days
    )
    return LawDiff(
        first=days[0],
        second=days[1],
        changes=tuple(_changes(first.as_dict(), second.as_dict())),
        provisions=tuple(_provisions(law, days, _met(first) | _met(second), language)),
        tables=second.tables,
        version=second.version,
    )


def _changes(first: Mapping[str, Any], second: Mapping[str, Any]) -> Iterator[Change]:
    if first["liable"] != second["liable"]:
        yield Change("liable", None, first["liable"], second["liable"])
    offences = [{_name(one): one for one in each["offences"]} for each in (first, second)]
    for name, before, after in _pairs(*offences):
        if before is None or after is None:
            yield Change("offences", name, _range(before), _range(after))
        else:
            yield from (
                Change(key, name, before[key], after[key])
                for key in _OFFENCE
                if before[key] != after[key]
            )
    for key, (named, said) in _LISTED.items():
        tables = [{one[named]: one[said] for one in each[key]} for each in (first, second)]
        for name, was, now in _pairs(*tables):
            if was != now:
                only = [
                    _only(each, was_or_now) if name == LIMITATION else ()
                    for each, was_or_now in ((first, was), (second, now))
                ]
                yield Change(key, name, was, now, *only)
    if first["credit_days"] != second["credit_days"]:
        yield Change("credit_days", None, first["credit_days"], second["credit_days"])


def _name(offence: Mapping[str, Any]) -> str:
    return f"{offence['part']} attempt" if offence["attempt"] else str(offence["part"])


def _only(answer: Mapping[str, Any], until: str | None) -> tuple[str, ...]:
    """Name the parts whose limitation period ends that day, where others end on another."""
    parts = [_name(one) for one in answer["offences"] if one["limitation_until"] == until]
    return tuple(parts) if len(parts) < len(answer["offences"]) else ()


def _pairs(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[tuple[str, Any, Any]]:
    for name in dict.fromkeys((*before, *after)):
        yield name, before.get(name), after.get(name)


def _range(offence: Mapping[str, Any] | None) -> list[int] | None:
    """Give the range of a part; an empty one where the part knows no imprisonment."""
    return None if offence is None else offence["effective"] or []


def _met(answer: Assessment) -> set[str]:
    return {step.provision for step in answer.trace}


def _provisions(
    book: LawBook, days: tuple[date, date], met: set[str], language: Language
) -> Iterator[ProvisionChange]:
    for name in dict.fromkeys(p.id for p in book.provisions if p.id in met):
        editions = book.editions(name)
        old, new = (next((p for p in editions if p.in_force(day)), None) for day in days)
        shown = new or old
        if old is not new and shown is not None:
            yield ProvisionChange(
                kind=_kind(old, new),
                id=shown.id,
                article=shown.cite,
                before=old.version if old else None,
                after=new.version if new else None,
                text=shown.text.say(language),
                mark=shown.mark,
            )


def _kind(old: Provision | None, new: Provision | None) -> Kind:
    if old and new:
        return "changed"
    return "came" if new else "went"
