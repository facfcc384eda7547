"""A reading in a process of its own: it tells how it ended, stops at once, and leaves nothing."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.unit.record.driver.toy_command import wait_until

from wayout.desk.incoming import job as jobs
from wayout.desk.incoming.job import Job
from wayout.desk.incoming.places import Places
from wayout.desk.incoming.reading import Order
from wayout.errors import OutputError

CHILD = """
import json, sys, time, pathlib
order = json.loads(sys.stdin.readline())
pathlib.Path(order["batch"] or order["out"]).mkdir(parents=True)
print(json.dumps({"pages": 3}), flush=True)
{then}
"""
WELL = 'print(json.dumps({"answer": {"result": {}}}), flush=True)'
FAULT = '{"class": "OutputError", "message": "No room.", "values": {}}'


Begin = Callable[..., Job]


@pytest.fixture
def told() -> list[Job]:
    """Those that were told to have ended well."""
    return []


@pytest.fixture
def begin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, told: list[Job]) -> Begin:
    """Begin a reading by a child that does something else."""

    def begin(
        then: str,
        *,
        batch: bool = False,
        is_open: Callable[[], bool] = lambda: True,
        ended: Callable[[Job], None] = told.append,
    ) -> Job:
        (tmp_path / "wayout_toy_reading.py").write_text(CHILD.replace("{then}", then), "utf-8")
        monkeypatch.setenv("PYTHONPATH", str(tmp_path))
        monkeypatch.setattr(jobs, "_MODULE", "wayout_toy_reading")
        monkeypatch.setattr(jobs, "_LOOK", 0.05)
        places = Places(tmp_path / "court")
        added = str(places.new_batch()) if batch else None
        order = Order(paths=["a"], out=str(places.tables), goes="", batch=added)
        return Job(places, order, is_open, ended)

    return begin


def over(job: Job) -> Job:
    """Wait for its end."""
    wait_until(lambda: not job.is_running)
    return job


def test_one_that_ends_well_tells_what_it_read(begin: Begin, told: list[Job]) -> None:
    """Its batch is settled, and who began it is told."""
    job = over(begin(WELL, batch=True))
    assert (job.pages, job.answer, job.error) == (3, {"result": {}}, None)
    assert [one.name for one in job.places.pages.iterdir()] == ["batch-0001"]
    assert told == [job]
    assert not job.is_trial


@pytest.mark.parametrize(
    ("then", "message"),
    [(f"print('{{\"error\": {FAULT}}}', flush=True)", "No room."), ("sys.exit(1)", "by itself")],
    ids=["told", "untold"],
)
def test_one_that_fails_says_why_and_leaves_nothing(
    begin: Begin, told: list[Job], then: str, message: str
) -> None:
    """In its own words, or ours where it had none."""
    job = over(begin(then, batch=True))
    assert job.answer is None
    assert message in str(job.error)
    assert list(job.places.pages.iterdir()) == []
    assert told == []


def test_one_that_is_stopped_leaves_nothing(begin: Begin) -> None:
    """At once, whatever it does."""
    job = begin("time.sleep(60)", batch=True)
    wait_until(lambda: job.pages > 0)
    job.stop()
    assert not job.is_running
    assert (job.answer, job.error) == (None, None)
    assert list(job.places.pages.iterdir()) == []


def test_the_lock_stops_it(begin: Begin) -> None:
    """Though nobody asks for it."""
    locked = threading.Event()
    job = begin("time.sleep(60)", is_open=lambda: not locked.is_set())
    wait_until(lambda: job.pages > 0)
    locked.set()
    over(job)
    assert job.answer is None


def test_a_child_ends_when_nobody_hears_it(begin: Begin) -> None:
    """Closing its input is enough: a desk that was killed leaves no reading behind."""
    job = begin("sys.stdin.read()")
    wait_until(lambda: job.pages > 0)
    assert job._process.stdin is not None
    job._process.stdin.close()
    assert over(job).error is not None


def test_what_cannot_be_kept_of_a_good_end_is_told(begin: Begin) -> None:
    """The pages are added all the same."""

    def full(_: Job) -> None:
        raise OutputError("No room.")

    job = over(begin(WELL, ended=full))
    assert job.answer is not None
    assert str(job.error) == "No room."
