"""The calibrated world follows the published counts and shares."""

from datetime import date

import pytest

from wayout.sample import Query, make_world
from wayout.sample.case import Case
from wayout.sample.days import between_points, rate

WORLD = make_world(6000, seed=2)


@pytest.fixture(scope="module")
def cases() -> list[Case]:
    """The cases of a middling world."""
    return list(WORLD.cases)


def test_receipts_under_337_rise_as_published(cases: list[Case]) -> None:
    """May 2024 (844) against February 2024 (718) and April 2023 (348), within drawing error."""
    months = WORLD.count("received", "month", article="337")
    assert months["2024-05"] / months["2024-02"] == pytest.approx(844 / 718, rel=0.12)
    assert months["2024-05"] / months["2023-04"] == pytest.approx(844 / 348, rel=0.2)
    assert len(cases) == 6000


def test_338_grows_fastest() -> None:
    """Of 337 and 338, the share of 338 was 2 % by November 2023 and near 5 % by May 2025."""
    shares = []
    for day in (date(2024, 5, 31), date(2025, 5, 31)):
        counts = WORLD.count("received", "article", known_by=day)
        shares.append(counts["338"] / counts["337"])
    assert shares[0] < shares[1]
    assert 0.02 < shares[1] < 0.09


def test_suspensions_grow_after_october_2024_and_get_their_ground_then() -> None:
    """Before, hardly any ground is about the war: the law had none."""
    queries = [Query("suspended", "month"), Query("suspended", "ground")]
    late = WORLD.truth(queries)
    early = WORLD.truth(queries, known_by=date(2024, 5, 31))
    assert sum(late[queries[0]].counts.values()) > 3 * sum(early[queries[0]].counts.values())
    grounds = early[queries[1]].counts
    assert grounds.get("war", 0) < 0.2 * sum(grounds.values())
    assert late[queries[1]].counts["war"] > grounds.get("war", 0) + 50


def test_texts_get_rarer(cases: list[Case]) -> None:
    """Half of autumn 2022, a third of March 2023, 6.4 percent of March 2024."""

    def share(first: date, last: date) -> float:
        cards = [c.cards[0] for c in cases if c.cards[0].layout != "moscow"]
        decided = [c for c in cards if c.decided and first <= c.decided <= last]
        ended = [c for c in decided if c.result_kind == "verdict"]
        texts = [c for c in ended if any(a.publication in ("text", "unread") for a in c.acts)]
        return len(texts) / len(ended)

    assert share(date(2022, 10, 1), date(2023, 3, 31)) > 0.25
    assert share(date(2024, 2, 1), date(2024, 6, 30)) < 0.12


def test_between_two_points_runs_a_straight_line() -> None:
    """Half way in time is half way in value; outside, the nearest point."""
    points = {"2023-01": 100, "2023-05": 300}
    assert [between_points(points, m) for m in ("2022-12", "2023-03", "2023-06")] == [100, 200, 300]
    assert rate("published", "2024-03") == pytest.approx(0.064)
