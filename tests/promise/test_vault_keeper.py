"""Keys and plain text are in one process alone, which ends when it is locked, left or killed."""

import os
import pty
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from wayout.casebook.cases.lines import read_lines
from wayout.casebook.cases.work import add_cases
from wayout.casebook.keeper.client import Keeper
from wayout.casebook.making import make_vault
from wayout.casebook.passphrase import Cost
from wayout.errors import LockedError, UsageError, VaultError, WayoutError

TYPED = b"seven words that only Obraztsov knows"
CASE = '{"title": "Примеров", "notes": ["canary-in-a-note"]}'.encode()
LINUX = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="needs /proc")

CHEAP = (
    "from wayout.casebook.keeper.serving import serve\n"
    "from wayout.casebook.passphrase import Cost\n"
    "serve(cost=Cost(64, 1, 1))\n"
)


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A vault with one case."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    made = tmp_path / "team.wayout"
    with make_vault(made, TYPED, cost=Cost(64, 1, 1)) as vault:
        add_cases(vault, read_lines([CASE]))
    return made


@pytest.fixture
def give(monkeypatch: pytest.MonkeyPatch) -> Callable[[bytes], None]:
    """Puts a passphrase on a descriptor."""

    def put(typed: bytes) -> None:
        reading, writing = os.pipe()
        os.write(writing, typed + b"\n")
        os.close(writing)
        monkeypatch.setenv("WAYOUT_PASSPHRASE_FD", str(reading))

    return put


@pytest.fixture
def keeper(path: Path, give: Callable[[bytes], None]) -> Iterator[Keeper]:
    """A keeper that holds the vault open."""
    give(TYPED)
    with Keeper.start() as started:
        started.ask("open", path=str(path))
        yield started


@pytest.fixture
def with_module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Keeper]:
    """Starts a keeper from the words of a module."""

    def start(words: str) -> Keeper:
        (tmp_path / "a_keeper.py").write_text(words, "utf-8")
        monkeypatch.setenv("PYTHONPATH", str(tmp_path), prepend=os.pathsep)
        return Keeper.start("a_keeper")

    return start


def process_file(keeper: Keeper, name: str) -> bytes:
    """Read a file of /proc about the keeper."""
    return Path(f"/proc/{keeper.pid}/{name}").read_bytes()


def test_a_locked_keeper_is_dead_and_answers_nothing(keeper: Keeper) -> None:
    """Locking twice is locking once."""
    assert keeper.ask("find", words=["canary"])
    keeper.lock()
    with pytest.raises(ProcessLookupError):
        os.kill(keeper.pid, 0)
    keeper.lock()
    with pytest.raises(LockedError):
        keeper.ask("list")


def test_a_locked_vault_leaves_no_journal(keeper: Keeper, path: Path) -> None:
    """Pages from before a deletion do not lie beside it."""
    keeper.ask("delete", code=keeper.ask("list")[0]["code"])
    keeper.lock()
    assert not path.with_name(f"{path.name}-journal").exists()


def test_what_was_saved_before_a_kill_is_there(
    keeper: Keeper, path: Path, give: Callable[[bytes], None]
) -> None:
    """Killed with -9, then a new keeper."""
    (code,) = keeper.ask("add", lines=b'{"title": "saved"}')
    os.kill(keeper.pid, signal.SIGKILL)
    with pytest.raises(LockedError):
        keeper.ask("list")
    give(TYPED)
    with Keeper.start() as again:
        again.ask("open", path=str(path))
        assert again.ask("show", code=code)["title"] == "saved"
        assert again.ask("check") == []


@LINUX
def test_it_leaves_no_core_and_its_files_to_nobody_else(keeper: Keeper) -> None:
    """Core limit 0, umask 077; that it is not dumpable is held by tests/unit/casebook/keeper."""
    limit = next(
        line for line in process_file(keeper, "limits").splitlines() if b"core file" in line
    )
    assert limit.split()[4:6] == [b"0", b"0"]
    assert b"Umask:\t0077" in process_file(keeper, "status")


@LINUX
def test_the_passphrase_is_in_no_word_of_the_process(keeper: Keeper) -> None:
    """Neither argument nor environment."""
    assert TYPED not in process_file(keeper, "cmdline")
    with suppress(PermissionError):  # which is as good
        assert TYPED not in process_file(keeper, "environ")


def test_its_files_are_its_users_alone(
    with_module: Callable[[str], Keeper], give: Callable[[bytes], None], tmp_path: Path
) -> None:
    """Every file beside a new vault has mode 0600, also where the user's umask is open."""
    give(TYPED)
    before = os.umask(0)
    try:
        started = with_module(CHEAP)
    finally:
        os.umask(before)
    with started as keeper:
        keeper.ask("new", path=str(tmp_path / "new.wayout"))
        keeper.ask("add", lines=CASE)
        files = list(tmp_path.glob("new.wayout*"))
        assert len(files) >= 4
        assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}


def test_a_wrong_passphrase_is_told_in_one_line(path: Path, give: Callable[[bytes], None]) -> None:
    """The same class, words and values in the process that asked; the keeper goes on."""
    give(b"wrong")
    with Keeper.start() as keeper:
        with pytest.raises(LockedError) as refused:
            keeper.ask("open", path=str(path))
        assert refused.value.values == {}
        with pytest.raises(VaultError) as missing:
            keeper.ask("open", path=str(path.with_name("none")))
        assert missing.value.values == {"path": path.with_name("none")}
        with pytest.raises(UsageError):
            keeper.ask("nonsense")


def test_a_fault_of_ours_tells_no_value(
    with_module: Callable[[str], Keeper], capfd: pytest.CaptureFixture[str]
) -> None:
    """Class, function and line; then it is over."""
    keeper = with_module(
        "from wayout.casebook.keeper.process import serve\n"
        "def bad(name):\n"
        "    print('Тестова')\n"
        "    raise KeyError(name)\n"
        "serve({'bad': bad})\n"
    )
    with keeper, pytest.raises(WayoutError) as told:
        keeper.ask("bad", name="Примеров")
    assert told.value.values == {"kind": "KeyError", "function": "bad", "line": 4}
    with pytest.raises(LockedError):
        keeper.ask("bad", name="x")
    assert "Примеров" not in "".join(capfd.readouterr())


@pytest.mark.parametrize("ending", ["idle", "sleep"])
def test_it_ends_by_itself(ending: str, with_module: Callable[[str], Keeper]) -> None:
    """After a while, or a sleep; who asks next is told why."""
    watch = "Watch(0.01)" if ending == "idle" else "Watch(0, with_sleep=lambda c=[0]: jump(c))"
    keeper = with_module(
        "import time\n"
        "from wayout.casebook.keeper.process import serve\n"
        "from wayout.casebook.keeper.watch import Watch\n"
        "def jump(called):\n"
        "    called[0] += 1\n"
        "    return time.monotonic() + 100 * called[0]\n"
        f"serve({{}}, watch={watch})\n"
    )
    with keeper:
        keeper._process.wait(30)
        with pytest.raises(LockedError, match="asleep" if ending == "sleep" else "a while"):
            keeper.ask("list")


def test_it_ends_with_who_started_it(path: Path, give: Callable[[bytes], None]) -> None:
    """A killed parent leaves no keeper behind."""
    give(TYPED)
    words = (
        "import os, sys; from wayout.casebook.keeper.client import Keeper\n"
        "keeper = Keeper.start(); keeper.ask('open', path=sys.argv[1])\n"
        "print(keeper.pid, flush=True); os.kill(os.getpid(), 9)\n"
    )
    number = int(os.environ["WAYOUT_PASSPHRASE_FD"])
    started = subprocess.run(
        [sys.executable, "-c", words, str(path)],
        capture_output=True,
        check=False,
        pass_fds=[number],
    )
    assert is_gone(int(started.stdout))


def test_an_interrupt_ends_it_without_a_word(
    keeper: Keeper, capfd: pytest.CaptureFixture[str]
) -> None:
    """Ctrl-C goes to both."""
    os.kill(keeper.pid, signal.SIGINT)
    with pytest.raises(LockedError):
        keeper.ask("list")
    assert capfd.readouterr().err == ""


def test_standard_input_can_carry_the_passphrase(path: Path) -> None:
    """Descriptor 0 is that of who starts the keeper, and the line behind it stays there."""
    words = (
        "import sys; from wayout.casebook.keeper.client import Keeper\n"
        "with Keeper.start() as keeper:\n"
        "    keeper.ask('open', path=sys.argv[1]); print(len(keeper.ask('list')))\n"
        "print(sys.stdin.read())\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", words, str(path)],
        input=TYPED + b"\nrest",
        capture_output=True,
        check=True,
        env={**os.environ, "WAYOUT_PASSPHRASE_FD": "0"},
    )
    assert done.stdout.split() == [b"1", b"rest"]


@LINUX
def test_a_terminal_does_not_show_what_is_typed(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Asked in the terminal, opened, and the terminal is as it was, after a kill as well."""
    monkeypatch.delenv("WAYOUT_PASSPHRASE_FD", raising=False)
    words = (
        "import sys, termios; from wayout.casebook.keeper.client import Keeper\n"
        "before = termios.tcgetattr(0)\n"
        "with Keeper.start() as keeper:\n"
        "    keeper.ask('open', path=sys.argv[1]); print('cases', len(keeper.ask('list')))\n"
        "import threading; again = Keeper.start()\n"
        "threading.Timer(2, again.lock).start()\n"
        "try: again.ask('open', path=sys.argv[1])\n"
        "except Exception as error: print(type(error).__name__)\n"
        "import time; time.sleep(1); print(termios.tcgetattr(0) == before)\n"
    )
    pid, terminal = pty.fork()
    if pid == 0:
        os.execv(sys.executable, [sys.executable, "-c", words, str(path)])  # noqa: S606  no shell
    seen = b""
    while b": " not in seen:
        seen += os.read(terminal, 1000)
    os.write(terminal, TYPED + b"\n")
    with suppress(OSError):  # how the end of a terminal is told
        while part := os.read(terminal, 1000):
            seen += part
    os.waitpid(pid, 0)
    assert TYPED not in seen
    assert b"cases 1" in seen
    assert b"True" in seen


def is_gone(pid: int) -> bool:
    """Wait a little for a process to be gone, or dead and waiting for its new parent."""
    for _ in range(1200):
        try:
            if b"State:\tZ" in Path(f"/proc/{pid}/status").read_bytes():
                return True
        except (FileNotFoundError, ProcessLookupError):
            return True
        time.sleep(0.05)
    return False
