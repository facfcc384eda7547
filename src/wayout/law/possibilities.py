"""Everything that the facts leave open: each possible part, or none, with what it rests on."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from typing import Any

from wayout.errors import DataError
from wayout.law.case_facts import Facts
from wayout.law.in_force import Decision, InForce, OffenceInForce
from wayout.law.names import WIDENING
from wayout.law.scalar import add_months
from wayout.law.spans import Cell
from wayout.law.world import Values, World

LONGEST = 3  # the class of an absence over a month
_MOST_KEPT = 4096  # decisions of one law
_MOST_DAYS = 366 * 20  # of intention; more changes nothing
_FOUR_YEARS = timedelta(days=4 * 366)
_DAY = timedelta(days=1)
_ANY_START = (datetime(2025, 2, 1), datetime(2025, 7, 1))  # noqa: DTZ001  28 days, and 31


@dataclass(frozen=True, slots=True)
class Possibility:
    """One way the facts may be completed, and the part it leads to; `found` None is no offence.

    `values` are the facts with what was tried for unknown ones, `tried` those alone. `length` is
    the class of the real absence. `open` is set where what he meant decides whether it is an
    offence at all.
    """

    law: InForce
    cell: Cell
    values: Values
    found: OffenceInForce | None
    length: int | None = None
    attempt: bool = False
    open: bool = False
    tried: tuple[tuple[str, Any], ...] = ()

    @property
    def part(self) -> str:
        """The part, or "none"."""
        return self.found.offence.part if self.found else "none"

    def world(self, law: InForce | None = None) -> World:
        """Make a world of this possibility, under its own law or another."""
        world = World(law or self.law, self.values)
        if self.found is None:
            world.update(part="none", attempt=False, elements=(), imprisonment=False)
        else:
            world.charge(self.found, attempt=self.attempt)
        return world


def possibilities(law: InForce, cell: Cell, facts: Facts, values: Values) -> Iterator[Possibility]:
    """Give every possibility of one cell: each class of length, each value that widens."""
    known = {**values, "start": cell.start_first, "end": cell.end_last}
    if World(law, values)["act"] != "absence":
        for one in decisions(law, known):
            yield Possibility(law, cell, _tried(known, one), one.found, tried=one.tried)
        return
    meant = _meant(law, cell, facts)
    for length in lengths(law, cell):
        here = {**known, "length": length}
        for one in decisions(law, here):
            full = _tried(here, one)
            unclear = length == 0 and not meant and _unsettled(facts) and _could_be(law, full)
            found = Possibility(law, cell, full, one.found, length, open=unclear, tried=one.tried)
            yield from _with_intent(found, meant) if meant else (found,)


def lengths(law: InForce, cell: Cell) -> tuple[int, ...]:
    """Return the classes of length that a cell allows, the shortest first.

    The shortest and the longest absence bound them, since a longer one is never of a lower class.
    """
    low = length_of(law, *cell.shortest)
    high = low if cell.shortest == cell.longest else length_of(law, *cell.longest)
    return tuple(range(low, high + 1))


def spans_of_length(law: InForce, cell: Cell, facts: Facts) -> tuple[tuple[int, ...], ...]:
    """Return the classes of the real and of the intended length."""
    return lengths(law, cell), _meant(law, cell, facts)


def length_of(law: InForce, start: datetime, end: datetime) -> int:
    """Class of an absence: 0 up to 48 hours, 1 over that, 2 over ten days, 3 over a month."""
    return int(World(law, {"start": start, "end": end})["length"])


def decisions(law: InForce, values: Values) -> tuple[Decision, ...]:
    """Give the part that applies; where unknown facts lead to several, each with what was tried."""
    key = tuple(values.get(name) for name in law.decisive)
    found = law.decided.get(key)
    if found is None:
        if len(law.decided) > _MOST_KEPT:
            law.decided.clear()
        found = law.decided[key] = tuple(_decide(law, values, ()))
    return found


def _tried(values: Values, one: Decision) -> Values:
    return {**values, **dict(one.tried)} if one.tried else values


def _decide(law: InForce, values: Values, tried: tuple[tuple[str, Any], ...]) -> Iterator[Decision]:
    """Go through the parts from the strongest; try the values of a fact that is unknown there."""
    world = World(law, values, strict=True)
    for found in law.offences:
        if found.when is None or found.tree is None:
            continue
        holds = found.when(world)
        if holds:
            yield Decision(found, tried)
            return
        if holds is None:
            fact = _widening(world, found)
            for value in WIDENING[fact]:
                yield from _decide(law, {**values, fact: value}, (*tried, (fact, value)))
            return
    yield Decision(None, tried)


def _widening(world: World, found: OffenceInForce) -> str:
    """Return an unknown fact that a part hangs on; the loader has seen to it that there is one."""
    trees = (found.tree,) if found.tree else ()
    for name in world.unknown(iter(trees)):
        if name in WIDENING:
            return name
    raise DataError(
        "{place}: whether this part applies cannot be found out. Reinstall wayout.",
        place=found.provision.place,
    )


def _meant(law: InForce, cell: Cell, facts: Facts) -> tuple[int, ...]:
    """Return the classes that the intended length may have; none if it is unknown or still open."""
    if facts.intended_days is None or facts.ongoing:
        return ()
    length = timedelta(days=min(facts.intended_days, _MOST_DAYS))
    starts = _starts(cell) if facts.from_ else _ANY_START
    classes = sorted({length_of(law, start, start + length) for start in starts})
    return tuple(range(classes[0], classes[-1] + 1))


def _starts(cell: Cell) -> Iterator[datetime]:
    """Give the first and the last beginning, and those between around the turn of a month.

    The same days are a month from one beginning and not from another: what counts is how long
    the months are that they run through. Four years have them all.
    """
    yield from {cell.start_first, cell.start_last}
    last = min(cell.start_last, cell.start_first + _FOUR_YEARS)
    turn = _next_month(cell.start_first)
    while turn <= last:
        yield from (turn - _DAY, turn)
        turn = _next_month(turn)


def _next_month(moment: datetime) -> datetime:
    return datetime.combine(add_months(moment.replace(day=1), 1), time.min)


def _with_intent(one: Possibility, meant: tuple[int, ...]) -> Iterator[Possibility]:
    """Take account of how long he meant to stay away: an attempt at the part of that length."""
    if meant[0] <= (one.length or 0):
        yield one
    for longer in (length for length in meant if length > (one.length or 0)):
        for higher in decisions(one.law, {**one.values, "length": longer}):
            tried = (*one.tried, *higher.tried)
            if higher.found is None or higher.found.offence.part == one.part:
                yield replace(one, tried=tried)
                continue
            values = {**_tried(one.values, higher), "length": longer}
            yield replace(one, values=values, found=higher.found, attempt=True, tried=tried)


def _unsettled(facts: Facts) -> bool:
    """Say whether he may have meant to stay away for longer than two days."""
    return facts.intended_days is None or facts.intended_days > 2  # noqa: PLR2004  days


def _could_be(law: InForce, values: Values) -> bool:
    """Say whether it would be an offence if it lasted long enough."""
    return any(other.found for other in decisions(law, {**values, "length": LONGEST}))
