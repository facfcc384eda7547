"""From a table of stays to the whole answer: checked, completed, estimated, pooled, cautioned."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext

import numpy as np
import polars as pl

from wayout.errors import Phrase
from wayout.odds.answers.answer import Answer, ArrowCount
from wayout.odds.answers.cautions import cautions
from wayout.odds.answers.coarse_answer import (
    AtRandom,
    Filling,
    coarse_answer,
    estimated_at_random,
    filling,
    followed_by_name,
    occurring,
)
from wayout.odds.answers.estimates import (
    LEAST,
    Estimate,
    Plan,
    Progress,
    average,
    estimate,
    finished,
    points,
)
from wayout.odds.answers.question import Question
from wayout.odds.answers.state_name import StateName
from wayout.odds.checking.finding import Findings
from wayout.odds.checking.findings import check
from wayout.odds.gaps.imputation import Missing, completed, missing
from wayout.odds.gaps.inexact import LASTS
from wayout.odds.past.markov import ArrowTest, markov_test
from wayout.odds.past.markov_words import memories
from wayout.odds.stays.coded import coded
from wayout.odds.stays.row_checks import check_columns
from wayout.odds.stays.state_order import in_order
from wayout.odds.uncertainty.intervals import interval
from wayout.odds.uncertainty.pooling import Pooled, pooled

Counted = Callable[[int], AbstractContextManager[Progress]]


def _unseen(total: int) -> AbstractContextManager[Progress]:
    del total
    return nullcontext(lambda _done: None)


def answer(sojourns: pl.DataFrame, question: Question, *, progress: Counted = _unseen) -> Answer:
    """Answer a question from stays, and say everything a reader must know beside the numbers.

    Args:
        sojourns: id, from, to, entry, exit, and entry_last, exit_last where days are inexact;
            `watched` where the watch of a person ends before his last stay does.
        question: From which state, on which days, and how.
        progress: Given how many times people will be drawn anew, opens what is told of each.

    Raises:
        StaysError: A row is wrong, rows contradict each other, or nobody is in the state.
        TooFewError: Fewer people than the floor are in it.

    Source:
        `wayout.odds.solving.landmark`, `bootstrap`, `intervals` and `pooling` name theirs.
    """
    check_columns(sojourns)
    rng = np.random.default_rng(question.seed)
    gaps = _gaps(sojourns, question)
    frames = [finished(one, question) for one in _frames(sojourns, question, gaps, rng)]
    findings = check(frames[0])
    findings.raise_errors()
    plan = _plan(frames, question, gaps)
    filled, at_random = filling(plan, gaps), None
    with progress(_total(plan, len(frames), filled)) as advance:
        found = [estimate(frame, plan, rng, advance) for frame in frames]
        people = followed_by_name(frames[0], plan)
        if filled:
            at_random = estimated_at_random(sojourns, filled.plan, people, rng, advance)
    return _told(plan, found, gaps, findings, at_random, tests=_tests(frames[0], question))


def _told(  # noqa: PLR0913  all that an answer is made of
    plan: Plan,
    found: list[Estimate],
    gaps: Missing,
    findings: Findings,
    at_random: AtRandom | None,
    *,
    tests: tuple[ArrowTest, ...],
) -> Answer:
    whole, spread = pooled_over(found)
    counts = average(found)
    low, high = interval(whole.estimate, spread.se, counts.known)
    return Answer(
        question=plan.question,
        states=plan.states,
        people=counts.people,
        points=plan.points,
        occupation=whole.estimate,
        se=whole.se,
        low=low,
        high=high,
        at_risk=counts.at_risk,
        known=counts.known,
        interval=counts.interval,
        arrows=tuple(_arrows(counts, plan.states)),
        markov=tests,
        bounds=tuple(coarse_answer(found, plan, gaps, at_random)),
        missing=gaps,
        findings=findings,
        cautions=(
            *_of_days(gaps, plan.question),
            *cautions(counts, plan),
            *_of_past(tests, plan),
        ),
    )


def _total(plan: Plan, sets: int, filled: Filling | None) -> int:
    """How often people are drawn anew at most."""
    return sets * plan.replicates + (filled.sets * filled.plan.replicates if filled else 0)


def _tests(frame: pl.DataFrame, question: Question) -> tuple[ArrowTest, ...]:
    stays = coded(frame, continuous=True)
    return markov_test(stays, state=question.start, at=question.at)


def pooled_over(found: list[Estimate]) -> tuple[Pooled, Pooled]:
    """Pool the estimates of completed sets: with Greenwood's variance, with the interval's."""
    shares = np.stack([one.occupation for one in found])
    greenwood = np.stack([one.greenwood for one in found])
    return pooled(shares, greenwood), pooled(shares, np.stack([one.variance for one in found]))


def _gaps(sojourns: pl.DataFrame, question: Question) -> Missing:
    """Count what is not known; a table of exact days without coarse states has no gaps."""
    if not question.one_of and not _blurred(sojourns):
        return Missing()
    return missing(sojourns, one_of=question.one_of, dates=question.dates)


def _frames(
    sojourns: pl.DataFrame, question: Question, gaps: Missing, rng: np.random.Generator
) -> list[pl.DataFrame]:
    """Give one complete table of stays, or several where inexact days were drawn."""
    if not _blurred(sojourns):
        return [sojourns]
    if not gaps.inexact.stays:
        return [sojourns.drop(LASTS.values(), strict=False)]
    draws, dates = question.draws, question.dates
    return list(completed(sojourns, one_of={}, dates=dates, draws=draws, rng=rng))


def _blurred(sojourns: pl.DataFrame) -> bool:
    return bool(set(LASTS.values()) & set(sojourns.columns))


def _plan(frames: list[pl.DataFrame], question: Question, gaps: Missing) -> Plan:
    """Put the states in order, with the kinds of every coarse state that occurs."""
    frame = frames[0]
    columns = [frame[name].cast(pl.String) for name in ("from", "to")]
    found = set(columns[0].unique()) | set(columns[1].drop_nulls().unique())
    kinds = [kind for state in question.one_of if state in found for kind in question.one_of[state]]
    named = in_order(frame["from"], frame["to"])
    if set(kinds) - set(named):
        named = in_order(*columns, pl.Series(kinds, dtype=pl.String))
    whole = all(frame[name].dtype.is_integer() for name in ("entry", "exit"))
    whole = whole and all(float(day).is_integer() for day in (question.at, *question.days))
    replicates = max(LEAST, -(-question.replicates // len(frames)))
    if len(frames) == 1:
        replicates = question.replicates
    one_of = occurring(question.one_of, gaps)
    return Plan(question, named, points(question, whole=whole), replicates, one_of)


def _arrows(found: Estimate, states: tuple[str, ...]) -> Iterator[ArrowCount]:
    for start, to in np.argwhere(found.moves > 0).tolist():
        count, entered = found.moves[start, to].item(), found.stays[start].item()
        yield ArrowCount(states[start], states[to], count, entered)


def _of_days(gaps: Missing, question: Question) -> Iterator[Phrase]:
    if gaps.left_out.people:
        yield Phrase(
            "Left out, because a day of theirs is not known exactly: {people} (stays: {stays}). "
            "If they are not like the others, the shares are not theirs.",
            people=gaps.left_out.people,
            stays=gaps.left_out.stays,
        )
    elif gaps.inexact.stays:
        yield Phrase(
            "Days that are not known exactly were drawn within their bounds, {draws} times over "
            "(stays: {stays}, people: {people}). The intervals hold that uncertainty too.",
            draws=question.draws,
            stays=gaps.inexact.stays,
            people=gaps.inexact.people,
        )


def _of_past(tests: Sequence[ArrowTest], plan: Plan) -> tuple[Phrase, ...]:
    return memories(tests, {state: StateName(state) for state in plan.states})
