"""Cases chosen by what their summaries say, and how many there are of each kind, without a loop.

Every case has a place. The cases of which something is true are one long number in which the bit
of each place is set: to choose by two things is to multiply bit by bit, to count is to count bits.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from operator import itemgetter
from typing import Literal

from wayout.casebook.cases.kept import Opened
from wayout.casebook.cases.summary import Due, Summary

Order = Literal["due", "written", "opened", "code"]
Key = tuple[int, str, int]  # what is ordered by, the code, the place
Fact = tuple[str, object]  # what is told, and how

WITHIN = (3, 7, 14, 30, 90)  # days
ANY = ""  # deadline of whatever name
_LAST = date.max.toordinal()


class Index:
    """What can be chosen of the cases that are kept, as of a day.

    Args:
        today: The day from which deadlines count.
    """

    def __init__(self, today: date) -> None:
        self.today = today
        self.orders: dict[Order, list[Key]] = {"due": [], "written": [], "opened": [], "code": []}
        self._masks: dict[Fact, int] = {}
        self._cases: list[bytes | None] = []
        self._places: dict[bytes, int] = {}
        self._facts: dict[bytes, frozenset[Fact]] = {}

    def put(self, opened: Mapping[bytes, Opened], changed: Iterable[bytes]) -> None:
        """Take up cases as they are now; those that are not there are let go."""
        gone, come = self._let_go(changed), dict[Fact, list[int]]()
        keys: dict[Order, list[Key]] = {order: [] for order in self.orders}
        for case in changed:
            if case in opened:
                self._add(case, opened[case], come, keys)
        for fact, places in come.items():
            self._masks[fact] = self._masks.get(fact, 0) | _mask(places)
        for order, kept in self.orders.items():
            stay = [key for key in kept if key[2] not in gone] if gone else kept
            self.orders[order] = sorted(stay + keys[order])

    def mask(self, what: str, how: object) -> int:
        """The cases of which this is true."""
        return self._masks.get((what, how), 0)

    def everything(self) -> int:
        """All cases."""
        return self.mask("here", True)

    def between(self, what: str, first: date | None, last: date | None) -> int:
        """The cases whose day lies between two, both included; None is no bound."""
        low, high = first or date.min, last or date.max
        found = 0
        for one, how in self.values(what):
            if low <= how <= high:
                found |= one
        return found

    def values(self, what: str) -> Iterator[tuple[int, object]]:
        """What is told in one respect: the cases, and what of them."""
        return ((mask, how) for (which, how), mask in self._masks.items() if which == what)

    def among(self, cases: Iterable[bytes]) -> int:
        """Some cases by their ids."""
        return _mask([self._places[case] for case in cases if case in self._places])

    def case(self, place: int) -> bytes:
        """The case at a place."""
        case = self._cases[place]
        assert case is not None  # noqa: S101  no order leads to a place that is free
        return case
