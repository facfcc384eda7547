"""SIGTERM stops a reading as Ctrl-C does, and leaves nothing behind."""

import resource
import signal
from multiprocessing import heap
from pathlib import Path

import pytest
from tests.unit.record.driver.fake_reading import toy_reading
from tests.unit.record.driver.toy_command import Toy, alive, wait_until

from wayout.errors import OutputError


@pytest.mark.parametrize("workers", [0, 2])
def test_sigterm_stops_with_one_line(tmp_path: Path, workers: int) -> None:
    """No warning of what was shared between processes, no process left, the same exit code."""
    toy = Toy(tmp_path)
    toy.fill(100, "slow")
    with toy.start(workers, SHARD_FILES="10") as process:
        wait_until(lambda: toy.pages_done() >= 20)
        process.send_signal(signal.SIGTERM)
        _, errors = process.communicate(timeout=30)
    assert process.returncode == 130
    assert errors.count("\n") == 1
    assert "run the same command again" in errors
    assert not any(alive(pid) for pid in toy.readers())
    assert not list(toy.out.rglob("*.tmp"))


def test_the_handler_is_given_back(tmp_path: Path) -> None:
    """A program that reads pages keeps its own way to end."""
    (tmp_path / "pages").mkdir()
    toy_reading([tmp_path / "pages"], tmp_path / "out")
    assert signal.getsignal(signal.SIGTERM) is signal.SIG_DFL


def test_no_room_names_the_folder_that_was_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Workers share memory by a file of the system; the message names what the user named."""
    # a reading before this one, in the same process, leaves room in its file
    monkeypatch.setattr(heap.BufferWrapper, "_heap", heap.Heap())
    (tmp_path / "pages").mkdir()
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1024, limits[1]))
    try:
        with pytest.raises(OutputError, match="Could not write") as caught:
            toy_reading([tmp_path / "pages"], tmp_path / "out", workers=1)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert str(tmp_path / "out") in str(caught.value)
