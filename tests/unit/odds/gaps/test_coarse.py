"""Of a coarse state is known what is known: what was told later, and bounds for the rest."""

from typing import Any

import numpy as np
import polars as pl
import pytest
from tests.unit.odds.gaps.hidden_worlds import KINDS, ONE_OF, STATES, Hide, chances, world

from wayout.errors import UsageError
from wayout.odds.gaps.coarse import bounds, one_of_map, parse_one_of, resolved

DAYS = [30, 60, 150, 300]
SCHEMA = ["id", "from", "to", "entry", "exit"]
VERDICTS = {"sentenced": ("probation", "imprisoned")}


def stays(*rows: tuple[Any, ...]) -> pl.DataFrame:
    """A frame of rows id, from, to, entry, exit."""
    return pl.DataFrame(rows, schema=SCHEMA, orient="row")


def test_the_map_knows_its_coarse_states() -> None:
    """A verdict of unknown kind is the one there is."""
    assert one_of_map() == {"sentenced": ("probation", "imprisoned", "other_sentence", "closed")}


def test_coarse_states_are_declared_in_words() -> None:
    """Several, and with blanks."""
    found = parse_one_of(["sentenced=probation,imprisoned", "out = abroad , dead"])
    assert found == VERDICTS | {"out": ("abroad", "dead")}
    assert parse_one_of([]) == {}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["sentenced"], "STATE=KIND,KIND"),
        (["=a,b"], "STATE=KIND,KIND"),
        (["sentenced="], "STATE=KIND,KIND"),
        (["sentenced=a,,b"], "STATE=KIND,KIND"),
        (["sentenced=a"], "two or more"),
        (["sentenced=a,a"], "two or more"),
        (["sentenced=a,b", "sentenced=a,c"], "twice"),
        (["sentenced=a,sentenced"], "coarse itself"),
        (["x=a,y", "y=b,c"], "coarse itself"),
    ],
)
def test_what_declares_nothing_is_refused(words: list[str], said: str) -> None:
    """In words that name it."""
    with pytest.raises(UsageError, match=said):
        parse_one_of(words)


def joined(*rows: tuple[Any, ...]) -> list[tuple[Any, ...]]:
    """The rows of a resolved frame."""
    return resolved(stays(*rows), VERDICTS)[0].rows()


def test_a_kind_told_later_was_so_all_along() -> None:
    """The two stays become one, from the day of the verdict."""
    frame = stays(
        ("a", "court", "sentenced", 0, 5),
        ("a", "sentenced", "probation", 5, 9),
        ("a", "probation", "deployed", 9, 20),
        ("b", "court", "sentenced", 0, 5),
        ("b", "sentenced", "deployed", 5, 9),
        ("c", "court", "sentenced", 0, 5),
    )
    found, told = resolved(frame, VERDICTS)
    assert told == 1
    assert found.rows() == [
        ("a", "court", "probation", 0, 5),
        ("a", "probation", "deployed", 5, 20),
        ("b", "court", "sentenced", 0, 5),
        ("b", "sentenced", "deployed", 5, 9),
        ("c", "court", "sentenced", 0, 5),
    ]


def test_no_day_is_lost_where_nothing_follows() -> None:
    """Told as the watch ended: he is in the kind until then. So where the watch began coarse."""
    arrow, stay = ("a", "court", "sentenced", 0, 5), ("a", "sentenced", "probation", 5, 9)
    assert joined(arrow, stay) == [
        ("a", "court", "probation", 0, 5),
        ("a", "probation", None, 5, 9),
    ]
    assert joined(stay) == [("a", "probation", None, 5, 9)]
    after = ("a", "probation", None, 9, 12)
    assert joined(stay, after) == [("a", "probation", None, 5, 12)]


def test_a_verdict_that_confirms_is_no_move() -> None:
    """Probation, a verdict, and it is probation: he never left it."""
    rows = [
        ("a", "probation", "sentenced", 0, 5),
        ("a", "sentenced", "probation", 5, 9),
        ("a", "probation", "held", 9, 20),
    ]
    assert joined(*rows) == [("a", "probation", "held", 0, 20)]


def test_inexact_days_keep_their_bounds() -> None:
    """The first day of the coarse stay, the last of the kind's."""
    frame = stays(
        ("a", "court", "sentenced", 0, 5),
        ("a", "sentenced", "probation", 5, 9),
        ("a", "probation", "deployed", 9, 20),
    ).with_columns(entry_last=pl.Series([0, 7, 11]), exit_last=pl.Series([7, 11, 25]))
    found, _ = resolved(frame, VERDICTS)
    assert found.row(1) == ("a", "probation", "deployed", 5, 20, 7, 25)


def test_a_split_stay_and_other_people_change_nothing() -> None:
    """Rows may come in any order; an arrow from a state to itself elsewhere stays."""
    frame = stays(
        ("b", "held", "held", 0, 5),
        ("b", "held", None, 5, 6),
        ("a", "sentenced", "probation", 7, 9),
        ("a", "sentenced", None, 5, 7),
        ("a", "court", "sentenced", 0, 5),
    )
    assert resolved(frame, VERDICTS)[0].rows() == [
        ("a", "court", "probation", 0, 5),
        ("a", "probation", None, 5, 9),
        ("b", "held", "held", 0, 5),
        ("b", "held", None, 5, 6),
    ]


def test_bounds_are_the_known_and_the_known_with_all_unknown() -> None:
    """By kind; other states are as they were, kinds that nobody was seen in are there too."""
    shares = np.array([[0.4, 0.3, 0.2, 0.1], [0.0, 1.0, 0.0, 0.0]])
    found = bounds(shares, ["court", "sentenced", "probation", "dead"], VERDICTS)
    assert found.states == ("court", "sentenced", "probation", "dead", "imprisoned")
    assert found.low.tolist() == [[0.4, 0.3, 0.2, 0.1, 0.0], [0.0, 1.0, 0.0, 0.0, 0.0]]
    assert found.high == pytest.approx(np.array([[0.4, 0.3, 0.5, 0.1, 0.3], [0, 1, 1, 0, 1]]))
    with pytest.raises(ValueError, match="without covariance"):
        found.limits(np.array([10, 10]))


def test_errors_of_the_ends_are_those_of_the_sums() -> None:
    """A share of n people and the share of two states together are binomial."""
    shares, people = np.array([[0.5, 0.3, 0.2]]), 50
    covariance = (np.diag(shares[0]) - np.outer(shares[0], shares[0])) / people
    states = ["court", "sentenced", "probation"]
    found = bounds(shares, states, VERDICTS, covariance[None])
    assert found.low_se is not None
    assert found.high_se is not None
    sums = np.array([0.5, 0.3, 0.5, 0.3])
    assert found.high_se[0] == pytest.approx(np.sqrt(sums * (1 - sums) / people))
    lows = np.array([0.5, 0.3, 0.2, 0.0])
    assert found.low_se[0] == pytest.approx(np.sqrt(lows * (1 - lows) / people))
    low, high = found.limits(np.array([people]))
    assert (low <= found.low).all()
    assert (found.high <= high).all()
    assert ((low >= 0) & (high <= 1)).all()


HIDDEN: dict[str, Hide] = {
    "at random": lambda rng, kind, _: rng.random(len(kind)) < 0.4,
    "by what came next": lambda rng, kind, end: (
        rng.random(len(kind)) < np.where(end == 5, 0.8, 0.2)
    ),
    "by the kind itself": lambda rng, kind, _: (
        rng.random(len(kind)) < np.where(kind == 0, 0.9, 0.1)
    ),
    "one kind never told": lambda _, kind, __: kind == 1,
    "all": lambda _, kind, __: kind >= 0,
}


@pytest.mark.parametrize("hide", HIDDEN.values(), ids=HIDDEN)
def test_the_truth_lies_within_the_bounds(hide: Hide) -> None:
    """However kinds are hidden: up to chance, hence the limits; the unknown share is the width."""
    seen, true = world(3000, np.random.default_rng(11), hide)
    truth, _ = chances(true, DAYS)
    found = bounds(*_with_states(seen))
    low, high = found.limits(np.full(len(DAYS), 3000))
    assert found.states == STATES
    kinds = [STATES.index(kind) for kind in KINDS]
    assert (low[:, kinds] <= truth[:, kinds]).all()
    assert (truth[:, kinds] <= high[:, kinds]).all()
    width = (found.high - found.low)[:, kinds]
    assert width == pytest.approx(np.repeat(found.low[:, 1:2], 3, axis=1))


def _with_states(frame: pl.DataFrame) -> tuple[Any, ...]:
    shares, covariance = chances(frame, DAYS)
    return shares, STATES, ONE_OF, covariance


def test_bounds_are_taken_before_kinds_told_later_are_joined() -> None:
    """Who is told must first stay long enough: a tally of the joined frame misses the truth."""
    rng = np.random.default_rng(4)
    seen: list[tuple[Any, ...]] = []
    true: list[tuple[Any, ...]] = []
    told_after, moved_after, until = (1 + rng.exponential(60, (3, 20_000)).astype(int)).tolist()
    for person, (late, move, end) in enumerate(zip(told_after, moved_after, until, strict=True)):
        left, to = 1 + min(move, end), "deployed" if move < end else None
        true += [(person, "court", "probation", 0, 1), (person, "probation", to, 1, left)]
        seen.append((person, "court", "sentenced", 0, 1))
        if 1 + late < left:
            seen.append((person, "sentenced", "probation", 1, 1 + late))
            seen.append((person, "probation", to, 1 + late, left))
        else:
            seen.append((person, "sentenced", to, 1, left))
    day, place = [100], STATES.index("probation")
    truth, covariance = chances(stays(*true), day)
    error = covariance[0, place, place] ** 0.5
    as_seen, joined_first = (
        bounds(chances(frame, day)[0], STATES, ONE_OF).high[0, place]
        for frame in (stays(*seen), resolved(stays(*seen), ONE_OF)[0])
    )
    assert as_seen == pytest.approx(truth[0, place], abs=3 * error)
    assert joined_first < truth[0, place] - 5 * error
