"""Run the toy reading as a command of its own, to stop and kill it."""

import json
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from wayout.record.durable import TEMPORARY
from wayout.record.shard import footer_of

SCRIPT = Path(__file__).with_name("fake_reading.py")
ROOT = Path(__file__).parents[4]


class Toy:
    """A folder of toy pages, a folder for the answer, and a note of every page read."""

    def __init__(self, home: Path) -> None:
        self.pages = home / "2024-01-01"
        self.out = home / "out"
        self.log = home / "log"
        self.pages.mkdir()

    def fill(self, count: int, word: str = "card") -> None:
        """Make pages."""
        for number in range(count):
            (self.pages / f"{number:04d}.html").write_text(f"{word} {number}")

    def start(self, workers: int = 2, **settings: str) -> subprocess.Popen[str]:
        """Start the reading in a process group of its own."""
        path = os.pathsep.join([str(ROOT / "src"), str(ROOT)])
        environment = {**os.environ, "PYTHONPATH": path, "FAKE_LOG": str(self.log), **settings}
        return subprocess.Popen(
            [sys.executable, str(SCRIPT), str(self.pages), str(self.out), str(workers)],
            env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
            start_new_session=True,
        )  # fmt: skip

    def run(self, workers: int = 2, **settings: str) -> dict[str, Any]:
        """Read to the end, which nobody disturbs: slow pages are read at once; the summary."""
        with self.start(workers, FAKE_PAUSE="0", **settings) as process:
            answer, errors = process.communicate(timeout=100)
        assert process.returncode == 0, errors
        assert errors == ""
        return dict(json.loads(answer))

    def read(self) -> Counter[str]:
        """Return how often each page was read."""
        lines = self.log.read_text().splitlines() if self.log.exists() else []
        return Counter(line.partition(" ")[2] for line in lines)

    def readers(self) -> set[int]:
        """Return the processes that have read pages."""
        lines = self.log.read_text().splitlines() if self.log.exists() else []
        return {int(line.partition(" ")[0]) for line in lines}

    def pages_done(self) -> int:
        """Return how many pages lie in finished shards."""
        folder = self.out / ".reading" / "shards"
        named = [p for p in folder.iterdir() if p.suffix != TEMPORARY] if folder.exists() else []
        found = [footer_of(path) for path in named]
        return sum(footer.pages for footer in found if footer)

    def tables(self) -> dict[str, bytes]:
        """Return the tables made."""
        return {path.name: path.read_bytes() for path in sorted(self.out.iterdir())}


def wait_until(condition: Callable[[], bool], seconds: float = 60.0) -> None:
    """Wait for something that must come."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.01)


def kill(pid: int) -> None:
    """End a process without warning."""
    os.kill(pid, signal.SIGKILL)


def alive(pid: int) -> bool:
    """Return whether a process runs (one that waits for its parent does not)."""
    try:
        return "\nState:\tZ" not in Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return False
