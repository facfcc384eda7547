"""Each call that writes fails, alone, with the next, or for good: the old state or the new one.

A session is a list of acts on one vault. It runs once for every call in it, in a process in
which a library stands between the program and the system; see failing.c.
"""

import os
import shutil
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Self

from tests.siege.budget import DONE, Budget, Found, broken
from tests.siege.child import CRASHED
from tests.siege.kills import begin
from tests.siege.reckoning import reckon
from tests.siege.story import Story

_NEVER = 10**9  # a call that is never reached
_SOURCE = Path(__file__).with_name("failing.c")
_SESSIONS = (
    "note", "case", "case case case case", "new_key", "passphrase", "member",
    "member member member member member", "backup", "backup note backup",
    "note case new_key member backup",
)  # fmt: skip


def failing(budget: Budget) -> Found:
    """Every session at every call, in three ways; what does not fit into the time is told."""
    found: Found = Counter()
    compiler = shutil.which("cc")
    if compiler is None:
        return Counter({"no C compiler, so none": 1})
    library = budget.folder / "failing.so"
    subprocess.run([compiler, "-shared", "-fPIC", "-o", library, _SOURCE, "-ldl"], check=True)
    first, story = begin(budget.folder / "first")
    sessions = [(one, many) for many in (1, 2, 0) for one in _SESSIONS]
    mine = sessions[budget.piece :: budget.pieces]
    with Sessions(library, first, budget) as server:
        for number, session in enumerate(mine):
            found += server.every(session, story, budget.left() / (len(mine) - number))
    found[DONE] = found["calls that failed"]
    return found


class Sessions:
    """Processes in which calls fail, one for each index; a server forks them."""

    def __init__(self, library: Path, first: Path, budget: Budget) -> None:
        self._first = first
        self._budget = budget
        self._server = subprocess.Popen(
            [sys.executable, "-m", "tests.siege.failing_session", str(library)],
            env=os.environ | {"LD_PRELOAD": str(library)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._server.communicate()

    def every(self, session: tuple[str, int], story: Story, seconds: float) -> Found:
        """Run a session at every call in it, if that takes no more than so many seconds."""
        end = time.monotonic() + seconds
        found: Found = Counter()
        acts, many = session
        calls = self._one(f"{_NEVER} {many} {acts}", story, Counter())
        left = self._budget.rng.sample(range(1, calls + 1), calls)
        while left and time.monotonic() < end:
            found["calls that failed"] += 1
            self._one(f"{left.pop()} {many} {acts}", story, found)
        found["calls left out" if left else "sessions at every call"] += len(left) or 1
        return found

    def _one(self, words: str, first: Story, found: Found) -> int:
        """Run it with one call that fails; returns how many calls there were."""
        story = Story(first.typed, first.now())
        home = self._budget.folder / "spoiled"
        shutil.rmtree(home, ignore_errors=True)
        shutil.copytree(self._first.parent, home)
        path = home / self._first.name
        os.environ["XDG_STATE_HOME"] = str(home / "state")
        told = self._ask(f"{path}\t{words}")
        story.hear(told)
        for one in told:
            if one.startswith(CRASHED):
                found["CRASHED"] += 1
                print(f"  {words}: {one}")  # noqa: T201  figures are printed
        left = reckon(path, story, self._budget.folder / "scratch")
        if broken(left):
            print(f"  {words}: {dict(left)}, {told}")  # noqa: T201  idem
        found += left
        return sum(int(one.split()[1]) for one in told if one.startswith("calls "))

    def _ask(self, words: str) -> list[str]:
        if self._server.stdin is None or self._server.stdout is None:
            raise RuntimeError("the server has no pipes")
        self._server.stdin.write(f"{words}\n")
        self._server.stdin.flush()
        told = []
        while (line := self._server.stdout.readline().rstrip("\n")) != "over":
            if not line:
                raise RuntimeError("the server ended")
            told.append(line)
        return told
