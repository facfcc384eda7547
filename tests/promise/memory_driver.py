"""A process that uses a vault as a desk does, for `memory_scan.py`; it knows no secret of it.

The same file is run as the keeper that locks itself soon.
"""

import os
import select
import signal
import sys
from collections.abc import Callable, Mapping

from wayout.casebook.keeper.client import Keeper
from wayout.casebook.keeper.serving import serve

MODULE = "tests.promise.memory_driver"
IDLE = 3.0  # seconds


def drive(path: str, code: str, ending: str) -> None:
    """Work with a case, wait for a word while the vault is open, end the keeper, and wait."""
    with Keeper.start(MODULE if ending == "idle" else "wayout.casebook.keeper") as keeper:
        keeper.ask("open", path=path)
        keeper.ask("list")
        keeper.ask("find", words=["звонка"])
        keeper.ask("note", code=code, text=sys.stdin.readline().strip())
        keeper.ask("show", code=code)
        say(f"{keeper.pid}")
        while not select.select([sys.stdin], [], [], 0.1)[0]:
            keeper.ask("list")
        sys.stdin.readline()
        _ENDINGS[ending](keeper)
        say("ended")
        sys.stdin.readline()


def say(words: str) -> None:
    """Tell who started it."""
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def _killed(keeper: Keeper) -> None:
    os.kill(keeper.pid, signal.SIGKILL)


def _left_alone(keeper: Keeper) -> None:
    os.waitid(os.P_PID, keeper.pid, os.WEXITED | os.WNOWAIT)


_ENDINGS: Mapping[str, Callable[[Keeper], None]] = {
    "lock": Keeper.lock,
    "idle": _left_alone,
    "kill": _killed,
}

if __name__ == "__main__":
    if len(sys.argv) == 4:
        drive(*sys.argv[1:])
    else:
        serve(idle=IDLE)
