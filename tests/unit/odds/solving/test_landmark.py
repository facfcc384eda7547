"""Those who were in a state on a day, and nobody else, are followed on."""

import numpy as np
import polars as pl
import pytest
from tests.oracle.odds_by_hand import as_floats, chances, rows_of
from tests.unit.odds.stays_at_hand import loops, many, written

from wayout.errors import StaysError
from wayout.odds.counting.tally import tally
from wayout.odds.solving.landmark import cohort, cohort_of, followed, known, landmark
from wayout.odds.solving.occupation import occupation
from wayout.odds.stays.coded import coded

STATES = ("away", "end", "home")


def test_a_frame_or_coded_stays_will_do() -> None:
    """Other things are refused in words."""
    stays = many()
    one, two = landmark(stays, "home", 9, [15]), landmark(coded(stays), "home", 9, [15])
    np.testing.assert_array_equal(one.occupation, two.occupation)
    assert cohort(stays, "home", 9).people == cohort(coded(stays), "home", 9).people
    with pytest.raises(StaysError, match="as a polars DataFrame, and not as LazyFrame"):
        landmark(stays.lazy(), "home", 9, [15])  # type: ignore[arg-type]


def test_it_tells_of_how_many_it_is_known_where_they_are() -> None:
    """All twenty have come to an end on day 5; none is at risk, and yet much is known."""
    found = landmark(written(*(f"{n} a end 0 {1 + n % 5}" for n in range(20))), "a", 0, [5])
    assert found.known is not None
    assert (found.known.tolist(), found.at_risk.tolist()) == ([20], [0])


def test_a_cohort_tells_itself_in_a_line() -> None:
    """And not all its stays."""
    told = repr(cohort(many(), "home", 9))
    assert told.startswith("Cohort(")
    assert "persons in 'home' at 9, 3 states, data to 3" in told
    assert len(told) < 80


def test_it_takes_those_who_are_there_after_the_moves_of_the_day() -> None:
    """That is entry <= day < exit: whoever came on the day is in, whoever left on it is out."""
    stays = written("came a b 4 9", "left a b 0 4", "late a c 5 6", "there a c 0 5")
    found = landmark(stays, "a", 4, [5, 9])
    assert cohort(coded(stays), "a", 4).people == 2
    assert found.occupation.tolist() == [[0.5, 0.0, 0.5], [0.0, 0.5, 0.5]]
    assert found.at_risk_by_state.tolist() == [[1, 0, 0], [0, 0, 0]]


def test_its_numbers_are_the_plain_ones_of_those_people_alone() -> None:
    """Their stays from the day on, everybody else cut out by hand."""
    stays, at = many(), 9
    there = stays.filter(pl.col("from") == "home", pl.col("entry") <= at, pl.col("exit") > at)
    theirs = stays.join(there, on="id", how="semi").filter(pl.col("exit") > at)
    theirs = theirs.with_columns(pl.max_horizontal("entry", pl.lit(at)))
    days = [10, 15, 21, 30]
    found = landmark(stays, "home", at, days)
    plain = occupation(tally(theirs, states=STATES), "home", days, at)
    np.testing.assert_allclose(found.occupation, plain.occupation, rtol=0, atol=1e-15)
    np.testing.assert_allclose(found.se, plain.se, rtol=0, atol=1e-15)
    for place, day in enumerate(days):
        expected = as_floats(chances(rows_of(theirs), STATES, at, day))[2]
        np.testing.assert_allclose(found.occupation[place], expected, rtol=0, atol=1e-12)


def test_counts_of_chosen_people_add_and_counts_of_everybody_do_not() -> None:
    """Two places that choose first have the landmark of both; the plain sum is another number."""
    stays, days = many(), [10, 15, 21, 30]
    places = [stays.filter(pl.col("id").str.contains(number)) for number in ("[1-3]/", "[4-7]/")]
    chosen = [tally(cohort(one, "home", 9).stays) for one in places]
    both = occupation(chosen[0] + chosen[1], "home", days, 9)
    order = [both.states.index(state) for state in STATES]
    whole = landmark(stays, "home", 9, days)
    assert whole.states == STATES
    np.testing.assert_allclose(both.occupation[:, order], whole.occupation, rtol=0, atol=1e-12)
    np.testing.assert_allclose(both.se[:, order], whole.se, rtol=0, atol=1e-12)
    plain = occupation(tally(places[0]) + tally(places[1]), "home", days, 9)
    assert np.abs(plain.occupation - both.occupation).max() > 0.01


def test_it_is_not_the_plain_estimate_where_others_come_later() -> None:
    """The one who was seen late, in b, decides the plain one and is none of the cohort."""
    stays = written("p a b 0 3", "p b - 3 9", "q b c 5 6")
    assert landmark(stays, "a", 0, [9]).occupation.tolist() == [[0.0, 1.0, 0.0]]
    assert occupation(tally(stays), "a", [9]).occupation.tolist() == [[0.0, 0.5, 0.5]]


def test_states_that_nobody_of_them_takes_keep_their_place() -> None:
    """An arrow missing from the cohort is a zero, no shift of the others."""
    stays = written("p a c 0 3", "q b d 0 5")
    found = landmark(stays, "a", 0, [5])
    assert found.states == ("a", "b", "c", "d")
    assert found.occupation.tolist() == [[0.0, 0.0, 1.0, 0.0]]


def test_days_up_to_the_end_of_all_data_can_be_asked_for() -> None:
    """Also after the last stay of those people; then nothing moves any more."""
    stays = written("p a b 0 3", "q c - 0 20")
    assert landmark(stays, "a", 0, [3, 20]).occupation[:, 1].tolist() == [1.0, 1.0]
    with pytest.raises(StaysError, match="Day 21 lies after the data, which end on day 20"):
        landmark(stays, "a", 0, [21])
    with pytest.raises(StaysError, match="Day 1 lies before day 2"):
        landmark(stays, "a", 2, [1])


@pytest.mark.parametrize("at", [-1, 9, 100])
def test_nobody_can_be_followed_from_where_nobody_is(at: int) -> None:
    """Before the data, after the last has left, after the data."""
    with pytest.raises(StaysError, match=f"Nobody is in the state 'home' on day {at}"):
        landmark(loops(), "home", at, [200])


def test_someone_with_two_stays_is_one() -> None:
    """A stay cut in two where the watch was taken up again."""
    stays = written("p a - 0 3", "p a b 3 7", "q a - 0 9")
    group = cohort(coded(stays), "a", 2)
    assert (group.people, len(group.stays.start)) == (2, 3)
    assert followed(group, [7]).occupation.tolist() == [[0.5, 0.5]]


def test_it_is_known_where_people_are_until_their_watch_ends() -> None:
    """One is last seen on day 3, one has come to an end, one is watched to day 9."""
    stays = written("p a - 0 3", "q a end 0 4", "r a b 0 2", "r b - 2 9")
    group = cohort(coded(stays), "a", 0)
    assert known(group, np.array([0, 2, 3, 8, 9])).tolist() == [3, 3, 2, 2, 1]


@pytest.mark.parametrize(("state", "people"), [("dead", 2), ("умер", 2), ("away", 1)])
def test_whoever_is_last_seen_in_an_end_is_known_to_be_there(state: str, people: int) -> None:
    """A state that nobody can leave: that the watch ended in it takes nothing away."""
    stays = written(f"p a {state} 0 3", f"p {state} - 3 5", "q a - 0 9", "r a end 0 20")
    group = cohort(coded(stays), "a", 0)
    assert known(group, np.array([4, 5, 9])).tolist() == [3, people + 1, people]


def test_a_move_without_a_stay_after_it_tells_where_somebody_is_on_that_day_alone() -> None:
    """Others leave the state, so that he may have left it too; out of an end nobody does."""
    stays = written("p a b 0 3", "q a b 0 5", "q b c 5 8", "r a c 0 9")
    group = cohort(coded(stays), "a", 0)
    assert known(group, np.array([2, 3, 4, 8, 9])).tolist() == [3, 3, 2, 2, 2]


def test_nobody_knows_where_somebody_is_between_two_watches() -> None:
    """The watch ended on day 3 and was taken up again on day 6."""
    stays = written("p a - 0 3", "p a b 6 9", "q a - 0 9")
    group = cohort(coded(stays), "a", 0)
    assert known(group, np.array([2, 3, 5, 6, 9])).tolist() == [2, 1, 1, 2, 1]


def test_a_clock_with_fractions_gives_the_same() -> None:
    """A tenth of each day, and the same shares."""
    stays = many()
    tenths = stays.with_columns(pl.col("entry", "exit") / 10)
    one = landmark(stays, "home", 9, [15, 30])
    two = landmark(tenths, "home", 0.9, [1.5, 3.0])
    np.testing.assert_allclose(one.occupation, two.occupation, rtol=0, atol=1e-12)
    np.testing.assert_allclose(one.se, two.se, rtol=0, atol=1e-12)
    np.testing.assert_array_equal(one.at_risk_by_state, two.at_risk_by_state)


@pytest.mark.parametrize("at", [9.0, 9.5, np.float64(9)])
def test_between_two_ticks_nothing_moves(at: float) -> None:
    """A day may be written as a fraction on a clock of whole days, too."""
    stays = coded(many())
    one, two = followed(cohort(stays, "home", 9), [15]), followed(cohort(stays, "home", at), [15])
    np.testing.assert_array_equal(one.occupation, two.occupation)


def test_half_a_day_later_it_is_the_day_before() -> None:
    """On either side of day 0."""
    stays = written("p a b -3 -1", "q a b -3 0", "r a - -3 4")
    found = landmark(stays, "a", -3, [-1.5, -0.5, 0.5])
    np.testing.assert_array_equal(
        found.occupation, landmark(stays, "a", -3, [-2, -1, 0]).occupation
    )


def test_one_column_of_fractions_is_a_clock_with_fractions() -> None:
    """Whole exits do not make the entries whole."""
    stays = written("p a b 0 3", "q a b 2 5", "r a - 1 6").with_columns(pl.col("entry") + 0.5)
    group = cohort(coded(stays, continuous=True), "a", 2.25)
    assert (group.people, followed(group, [3]).occupation.tolist()) == (2, [[0.5, 0.5]])


def test_the_mix_in_which_chosen_people_begin_is_a_sample() -> None:
    """Three of eight in a, of whom two of three move on to c: by hand, on both clocks."""
    rows = ["p a c 0 3", "q a c 0 4", "r a - 0 9", *(f"s{n} b - 0 9" for n in range(5))]
    for scale in (1, 1.0):
        stays = coded(written(*rows).with_columns(pl.col("exit") * scale), continuous=True)
        found = followed(cohort_of(stays, np.ones(8, np.bool_), "a or b", 0), [0, 5])
        np.testing.assert_allclose(found.occupation, [[3 / 8, 5 / 8, 0], [1 / 8, 5 / 8, 2 / 8]])
        np.testing.assert_allclose(found.se[0] ** 2, [3 * 5 / 8**3, 3 * 5 / 8**3, 0])
        # two ninths of a third is what is not known of those in a: Greenwood, p (1 - p) / n
        moved = (2 / 3) ** 2 * 15 / 8**3 + (3 / 8) ** 2 * (2 / 3) * (1 / 3) / 3
        assert found.se[1, 2] ** 2 == pytest.approx(moved)
