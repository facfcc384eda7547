"""A clock that begins anew with each stay counts by the length of stays, arrow by arrow."""

import numpy as np
import polars as pl
import pytest

from wayout.errors import StaysError
from wayout.odds.counting.tally import tally
from wayout.odds.simulation.clocks import hazards_with_clocks
from wayout.odds.simulation.hazards import hazards
from wayout.odds.simulation.histories import simulate

PEOPLE = 100_000
STAYS = pl.DataFrame(
    {
        "id": [1, 1, 2, 3, 4],
        "from": ["held", "absent", "held", "held", "held"],
        "to": ["absent", None, "deployed", "deployed", None],
        "entry": [5, 9, 105, 40, 90],
        "exit": [9, 20, 112, 47, 99],
    }
)


def test_stays_are_counted_by_their_length() -> None:
    """Two of three who stay 7 days go then; the one who went after 4 is no longer at risk."""
    found = hazards_with_clocks(STAYS, [("held", "deployed")])
    held, deployed, absent = (found.states.index(s) for s in ("held", "deployed", "absent"))
    by_length = found.reset[:, held, deployed]
    assert np.flatnonzero(by_length).tolist() == [7]
    assert by_length[7] == pytest.approx(2 / 3)
    assert not found.forward[:, held, deployed].any()
    plain = hazards(tally(STAYS))
    np.testing.assert_array_equal(found.forward[:, held, absent], plain.forward[:, held, absent])
    assert not found.reset[:, held, absent].any()


def test_a_stay_seen_late_is_at_risk_from_the_length_it_had() -> None:
    """Left truncation: he who was first seen on day 6 of his stay says nothing of day 4."""
    late = STAYS.with_columns(since=pl.col("entry") - pl.Series([0, 0, 0, 0, 5]))
    found = hazards_with_clocks(late, [("held", "deployed"), ("held", "absent")], entered="since")
    held, deployed, absent = (found.states.index(s) for s in ("held", "deployed", "absent"))
    assert found.reset[4, held, absent] == pytest.approx(1 / 3)
    assert found.reset[7, held, deployed] == pytest.approx(2 / 3)


def test_a_split_stay_with_the_day_of_entry_says_what_the_whole_says() -> None:
    """Two rows of one stay, once the day he came in is named."""
    whole = STAYS.with_columns(since="entry")
    first = whole[2:3].with_columns(exit=pl.lit(108, pl.Int64), to=pl.lit(None, pl.String))
    split = pl.concat(
        [whole[:2], first, whole[2:3].with_columns(entry=pl.lit(108, pl.Int64)), whole[3:]]
    )
    arrows = [("held", "deployed")]
    one, two = (hazards_with_clocks(f, arrows, entered="since") for f in (whole, split))
    np.testing.assert_allclose(one.reset, two.reset, atol=1e-15)


def test_hazards_come_back_from_histories_drawn_from_them() -> None:
    """Estimated from many simulated stays, by clock; 5 standard errors."""
    made = hazards_with_clocks(STAYS, [("held", "deployed")])
    drawn = simulate(made, PEOPLE, "held", 40, np.random.default_rng(5), entry=20)
    again = hazards_with_clocks(drawn, [("held", "deployed")])
    held, deployed = made.states.index("held"), made.states.index("deployed")
    error = np.sqrt(2 / 9 / PEOPLE)
    assert abs(again.reset[7, held, deployed] - 2 / 3) < 5 * error


def test_bad_clocks_are_refused_in_plain_words() -> None:
    """An arrow nobody took, a missing column, a state entered after its row begins."""
    with pytest.raises(StaysError, match="held > abroad cannot be reset"):
        hazards_with_clocks(STAYS, [("held", "abroad")])
    with pytest.raises(StaysError, match="missing: since"):
        hazards_with_clocks(STAYS, [("held", "deployed")], entered="since")
    late = STAYS.with_columns(since=pl.col("entry") + 1)
    with pytest.raises(StaysError, match=r"cannot be entered after .* 1 \(1\)"):
        hazards_with_clocks(late, [("held", "deployed")], entered="since")
