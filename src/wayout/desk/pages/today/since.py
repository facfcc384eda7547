"""What others did in my cases since I was here before, as it is told."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from wayout.desk.book import Book
from wayout.text import Translator, mark
from wayout.text.dates import format_day

SHOWN = 12
DEEDS = {
    "add": mark("began the case"),
    "intake": mark("took a call down"),
    "note": mark("added a note"),
    "write": mark("wrote in the case"),
    "attach": mark("attached a document"),
    "document removed": mark("deleted a document"),
    "import": mark("took the case in"),
    "export": mark("handed the case on"),
    "paper": mark("made a paper of the case"),
    "share": mark("let you open the case"),
    "delete": mark("deleted the case"),
}


@dataclass(frozen=True, slots=True)
class DeedShown:
    """What a member did in a case, in words, and when the last of it was.

    `is_there`: the case can be opened still.
    """

    code: str
    member: str
    said: str
    when: str
    is_there: bool


def done_by_others(book: Book, _: Translator) -> list[DeedShown]:
    """Tell what others did, the latest first."""
    return [_shown(one, _) for one in book.ask("since")[:SHOWN]]


def _shown(one: Mapping[str, Any], _: Translator) -> DeedShown:
    said = ", ".join(_(DEEDS.get(action, action)) for action in one["actions"])
    last = datetime.fromisoformat(one["last"]).astimezone()
    when = f"{format_day(last.date(), _.language)}, {last:%H:%M}"
    return DeedShown(one["code"], one["member"], said, when, "delete" not in one["actions"])
