"""No bare percentage: a share of the known has its interval, and bounds over the unknown."""

from datetime import date
from pathlib import Path

import pytest
from tests.unit.record.counting.tables import one, write_tables

from wayout.record import count
from wayout.record.counting.profiles import Profile
from wayout.record.counting.share import outcomes, wilson

DAY = date(2024, 3, 11)


@pytest.mark.parametrize(
    ("count", "base", "low", "high"),
    [
        # Newcombe (1998), Statistics in Medicine 17, 857-872, table I, method 3
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0000, 0.1611),
        (1, 29, 0.0061, 0.1718),
        # Agresti and Coull (1998): none of ten, and all of ten by symmetry
        (0, 10, 0.0000, 0.2775),
        (10, 10, 0.7225, 1.0000),
    ],
)
def test_the_score_interval_is_the_published_one(
    count: int, base: int, low: float, high: float
) -> None:
    """Wilson's interval without correction, to the four places that are printed."""
    assert wilson(count, base) == pytest.approx((low, high), abs=0.00006)


@pytest.mark.parametrize(("count", "base"), [(1, 0), (3, 2), (-1, 5)])
def test_no_interval_is_made_up_for_what_is_no_share(count: int, base: int) -> None:
    """A base of nothing, or more than all, is refused."""
    with pytest.raises(ValueError, match="no share"):
        wilson(count, base)


def test_the_share_of_march_2024_is_not_identified(tmp_path: Path) -> None:
    """32 of 44 known of 684: 73 %, 58-84; and anything from 5 % to 98 % of all."""
    cases = [
        *(one("verdict", f"a{n}", DAY, detail="probation") for n in range(32)),
        *(one("verdict", f"b{n}", DAY, detail="prison") for n in range(12)),
        *(one("verdict", f"c{n}", DAY, ground="withheld") for n in range(600)),
        *(one("verdict", f"d{n}", DAY, ground="missing") for n in range(40)),
    ]
    found = count(write_tables(tmp_path, cases), "verdict", by="outcome").outcomes
    assert found is not None
    share = {one.outcome: one for one in found.shares}["probation"]
    numbers = (share.share, share.low, share.high, share.worst_low, share.worst_high)
    percents = [round(100 * number) for number in numbers]
    assert percents == [73, 58, 84, 5, 98]
    assert (found.total, found.known, found.unknown, found.texts) == (684, 44, 640, 44)
    assert found.reasons == {"withheld": 600, "missing": 40, "empty": 0, "unread": 0}


def test_a_text_that_was_not_understood_is_published_and_unknown() -> None:
    """Published texts and known outcomes are two numbers."""
    found = outcomes((known("fine", count=3), unknown("unread", count=2)))
    assert (found.texts, found.known, found.reasons["unread"]) == (5, 3, 2)


def test_an_accused_without_a_known_outcome_leaves_the_case_open() -> None:
    """One accused fined, the other unknown: the case may be one of prison as well."""
    split = Profile(("fine",), open=True, reasons=("missing",), count=1)
    found = outcomes((split, known("prison", count=1)))
    bounds = {one.outcome: (one.worst_low, one.worst_high) for one in found.shares}
    assert bounds == {"fine": (0.5, 0.5), "prison": (0.5, 1.0)}


def test_nothing_known_gives_no_share_at_all() -> None:
    """Without a known outcome there is no percentage, only the reasons."""
    found = outcomes((unknown("missing", count=7),))
    assert (found.shares, found.unknown) == ((), 7)


def known(outcome: str, *, count: int) -> Profile:
    """Cases of which everything is known."""
    return Profile((outcome,), open=False, reasons=(), count=count)


def unknown(reason: str, *, count: int) -> Profile:
    """Cases of which nothing is known."""
    return Profile((), open=True, reasons=(reason,), count=count)
