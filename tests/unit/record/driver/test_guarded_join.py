"""A history whose joining ends its worker, or does not end, costs only itself."""

from pathlib import Path

import pytest
from tests.unit.record.driver import fake_reading
from tests.unit.record.driver.toy_command import Toy

from wayout.record.guarded_join import JoinGuarded, after_deaths
from wayout.record.join import JoinBuckets

ORDER = JoinGuarded(JoinBuckets("", "", 0, 1))


@pytest.mark.parametrize("number", [fake_reading.KILLS, fake_reading.HANGS])
def test_a_history_that_cannot_be_joined_is_set_aside(tmp_path: Path, number: str) -> None:
    """All others have their rows."""
    toy = Toy(tmp_path)
    toy.fill(20)
    (toy.pages / "bad.html").write_text(f"card {number}")
    summary = toy.run(1, PATIENCE="0.3", JOIN="1")
    assert (summary["cards"], summary["set_aside"]) == (20, {"damaged": 1})
    assert "EndsTheProcess" in (toy.out / "set_aside.parquet").read_text()


def test_two_such_histories_are_set_aside(tmp_path: Path) -> None:
    """Each costs two workers, and no more than itself."""
    toy = Toy(tmp_path)
    toy.fill(20)
    for number in (fake_reading.KILLS, fake_reading.HANGS):
        (toy.pages / f"bad{number}.html").write_text(f"card {number}")
    summary = toy.run(2, PATIENCE="0.3", JOIN="1")
    assert (summary["cards"], summary["set_aside"]) == (20, {"damaged": 2})


def test_one_death_may_be_anybodys_kill() -> None:
    """The order is given again as it was."""
    assert after_deaths(ORDER, [(0, 0)]) == ORDER
    assert after_deaths(ORDER, [(-1, 0), (-1, 0)]) == ORDER


def test_two_deaths_together_then_two_alone() -> None:
    """First one by one, then without the one."""
    apart = after_deaths(ORDER, [(0, 0), (0, 0)])
    assert (apart.apart, apart.poison) == (True, frozenset())
    deaths = [(0, 0), (0, 0), (0, 7)]
    assert after_deaths(apart, deaths) == apart
    assert after_deaths(apart, [*deaths, (0, 7)]).poison == {7}
