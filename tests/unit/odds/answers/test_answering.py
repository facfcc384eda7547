"""The whole answer: kinds of coarse states, draws of inexact days, and what is told on the way."""

from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np
import polars as pl
import pytest

from wayout.odds import Answer, Question, answer
from wayout.odds.answers.answer import Bounds

ONE_OF = {"sentenced": ("probation", "imprisoned")}
EACH = 30  # people of each way


def ways(*rows: str) -> pl.DataFrame:
    """Read ways of `state day state day ... day`, each taken by as many people.

    A day may be `first..last`.
    """
    found: list[tuple[str, str, str | None, int, int, int, int]] = []
    for number, row in enumerate(rows):
        states, days = row.split()[::2], [_bounds(word) for word in row.split()[1::2]]
        ends = [(0, 0), *days]
        for copy in range(EACH):
            for at, state in enumerate(states):
                to = states[at + 1] if at + 1 < len(states) else None
                entry, exit_ = ends[at], ends[at + 1]
                found.append(
                    (f"{number}/{copy}", state, to, entry[0], exit_[0], entry[1], exit_[1])
                )
    names = ["id", "from", "to", "entry", "exit", "entry_last", "exit_last"]
    return pl.DataFrame(found, schema=names, orient="row", infer_schema_length=None)


def _bounds(word: str) -> tuple[int, int]:
    first, _, last = word.partition("..")
    return int(first), int(last or first)


# Of 90 people with a verdict one third each: prison, probation, and not known, who moves as the
# imprisoned do; the first thirty are released.
VERDICTS = ways(
    "court 10 imprisoned 30 released 90",
    "court 10 probation 90",
    "court 10 sentenced 90",
)


def asked(stays: pl.DataFrame, start: str, **words: object) -> Answer:
    """Ask of those in a state on day 20, where they are on days 25 and 60."""
    question = {"at": 20, "days": (25, 60), "one_of": ONE_OF, "replicates": 100} | words
    return answer(stays, Question(start=start, **question))  # type: ignore[arg-type]  # words of a question


def kinds(found: Answer) -> dict[str, Bounds]:
    """The bounds by the kind that they are of."""
    return {bound.state: bound for bound in found.bounds}


def at(found: Answer, values: object, day: float) -> float:
    """One of the values of all points."""
    return float(np.asarray(values)[found.points.index(day)])


def test_a_start_in_a_coarse_state_follows_the_same_people_to_their_kinds() -> None:
    """Those whose kind is not known, thirty of them: they are one of the two, and nobody else."""
    found = asked(VERDICTS, "sentenced")
    assert found.people == EACH
    assert found.share("sentenced", 60) == 1
    for state in ONE_OF["sentenced"]:
        bound = kinds(found)[state]
        assert (at(found, bound.low, 25), at(found, bound.high, 25)) == (0, 1)
        assert bound.estimate is not None
        assert 0 <= at(found, bound.estimate, 25) <= 1
    shares = [b.estimate for b in found.bounds if b.estimate is not None]
    # nobody of theirs was released, whatever is drawn for them: the shares of the kinds are all
    assert at(found, sum(shares), 25) == pytest.approx(1)
    # all who stay to the end are on probation: only these have no move onward
    probation = kinds(found)["probation"].estimate
    assert at(found, probation, 60) == pytest.approx(1)


def test_a_start_in_a_kind_follows_those_known_to_be_in_it() -> None:
    """Nobody joins them when kinds are filled in, so that both columns speak of the same people."""
    for state, left in (("imprisoned", 0.0), ("probation", 1.0)):
        found = asked(VERDICTS, state)
        bound = kinds(found)[state]
        assert found.people == EACH
        assert found.share(state, 60) == left
        assert bound.estimate is not None
        assert bound.estimate_low is not None
        for values in (bound.low, bound.high, bound.estimate):
            assert [at(found, values, day) for day in (25, 60)] == [1.0, left]


def test_people_whose_verdict_came_between_two_days_are_followed_in_every_draw() -> None:
    """Who is watched on the day at all: by name, whichever state a draw puts him in."""
    blurred = ways(
        "court 10 imprisoned 30 released 90",
        "court 10 probation 90",
        "court 12..24 sentenced 90",
        "court 10 sentenced 28..33 court 90",
    )
    found = asked(blurred, "sentenced")
    assert EACH < found.people < 2 * EACH
    assert all(np.isfinite(b.estimate).all() for b in found.bounds if b.estimate is not None)
    total = sum(at(found, b.estimate, 25) for b in found.bounds if b.estimate is not None)
    assert 0.8 < total <= 1 + 1e-12


def test_counts_are_averages_over_the_draws() -> None:
    """People are whole, nobody is watched who is not known, and the kinds of counts agree."""
    blurred = ways("court 10..40 suspended 50..80 court 90", "court 20..60 released 90", "court 90")
    found = answer(blurred, Question(start="court", days=(30, 55, 70), replicates=100))
    assert found.people == 3 * EACH
    assert (found.known <= found.people).all()
    watched = found.at_risk.sum(axis=1)
    assert (found.known >= np.minimum(watched, found.people)).all()
    assert found.inexact.done == "drawn"
    counts = {(one.start, one.to): one for one in found.arrows}
    assert counts["court", "suspended"].count == EACH
    assert counts["suspended", "court"].count == EACH
    assert counts["court", "suspended"].entered == 4 * EACH  # those who came back entered twice


def test_who_is_in_the_state_in_some_draws_only_counts_as_often() -> None:
    """On day 15 half of the second way is gone, on average."""
    blurred = ways("court 90", "court 11..20 released 90")
    found = answer(blurred, Question(start="court", at=15, days=(30,), replicates=100))
    assert abs(found.people - 1.5 * EACH) <= 3
    assert found.share("court", 30) == pytest.approx(EACH / found.people, abs=0.02)


def test_progress_adds_up_to_what_was_promised() -> None:
    """Draws of days, and of kinds; each estimate tells of every time people are drawn anew."""
    blurred = ways(
        "court 10..14 imprisoned 30 released 90", "court 10 probation 90", "court 10 sentenced 90"
    )
    for stays in (VERDICTS, blurred):
        promised: list[int] = []
        told: list[int] = []

        @contextmanager
        def progress(total: int, promised: list[int] = promised) -> Iterator[object]:
            promised.append(total)
            yield told.append  # noqa: B023  read in this round

        question = Question(
            start="court", at=5, days=(60,), one_of=ONE_OF, replicates=400, interval="bootstrap"
        )
        answer(stays, question, progress=progress)  # type: ignore[arg-type]  # any that is called
        assert promised == [sum(told)]


def test_kinds_told_later_are_drawn_anew_as_often_as_was_asked() -> None:
    """Nothing is filled in: there is one complete set, and all replicates are of it."""
    told_later = ways("court 10 sentenced 15 imprisoned 90", "court 10 probation 90")
    promised: list[int] = []
    told: list[int] = []

    @contextmanager
    def progress(total: int) -> Iterator[object]:
        promised.append(total)
        yield told.append

    question = Question(start="court", days=(60,), one_of=ONE_OF, replicates=400)
    found = answer(told_later, question, progress=progress)  # type: ignore[arg-type]  # any that is called
    assert promised == [sum(told)] == [800]
    estimate = kinds(found)["imprisoned"].estimate
    assert estimate is not None
    assert at(found, estimate, 60) == pytest.approx(0.5)
