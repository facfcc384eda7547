"""A vault is open in one process at a time, and free again when that one ends."""

import errno
import fcntl
import os
import time
from pathlib import Path

import pytest

from wayout.casebook.store.lock import Lock
from wayout.errors import BusyError, OutputError

pytestmark = pytest.mark.usefixtures("said")


def test_its_file_is_beside_the_vault_and_ours_alone(tmp_path: Path) -> None:
    """Empty; it stays when the lock is let go."""
    Lock(tmp_path / "a", 0).release()
    (found,) = tmp_path.iterdir()
    assert found.name == "a.lock"
    assert found.read_bytes() == b""
    assert found.stat().st_mode & 0o777 == 0o600


def test_another_waits_until_it_is_free(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It looks again and again, and takes it as soon as it can."""
    first, looks = Lock(tmp_path / "a", 0), []

    def sleep(seconds: float) -> None:
        looks.append(seconds)
        if len(looks) == 3:
            first.release()

    monkeypatch.setattr(time, "sleep", sleep)
    Lock(tmp_path / "a", 1000).release()
    assert len(looks) == 3


def test_who_waited_in_vain_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After as long as he would wait; he leaves no descriptor open, and the lock as it was."""
    first, now = Lock(tmp_path / "a", 0), [0.0]
    before = len(list(Path("/dev/fd").iterdir()))

    def sleep(seconds: float) -> None:
        now[0] += seconds

    monkeypatch.setattr(time, "sleep", sleep)
    monkeypatch.setattr(time, "monotonic", lambda: now[0])
    with pytest.raises(BusyError, match="is open in another process") as caught:
        Lock(tmp_path / "a", 7)
    assert caught.value.values == {"path": tmp_path / "a"}
    assert 7 <= now[0] < 7.2
    assert len(list(Path("/dev/fd").iterdir())) == before
    first.release()
    Lock(tmp_path / "a", 0).release()


def test_letting_go_twice_is_letting_go_once(tmp_path: Path) -> None:
    """The number may be another file by then, which stays open."""
    lock = Lock(tmp_path / "a", 0)
    number = lock._descriptor
    lock.release()
    other = os.open(tmp_path / "other", os.O_RDWR | os.O_CREAT)
    assert other == number
    lock.release()
    os.fstat(other)
    os.close(other)


@pytest.mark.parametrize("error", [OSError(errno.ENOLCK, "no locks"), KeyboardInterrupt()])
def test_what_stops_it_leaves_no_descriptor(
    tmp_path: Path, error: BaseException, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file system without locks is told with its reason; Ctrl-C goes on."""

    def fails(*_: object) -> None:
        raise error

    before = len(list(Path("/dev/fd").iterdir()))
    monkeypatch.setattr(fcntl, "flock", fails)
    with pytest.raises((OutputError, KeyboardInterrupt)) as caught:
        Lock(tmp_path / "a", 0)
    assert isinstance(caught.value, OutputError) == isinstance(error, OSError)
    if isinstance(caught.value, OutputError):
        assert caught.value.values["path"] == tmp_path / "a.lock"
    assert len(list(Path("/dev/fd").iterdir())) == before
