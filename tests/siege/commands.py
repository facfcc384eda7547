"""`wayout vault ...` as it is run: a process, a keeper, the real cost of a passphrase."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import wayout

TYPED = "seven words that only the besieged know"
_RUN = "import sys; from wayout.cli.main import run; sys.exit(run())"
_SOURCES = str(Path(wayout.__file__).parents[1])

Done = subprocess.CompletedProcess[bytes]


@dataclass(frozen=True, slots=True)
class Commands:
    """Commands on the vault in a folder, which is also home, state and temporary folder."""

    folder: Path
    typed: str = TYPED

    @property
    def file(self) -> Path:
        """The vault."""
        return self.folder / "team.wayout"

    def start(self, *words: object, stdin: bytes = b"", recovery: int | None = None) -> Any:  # noqa: ANN401  a process of bytes
        """Start a command in a session of its own; its input is there at once."""
        typed = _pipe(f"{self.typed}\n".encode())
        given = _pipe(stdin)
        passed = (typed,) if recovery is None else (typed, recovery)
        environment = self._environment() | {"WAYOUT_PASSPHRASE_FD": str(typed)}
        if recovery is not None:
            environment["WAYOUT_RECOVERY_FD"] = str(recovery)
        try:
            return subprocess.Popen(
                [sys.executable, "-c", _RUN, "vault", *map(str, words)],
                env=environment,
                pass_fds=passed,
                stdin=given,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                start_new_session=True,
            )
        finally:
            os.close(typed)
            os.close(given)

    def __call__(self, *words: object, stdin: bytes = b"") -> Done:
        """Run a command to its end."""
        with self.start(*words, stdin=stdin) as process:
            out, err = process.communicate()
        return subprocess.CompletedProcess((), process.returncode, out, err)

    def answer(self, *words: object, stdin: bytes = b"") -> bytes:
        """Run a command that must be done."""
        done = self(*words, stdin=stdin)
        if done.returncode:
            raise RuntimeError(f"{words[0]} ended with {done.returncode}: {done.stderr.decode()}")
        return done.stdout

    def json(self, *words: object) -> Any:  # noqa: ANN401  any JSON
        """Run a command for its JSON."""
        return json.loads(self.answer(*words, "--json"))

    def make(self) -> str:
        """Make the vault; returns its recovery key."""
        reading, writing = os.pipe()
        with self.start("new", self.file, recovery=writing) as process:
            os.close(writing)
            process.communicate()
        with os.fdopen(reading, encoding="utf-8") as said:
            return said.readline().strip()

    def _environment(self) -> dict[str, str]:
        places = {
            "HOME": "home", "XDG_STATE_HOME": "state", "XDG_CACHE_HOME": "cache", "TMPDIR": "temp",
            "SQLITE_TMPDIR": "temp",
        }  # fmt: skip
        for place in places.values():
            (self.folder / place).mkdir(parents=True, exist_ok=True)
        homes = {name: str(self.folder / place) for name, place in places.items()}
        return {**os.environ, **homes, "PYTHONPATH": _SOURCES, "WAYOUT_LANG": "en"}


def _pipe(data: bytes) -> int:
    """A descriptor to read some bytes from; as a file without a name, for they may be many."""
    made = os.memfd_create("given")
    os.write(made, data)
    os.lseek(made, 0, os.SEEK_SET)
    return made
