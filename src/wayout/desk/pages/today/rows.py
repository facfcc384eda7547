"""The lines of the page of today: what is due, how far off in words, where he is, whose it is."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from wayout.desk.aliases import Aliases
from wayout.desk.pages.deadline.names import path_of_item
from wayout.law.due import OWN
from wayout.pathway import load_pathway
from wayout.publish.due_words import what_is_due
from wayout.text import Translator

SOON = 7  # days
SHOWN = 60  # lines of a group
LONG_OVER = 14  # days for which a deadline that is over is shown
Item = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the day.

    `state` is where he is, `owner` whose case it is where the page does not say it already.
    `time` is that of a hearing. `promise` is the id by which a promise is said to be kept,
    `deadline` the address of the page of a deadline, `moved_from` the day that the law counts
    where it was moved by hand. `is_near`: one wants to be reminded of it by now. `is_own`: the
    defence has to keep it.
    """

    day: date
    time: str
    distance: str
    what: str
    article: str
    code: str
    state: str
    owner: str
    promise: str
    deadline: str
    moved_from: date | None
    is_near: bool
    is_own: bool


@dataclass(frozen=True, slots=True)
class Group:
    """The lines that are so far off; `more` are left out for their number."""

    title: str
    kind: str
    number: int
    rows: tuple[Row, ...]

    @property
    def more(self) -> int:
        """How many are not shown."""
        return self.number - len(self.rows)


@dataclass(frozen=True, slots=True)
class Reader:
    """For whom lines are written.

    Args:
        now: The day on his clock.
        say: His language.
        ahead: The days before a deadline from which it is near, where it does not say itself.
        aliases: The names of what has an address.
        names_owners: Whether lines say whose case it is.
    """

    now: date
    say: Translator
    ahead: int
    aliases: Aliases
    names_owners: bool


def is_shown(item: Item, now: date) -> bool:
    """Whether it stands on the page: a deadline that is long over says nothing of today."""
    return item["kind"] != "deadline" or distance(item, now) >= -LONG_OVER


def distance(item: Item, now: date) -> int:
    """How many days off it is."""
    return (date.fromisoformat(item["day"]) - now).days


def groups(items: Iterable[Item], reader: Reader) -> list[Group]:
    """Group what is due by how near it is; a group without a line is left out."""
    _ = reader.say
    titles = {
        "over": _("Over"),
        "now": _("Today"),
        "next": _("In the next 7 days"),
        "remind": _("To be thought of ahead"),
        "later": _("Later"),
    }
    found: dict[str, list[Item]] = {kind: [] for kind in titles}
    for item in items:
        found[_kind(item, reader)].append(item)
    return [
        Group(title, kind, len(found[kind]), tuple(row(one, reader) for one in found[kind][:SHOWN]))
        for kind, title in titles.items()
        if found[kind]
    ]


def row(item: Item, reader: Reader) -> Row:
    """Write a line."""
    what, article = what_is_due(item, reader.say)
    is_promise, is_deadline = item["kind"] == "promise", item["kind"] == "deadline"
    return Row(
        day=date.fromisoformat(item["day"]),
        time=item.get("time", ""),
        distance=off_words(distance(item, reader.now), reader.say),
        what=what,
        article=article,
        code=item["code"],
        state=state_words(item.get("state"), reader.say),
        owner=item.get("owner", "") if reader.names_owners else "",
        promise=item["id"] if is_promise else "",
        deadline=path_of_item(reader.aliases, item) if is_deadline else "",
        moved_from=date.fromisoformat(item["counted"]) if "counted" in item else None,
        is_near=_is_near(item, reader),
        is_own=item["what"] in OWN,
    )


def off_words(days: int, _: Translator) -> str:
    """Say how far off a day is: "in 3 days", "today", "2 days ago"."""
    if days > 0:
        return _.n("in {n} day", "in {n} days", days).format(n=days)
    return _.n("{n} day ago", "{n} days ago", -days).format(n=-days) if days else _("today")


def state_words(state: str | None, _: Translator) -> str:
    """Say where he is; nothing where no event tells it."""
    return load_pathway().states[state].name.say(_.language) if state else ""


def _kind(item: Item, reader: Reader) -> str:
    off = distance(item, reader.now)
    if off <= 0:
        return "now" if off == 0 else "over"
    if off <= SOON:
        return "next"
    return "remind" if _is_near(item, reader) else "later"


def _is_near(item: Item, reader: Reader) -> bool:
    ahead = item.get("ahead", reader.ahead) if item["kind"] == "deadline" else 0
    return 0 < distance(item, reader.now) <= ahead
