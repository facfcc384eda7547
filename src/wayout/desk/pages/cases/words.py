"""The filters of the list in words: what can be chosen, how many of it there are, what was."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from wayout.desk.aliases import Aliases
from wayout.desk.pages.cases.filters import (
    DAYS,
    MINE,
    NOBODYS,
    ORDERS,
    OVER,
    UNKNOWN,
    WITHIN,
    YES,
    Filters,
    named,
)
from wayout.pathway import load_pathway
from wayout.publish.due_words import deadline_title
from wayout.text import Translator, mark
from wayout.text.dates import format_day

Offer = tuple[str, str, int]  # value in the address, name, how many there are

FIELDS = {
    "state": mark("Where he is"),
    "owner": mark("Whose case"),
    "deadline": mark("Coming deadline"),
    "due": mark("Deadline ends"),
    "court": mark("Number in a court"),
    "changed": mark("Since you were here"),
    "opened_from": mark("Opened from"),
    "opened_to": mark("Opened until"),
    "written_from": mark("Last written from"),
    "written_to": mark("Last written until"),
}
_ORDERED = {
    "due": mark("by the next deadline"),
    "written": mark("by the last entry"),
    "opened": mark("by the day it was opened"),
    "code": mark("by code"),
}
_COURT = {YES: mark("is known"), "no": mark("is not known")}
_CHANGED = {YES: mark("changes")}


@dataclass(frozen=True, slots=True)
class Choice:
    """What can be chosen: its value in the address, what it is called, how many there are."""

    value: str
    name: str
    count: int | None
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter that was chosen, in words, and the address of the list without it.

    `plain` are the words where no member may be named.
    """

    field: str
    name: str
    plain: str
    without: str


class Words:
    """What the filters of a list are called.

    Args:
        filters: What was asked for.
        told: What the keeper told: `counts` of each value, and `me`.
        aliases: The names that hold until the lock.
        _: The language.
    """

    def __init__(
        self, filters: Filters, told: Mapping[str, Any], aliases: Aliases, _: Translator
    ) -> None:
        self._filters = filters
        self._aliases = aliases
        self._say = _
        counts, states = told["counts"], load_pathway().states.values()
        names = {one.id: one.name.say(_.language) for one in states}
        self._offered: dict[str, list[Offer]] = {
            "state": [
                *_offers(names, counts["state"]),
                (UNKNOWN, _("not known"), counts["state"].get("", 0)),
            ],
            "owner": self._owners(counts["owner"], told["me"]),
            "deadline": _offers(
                {name: deadline_title(name, _) for name in self._named(counts["deadline"])},
                counts["deadline"],
            ),
            "due": _offers(
                {
                    OVER: _("already over"),
                    **{
                        one: _.n("within {n} day", "within {n} days", int(one)).format(n=one)
                        for one in WITHIN
                    },
                },
                counts["due"],
            ),
            "court": _offers({one: _(said) for one, said in _COURT.items()}, counts["court"]),
            "changed": _offers({one: _(said) for one, said in _CHANGED.items()}, counts["changed"]),
        }

    def choices(self, field: str) -> list[Choice]:
        """What can be chosen in a field: what there is of it, and what was chosen."""
        chosen = self._filters.given.get(field)
        return [
            Choice(value, name, count, value == chosen)
            for value, name, count in self._offered[field]
            if count or value == chosen
        ]

    def orders(self) -> list[Choice]:
        """The orders in which the list can stand."""
        order = self._filters.order
        return [Choice(one, self._say(_ORDERED[one]), None, one == order) for one in ORDERS]

    def chips(self) -> list[Chip]:
        """What was chosen, in words."""
        return [self._chip(name, value) for name, value in self._filters.given.items()]

    def _chip(self, name: str, value: str) -> Chip:
        said = plain = self._chosen(name, value)
        if name == "owner" and value not in {MINE, NOBODYS}:
            plain = self._say(mark("one member"))
        return Chip(self._say(FIELDS[name]), said, plain, self._filters.address(without=name))

    def _chosen(self, name: str, value: str) -> str:
        if name in DAYS:
            return format_day(date.fromisoformat(value), self._say.language)
        return next((said for one, said, _ in self._offered[name] if one == value), "")

    def _owners(self, counts: Mapping[str, int], me: str) -> list[Offer]:
        others = {
            named(self._aliases, name): name for name in sorted(counts) if name not in {"", me}
        }
        return [
            (MINE, self._say(mark("mine")), counts.get(me, 0)),
            (NOBODYS, self._say(mark("nobody's")), counts.get("", 0)),
            *((value, name, counts[name]) for value, name in others.items()),
        ]

    def _named(self, counts: Mapping[str, int]) -> set[str]:
        chosen = self._filters.given.get("deadline")
        return {*counts, chosen} if chosen else set(counts)


def _offers(names: Mapping[str, str], counts: Mapping[str, int]) -> list[Offer]:
    return [(value, name, counts.get(value, 0)) for value, name in names.items()]
