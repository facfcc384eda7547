"""The joining of some histories under a watch: one that ends its worker costs only itself.

The histories of an order are merged at once. When that has ended the worker twice they are merged
one by one, and `pulse` says which is at work: one that ends the worker again, twice, is set aside
as those are whose merging fails.
"""

import dataclasses
from dataclasses import dataclass
from typing import Any

from wayout.record.join import JoinBuckets, join_buckets
from wayout.record.page import Seen
from wayout.record.work import FILE, PAGE, Pulse, Spot, Work

_TOGETHER: Spot = (0, 0)
_TWICE = 2  # once may be anybody's kill


@dataclass(frozen=True, slots=True)
class JoinGuarded:
    """The order to join some buckets; in `poison` are the histories, from 1, to pass over."""

    buckets: JoinBuckets
    apart: bool = False
    poison: frozenset[int] = frozenset()


class EndsTheProcessError(Exception):
    """The merging of a history ends the process or does not end; the name is shown."""


class _NotTogetherError(Exception):
    """The histories are to be merged one by one."""


def join_guarded(order: JoinGuarded, work: Work, pulse: Pulse) -> str:
    """Merge the histories of some buckets into a file; return its name.

    Raises:
        OutputError: the file cannot be written.
    """
    pulse[PAGE], pulse[FILE] = 0, 0
    merge = _Apart(order, work, pulse) if order.apart else work.merge
    try:
        return join_buckets(order.buckets, dataclasses.replace(work, merge=merge), pulse)
    finally:
        pulse[FILE] = -1


class _Apart:
    """Refuses the histories together, then merges one after another and says which."""

    def __init__(self, order: JoinGuarded, work: Work, pulse: Pulse) -> None:
        self._order, self._work, self._pulse = order, work, pulse
        self._calls = 0

    def __call__(self, seen: list[Seen]) -> Any:  # noqa: ANN401  what the merge of the work returns
        self._calls += 1
        number = self._calls - 1
        if not number:
            raise _NotTogetherError
        self._pulse[PAGE] = number
        if number in self._order.poison:
            raise EndsTheProcessError
        return self._work.merge(seen)


def after_deaths(order: JoinGuarded, deaths: list[Spot]) -> JoinGuarded:
    """Merge one by one what has ended its worker twice, then pass over the one that does."""
    spot = deaths[-1]
    if spot[0] < 0 or deaths.count(spot) < _TWICE:
        return order
    poison = order.poison if spot == _TOGETHER else order.poison | {spot[1]}
    return JoinGuarded(order.buckets, apart=True, poison=poison)
