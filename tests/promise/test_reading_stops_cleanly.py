"""Ctrl-C stops a reading at once; nothing is half written, and what was read stays."""

import os
import signal
from pathlib import Path

import pytest
from tests.unit.record.driver.toy_command import Toy, alive, wait_until


@pytest.mark.parametrize("workers", [0, 2])
def test_ctrl_c_stops_and_the_same_command_goes_on(tmp_path: Path, workers: int) -> None:
    """One line, exit code 130, no traceback, no process left, finished shards kept."""
    toy = Toy(tmp_path)
    toy.fill(100, "slow")
    toy.out.mkdir()
    (toy.out / "cards.parquet").write_text("earlier")
    with toy.start(workers, SHARD_FILES="10") as process:
        wait_until(lambda: toy.pages_done() >= 20)
        os.killpg(process.pid, signal.SIGINT)
        _, errors = process.communicate(timeout=30)
    assert process.returncode == 130
    assert errors.count("\n") == 1
    assert "run the same command again" in errors
    assert not any(alive(pid) for pid in toy.readers())
    assert (toy.out / "cards.parquet").read_text() == "earlier"
    assert not list(toy.out.rglob("*.tmp"))
    done, read = toy.pages_done(), sum(toy.read().values())
    assert done >= 20
    summary = toy.run(workers, SHARD_FILES="10")
    assert summary["cards"] == 100
    assert sum(toy.read().values()) - read == 100 - done
