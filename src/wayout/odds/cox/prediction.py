"""Where a person with given covariates would be on given days: the product of his hazards.

Source:
    Andersen, Borgan, Gill and Keiding (1993), section VII.2.3: the delta method, with the noise
    of the baselines and of the coefficients, which are independent in large samples. De Wreede,
    Fiocco and Putter (2010), Computer Methods and Programs in Biomedicine 99, 261-274.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from wayout.errors import Phrase, StaysError
from wayout.odds.cox.baseline import hazards_of
from wayout.odds.cox.fit import Cox
from wayout.odds.stays.coded import Floats


@dataclass(frozen=True, slots=True, eq=False)
class Prediction:
    """Chances of one person of being in each of K states on D days.

    `occupation` and `se` have the shape (D, K). `se` is by the delta method: Aalen's variance of
    the baselines, and the covariance of the coefficients as the fit has it (clustered or not);
    what the coefficients add is carried along whole, and not, as by mstate, as if it were
    independent from one time to the next. Where a large share moves in one tick, it is a little
    too wide.
    `warnings` tells what stretches the model.
    """

    states: tuple[str, ...]
    start: str
    at: float
    days: NDArray[np.number]
    occupation: Floats
    se: Floats
    warnings: tuple[Phrase, ...]


def predict(
    fit: Cox,
    person: Mapping[str, object],
    start: str,
    days: Sequence[float] | NDArray[np.number],
    at: float = 0,
) -> Prediction:
    """Predict where a person is, who is in `start` after the moves of tick `at`.

    After the last move of an arrow its hazard is 0, as in the other estimates.

    Args:
        fit: What `cox` gave.
        person: The covariates of the person, by name; all that the fit has.
        start: The state at `at`.
        days: Ticks of the clock of the data, none before `at` or after the data.
        at: The tick from which on moves are followed.

    Raises:
        StaysError: A covariate is missing or unknown, nobody was in `start`, or a day lies
            before `at` or after the data.
    """
    wanted = _check_days(fit, days, at)
    path = _path(fit, person, at, float(wanted.max()) if len(wanted) else at)
    begin = np.zeros(len(fit.states))
    begin[fit.study.stays.place(start)] = 1.0
    chances, variance, warnings = _walk(fit, begin, path)
    slot = np.searchsorted(path.times, wanted, side="right")
    se = np.sqrt(np.maximum(variance, 0.0))  # rounding can leave -1e-20
    return Prediction(fit.states, start, at, wanted, chances[slot], se[slot], tuple(warnings))


@dataclass(frozen=True, slots=True, eq=False)
class _Path:
    """The moves of a person by time: E times, M moves; those of time e are begins[e:e + 2].

    `start` and `end` are places of states, (M,); `rise`, `noise` and `bend` as of a `Hazard`.
    """

    times: NDArray[np.number]
    begins: NDArray[np.int64]
    start: NDArray[np.int64]
    end: NDArray[np.int64]
    rise: Floats
    noise: Floats
    bend: Floats


def _path(fit: Cox, person: Mapping[str, object], at: float, until: float) -> _Path:
    """Merge the hazards of all arrows by time, after `at` and up to `until`."""
    place, hazards = fit.study.stays.place, hazards_of(fit, person)
    times = np.concatenate([one.times for one in hazards])
    start, end = (
        np.concatenate([np.full(len(one.times), place(one.arrow[side])) for one in hazards])
        for side in (0, 1)
    )
    rows = np.flatnonzero((times > at) & (times <= until))
    rows = rows[np.argsort(times[rows], kind="stable")]
    axis, first = np.unique(times[rows], return_index=True)
    begins = np.append(first, len(rows))
    rise = np.concatenate([one.rise for one in hazards])[rows]
    noise = np.concatenate([one.noise for one in hazards])[rows]
    bend = np.concatenate([one.bend for one in hazards])[rows]
    return _Path(axis, begins, start[rows], end[rows], rise, noise, bend)


def _walk(fit: Cox, begin: Floats, path: _Path) -> tuple[Floats, Floats, list[Phrase]]:
    """Give chances and their variance at the start and after every time, (1 + E, K) each."""
    states = len(begin)
    chances = np.empty((len(path.times) + 1, states))
    variance = np.zeros_like(chances)
    now, spread = begin, np.zeros((states, states))
    bent = np.zeros((states, len(fit.coef)))
    warnings: list[Phrase] = []
    chances[0] = begin
    for done, (low, high) in enumerate(zip(path.begins[:-1], path.begins[1:], strict=True)):
        start, end = path.start[low:high], path.end[low:high]
        move = np.zeros((states, states))
        move[start, end] = path.rise[low:high]
        warnings += _within(fit, now, move, path.times[done].item())
        move[np.diag_indices(states)] += 1.0 - move.sum(axis=1)
        spread = move.T @ spread @ move
        shake = now[start] ** 2 * path.noise[low:high]
        for side, other, sign in (
            (start, start, 1),
            (end, end, 1),
            (start, end, -1),
            (end, start, -1),
        ):
            np.add.at(spread, (side, other), sign * shake)
        flow = now[start, None] * path.bend[low:high]
        bent = move.T @ bent
        np.add.at(bent, end, flow)
        np.subtract.at(bent, start, flow)
        now = now @ move
        chances[done + 1] = now
        variance[done + 1] = np.diag(spread) + ((bent @ fit.covariance) * bent).sum(axis=1)
    return chances, variance, warnings


def _within(fit: Cox, now: Floats, rise: Floats, time: float) -> list[Phrase]:
    """Bring hazards out of a state that sum to more than 1 down to 1, and tell it."""
    told = []
    for state in np.flatnonzero(rise.sum(axis=1) > 1):
        total = float(rise[state].sum())
        rise[state] /= total
        if now[state] > 0:
            told.append(
                Phrase(
                    "On day {day} the hazards out of {state} sum to {total} for this person, more "
                    "than 1: so few were at risk that the model says too much. They were taken as "
                    "1; trust no later day.",
                    day=f"{time:g}",
                    state=fit.states[state],
                    total=f"{total:.2f}",
                )
            )
    return told


def _check_days(
    fit: Cox, days: Sequence[float] | NDArray[np.number], at: float
) -> NDArray[np.number]:
    wanted, last = np.asarray(days), fit.study.stays.exit.max().item()
    wrong = wanted[~((wanted >= at) & (wanted <= last))]
    if len(wrong):
        raise StaysError(
            "Day {day} is not between day {at}, from which people are followed, and day {last}, "
            "on which the data end.",
            day=wrong[0].item(),
            at=at,
            last=last,
        )
    return wanted
