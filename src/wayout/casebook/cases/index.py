"""An index of the cases that are kept: chosen by what their summaries say, counted, and ordered.

Every case has a place. The cases of which something is true are one long number in which the bits
of their places are set: to choose by two things is a bitwise and, to count them is to count bits.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import islice
from typing import Any, Literal, get_args

from wayout.casebook.cases.kept import Opened
from wayout.casebook.cases.summary import Due, Summary

Order = Literal["due", "written", "opened", "code"]
Key = tuple[int, str, int]  # by what it is ordered, the code, the place
Masks = dict[Any, int]  # the cases by what is told of them

ORDERS: tuple[Order, ...] = get_args(Order)
WITHIN = (3, 7, 14, 30, 90)  # days
OVER = "over"
ANY = ""  # whatever it is
_NEVER = date.max.toordinal() + 1
_BYTE = 8


class Index:
    """What can be chosen by, as of a day.

    `masks` has for each respect the cases by what is told of them in it. In `due` that is the
    name of a deadline and within how many days it ends, by the safe day of it; or that it is over.

    Args:
        today: The day from which deadlines count.
    """

    def __init__(self, today: date) -> None:
        self.today = today
        self.masks: dict[str, Masks] = {}
        self._orders: dict[Order, list[Key]] = {order: [] for order in ORDERS}
        self._cases: list[bytes] = []
        self._places: dict[bytes, int] = {}
        self._codes: dict[str, int] = {}

    def put(self, opened: Mapping[bytes, Opened], changed: Iterable[bytes]) -> None:
        """Take up cases as they are now; those that are not kept any more are let go."""
        come = [(self._place(case), opened[case]) for case in changed if case in opened]
        self._let_go({self._places[case] for case in changed if case in self._places})
        told: dict[str, dict[Any, list[int]]] = {}
        for place, one in come:
            self._codes[one.code] = place
            for respect, how in _told(one.summary, self.today):
                told.setdefault(respect, {}).setdefault(how, []).append(place)
        for respect, places in told.items():
            masks = self.masks.setdefault(respect, {})
            for how, there in places.items():
                masks[how] = masks.get(how, 0) | mask_of(there)
        for order, keys in self._orders.items():
            keys.extend((self._first(order, one.summary), one.code, place) for place, one in come)
            keys.sort()

    def mask(self, respect: str, how: object) -> int:
        """The cases of which this is told."""
        return self.masks.get(respect, {}).get(how, 0)

    def everything(self) -> int:
        """All cases."""
        return self.mask("here", ANY)

    def between(self, respect: str, first: date | None, last: date | None) -> int:
        """The cases whose day lies between two, both included; None is no bound."""
        low, high, found = first or date.min, last or date.max, 0
        for day, mask in self.masks.get(respect, {}).items():
            if low <= day <= high:
                found |= mask
        return found

    def among(self, codes: Iterable[str]) -> int:
        """Cases by their codes."""
        return mask_of([self._codes[code] for code in codes if code in self._codes])

    def walk(self, mask: int, order: Order, after: str | None = None) -> Iterator[bytes]:
        """Walk through some cases in an order, from behind the one of a code."""
        keys, bits = self._orders[order], mask.to_bytes(len(self._cases) // _BYTE + 1, "little")
        for _, _, place in islice(keys, self._behind(order, after), None):
            if bits[place // _BYTE] >> place % _BYTE & 1:
                yield self._cases[place]

    def _behind(self, order: Order, after: str | None) -> int:
        """Where the keys begin that stand behind a case; a case that is gone stands nowhere."""
        if after not in self._codes:
            return 0
        place = self._codes[after]
        return next((n for n, key in enumerate(self._orders[order], 1) if key[2] == place), 0)

    def _place(self, case: bytes) -> int:
        if case not in self._places:
            self._places[case] = len(self._cases)
            self._cases.append(case)
        return self._places[case]

    def _let_go(self, places: set[int]) -> None:
        stay = ~mask_of(places)
        for masks in self.masks.values():
            for how in masks:
                masks[how] &= stay
        for order, keys in self._orders.items():
            self._orders[order] = [key for key in keys if key[2] not in places]

    def _first(self, order: Order, summary: Summary) -> int:
        """By what a case is ordered: the next deadline first, or the newest."""
        match order:
            case "due":
                due = coming(summary, self.today)
                return due[0].to_keep(self.today).toordinal() if due else _NEVER
            case "written":
                return -summary.written.toordinal()
            case "opened":
                return -summary.opened.toordinal()
        return 0


def coming(summary: Summary, today: date) -> list[Due]:
    """The deadlines of a case for which nothing was done: not over, or the defence's.

    By the day to keep.
    """
    found = (one for one in summary.deadlines if one.done is None and (one.own or one.due >= today))
    return sorted(found, key=lambda one: (one.to_keep(today), one.name))


def mask_of(places: Iterable[int]) -> int:
    """The number in which the bits of these places are set."""
    bits = bytearray()
    for place in places:
        if place // _BYTE >= len(bits):
            bits.extend(bytes(place // _BYTE + 1 - len(bits)))
        bits[place // _BYTE] |= 1 << place % _BYTE
    return int.from_bytes(bits, "little")


def _told(summary: Summary, today: date) -> Iterator[tuple[str, object]]:
    yield "here", ANY
    yield "state", summary.state or ""
    yield "owner", summary.owner or ""
    yield "court", "yes" if summary.courts else "no"
    yield "opened", summary.opened
    yield "written", summary.written
    due = coming(summary, today)
    for name in {one.name for one in due}:
        yield "deadline", name
    ends = {(name, (one.to_keep(today) - today).days) for one in due for name in (ANY, one.name)}
    yield from (("due", one) for one in {(n, how) for n, left in ends for how in _when(left)})


def _when(left: int) -> Iterator[int | str]:
    """Within how many days it ends, or that it is over."""
    if left < 0:
        yield OVER
    else:
        yield from (days for days in WITHIN if left <= days)
