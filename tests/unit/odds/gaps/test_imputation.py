"""Kinds filled in find the truth where they are hidden at random, and not where they are not."""

from typing import Any

import numpy as np
import polars as pl
import pytest
from tests.unit.odds.gaps.hidden_worlds import KINDS, ONE_OF, STATES, Hide, chances, world

from wayout.odds.gaps.imputation import completed, missing
from wayout.odds.gaps.inexact import Counted
from wayout.odds.uncertainty.pooling import Pooled, pooled

SCHEMA = ["id", "from", "to", "entry", "exit"]
DAYS = [60, 150, 300]
PLACES = [STATES.index(kind) for kind in KINDS]
VERDICTS = {"sentenced": ("probation", "imprisoned")}


def stays(*rows: tuple[Any, ...]) -> pl.DataFrame:
    """A frame of rows id, from, to, entry, exit."""
    return pl.DataFrame(rows, schema=SCHEMA, orient="row")


def filled(seen: pl.DataFrame, seed: int = 1) -> Pooled:
    """Where those who begin in court are, by Rubin's rules."""
    frames = completed(seen, one_of=ONE_OF, rng=np.random.default_rng(seed))
    found = [chances(frame, DAYS) for frame in frames]
    variances = [np.diagonal(covariance, axis1=1, axis2=2) for _, covariance in found]
    return pooled(np.array([one for one, _ in found]), np.array(variances))


def kinds_drawn(frame: pl.DataFrame, draws: int = 20, seed: int = 1) -> list[pl.DataFrame]:
    """The frame with the kinds of verdicts filled in, some times over."""
    rng = np.random.default_rng(seed)
    return list(completed(frame, one_of=VERDICTS, draws=draws, rng=rng))


AT_RANDOM: dict[str, Hide] = {
    "from all alike": lambda rng, kind, _: rng.random(len(kind)) < 0.5,
    "by what came next": lambda rng, kind, end: (
        rng.random(len(kind)) < np.where(end == 5, 0.7, 0.3)
    ),
}


@pytest.mark.parametrize("hide", AT_RANDOM.values(), ids=AT_RANDOM)
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_what_is_hidden_at_random_is_found_again(hide: Hide, seed: int) -> None:
    """The whole course by kind lies within its errors of the one that was hidden."""
    seen, true = world(3000, np.random.default_rng(seed), hide)
    found, truth = filled(seen), chances(true, DAYS)[0]
    assert (np.abs(found.estimate - truth) <= 4 * found.se + 0.005).all()
    assert found.estimate.sum(axis=1) == pytest.approx(np.ones(len(DAYS)))
    assert (found.between[:, PLACES] > 0.1 * found.variance[:, PLACES]).all()


def test_what_is_hidden_for_its_kind_is_not_found() -> None:
    """Probation hidden nine times out of ten looks rare, and no error says so: bounds do."""
    seen, true = world(
        3000,
        np.random.default_rng(1),
        lambda rng, kind, _: rng.random(len(kind)) < np.where(kind == 0, 0.9, 0.1),
    )
    found, truth = filled(seen), chances(true, DAYS)[0]
    place = STATES.index("probation")
    assert found.estimate[0, place] < truth[0, place] - 4 * found.se[0, place]


def test_the_pooled_error_holds_what_is_not_known() -> None:
    """Half the kinds are hidden from all alike: the error is that of the known half alone."""
    people, share = 2000, 0.3
    kinds = np.where(np.arange(people) % 10 < share * 10, "probation", "imprisoned")
    hidden = np.arange(people) // 10 % 2 == 0
    frame = pl.DataFrame({"id": np.arange(people), "to": np.where(hidden, "sentenced", kinds)})
    frame = frame.with_columns(pl.lit("court").alias("from"), entry=0, exit=5)
    drawn = np.array([(one["to"] == "probation").mean() for one in kinds_drawn(frame, 300, seed=6)])
    found = pooled(drawn, drawn * (1 - drawn) / people)
    assert float(found.estimate) == pytest.approx(share, abs=0.004)
    assert float(found.variance) == pytest.approx(share * (1 - share) / (people / 2), rel=0.15)
    assert float(found.between) == pytest.approx(float(found.variance) / 2, rel=0.2)


def cases(*ways: tuple[str, str | None, int]) -> pl.DataFrame:
    """People from court through a verdict (state, next move) so many times."""
    rows: list[tuple[Any, ...]] = []
    for verdict, to, times in ways:
        for _ in range(times):
            person = f"p{len(rows):03}"
            rows += [(person, "court", verdict, 0, 5), (person, verdict, to, 5, 9)]
    return stays(*rows)


def kinds_of(frame: pl.DataFrame, to: str | None) -> set[str]:
    """The verdicts of those who moved on to a state."""
    stayed = frame.filter(pl.col("from") != "court", pl.col("to").eq_missing(pl.lit(to)))
    return set(stayed["from"].cast(pl.String))


def test_no_kind_takes_an_arrow_that_none_of_it_is_known_to_take() -> None:
    """The hidden who were deployed are like the known who were deployed, not like the rest."""
    frame = cases(
        ("probation", "deployed", 3), ("imprisoned", "released", 30), ("sentenced", "deployed", 9)
    )
    for one in kinds_drawn(frame):
        assert kinds_of(one, "deployed") == {"probation"}


def test_few_known_people_do_not_make_a_kind_certain() -> None:
    """Two of one kind among many of both leave the other possible."""
    frame = cases(
        ("probation", "deployed", 2),
        ("probation", None, 20),
        ("imprisoned", None, 20),
        ("sentenced", None, 1),
    )
    shares = [
        (one.filter(pl.col("to").is_null())["from"] == "imprisoned").mean()
        for one in kinds_drawn(frame, 50)
    ]
    assert len(set(shares)) > 1


def test_a_wider_group_stands_in_and_is_counted() -> None:
    """Nobody known came from investigation: those from court with the same move stand in."""
    frame = pl.concat(
        [
            cases(("probation", "deployed", 5), ("imprisoned", "released", 5)),
            stays(
                ("q", "investigated", "sentenced", 0, 5),
                ("q", "sentenced", "deployed", 5, 9),
                ("r", "court", "sentenced", 0, 5),
                ("r", "sentenced", "abroad", 5, 9),
            ),
        ]
    )
    found = missing(frame, one_of=VERDICTS)
    assert found.coarse == found.borrowed == {"sentenced": 2}
    assert found.known == {"sentenced": {"probation": 5, "imprisoned": 5}}
    frames = kinds_drawn(frame)
    assert {one.filter(id="q")["from"][1] for one in frames} == {"probation"}
    assert {one.filter(id="r")["from"][1] for one in frames} == {"probation", "imprisoned"}


def test_kinds_without_stays_stand_for_those_whose_watch_ended() -> None:
    """A table in which nothing follows a last arrow, and hidden people who are still watched."""
    frame = pl.concat(
        [
            stays(*((f"a{n}", "court", "imprisoned", 0, 5) for n in range(30))),
            cases(("probation", None, 30), ("sentenced", None, 40)),
            stays(("b", "court", "sentenced", 0, 7)),
        ]
    )
    for one in kinds_drawn(frame, 5):
        assert kinds_of(one, None) == {"probation", "imprisoned"}
        assert one.filter(id="b").row(0)[2] in VERDICTS["sentenced"]
        assert "sentenced" not in {*one["from"], *one["to"]}


def test_where_no_kind_is_known_none_is_invented() -> None:
    """Not identified: it is said, and the state stays."""
    frame = cases(("sentenced", "deployed", 5), ("closed", None, 5))
    found = missing(frame, one_of=VERDICTS)
    assert found.unidentified == ("sentenced",)
    (only,) = completed(frame, one_of=VERDICTS, rng=np.random.default_rng(1))
    assert (only["from"] == "sentenced").sum() == 5


def blurred() -> pl.DataFrame:
    """Three people: one with an inexact day, one told later, one never told."""
    return stays(
        ("a", "court", "probation", 0, 5),
        ("a", "probation", "deployed", 5, 12),
        ("b", "court", "sentenced", 0, 5),
        ("b", "sentenced", "probation", 5, 9),
        ("b", "probation", "deployed", 9, 12),
        ("c", "court", "sentenced", 0, 5),
        ("c", "sentenced", "deployed", 5, 12),
    ).with_columns(
        entry_last=pl.Series([0, 8, 0, 5, 9, 0, 5]), exit_last=pl.Series([8, 12, 5, 9, 12, 5, 12])
    )


def test_it_is_said_what_is_missing() -> None:
    """Inexact days, kinds told later, kinds never told."""
    found = missing(blurred(), one_of=VERDICTS)
    assert found.inexact == Counted(2, 1)
    assert found.left_out == Counted(0, 0)
    assert (found.told, found.coarse) == ({"sentenced": 1}, {"sentenced": 1})
    assert found.known == {"sentenced": {"probation": 2}}
    strict = missing(blurred(), one_of=VERDICTS, dates="exact")
    assert (strict.inexact, strict.left_out) == (Counted(2, 1), Counted(2, 1))
    assert strict.known == {"sentenced": {"probation": 1}}


def test_days_and_kinds_are_completed_together() -> None:
    """Or one of the two; the states of every frame are the same."""
    rng = np.random.default_rng(1)
    both = list(completed(blurred(), one_of=VERDICTS, draws=5, rng=rng))
    assert len(both) == 5
    for one in both:
        assert one.columns == SCHEMA
        assert one["from"].cast(pl.String).to_list() == ["court", "probation"] * 3
        assert one["from"].dtype == one["to"].dtype == both[0]["to"].dtype
        assert one["exit"][0] == one["entry"][1]
    assert len({one["exit"][0] for one in both}) > 1
    days = list(completed(blurred(), one_of={}, draws=5, rng=rng))
    assert all(one["from"].to_list() == blurred()["from"].to_list() for one in days)
    kinds = list(completed(blurred(), one_of=VERDICTS, dates="exact", draws=5, rng=rng))
    assert all(one["id"].to_list() == ["b", "b", "c", "c"] for one in kinds)


def test_where_nothing_is_missing_the_frame_is_given_once() -> None:
    """As it was."""
    frame = cases(("probation", "deployed", 2), ("imprisoned", None, 2))
    (only,) = completed(frame, one_of=VERDICTS, rng=np.random.default_rng(1))
    assert only.equals(frame)


def test_the_same_seed_gives_the_same_frames() -> None:
    """Whatever the order of the rows."""
    frame = cases(("probation", None, 9), ("imprisoned", None, 9), ("sentenced", None, 9))
    one, two = (
        pl.concat(completed(rows, one_of=VERDICTS, rng=np.random.default_rng(3)))
        for rows in (frame, frame[::-1])
    )
    assert one.equals(two)
