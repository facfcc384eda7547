"""What of the list is wanted, as the address says it: coded values alone, no text and no name."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from starlette.requests import Request

from wayout.desk.aliases import Aliases
from wayout.desk.own_day import own_day
from wayout.errors import DayError
from wayout.law import load_law
from wayout.pathway import Day, load_pathway
from wayout.text.typed_days import typed_day

UNKNOWN, MINE, NOBODYS, YES = "unknown", "mine", "nobody", "yes"
OVER = "over"
WITHIN = ("3", "7", "14", "30", "90")
ORDERS = ("due", "written", "opened", "code")
SIZES = (50, 500)  # cases on a page
DAYS = ("opened_from", "opened_to", "written_from", "written_to")
FILTERS = ("state", "owner", "deadline", "due", "court", "changed", *DAYS)
_MEMBER = "member\n"  # before the name of a member, of which an alias is made as of a code


@dataclass(frozen=True, slots=True)
class Filters:
    """What was asked for, by the names of the address; what makes no sense is left out.

    `wanted` says the same to the keeper.
    """

    given: Mapping[str, str]
    wanted: Mapping[str, Any]
    order: str
    size: int

    def address(self, *, without: str | None = None, **more: str) -> str:
        """What stands in an address behind its question mark, to ask for this again."""
        kept = {name: value for name, value in self.given.items() if name != without}
        if self.order != ORDERS[0]:
            kept["order"] = self.order
        if self.size != SIZES[0]:
            kept["size"] = str(self.size)
        return urlencode({**kept, **more})


def filters_of(request: Request) -> Filters:
    """Read the filters in an address."""
    aliases: Aliases = request.app.state.memory.aliases
    asked = request.query_params
    given, wanted = dict[str, str](), dict[str, Any]()
    for name in FILTERS:
        value = asked.get(name, "")
        value = _day(value, name) if name in DAYS and value else value
        read = _read(name, value, aliases) if value else None
        if read is not None:
            given[name] = value
            wanted |= read
    for what in ("opened", "written"):
        span = [given.get(f"{what}_from"), given.get(f"{what}_to")]
        wanted |= {what: span} if any(span) else {}
    size = asked.get("size", "")
    return Filters(
        given,
        wanted,
        asked["order"] if asked.get("order") in ORDERS else ORDERS[0],
        int(size) if size in map(str, SIZES) else SIZES[0],
    )


def named(aliases: Aliases, owner: str) -> str:
    """How an address names a member."""
    return aliases.name(_MEMBER + owner)


def _read(name: str, value: str, aliases: Aliases) -> dict[str, Any] | None:
    """What a filter says to the keeper; None where its value is none that can be."""
    if name in DAYS:
        return {}
    if name == "owner":
        return _owner(value, aliases)
    if name == "state":
        return {name: "" if value == UNKNOWN else value} if value in _states() else None
    if name == "deadline":
        return {name: value} if value in load_law().deadlines else None
    if name == "due":
        return _due(value)
    may_be = {YES, "no"} if name == "court" else {YES}
    return {name: value == YES} if value in may_be else None


def _due(value: str) -> dict[str, Any] | None:
    if value == OVER:
        return {"due": value}
    return {"due": int(value)} if value in WITHIN else None


def _owner(value: str, aliases: Aliases) -> dict[str, Any] | None:
    if value == MINE:
        return {"mine": True}
    if value == NOBODYS:
        return {"owner": ""}
    name = aliases.code(value) or ""
    return {"owner": name.removeprefix(_MEMBER)} if name.startswith(_MEMBER) else None


def _states() -> set[str]:
    return {UNKNOWN, *load_pathway().states}


def _day(typed: str, name: str) -> str:
    """Read a day as it is typed; of a month or a year the end that is meant. What is none is ""."""
    try:
        known = Day.parse(typed_day(typed, own_day()))
    except DayError:
        return ""
    return (known.first if name.endswith("_from") else known.last).isoformat()
