"""The lines of the page of today: what is due, how far off in words, where he is, whose it is."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from wayout.casebook.day_to_keep import day_to_keep
from wayout.casebook.intake.questions import DANGER
from wayout.desk.aliases import Aliases
from wayout.desk.pages.deadline.names import path_of_item
from wayout.law.due import OWN
from wayout.pathway import load_pathway
from wayout.publish.due_words import last_day_words, off_words, over_words, what_is_due
from wayout.publish.law_words import short_day
from wayout.text import Translator, mark

SOON = 7  # days
SHOWN = 60  # lines of a group
CONTACT = {
    True: mark("agreed to be contacted"),
    False: mark("does not agree to be contacted"),
    None: mark("not asked whether he agrees to be contacted"),
}
_BY_DAY = frozenset({"next", "remind", "later"})  # groups of several days to come
LONG_OVER = 14  # days for which a deadline of the authorities that is over is shown
Item = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the day.

    `day` is the one to keep; `last` says the last one where that is another or the safe one is
    over. `state` is where he is, `owner` whose case it is where the page does not say it already.
    `time` is that of a hearing. `promise` is the id by which a promise is said to be kept,
    `deadline` the address of the page of a deadline, `moved_from` the day that the law counts
    where it was moved by hand. `is_near`: one wants to be reminded of it by now. `is_own`: the
    defence has to keep it. `is_earliest`: the day is not known, and not before this one.
    `if_custody`: it runs only if he is in custody, which is not known. `contact` says, with a
    promise, whether he agreed to be contacted; `is_refused`: he did not.
    """

    day: date
    last: str
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
    is_earliest: bool
    if_custody: bool
    contact: str
    is_refused: bool


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
    """Whether it stands on the page: what the authorities let pass long ago does not."""
    return not is_theirs(item) or distance(item, now) >= -LONG_OVER


def is_theirs(item: Item) -> bool:
    """Whether it is a term that binds the investigation or the court."""
    return item["kind"] == "deadline" and item["what"] not in OWN


def distance(item: Item, now: date) -> int:
    """How many days off the day is on which it is to be kept."""
    return (to_keep(item, now) - now).days


def to_keep(item: Item, now: date) -> date:
    """The day to keep: one that is safe under every reading until it is over, then the last."""
    return day_to_keep(date.fromisoformat(item["day"]), _safe(item), now)


def groups(items: Iterable[Item], reader: Reader) -> list[Group]:
    """Group what is due by how near it is, danger to life before all; none without a line."""
    _ = reader.say
    titles = {
        "danger": _("Danger to life"),
        "over": _("Over"),
        "now": _("Today"),
        "theirs": _("The investigation or the court let it pass"),
        "next": _("In the next 7 days"),
        "remind": _("To be thought of ahead"),
        "later": _("Later"),
    }
    found: dict[str, list[Item]] = {kind: [] for kind in titles}
    for item in items:
        found[_kind(item, reader)].append(item)
    for kind, told in found.items():
        told.sort(key=lambda one: _place(one, reader.now, by_day=kind in _BY_DAY))
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
        day=to_keep(item, reader.now),
        last=_last(item, reader),
        time=item.get("time", ""),
        distance=_distance(item, reader),
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
        is_earliest=item.get("earliest", False),
        if_custody=item.get("if_custody", False),
        contact=reader.say(CONTACT[item.get("contact")]) if is_promise else "",
        is_refused=is_promise and item.get("contact") is False,
    )


def state_words(state: str | None, _: Translator) -> str:
    """Say where he is; nothing where no event tells it."""
    return load_pathway().states[state].name.say(_.language) if state else ""


def _safe(item: Item) -> date | None:
    return date.fromisoformat(item["safe"]) if item.get("safe") else None


def _distance(item: Item, reader: Reader) -> str:
    """Say how far off it is; a term of others may have been prolonged: it is not called overdue."""
    off = distance(item, reader.now)
    if off < 0 and not is_theirs(item):
        return over_words(-off, reader.say)
    return off_words(off, reader.say)


def _last(item: Item, reader: Reader) -> str:
    """Say the last day beside the safe one; nothing where there is no other day."""
    safe, last, _ = _safe(item), date.fromisoformat(item["day"]), reader.say
    if safe is None or last < reader.now:
        return ""
    return last_day_words((last, safe), reader.now, lambda day: short_day(day, _), _)


def _place(item: Item, now: date, *, by_day: bool) -> tuple[int, bool, int]:
    """Order by what the defence has to keep, the nearest of it first, or all by day."""
    off, is_own = distance(item, now), item["what"] in OWN
    if by_day:
        return off, not is_own, 0
    return 0, not is_own, abs(off) if is_own else off


def _kind(item: Item, reader: Reader) -> str:
    if item.get("id") == DANGER:
        return "danger"
    off = distance(item, reader.now)
    if off < 0:
        return "theirs" if is_theirs(item) else "over"
    if off == 0:
        return "now"
    if off <= SOON:
        return "next"
    return "remind" if _is_near(item, reader) else "later"


def _is_near(item: Item, reader: Reader) -> bool:
    ahead = item.get("ahead", reader.ahead) if item["kind"] == "deadline" else 0
    return 0 < distance(item, reader.now) <= ahead
