"""What came in waits for a decision, one at a time, and is forgotten at the lock."""

from pathlib import Path
from typing import cast

from wayout.desk.incoming.job import Job
from wayout.desk.incoming.memory import Incoming
from wayout.desk.incoming.places import Places


class FakeJob:
    """A reading that runs until it is stopped."""

    def __init__(self, root: Path) -> None:
        self.places = Places(root)
        self.is_running = True

    def stop(self) -> None:
        """Stop."""
        self.is_running = False


def test_only_one_reading_is_at_work(tmp_path: Path) -> None:
    """The next begins when it has ended."""
    incoming, first, second = Incoming(), FakeJob(tmp_path), FakeJob(tmp_path)
    assert incoming.begin(lambda: cast("Job", first))
    assert not incoming.begin(lambda: cast("Job", second))
    first.is_running = False
    assert incoming.begin(lambda: cast("Job", second))
    assert incoming.job is cast("Job", second)


def test_at_the_lock_the_reading_stops_and_what_was_looked_at_goes(tmp_path: Path) -> None:
    """Where none is at work nothing happens."""
    incoming, job = Incoming(), FakeJob(tmp_path)
    incoming.forget()
    job.places.given.mkdir(parents=True)
    incoming.begin(lambda: cast("Job", job))
    incoming.forget()
    assert not job.is_running
    assert incoming.job is None
    assert not job.places.trial.exists()


def test_an_export_waits_under_its_word_until_another_comes() -> None:
    """And is overwritten when it goes."""
    incoming = Incoming()
    word = incoming.keep_export(b"abc")
    assert incoming.export(word) == b"abc"
    assert incoming.export("another") is None
    assert incoming._export is not None
    held = incoming._export[1]
    incoming.keep_export(b"def")
    assert incoming.export(word) is None
    assert held == bytes(3)
    incoming.forget()
    assert incoming._export is None
