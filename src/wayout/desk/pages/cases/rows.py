"""The rows of the list as they are shown: codes, places and days, no names but of members."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from wayout.casebook.day_to_keep import day_to_keep
from wayout.desk.pages.today.rows import state_words
from wayout.publish.due_words import deadline_title, last_day_words, off_words, over_words
from wayout.publish.law_words import short_day
from wayout.text import Translator

FRONT = "deployed"


@dataclass(frozen=True, slots=True)
class Row:
    """A case: where he is, what is due next and how far off, whose it is, when it was written.

    `due` is the day to keep; `last` says the last one where a safe one stands before it.
    `is_changed`: others changed it since the one at work was here before.
    """

    code: str
    state: str
    is_front: bool
    since: date | None
    due: date | None
    left: str
    last: str
    deadline: str
    is_near: bool
    is_over: bool
    owner: str
    written: date
    opened: date
    is_changed: bool


def rows_of(told: Mapping[str, Any], ahead: int, _: Translator) -> list[Row]:
    """Make the rows of what the keeper told.

    Args:
        told: `rows` and `today`.
        ahead: Within how many days a deadline is near.
        _: The language.
    """
    today = date.fromisoformat(told["today"])
    return [_row(one, today, ahead, _) for one in told["rows"]]


def _row(one: Mapping[str, Any], today: date, ahead: int, _: Translator) -> Row:
    last, safe = _day(one["next_deadline"]), _day(one["next_safe"])
    due = day_to_keep(last, safe, today) if last else None
    left = 0 if due is None else (due - today).days
    return Row(
        code=one["code"],
        state=state_words(one["state"], _) or _("not known"),
        is_front=one["state"] == FRONT,
        since=date.fromisoformat(one["since"]) if one["since"] else None,
        due=due,
        left="" if due is None else off_words(left, _) if left >= 0 else over_words(-left, _),
        last=_last(last, safe, today, _) if last and safe else "",
        deadline=deadline_title(one["next_deadline_name"], _) if due else "",
        is_near=due is not None and left <= ahead,
        is_over=left < 0,
        owner=one["owner"] or "",
        written=date.fromisoformat(one["written"]),
        opened=date.fromisoformat(one["opened"]),
        is_changed=one["changed"],
    )


def _last(last: date, safe: date, today: date, _: Translator) -> str:
    """Say both days, until both are over."""
    if last < today:
        return ""
    return last_day_words((last, safe), today, lambda day: short_day(day, _), _)


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None
