"""The Markov test says of every arrow what was compared and how it came out, or why it was not."""

import math
from itertools import pairwise

import numpy as np
import polars as pl
import pytest

from wayout.errors import StaysError
from wayout.odds.past.markov import ArrowTest, By, Past, markov_test
from wayout.odds.past.markov_words import memories
from wayout.odds.stays.coded import coded

Row = tuple[int, str, str | None, float, float]


def stays_of(*rows: Row) -> pl.DataFrame:
    """Make a frame of stays."""
    schema = {"id": pl.Int64, "from": pl.String, "to": pl.String}
    return pl.DataFrame(
        rows, schema=schema | {"entry": pl.Float64, "exit": pl.Float64}, orient="row"
    )


def one(tests: tuple[ArrowTest, ...], start: str, to: str) -> ArrowTest:
    """Pick the test of an arrow."""
    (found,) = (test for test in tests if (test.start, test.to) == (start, to))
    return found


FOUR = stays_of(
    (1, "b", "a", 0, 2),
    (1, "a", "c", 2, 5),
    (2, "a", "c", 0, 4),
    (3, "a", "c", 0, 5),
    (4, "a", None, 0, 9),
    (5, "b", "a", 0, 1),
    (5, "a", None, 1, 4.5),
)


def test_it_is_the_log_rank_test_by_hand() -> None:
    """Who was in b at 0.5 is the group: at 4 2 of 5 are at risk, at 5 1 of 3, of whom 2 leave."""
    test = one(markov_test(FOUR, state="b", at=0.5, fewest=0), "a", "c")
    expected = 2 / 5 + 2 * 1 / 3
    variance = 2 / 5 * 3 / 5 + 2 * (3 - 2) / (3 - 1) * 1 / 3 * 2 / 3
    assert (test.events, test.group) == (3, 1)
    assert test.expected == pytest.approx(expected)
    assert test.statistic == pytest.approx((1 - expected) / math.sqrt(variance))
    assert test.p == pytest.approx(math.erfc(abs(test.statistic or 0) / math.sqrt(2)))
    assert test.past == Past("state", "b", 0.5)


def test_who_names_no_state_asks_about_the_day_of_entry() -> None:
    """That needs nothing more to be said; with a state the question is about that state."""
    for at in (None, 1):
        left_out, said = (markov_test(FOUR, by=by, at=at, fewest=0) for by in (None, "entry"))
        assert one(left_out, "a", "c") == one(said, "a", "c")
        assert left_out[0].past == Past("entry", None, at)
    assert markov_test(FOUR, state="b", at=0.5)[0].past.by == "state"


def test_the_entry_of_a_stay_is_compared_with_those_at_risk() -> None:
    """Those who left a came at 2, 0 and 0; those at risk at 0, 0, 0, 1, 2 and then 0, 0, 2."""
    test = one(markov_test(FOUR, by="entry", fewest=0), "a", "c")
    excess = 0 - 3 / 5 + (2 + 0) - 2 * 2 / 3
    variance = (5 / 5 - 9 / 25) + 2 * (3 - 2) / (3 - 1) * (4 / 3 - 4 / 9)
    assert test.statistic == pytest.approx(excess / math.sqrt(variance))
    assert (test.group, test.expected) == (None, None)


def test_where_nothing_can_be_compared_there_is_no_number_and_a_reason() -> None:
    """Nobody moved, one group alone at risk, too few moves: each is said, nothing is NaN."""
    tests = markov_test(FOUR, state="b", at=0.5)
    for test, said in (
        (one(tests, "b", "a"), "only one of the two groups"),
        (one(tests, "a", "c"), "fewer than 5 were to be expected"),
        (one(markov_test(FOUR, state="a", at=3), "b", "a"), "Nobody moved so after day 3."),
        (one(markov_test(FOUR, by="entry"), "a", "c"), "fewer than 10"),
        (one(markov_test(FOUR, by="entry"), "b", "a"), "had come at the same time"),
    ):
        assert (test.statistic, test.p, test.adjusted) == (None, None, None)
        assert said in str(test.reason)


def test_a_stay_watched_in_two_parts_is_one_stay() -> None:
    """The second part is no second visit, and began when the first did."""
    whole = FOUR.filter(pl.col("id") != 2)
    split = pl.concat([whole, stays_of((2, "a", None, 0, 3), (2, "a", "c", 3, 4))])
    bys: tuple[By, ...] = ("entry", "earlier")
    for by in bys:
        test, known = (
            one(markov_test(table, by=by, fewest=0), "a", "c") for table in (split, FOUR)
        )
        assert (test.events, test.group) == (known.events, known.group)
        assert test.statistic == pytest.approx(known.statistic)
    assert one(markov_test(split, by="earlier", fewest=0), "a", "c").group == 0


def test_who_comes_back_has_been_there_before() -> None:
    """A visit counts as earlier whenever it ended, and only of the same state and person."""
    back = stays_of(
        (1, "a", "b", 0, 1), (1, "b", "a", 1, 2), (1, "a", "b", 2, 6), (2, "a", "b", 0, 5)
    )
    test = one(markov_test(back, by="earlier", fewest=0), "a", "b")
    assert (test.events, test.group, test.expected) == (3, 1, 0 + 1 / 2 + 1)


def test_whole_days_fractions_and_order_of_rows_are_all_one() -> None:
    """The clock may be stretched, rows shuffled, and stays coded before."""
    rng = np.random.default_rng(3)
    stays = crowd(300, rng)
    asked: tuple[Past, ...] = (Past("state", "b", 10), Past("entry"), Past("earlier"))
    for past in asked:
        by, state, at = past.by, past.state, past.at
        plain = markov_test(stays, by=by, state=state, at=at)
        third = stays.with_columns(pl.col("entry", "exit") / 3).sample(
            fraction=1, shuffle=True, seed=1
        )
        for other in (
            markov_test(third, by=by, state=state, at=at and at / 3),
            markov_test(coded(stays), by=by, state=state, at=at),
        ):
            found, known = (
                np.array([test.statistic or 0.0 for test in tests]) for tests in (plain, other)
            )
            assert np.abs(found).max() > 0
            np.testing.assert_allclose(found, known, atol=1e-9)


def test_holm_multiplies_the_smallest_by_the_number_of_tests() -> None:
    """In the order of p each is multiplied by the tests that remain, and none falls below one."""
    tests = markov_test(crowd(300, np.random.default_rng(4)), state="b", at=10)
    ranked = sorted(
        (test.p, test.adjusted)
        for test in tests
        if test.p is not None and test.adjusted is not None
    )
    assert len(ranked) > 2
    assert ranked[0][1] == pytest.approx(min(1.0, len(ranked) * ranked[0][0]))
    for place, ((_, before), (p, after)) in enumerate(pairwise(ranked), 1):
        assert after == pytest.approx(max(before, min(1.0, (len(ranked) - place) * p)))


@pytest.mark.parametrize(
    ("by", "state", "more", "less"),
    [
        ("state", "b", "Who was in 'house' on day 3 goes from 'a' to 'c' more", "c' less often"),
        ("entry", None, "Who came to 'a' later goes on to 'c' more", "goes on to 'c' less"),
        ("earlier", None, "Who had been in 'a' before goes on to 'c' more", "goes on to 'c' less"),
    ],
)
def test_the_warning_names_the_arrow_and_the_direction(
    by: By, state: str | None, more: str, less: str
) -> None:
    """Only arrows below 5 % after Holm are named, and what it means stands at the end."""
    past = Past(by, state, 3)

    def made(statistic: float | None, adjusted: float | None) -> ArrowTest:
        return ArrowTest(past, "a", "c", 50, 20, 10.0, statistic, adjusted, adjusted)

    said = memories(
        [made(3.5, 0.01), made(-3.5, 0.01), made(2.0, 0.2), made(None, None)], {"b": "house"}
    )
    assert len(said) == 3
    assert more in str(said[0])
    assert less in str(said[1])
    assert str(said[2]) == "The past matters here; this answer allows for it."
    assert memories([made(2.0, 0.2)]) == ()


def test_what_cannot_be_asked_is_refused() -> None:
    """An unknown state, nobody in it, a question left half said, and weights."""
    with pytest.raises(StaysError, match="No stay is in the state 'x'"):
        markov_test(FOUR, state="x", at=1)
    with pytest.raises(StaysError, match="Nobody is in the state 'b' on day 3"):
        markov_test(FOUR, state="b", at=3)
    with pytest.raises(StaysError, match="give the state and the day"):
        markov_test(FOUR, state="b")
    with pytest.raises(StaysError, match="give the state and the day"):
        markov_test(FOUR, by="state", at=1)
    with pytest.raises(StaysError, match="as a polars DataFrame, and not as dict"):
        markov_test(FOUR.to_dict(), by="entry")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="no weights"):
        markov_test(coded(FOUR.with_columns(w=1.0), continuous=True, weight="w"), by="earlier")
    with pytest.raises(ValueError, match="without persons"):
        markov_test(coded(FOUR, continuous=True, persons=False), by="earlier")


def crowd(people: int, rng: np.random.Generator) -> pl.DataFrame:
    """Invent people who go to and fro between a and b on whole days, and end in c."""
    rows: list[Row] = []
    for person in range(people):
        state, day = "a", 0
        while state != "c" and day < 60:
            end = day + int(rng.integers(1, 20))
            to = str(rng.choice(["b" if state == "a" else "a", "c"], p=[0.7, 0.3]))
            rows.append((person, state, to if end < 60 else None, day, min(end, 60)))
            state, day = to, end
    return stays_of(*rows).with_columns(pl.col("entry", "exit").cast(pl.Int64))
