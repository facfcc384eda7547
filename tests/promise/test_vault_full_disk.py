"""A disk that is full leaves a vault as it was or as it was to be, and says so."""

import errno
import os
import resource
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from tests.promise.vault_world import NAME, PASSPHRASE, copied, enter, line, make

from wayout.casebook.cases.lines import read_lines
from wayout.casebook.cases.records import Noted
from wayout.casebook.cases.work import add_cases, list_cases, show_case, write_case
from wayout.casebook.checking import every_fault
from wayout.casebook.deletion import delete_case
from wayout.casebook.making import make_vault
from wayout.casebook.passphrase import Cost
from wayout.errors import OutputError

CALLS = ("write", "fsync", "ftruncate")
SHIM = r"""
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdlib.h>
#include <sys/types.h>
static int spent(void) {
    static int left = -1;
    if (left < 0) left = atoi(getenv("FAIL_AT"));
    if (left > 0 && --left == 0) { left = 1; errno = ENOSPC; return 1; }
    return 0;
}
ssize_t pwrite64(int f, const void *b, size_t n, off_t o) {
    static ssize_t (*real)(int, const void *, size_t, off_t);
    if (!real) real = dlsym(RTLD_NEXT, "pwrite64");
    return spent() ? -1 : real(f, b, n, o);
}
ssize_t pwrite(int f, const void *b, size_t n, off_t o) { return pwrite64(f, b, n, o); }
int fsync(int f) {
    static int (*real)(int);
    if (!real) real = dlsym(RTLD_NEXT, "fsync");
    return spent() ? -1 : real(f);
}
int fdatasync(int f) { return fsync(f); }
int ftruncate64(int f, off_t n) {
    static int (*real)(int, off_t);
    if (!real) real = dlsym(RTLD_NEXT, "ftruncate64");
    return spent() ? -1 : real(f, n);
}
int ftruncate(int f, off_t n) { return ftruncate64(f, n); }
"""
CHILD = """
import os, sys
from pathlib import Path
from tests.promise.test_vault_full_disk import work
from tests.promise.vault_world import enter
sys.exit(work(Path(sys.argv[1])))
"""


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A vault."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    return make(tmp_path / "whole", 3)


def work(path: Path) -> int:
    """A short day: 0 done, 3 when it stopped at an error that says the disk is full."""
    try:
        with enter(path) as vault:
            code = list_cases(vault)[0][0]
            write_case(vault, code, [Noted(text="новое " * 2000)], "note")
            new = add_cases(vault, read_lines([line(30)]))[0]
            delete_case(vault, new)
            return 3 if vault.remarks else 0
    except OutputError:
        return 3


def sound(path: Path) -> None:
    """It opens without a fault, and each case is the old one or the new one."""
    with enter(path) as vault:
        assert list(every_fault(vault)) == []
        for code, _ in list_cases(vault):
            assert len(show_case(vault, code).notes) in {1, 2, 3}
        assert add_cases(vault, read_lines([line(1)]))


def _failing(real: Callable[..., Any], left: list[int]) -> Callable[..., Any]:
    def call(*given: Any) -> Any:  # noqa: ANN401  as the system takes them
        left[0] -= 1
        if left[0] == 0:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return real(*given)

    return call


def test_every_call_of_ours_may_fail(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whichever write of a day finds no room, the day stops with one error and nothing is lost."""
    for at in range(1, 400):
        spoiled = copied(path, tmp_path / "spoiled")
        left = [at]
        with monkeypatch.context() as patch:
            for name in CALLS:
                patch.setattr(f"wayout.casebook.disk.os.{name}", _failing(getattr(os, name), left))
            work(spoiled)
        if left[0] > 0:
            break
        sound(spoiled)
    assert at > 20


def test_a_ring_whose_renaming_was_not_made_durable_goes_on(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When the new ring lies there though its writing failed, the keys added next are kept."""
    with enter(path) as vault:
        code = list_cases(vault)[0][0]
        with monkeypatch.context() as patch:
            left = [2]
            patch.setattr(
                "wayout.casebook.disk.sync",
                _failing(lambda _: None, left),
            )
            ring = vault.ring
            with pytest.raises(OutputError):
                ring.rewrite(ring.body, ring.segments.grants)
        new = add_cases(vault, read_lines([line(4)]))[0]
    with enter(path) as vault:
        assert {code, new} <= {one for one, _ in list_cases(vault)}


@pytest.mark.parametrize("room", range(0, 60000, 6000))
def test_a_file_that_may_not_grow(path: Path, room: int) -> None:
    """A limit on the size of files leaves the old state or the new one."""
    child = os.fork()
    if not child:
        code = 99
        with suppress(BaseException):
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
            code = work(path)
        os._exit(code)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) in {0, 3}
    sound(path)


def test_a_vault_that_could_not_be_made_can_be_made_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing half made is left in the way."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    for at in range(1, 5):
        with monkeypatch.context() as patch:
            patch.setattr("wayout.casebook.disk.os.fsync", _failing(os.fsync, [at]))
            with pytest.raises(OutputError):
                make_vault(tmp_path / NAME, PASSPHRASE, cost=Cost(64, 1, 1))
        assert not [one for one in tmp_path.glob(f"{NAME}*") if one.suffix != ".lock"]
    make_vault(tmp_path / NAME, PASSPHRASE, cost=Cost(64, 1, 1)).close()


def test_every_call_of_the_store_may_fail(path: Path, tmp_path: Path) -> None:
    """The disk fills up at one call of SQLite after another, and stays full."""
    compiler = shutil.which("cc")
    if compiler is None:
        pytest.skip("there is no C compiler to build the library that fails")
    (tmp_path / "shim.c").write_text(SHIM)
    shim = tmp_path / "shim.so"
    subprocess.run(
        [compiler, "-shared", "-fPIC", "-o", shim, tmp_path / "shim.c", "-ldl"], check=True
    )
    codes = []
    for at in (*range(1, 60, 4), 100000):
        spoiled = copied(path, tmp_path / "spoiled")
        environment = os.environ | {
            "LD_PRELOAD": str(shim),
            "FAIL_AT": str(at),
            "PYTHONPATH": os.pathsep.join((str(Path("src").resolve()), str(Path.cwd()))),
        }
        words = [sys.executable, "-c", CHILD, str(spoiled)]
        codes.append(subprocess.run(words, env=environment, check=False).returncode)
        sound(spoiled)
    assert codes.pop() == 0
    assert set(codes) <= {0, 3}
    assert 3 in codes
