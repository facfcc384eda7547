"""A page of the list: the cases that match what is wanted, how many, and how many of each kind."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from functools import reduce
from itertools import islice
from operator import and_

from msgspec import Struct

from wayout.casebook.cases.index import ANY, OVER, WITHIN, Index, Order
from wayout.casebook.cases.kept import Kept, kept
from wayout.casebook.cases.summary import Summary
from wayout.casebook.chain.log import Act
from wayout.casebook.vault import Vault

Span = tuple[date | None, date | None]
Counts = dict[str, dict[str, int]]
YES = "yes"


class Wanted(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is wanted of the list; None is whatever.

    `state` "" is not known, `mine` those of the one at work, `owner` those of the member of this
    name, or nobody's for "", `deadline` the name of one that is coming, `due` within how many days
    it, or any, ends (of `WITHIN`), or that it is over (`OVER`), `court` whether a number in a court
    is known, `changed` those that others changed since I was here before, `opened` and `written`
    (the day of the last entry) from and to, `codes` among these alone.
    """

    state: str | None = None
    mine: bool = False
    owner: str | None = None
    deadline: str | None = None
    due: int | str | None = None
    court: bool | None = None
    changed: bool = False
    opened: Span = (None, None)
    written: Span = (None, None)
    codes: list[str] | None = None


class Part(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which part of what matches: so many, from behind the case of a code, in an order."""

    limit: int
    after: str | None = None
    order: Order = "due"


@dataclass(frozen=True, slots=True)
class Page:
    """Rows of the list; `number` match, `further` stand behind these.

    `counts` says for each value of each filter how many would match under the other filters.
    """

    rows: list[tuple[str, Summary]]
    number: int
    further: bool
    counts: Counts


def page_of(
    vault: Vault, wanted: Wanted, part: Part, today: date, changed: Collection[str] = ()
) -> Page:
    """Read a page of the cases that I may open, logged.

    Every row that is shown is looked at in the store; what is counted is as it was last read.

    Args:
        vault: The vault.
        wanted: Which cases.
        part: Which part of them.
        today: The day from which deadlines count.
        changed: The codes of the cases that others changed since I was here before.

    Raises:
        VaultError: The vault has no member of this name.
        AlteredError: A summary is not as it was written.
    """
    found, index = _looked(vault, today)
    index.masks["changed"] = {YES: index.among(changed)}
    masks = _masks(vault, index, wanted)
    cases = _walked(index, masks, part)
    while not found.look(vault, cases):
        index = _indexed(vault, found, today)
        masks = _masks(vault, index, wanted)
        cases = _walked(index, masks, part)
    number = _all(masks).bit_count()
    with vault.change() as change:
        change.log(Act("list", number=number))
    rows = [found.opened[case] for case in cases]
    told = [(one.code, one.summary) for one in rows[: part.limit]]
    return Page(told, number, len(rows) > part.limit, _counts(vault, index, masks, wanted))


def _looked(vault: Vault, today: date) -> tuple[Kept, Index]:
    found = kept(vault)
    return found, _indexed(vault, found, today)


def _indexed(vault: Vault, found: Kept, today: date) -> Index:
    """The index of what is kept, with what changed since it was last looked at."""
    index = vault.index
    if not isinstance(index, Index) or index.today != today:
        index, found.changed = Index(today), set(found.opened)
    if found.changed:
        index.put(found.opened, found.changed)
    vault.index, found.changed = index, set()
    return index


def _walked(index: Index, masks: Mapping[str, int], part: Part) -> list[bytes]:
    """The cases of a part, and the one behind it."""
    return list(islice(index.walk(_all(masks), part.order, part.after), part.limit + 1))


def _masks(vault: Vault, index: Index, wanted: Wanted) -> dict[str, int]:
    """The cases that match, for each filter that was given."""
    made = {"here": index.everything(), "time": _time(index, wanted.deadline, wanted.due)}
    if wanted.state is not None:
        made["state"] = index.mask("state", wanted.state)
    if wanted.mine or wanted.owner is not None:
        name = vault.ring.me.name if wanted.mine else wanted.owner
        made["owner"] = _owners(vault, index).get(name or "", 0)
    if wanted.court is not None:
        made["court"] = index.mask("court", YES if wanted.court else "no")
    if wanted.changed:
        made["changed"] = index.mask("changed", YES)
    for respect, (first, last) in (("opened", wanted.opened), ("written", wanted.written)):
        if first or last:
            made[respect] = index.between(respect, first, last)
    if wanted.codes is not None:
        made["codes"] = index.among(wanted.codes)
    return made


def _time(index: Index, deadline: str | None, due: int | str | None) -> int:
    if due is not None:
        return index.mask("due", (deadline or ANY, due))
    return index.everything() if deadline is None else index.mask("deadline", deadline)


def _owners(vault: Vault, index: Index) -> dict[str, int]:
    """The cases of each member by his name; those of one who has left are nobody's."""
    names = {member.id.hex(): member.name for member in vault.ring.present}
    made: dict[str, int] = {}
    for owner, mask in index.masks.get("owner", {}).items():
        name = names.get(owner, "")
        made[name] = made.get(name, 0) | mask
    return made


def _counts(vault: Vault, index: Index, masks: Mapping[str, int], wanted: Wanted) -> Counts:
    due = {str(within): _time(index, wanted.deadline, within) for within in (OVER, *WITHIN)}
    named = {name: _time(index, name, wanted.due) for name in index.masks.get("deadline", {})}
    return {
        "state": _counted(masks, "state", index.masks.get("state", {})),
        "owner": _counted(masks, "owner", _owners(vault, index)),
        "deadline": _counted(masks, "time", named),
        "due": _counted(masks, "time", due),
        "court": _counted(masks, "court", index.masks.get("court", {})),
        "changed": _counted(masks, "changed", index.masks["changed"]),
    }


def _counted(masks: Mapping[str, int], but: str, values: Mapping[str, int]) -> dict[str, int]:
    """How many there are of each value that any has, under all filters but one."""
    base = _all({respect: mask for respect, mask in masks.items() if respect != but})
    counted = {value: (base & mask).bit_count() for value, mask in values.items()}
    return {value: number for value, number in counted.items() if number}


def _all(masks: Mapping[str, int]) -> int:
    return reduce(and_, masks.values())
