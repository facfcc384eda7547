"""Join a count with the estimate of its delays: what the last months will be when all is seen.

The record hands out the delays as plain cells, the odds estimate from them; here they meet.
"""

from dataclasses import replace
from datetime import date

import numpy as np

from wayout.errors import TooFewError
from wayout.odds.delays.growth import Grown, Recent, grow
from wayout.odds.delays.reporting import DelayCurve, delay_curve
from wayout.odds.delays.weights import Way, way_of
from wayout.record.counting.count import Count
from wayout.record.counting.delay import COMPLETE, Delay
from wayout.record.counting.rows import Row, span

_SEED = 1  # the same tables give the same interval again
_LEAST_RISE = 1e-6  # of the curve: smaller steps are what is left of the search for it


def grown(answer: Count) -> Count:
    """Say of months and quarters that are still filling up what they will be; others stay."""
    late = answer.delay
    if late is None or late.cells is None:
        return answer
    try:
        curve = delay_curve(late.cells)
    except TooFewError:
        return replace(answer, rows=tuple(_few(row) for row in answer.rows))
    recent = [_recent(row, late, answer.seen_until) for row in answer.rows]
    rows = [
        _marked(row, float(one.known(curve.share)), answer.seen_until)
        for row, one in zip(answer.rows, recent, strict=True)
    ]
    wanted = [n for n, row in enumerate(rows) if row.incomplete and row.unexpected is None]
    rng = np.random.default_rng(_SEED)
    found = grow(late.cells, curve, [recent[n] for n in wanted], rng)
    for n, one in zip(wanted, found, strict=True):
        rows[n] = _expected(rows[n], one)
    way = way_of(late.cells) if any(one.expected is not None for one in found) else None
    return replace(answer, rows=tuple(rows), delay=_delay(late, curve, way))


def _recent(row: Row, late: Delay, until: date) -> Recent:
    """The days of a row, as seen from the last look at each court that was looked at since.

    A court that nobody looked at since the row began has nothing in it, and nothing to come.
    """
    first, last = span(row.value)
    looks = [(look, units) for look, units in late.looks if look >= first] or [(until, 1)]
    days = np.arange((last - first).days + 1)
    ages = [(look - first).days - days for look, _ in looks]
    weight = np.repeat([float(units) for _, units in looks], len(days))
    return Recent(row.count, np.concatenate(ages), weight)


def _marked(row: Row, share: float, until: date) -> Row:
    last = span(row.value)[1]
    return replace(
        row,
        seen=share,
        incomplete=last >= until or share < COMPLETE,
        unexpected="not_over" if last > until else None,
    )


def _few(row: Row) -> Row:
    return replace(row, unexpected="few_delays") if row.incomplete else row


def _expected(row: Row, found: Grown) -> Row:
    if found.expected is None:
        return replace(row, unexpected=found.why)
    return replace(
        row,
        expected=round(found.expected),
        expected_low=found.low,
        expected_high=found.high,
    )


def _delay(late: Delay, curve: DelayCurve, way: Way | None) -> Delay:
    rises = np.flatnonzero(np.diff(curve.share, prepend=0.0) > _LEAST_RISE).tolist()
    return replace(
        late,
        curve=tuple((day, float(curve.share[day])) for day in rises),
        method="looks",
        longest=curve.longest,
        settled=curve.converged,
        drawn_by=way,
    )
