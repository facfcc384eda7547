"""Run the real `wayout` as a command of its own, to watch, stop and kill it."""

import os
import signal
import subprocess
import sys
from pathlib import Path

from tests.unit.record.driver.toy_command import wait_until

_ROOT = Path(__file__).parents[2]
_RUN = "import sys; from wayout.cli.main import run; sys.exit(run())"
_SECONDS = 120


def start(*words: str | Path, language: str = "ru") -> subprocess.Popen[bytes]:
    """Start a command in a process group of its own."""
    environ = {**os.environ, "PYTHONPATH": str(_ROOT / "src"), "WAYOUT_LANG": language}
    return subprocess.Popen(
        [sys.executable, "-c", _RUN, *map(str, words)],
        env=environ, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True,
    )  # fmt: skip


def run(*words: str | Path, language: str = "ru") -> tuple[int, bytes]:
    """Run a command to its end; return its exit status and all it said."""
    with start(*words, language=language) as process:
        said = b"".join(process.communicate(timeout=_SECONDS))
    return process.returncode, said


def begin_reading(paths: list[Path], out: Path, workers: int) -> subprocess.Popen[bytes]:
    """Start a reading and return when a part of it is done and more is to do."""
    process = start("record", "read", *paths, "--out", out, "--workers", str(workers))
    wait_until(lambda: bool(finished_parts(out)) or process.poll() is not None)
    assert process.poll() is None, process.communicate()
    return process


def finished_parts(out: Path) -> list[Path]:
    """The shards that a reading has kept so far."""
    folder = out / ".reading" / "shards"
    return [path for path in folder.iterdir() if not path.suffix] if folder.exists() else []


def end_group(process: subprocess.Popen[bytes], number: signal.Signals) -> tuple[int, bytes]:
    """Send a signal to a command and its workers; return exit status and all it said."""
    os.killpg(process.pid, number)
    with process:
        said = b"".join(process.communicate(timeout=_SECONDS))
    return process.returncode, said
