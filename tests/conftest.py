"""Settings for every test: timings never decide one, and the same tests run everywhere."""

import os
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOM = timedelta(minutes=2)  # more than any test takes that asks for the day
MEMORY = Path("/dev/shm")  # noqa: S108  pytest makes a folder of this user's alone there
SPARE = 4 << 30  # bytes: several times what all tests write
PLACE = "PYTEST_DEBUG_TEMPROOT"  # where pytest makes the folders of the tests

settings.register_profile(
    "wayout",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    derandomize=bool(os.environ.get("CI")),  # elsewhere each run tries new examples
    print_blob=True,
)
settings.load_profile("wayout")


def pytest_configure() -> None:
    """Let the tests write into memory, where there is plenty.

    A vault waits for its disk a few times in every change. No test cuts the power: whoever is
    killed leaves the same files whether they had reached the disk or not.
    """
    if PLACE not in os.environ and _is_roomy(MEMORY):
        os.environ[PLACE] = str(MEMORY)


@pytest.fixture
def today() -> date:
    """Today by the clock of this machine: it stays so, for a midnight that is near is waited out.

    That of UTC as well, by which exports and logs count.
    """
    while _ends_soon(now := datetime.now(UTC)):
        time.sleep(1)
    return now.astimezone().date()


def _ends_soon(now: datetime) -> bool:
    later = now + ROOM
    return later.date() > now.date() or later.astimezone().date() > now.astimezone().date()


def _is_roomy(place: Path) -> bool:
    """Whether much memory is free, and a place in it that programs may run from."""
    if not place.is_mount():
        return False
    there = os.statvfs(place)
    free = os.sysconf("SC_AVPHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    runs = not there.f_flag & os.ST_NOEXEC
    return runs and min(free, there.f_bavail * there.f_frsize) >= SPARE
