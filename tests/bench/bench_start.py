"""How long `wayout --help` takes above an interpreter that does nothing. Goal: 150 ms."""

import os
import subprocess
import sys
from pathlib import Path
from statistics import median
from time import perf_counter

_HELP = "import sys; from wayout.cli.main import run; sys.argv = ['wayout', '--help']; run()"
_ROUNDS = 15
_GOAL_MS = 150


def milliseconds(program: str) -> float:
    """Run a program in a fresh interpreter, from start to end."""
    environ = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2] / "src")}
    began = perf_counter()
    command = [sys.executable, "-c", program]
    subprocess.run(command, env=environ, stdout=subprocess.DEVNULL, check=True)
    return (perf_counter() - began) * 1000


def main() -> None:
    """Print both medians and their difference; rounds alternate, so that load hits both."""
    pairs = [(milliseconds("pass"), milliseconds(_HELP)) for _ in range(_ROUNDS)]
    bare, with_help = (median(side) for side in zip(*pairs, strict=True))
    above = with_help - bare
    verdict = "met" if above <= _GOAL_MS else "missed"
    sys.stdout.write(
        f"wayout --help {with_help:.0f} ms, python -c pass {bare:.0f} ms: "
        f"{above:.0f} ms above (goal {_GOAL_MS}: {verdict})\n"
    )


if __name__ == "__main__":
    main()
