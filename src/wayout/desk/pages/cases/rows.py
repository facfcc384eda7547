"""The rows of the list as they are shown: codes, places and days, no names but of members."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from wayout.desk.pages.today.rows import state_words
from wayout.publish.due_words import deadline_title, off_words
from wayout.text import Translator

FRONT = "deployed"


@dataclass(frozen=True, slots=True)
class Row:
    """A case: where he is, what is due next and how far off, whose it is, when it was written.

    `is_changed`: others changed it since the one at work was here before.
    """

    code: str
    state: str
    is_front: bool
    since: date | None
    due: date | None
    left: str
    deadline: str
    is_near: bool
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
    due = date.fromisoformat(one["next_deadline"]) if one["next_deadline"] else None
    left = 0 if due is None else (due - today).days
    return Row(
        code=one["code"],
        state=state_words(one["state"], _) or _("not known"),
        is_front=one["state"] == FRONT,
        since=date.fromisoformat(one["since"]) if one["since"] else None,
        due=due,
        left="" if due is None else off_words(left, _),
        deadline=deadline_title(one["next_deadline_name"], _) if due else "",
        is_near=due is not None and left <= ahead,
        owner=one["owner"] or "",
        written=date.fromisoformat(one["written"]),
        opened=date.fromisoformat(one["opened"]),
        is_changed=one["changed"],
    )
