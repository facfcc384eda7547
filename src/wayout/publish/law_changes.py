"""Days on which the law changed: which provisions came, were changed, or went."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from wayout.law.lawbook import LawBook
from wayout.law.provision import Provision


@dataclass(slots=True)
class LawChange:
    """A day of change; of what was changed and of what came the new edition, else the last one."""

    day: date
    came: list[Provision] = field(default_factory=list)
    changed: list[Provision] = field(default_factory=list)
    went: list[Provision] = field(default_factory=list)


def law_changes(book: LawBook, provisions: Iterable[Provision]) -> list[LawChange]:
    """List the changes of some provisions, the earliest first.

    What stands in the tables from the first day on came before them, and is no change.
    """
    found: dict[date, LawChange] = {}
    for name in dict.fromkeys(one.id for one in provisions):
        for day, kind, edition in _turns(book.editions(name)):
            change = found.setdefault(day, LawChange(day))
            {"came": change.came, "changed": change.changed, "went": change.went}[kind].append(
                edition
            )
    return [found[day] for day in sorted(found) if day > book.first_day]


def around(changes: Sequence[LawChange], day: date) -> tuple[LawChange | None, LawChange | None]:
    """Give the last change up to a day, and the next one after it."""
    before = [one for one in changes if one.day <= day]
    after = [one for one in changes if one.day > day]
    return (before[-1] if before else None), (after[0] if after else None)


def _turns(editions: Sequence[Provision]) -> Iterator[tuple[date, str, Provision]]:
    for old, new in pairwise((None, *editions, None)):
        if old is not None and new is not None and old.to == new.since:
            yield new.since, "changed", new
            continue
        if old is not None and old.to is not None:
            yield old.to, "went", old
        if new is not None:
            yield new.since, "came", new
