"""Wrong passphrases make the next one wait, and a restart forgets nothing."""

from pathlib import Path

import pytest

from wayout.desk.gate.throttle import FREE, LONGEST, Throttle


class Clock:
    """A clock that is moved by hand."""

    def __init__(self) -> None:
        self.now = 1_800_000_000.0

    def __call__(self) -> float:
        """The second of now."""
        return self.now


@pytest.fixture
def clock() -> Clock:
    """A clock."""
    return Clock()


def test_a_hundred_tries_take_long_though_it_is_restarted_each_time(
    tmp_path: Path, clock: Clock
) -> None:
    """More than a quarter of an hour, the fastest that can be."""
    begun = clock.now
    for _ in range(100):
        throttle = Throttle(tmp_path / "deep" / "tries", clock)
        clock.now += throttle.wait()
        throttle.wrong()
    assert clock.now - begun > 15 * 60


def test_who_mistypes_a_little_waits_for_nothing(tmp_path: Path, clock: Clock) -> None:
    """Only from the third wrong one on."""
    throttle = Throttle(tmp_path / "tries", clock)
    for _ in range(FREE - 1):
        throttle.wrong()
        assert throttle.wait() == 0
    throttle.wrong()
    assert throttle.wait() > 0


def test_the_right_one_forgets_the_wrong_ones(tmp_path: Path, clock: Clock) -> None:
    """Here and for the next start."""
    throttle = Throttle(tmp_path / "tries", clock)
    for _ in range(FREE + 3):
        throttle.wrong()
    throttle.right()
    assert throttle.wait() == 0
    assert Throttle(tmp_path / "tries", clock).wait() == 0


def test_a_clock_that_was_set_back_locks_nobody_out(tmp_path: Path, clock: Clock) -> None:
    """Nobody waits longer than the longest pause."""
    throttle = Throttle(tmp_path / "tries", clock)
    for _ in range(FREE + 9):
        throttle.wrong()
    clock.now -= 86400
    assert throttle.wait() == LONGEST


@pytest.mark.parametrize("written", [b"", b"[", b"{}", b"[1]", b'["a", 1]', b"\xff", b"[1, 2, 3]"])
def test_a_damaged_file_stops_nobody(tmp_path: Path, clock: Clock, written: bytes) -> None:
    """It counts from nothing."""
    place = tmp_path / "tries"
    place.write_bytes(written)
    assert Throttle(place, clock).wait() == 0


def test_where_nothing_can_be_written_it_counts_in_memory(tmp_path: Path, clock: Clock) -> None:
    """A folder that is a file."""
    (tmp_path / "file").write_bytes(b"")
    throttle = Throttle(tmp_path / "file" / "tries", clock)
    for _ in range(FREE):
        throttle.wrong()
    assert throttle.wait() > 0
