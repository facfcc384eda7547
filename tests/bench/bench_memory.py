"""Memory of reading 20,000 full-size cards with two workers: the whole tree, proportional."""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psutil
from many_pages import write_pages  # type: ignore[import-not-found]  # lies beside this script

CARDS = 20_000
WORKERS = 2
_GOAL_MB = 300
READ = (
    "import sys; from wayout.record import read_pages\n"
    "if __name__ == '__main__':\n"
    "    print(read_pages([sys.argv[1]], sys.argv[2], workers=int(sys.argv[3])))\n"
)


def environ() -> dict[str, str]:
    """Return the environment in which the package is found in the checkout."""
    return {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2] / "src")}


def tree_mb(root: psutil.Process) -> float:
    """Return the proportional set size of a process and all below it, in MB."""
    size = 0
    for process in [root, *root.children(recursive=True)]:
        try:
            size += process.memory_full_info().pss
        except psutil.Error:
            continue
    return size / 2**20


def read_watched(pages: Path, out: Path, workers: int) -> tuple[float, float, int]:
    """Read pages in another process; return the largest memory (MB), seconds, exit code."""
    script = out.with_suffix(".py")
    script.write_text(READ)
    began = time.perf_counter()
    largest = 0.0
    with subprocess.Popen(
        [sys.executable, str(script), str(pages), str(out), str(workers)],
        env=environ(),
        stdout=subprocess.DEVNULL,
    ) as process:
        root = psutil.Process(process.pid)
        while process.poll() is None:
            largest = max(largest, tree_mb(root))
            time.sleep(0.25)
    return largest, time.perf_counter() - began, process.returncode


def main() -> None:
    """Print the largest memory and the speed."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else CARDS
    with tempfile.TemporaryDirectory() as home:
        pages = Path(home, "pages")
        size = write_pages(pages, count)
        largest, seconds, code = read_watched(pages, Path(home, "out"), WORKERS)
    verdict = "met" if largest <= _GOAL_MB and code == 0 else "missed"
    sys.stdout.write(
        f"{count} cards, {size / count / 1000:.0f} KB each, {WORKERS} workers: "
        f"{largest:.0f} MB at most (goal {_GOAL_MB}: {verdict}), "
        f"{seconds:.1f} s, {count / seconds / WORKERS:.0f} cards/s and worker\n"
    )


if __name__ == "__main__":
    main()
