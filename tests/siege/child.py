"""A process that works and says what it has done, until it is killed or ends."""

import os
import signal
import time
from collections.abc import Callable
from typing import NoReturn

Say = Callable[[str], None]

CRASHED = "crashed"
_WORD = 1 << 12


def heard(work: Callable[[Say], None], after: float | None, from_word: bool = False) -> list[str]:  # noqa: FBT001, FBT002  one answer
    """Let a child work; returns every line that it said.

    Args:
        work: What it does.
        after: Seconds until it is killed; None lets it end.
        from_word: Count them from its first word, when it has opened what it works on.
    """
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        _work(work, writer)
    os.close(writer)
    first = os.read(reader, _WORD) if from_word else b""
    if after is not None:
        time.sleep(after)
        os.kill(child, signal.SIGKILL)
    with os.fdopen(reader, "rb") as said:
        lines = (first + said.read()).decode().split("\n")[:-1]
    os.waitpid(child, 0)
    return lines


def _work(work: Callable[[Say], None], writer: int) -> NoReturn:
    def say(line: str) -> None:
        os.write(writer, line.encode() + b"\n")

    try:
        work(say)
    except BaseException as error:  # noqa: BLE001  whatever it is, the parent must hear of it
        say(f"{CRASHED} {type(error).__name__} {error}".replace("\n", " "))
    finally:
        os._exit(0)
