"""Simulated histories are distributed as their hazards say, and are sound as data."""

from pathlib import Path

import numpy as np
import polars as pl
import pytest
from tests.unit.odds.simulation.drawn import expected, far_apart, where

from wayout.odds.counting.tally import Tally, tally, tally_blocks
from wayout.odds.simulation.hazards import Hazards, hazards
from wayout.odds.simulation.histories import simulate, simulate_blocks
from wayout.odds.solving.solve import solve
from wayout.odds.stays.coded import coded

GOLDEN = Path(__file__).parents[3] / "golden" / "odds" / "sim_day_1000.csv"
STATES = [str(number) for number in range(10)]
SIGMAS = 4.5  # hundreds of cells are compared, with seeds that are fixed
PEOPLE = 200_000


@pytest.fixture(autouse=True, params=["numpy", "fast"])
def engine(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every promise holds for both engines; without numba the second is the first."""
    monkeypatch.setenv("WAYOUT_ENGINE", request.param)
    monkeypatch.setattr("wayout.odds.simulation.histories.FEW", 0)


@pytest.fixture(scope="module")
def counts() -> Tally:
    """Ten states with loops and many ties, delayed entry, 1,200 days."""
    text = {"from": pl.String, "to": pl.String}
    return tally(pl.read_csv(GOLDEN, schema_overrides=text), states=STATES)


@pytest.fixture(scope="module")
def pathway(counts: Tally) -> Hazards:
    """The hazards of these counts."""
    return hazards(counts)


@pytest.mark.parametrize("entry", [0, 300])
@pytest.mark.parametrize("start", ["1", {"0": 0.6, "4": 0.3, "9": 0.1}])
def test_occupation_is_that_of_the_product(
    counts: Tally, pathway: Hazards, start: str | dict[str, float], entry: int
) -> None:
    """Loops and ties together, against Aalen-Johansen of the same counts."""
    days = [entry + 1, entry + 30, entry + 90, entry + 365, 1199]
    drawn = simulate(pathway, PEOPLE, start, 1199, np.random.default_rng(7), entry=entry)
    shares = {start: 1.0} if isinstance(start, str) else start
    begin = np.array([[shares.get(state, 0.0) for state in STATES]])
    truth = solve(counts, entry, days, starts=begin, covariance=False).chances[:, 0]
    assert far_apart(where(drawn, days), truth, PEOPLE) < SIGMAS


def test_each_stay_has_the_length_asked_for() -> None:
    """Reset clock: hazards h give length u with chance h(u) times the product of 1 - h before."""
    chances = np.array([0.0, 0.05, 0.3, 0.1, 0.6, 0.0, 0.5, 1.0])
    made = Hazards.of(
        {("a", "b"): chances, ("b", "a"): [0.0, 0.0, 1.0]}, reset=[("a", "b"), ("b", "a")]
    )
    drawn = simulate(made, PEOPLE, "a", 40, np.random.default_rng(9))
    whole = drawn.filter(pl.col("entry") <= 40 - 8, pl.col("from") == "a")  # none is cut
    lengths = np.bincount((whole["exit"] - whole["entry"]).to_numpy(), minlength=9)[1:]
    truth = chances * np.cumprod(np.append(1.0, 1 - chances[:-1]))
    assert far_apart(lengths / len(whole), truth, len(whole)) < SIGMAS
    back = drawn.filter(pl.col("from") == "b", pl.col("to").is_not_null())
    assert set(back["exit"] - back["entry"]) == {3}


def test_arrows_of_both_clocks_add_up() -> None:
    """One state left by the clock of the data and by that of the stay, also beyond a sum of 1."""
    forward = np.tile([0.02, 0.0, 0.3, 0.01], 15)
    stay = [0.0, 0.1, 0.05, 0.9, 0.2]
    made = Hazards.of(
        {
            ("a", "b"): forward,
            ("a", "c"): stay,
            ("b", "a"): [0.5, 0.2, 1.0],
            ("a", "d"): 0.1 * forward,
        },
        reset=[("a", "c"), ("b", "a")],
    )
    assert ("a", "c", "reset") in made.arrows
    days = [1, 2, 3, 4, 5, 10, 30, 60]
    drawn = simulate(made, PEOPLE, "a", 60, np.random.default_rng(10))
    truth = expected(made, [1.0, 0.0, 0.0, 0.0], days)
    assert far_apart(where(drawn, days), truth, PEOPLE) < SIGMAS
    sure = Hazards.of({("a", "b"): [0.0, 0.9], ("a", "c"): [0.0, 0.9]}, reset=[("a", "c")])
    shares = where(simulate(sure, PEOPLE, "a", 2, np.random.default_rng(1)), [1, 2])
    assert far_apart(shares, np.array([[1, 0, 0], [0, 0.5, 0.5]]), PEOPLE) < SIGMAS


def test_a_state_that_is_never_left_has_no_stay_but_the_first() -> None:
    """As in data: an arrow leads there, and nothing follows; who begins there is censored."""
    made = Hazards.constant({("a", "dead"): 0.5}, 30, states=["a", "dead"])
    drawn = simulate(made, 1000, {"a": 0.5, "dead": 0.5}, 30, np.random.default_rng(2))
    at_once = drawn.filter(pl.col("from") == "dead")
    assert drawn["id"].is_unique().all()
    assert set(at_once.select("to", "entry", "exit").rows()) == {(None, 0, 30)}
    assert 400 < len(at_once) < 600


def test_a_factor_of_0_closes_an_arrow(pathway: Hazards) -> None:
    """Nobody takes it, and the rest goes on."""
    closed = pathway.changed("1", "0", factor=0)
    drawn = simulate(closed, 20_000, "0", 1199, np.random.default_rng(3))
    taken = drawn.filter(pl.col("from") == "1", pl.col("to") == "0")
    assert taken.is_empty()
    assert not drawn.filter(pl.col("from") == "1", pl.col("to") == "2").is_empty()


def test_the_rows_are_sound_data(pathway: Hazards) -> None:
    """In order, without gaps, one move a day, none beyond `until`; they pass our own check."""
    drawn = simulate(pathway, 5000, "0", 700, np.random.default_rng(4))
    assert coded(drawn).persons == 5000
    assert drawn["id"].unique(maintain_order=True).to_list() == list(range(5000))
    assert drawn["exit"].max() == 700
    same = pl.col("id") == pl.col("id").shift(-1)
    following = drawn.filter(same.fill_null(value=False))
    joined = drawn.select(
        pl.col("id", "to", "exit"), after=pl.col("from").shift(-1), on=pl.col("entry").shift(-1)
    ).filter(same.fill_null(value=False))
    assert (joined["to"].cast(pl.String) == joined["after"].cast(pl.String)).all()
    assert (joined["exit"] == joined["on"]).all()
    assert following["to"].null_count() == 0
    cut = drawn.filter(pl.col("to").is_null())
    assert set(cut["exit"]) == {700}


def test_a_cut_at_the_horizon_changes_nothing_before_it(pathway: Hazards) -> None:
    """Watching less long is the same histories, cut."""
    long, short = (
        simulate(pathway, 3000, "0", until, np.random.default_rng(5)) for until in (1199, 500)
    )
    cut = long.filter(pl.col("entry") < 500).with_columns(
        to=pl.when(pl.col("exit") <= 500).then("to"), exit=pl.col("exit").clip(upper_bound=500)
    )
    assert short.equals(cut)


def test_blocks_count_as_the_whole(pathway: Hazards) -> None:
    """Streaming into a tally gives the tally of the frame."""
    question = (pathway, 70_000, "0", 600)
    whole = tally(simulate(*question, np.random.default_rng(6)))
    blocks = simulate_blocks(*question, np.random.default_rng(6))
    streamed = tally_blocks(blocks, pathway.states)
    assert (streamed.moves == whole.moves).all()
    assert (streamed.at_risk == whole.at_risk).all()
