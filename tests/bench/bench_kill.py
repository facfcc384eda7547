"""What a kill costs: a reading ended in the middle and run again, against an undisturbed one.

Prints the ratio of both times together to the undisturbed one, and whether the bytes agree.
"""

import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench_memory import READ, environ  # type: ignore[import-not-found]  # lies beside this script
from many_pages import write_pages  # type: ignore[import-not-found]  # idem

CARDS = 6000
WORKERS = 2


def start(pages: Path, out: Path) -> "subprocess.Popen[bytes]":
    """Start a reading."""
    script = out.with_suffix(".py")
    script.write_text(READ)
    command = [sys.executable, str(script), str(pages), str(out), str(WORKERS)]
    return subprocess.Popen(command, env=environ(), stdout=subprocess.DEVNULL)


def seconds(pages: Path, out: Path, until: float | None = None) -> float:
    """Read; where `until` is given, kill the reading after so many seconds."""
    began = time.perf_counter()
    with start(pages, out) as process:
        if until is not None:
            time.sleep(until)
            os.kill(process.pid, signal.SIGKILL)
        process.wait()
    return time.perf_counter() - began


def tables(out: Path) -> dict[str, bytes]:
    """Return the bytes of all tables."""
    return {path.name: path.read_bytes() for path in sorted(out.iterdir()) if path.is_file()}


def main() -> None:
    """Print what a kill half way costs."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else CARDS
    with tempfile.TemporaryDirectory() as home:
        pages = Path(home, "pages")
        write_pages(pages, count)
        calm = seconds(pages, Path(home, "calm"))
        first = seconds(pages, Path(home, "killed"), until=calm / 2)
        second = seconds(pages, Path(home, "killed"))
        same = tables(Path(home, "calm")) == tables(Path(home, "killed"))
    sys.stdout.write(
        f"{count} cards, killed after {first:.1f} s and run again: "
        f"{(first + second) / calm:.2f} times the undisturbed {calm:.1f} s, "
        f"{'the same bytes' if same else 'OTHER BYTES'}\n"
    )


if __name__ == "__main__":
    main()
