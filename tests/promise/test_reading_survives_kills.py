"""A reading that is killed goes on where it was: the same bytes, and no shard read twice."""

from pathlib import Path

import pytest
from tests.unit.record.driver.toy_command import Toy, alive, kill, wait_until

PAGES = 120
SHARD = "10"


@pytest.fixture
def toy(tmp_path: Path) -> Toy:
    """Slow pages in twelve shards."""
    toy = Toy(tmp_path)
    toy.fill(PAGES, "slow")
    return toy


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The tables of a reading that nobody disturbed."""
    toy = Toy(tmp_path_factory.mktemp("calm"))
    toy.fill(PAGES)
    toy.pages.rename(toy.pages.parent / "slow")
    toy.pages.mkdir()
    toy.fill(PAGES, "slow")
    assert toy.run(0, SHARD_FILES=SHARD)["cards"] == PAGES
    return toy.tables()


def test_killing_everything_and_running_again(toy: Toy, undisturbed: dict[str, bytes]) -> None:
    """What was finished is not read again, workers do not outlive the driver."""
    with toy.start(SHARD_FILES=SHARD) as process:
        wait_until(lambda: toy.pages_done() >= 30)
        kill(process.pid)
    wait_until(lambda: not any(alive(pid) for pid in toy.readers()))
    done, read = toy.pages_done(), sum(toy.read().values())
    toy.run(SHARD_FILES=SHARD)
    assert sum(toy.read().values()) - read == PAGES - done
    assert toy.tables() == undisturbed


def test_killing_one_worker_costs_one_shard(toy: Toy, undisturbed: dict[str, bytes]) -> None:
    """The reading ends as if nothing had happened; one shard at most was begun again."""
    with toy.start(SHARD_FILES=SHARD) as process:
        wait_until(lambda: len(toy.readers()) == 2 and toy.pages_done() >= 20)
        kill(max(toy.readers()))
        _, errors = process.communicate(timeout=100)
    assert process.returncode == 0
    assert errors == ""
    assert sum(toy.read().values()) - PAGES <= int(SHARD)
    assert max(toy.read().values()) <= 2
    assert toy.tables() == undisturbed


def test_a_page_that_kills_its_worker_is_passed_over(tmp_path: Path) -> None:
    """It is set aside as damaged; every other page is read."""
    toy = Toy(tmp_path)
    toy.fill(60)
    for number in (7, 8, 33):
        (toy.pages / f"{number:04d}.html").write_text("kill")
    summary = toy.run(SHARD_FILES="20")
    assert (summary["cards"], summary["set_aside"]) == (57, {"damaged": 3})
    assert toy.read()[str(toy.pages / "0007.html")] == 2


def test_a_page_that_never_ends_is_passed_over(tmp_path: Path) -> None:
    """The driver ends its worker after a while."""
    toy = Toy(tmp_path)
    toy.fill(20)
    (toy.pages / "0003.html").write_text("hang")
    summary = toy.run(1, PATIENCE="0.5")
    assert (summary["cards"], summary["set_aside"]) == (19, {"damaged": 1})
