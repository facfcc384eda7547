"""What holds of every completed frame, whatever was missing."""

from itertools import pairwise

import numpy as np
import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from wayout.odds.gaps.imputation import completed, missing
from wayout.odds.gaps.inexact import draws

ONE_OF = {"coarse": ("one", "two")}
SOME = settings(max_examples=60, deadline=None)


@st.composite
def _person(draw: st.DrawFn, name: str) -> list[dict[str, object]]:
    """Stays between changes that have at least one sequence of days: the true one."""
    steps = draw(st.lists(st.integers(1, 6), min_size=2, max_size=6))
    true = np.cumsum(steps).tolist()
    slack = st.one_of(st.just((0, 0)), st.tuples(st.integers(0, 7), st.integers(0, 7)))
    bounds = [(day - before, day + after) for day in true for before, after in [draw(slack)]]
    states = ["here"]
    for _ in true[1:]:
        others = sorted({"here", "one", "two", "coarse", "away"} - {states[-1]})
        states.append(draw(st.sampled_from(others)))
    last = draw(st.booleans())
    rows = []
    for place, (begin, end) in enumerate(pairwise(bounds)):
        to = None if last and place == len(bounds) - 2 else states[place + 1]
        rows.append(
            {
                "id": name,
                "from": states[place],
                "to": to,
                "entry": begin[0],
                "entry_last": begin[1],
                "exit": end[0],
                "exit_last": end[1],
            }
        )
    return rows


@st.composite
def frames(draw: st.DrawFn) -> pl.DataFrame:
    """A few people in any order; their own rows as they came, for first days can mislead."""
    people = [draw(_person(f"p{number}")) for number in range(draw(st.integers(1, 5)))]
    rows = [row for person in draw(st.permutations(people)) for row in person]
    names = dict.fromkeys(("id", "from", "to"), pl.String)
    days = dict.fromkeys(("entry", "entry_last", "exit", "exit_last"), pl.Int64)
    return pl.DataFrame(rows, schema={**names, **days}).with_row_index("row")


@SOME
@given(frames(), st.integers(0, 99))
def test_drawn_days_keep_bounds_and_order(frame: pl.DataFrame, seed: int) -> None:
    """Every day lies in its bounds; stays that touched touch still; each has a length."""
    for drawn in draws(frame, np.random.default_rng(seed), 3):
        assert drawn["row"].equals(frame["row"])
        for name in ("entry", "exit"):
            assert drawn[name].is_between(frame[name], frame[f"{name}_last"]).all()
        assert (drawn["entry"] < drawn["exit"]).all()
        for _, person in drawn.sort("entry").group_by("id"):
            assert person["exit"][:-1].equals(person["entry"][1:], check_names=False)


@SOME
@given(frames(), st.integers(0, 99))
def test_completed_frames_are_whole(frame: pl.DataFrame, seed: int) -> None:
    """No coarse state is left, nobody is lost, and every watch is as long as it was drawn."""
    found = missing(frame, one_of=ONE_OF)
    rng = np.random.default_rng(seed)
    for whole in completed(frame, one_of=ONE_OF, draws=3, rng=rng):
        states = {*whole["from"].cast(pl.String), *whole["to"].cast(pl.String)}
        assert bool(found.unidentified) == ("coarse" in states)
        assert set(whole["id"]) == set(frame["id"])
        assert (whole["entry"] < whole["exit"]).all()
        for _, person in whole.sort("entry").group_by("id"):
            assert person["exit"][:-1].equals(person["entry"][1:], check_names=False)
            led = person["to"][:-1].equals(person["from"][1:], check_names=False)
            assert led
