"""Does the past matter? A test for each arrow of what the plain estimate takes for granted.

The plain estimate lets all who are in a state on a day leave it alike, however they came there.
Each test splits those at risk by something of their past and compares how often they leave.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

import numpy as np
import polars as pl
from numpy.typing import NDArray

from wayout.errors import Phrase, StaysError
from wayout.odds.solving.continuous_cells import Cells, cells, risk_sums
from wayout.odds.stays.coded import CENSORED, Coded, Floats, as_coded
from wayout.odds.stays.parts import begins

FEWEST: Final = 5.0  # moves expected on either side, below which a normal law is not near
NOTHING: Final = 1e-9  # variance in a risk set, against that of all, that is only rounding

By = Literal["state", "entry", "earlier"]


@dataclass(frozen=True, slots=True)
class Past:
    """What of the past is asked about, and after which tick moves are looked at.

    by "state": whether the person was in `state` after the moves of tick `at`; "entry": when the
    present stay began; "earlier": whether the person had been in the same state before.
    """

    by: By
    state: str | None = None
    at: float | None = None


@dataclass(frozen=True, slots=True)
class ArrowTest:
    """One arrow: whether its hazard depends on the past.

    `events` moves after `past.at`, `group` of them by those asked about, where `expected` would
    be theirs if the past did not matter (None for "entry": there is no group). `statistic` is
    standard normal if it does not matter, above 0 where the group (or who came later) leaves more
    often; `p` two-sided, `adjusted` by Holm over all arrows tested. Where there is no test the
    three are None and `reason` says why.
    """

    past: Past
    start: str
    to: str
    events: int
    group: int | None
    expected: float | None
    statistic: float | None = None
    p: float | None = None
    adjusted: float | None = None
    reason: Phrase | None = None


@dataclass(frozen=True, slots=True, eq=False)
class _Score:
    """Sums over the moves of each arrow, shape (K, K).

    `moved` moves, `own` the sum of what is asked about over those who moved, `expected` the same
    over the averages at risk, `variance`; `least` moves expected on the smaller side.
    """

    moved: Floats
    own: Floats
    expected: Floats
    variance: Floats
    least: Floats


def markov_test(
    sojourns: pl.DataFrame | Coded,
    *,
    state: str | None = None,
    at: float | None = None,
    by: By | None = None,
    fewest: float = FEWEST,
) -> tuple[ArrowTest, ...]:
    """Test for each arrow whether those who leave by it are chosen by their past.

    It is the log-rank test, among those at risk in one state at one time; ties share a risk set
    and count with the variance of draws without replacement. A stay that was watched in two
    parts is one. Where people come under watch late, "entry" is the day the watch began.

    Args:
        sojourns: Stays, times with fractions or without; or coded stays with persons.
        state: The state of the landmark: those in it with entry <= at < exit are the group.
        at: Only moves after it count; left out for "entry" and "earlier", all do.
        by: What of the past is asked about, see `Past`; left out, "state" where `state` is given,
            else "entry", which needs nothing more to be said.
        fewest: Moves that must be expected on either side (for "entry": twice as many in all);
            with fewer an arrow has no test, for its p would be wrong.

    Returns:
        A test for each arrow of the data, in the order of the states.

    Raises:
        StaysError: A row is wrong, no stay is in `state`, nobody is in it at `at`, or `by`
            "state" without `state` and `at`.
        ValueError: Stays with weights.

    Source:
        Titman and Putter (2022), Biostatistics 23, 380-396: log-rank tests of the Markov
        property; Andersen et al. (1993), section V.2.2, for the variance with ties.
    """
    stays = as_coded(sojourns)
    if stays.weight is not None:
        raise ValueError("the Markov test takes no weights")
    past = Past(by or ("entry" if state is None else "state"), state, at)
    worth = _worth(stays, past)
    after = -math.inf if at is None else at
    live = stays.exit > after
    here, worth = stays.kept(live), worth[live]
    score = _score(here, cells(here, after), worth, groups=past.by != "entry")
    return _holm([_arrow(stays, past, score, pair, fewest) for pair in _arrows(stays)])


def _worth(stays: Coded, past: Past) -> Floats:
    """Give for each stay what is asked about: 1 or 0, or when it began, in spreads of its state."""
    if past.by == "state":
        return _was_there(stays, past).astype(np.float64)
    began, earlier = _whole_stays(stays)
    if past.by == "earlier":
        return earlier.astype(np.float64)
    # sums over risk sets are differences of sums over all: small numbers round less
    size = np.maximum(np.bincount(stays.start), 1)
    time: Floats = began - began.min()
    time -= (np.bincount(stays.start, time) / size)[stays.start]
    scale = np.sqrt(np.bincount(stays.start, time * time) / size)
    time /= np.where(scale > 0, scale, 1.0)[stays.start]
    return time


def _was_there(stays: Coded, past: Past) -> NDArray[np.bool_]:
    if past.state is None or past.at is None:
        raise StaysError(
            "To ask whether it matters that people were in a state, give the state and the day: "
            "state and at."
        )
    here = (stays.start == stays.place(past.state)) & (stays.entry <= past.at)
    here &= stays.exit > past.at
    if not here.any():
        raise StaysError(
            "Nobody is in the state {state!r} on day {at}: their past cannot be compared.",
            state=past.state,
            at=past.at,
        )
    theirs = np.zeros(stays.persons, bool)
    theirs[stays.owner[here]] = True
    return theirs[stays.owner]


def _whole_stays(stays: Coded) -> tuple[Floats, NDArray[np.bool_]]:
    """Give when the stay of each row began, and whether the person had been there before."""
    key = stays.owner.astype(np.int64) * len(stays.states) + stays.start
    order = np.lexsort((stays.entry, key))
    key, entry = key[order], stays.entry[order]
    head = np.maximum.accumulate(np.where(begins(stays)[order], np.arange(len(order)), 0))
    first = np.searchsorted(key, key)
    began, earlier = np.empty(len(order)), np.empty(len(order), bool)
    began[order] = entry[head]
    earlier[order] = head > first
    return began, earlier


def _score(stays: Coded, found: Cells, worth: Floats, *, groups: bool) -> _Score:
    """Sum up moves and what is expected of them, arrow by arrow."""
    sums = risk_sums(stays, found, np.column_stack((worth, worth * worth)))
    at_risk, moved = found.at_risk, found.count
    mean = sums[:, 0] / at_risk
    spread = sums[:, 1] / at_risk - mean * mean
    spread[spread < NOTHING] = 0.0
    drawn = moved * (at_risk - moved) / np.maximum(at_risk - 1.0, 1.0)
    width = len(stays.states)
    arrow = found.start.astype(np.int64) * width + found.to

    def total(value: Floats) -> Floats:
        sums = np.bincount(arrow, value, minlength=width * width).astype(np.float64)
        return sums.reshape(width, width)

    told = np.where(spread * drawn > 0, moved, 0.0)
    least = (
        np.minimum(total(told * mean), total(told * (1.0 - mean))) if groups else total(told) / 2
    )
    return _Score(
        total(moved), total(found.sums(worth)), total(moved * mean), total(spread * drawn), least
    )


def _arrows(stays: Coded) -> list[tuple[int, int]]:
    """List the moves that were ever made, also before the day."""
    width = len(stays.states)
    ended = stays.to != CENSORED
    made = np.unique(stays.start[ended].astype(np.int64) * width + stays.to[ended])
    return [divmod(arrow, width) for arrow in made.tolist() if arrow % (width + 1)]


def _arrow(
    stays: Coded, past: Past, score: _Score, pair: tuple[int, int], fewest: float
) -> ArrowTest:
    """Put one arrow's sums into a test, or say why there is none."""
    grouped = past.by != "entry"
    own, expected = score.own[pair].item(), score.expected[pair].item()
    test = ArrowTest(
        past,
        stays.states[pair[0]],
        stays.states[pair[1]],
        round(score.moved[pair].item()),
        round(own) if grouped else None,
        expected if grouped else None,
    )
    reason = _why_not(test, score.variance[pair].item(), score.least[pair].item(), fewest)
    if reason is not None:
        return replace(test, reason=reason)
    statistic = (own - expected) / math.sqrt(score.variance[pair].item())
    return replace(test, statistic=statistic, p=math.erfc(abs(statistic) / math.sqrt(2.0)))


def _why_not(test: ArrowTest, variance: float, least: float, fewest: float) -> Phrase | None:
    if not test.events:
        return Phrase("Nobody moved so after day {at}.", at=test.past.at)
    if not variance:
        if test.past.by == "entry":
            return Phrase("Whenever somebody moved so, all at risk had come at the same time.")
        return Phrase("Whenever somebody moved so, only one of the two groups was at risk.")
    if least >= fewest:
        return None
    if test.past.by == "entry":
        return Phrase("Too few moves that tell anything: fewer than {fewest:g}.", fewest=2 * fewest)
    return Phrase(
        "Too few moves: fewer than {fewest:g} were to be expected of one of the two groups.",
        fewest=fewest,
    )


def _holm(tests: Sequence[ArrowTest]) -> tuple[ArrowTest, ...]:
    """Adjust p for the number of arrows tested.

    Source:
        Holm (1979), Scand. J. Statist. 6, 65-70.
    """
    adjusted: dict[int, float] = {}
    ranked = sorted((test.p, place) for place, test in enumerate(tests) if test.p is not None)
    worst = 0.0
    for done, (p, place) in enumerate(ranked):
        worst = max(worst, min(1.0, (len(ranked) - done) * p))
        adjusted[place] = worst
    return tuple(replace(test, adjusted=adjusted.get(place)) for place, test in enumerate(tests))
