"""Vaults by script: commands run as they are run, on a vault that is cheap to open."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from wayout.casebook.cases.lines import read_lines
from wayout.casebook.cases.work import add_cases
from wayout.casebook.making import make_vault
from wayout.casebook.passphrase import Cost

MINE = "seven words that only we know here"
HIS = "other words that Obraztsov alone has now"
NEW = "words that were not there before today"
_RUN = "import sys; from wayout.cli.main import run; sys.exit(run())"

Done = subprocess.CompletedProcess[str]


@dataclass(slots=True)
class Script:
    """A script that calls the command on one vault; `codes` are those of its cases."""

    file: Path
    state: Path
    codes: list[str] = field(default_factory=list)
    language: str = "en"

    @property
    def folder(self) -> Path:
        """Where the vault lies."""
        return self.file.parent

    def __call__(
        self, command: str, *words: object, typed: tuple[str, ...] = (MINE,), text: str = ""
    ) -> Done:
        """Call a command on the vault; `typed` are the lines that come over the descriptor."""
        return self.run(command, self.file, *words, typed=typed, text=text)

    def run(
        self,
        *words: object,
        typed: tuple[str, ...] = (MINE,),
        text: str = "",
        pass_fds: tuple[int, ...] = (),
        **more: str,
    ) -> Done:
        """Call a command of the vault; `more` are variables of its environment."""
        reading, writing = os.pipe()
        os.write(writing, "".join(f"{line}\n" for line in typed).encode())
        os.close(writing)
        fds = {"WAYOUT_PASSPHRASE_FD": str(reading), "XDG_STATE_HOME": str(self.state)}
        try:
            return subprocess.run(
                [sys.executable, "-c", _RUN, "vault", *map(str, words)],
                env={**os.environ, **fds, "WAYOUT_LANG": self.language, **more},
                pass_fds=(reading, *pass_fds),
                input=text,
                capture_output=True,
                encoding="utf-8",
                start_new_session=True,  # no terminal to ask on
                check=False,
            )
        finally:
            os.close(reading)

    def answer(
        self, command: str, *words: object, typed: tuple[str, ...] = (MINE,), text: str = ""
    ) -> str:
        """Call a command on the vault, which must do it."""
        done = self(command, *words, typed=typed, text=text)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def json(self, command: str, *words: object, typed: tuple[str, ...] = (MINE,)) -> Any:  # noqa: ANN401  what JSON holds
        """Call a command for its JSON."""
        return json.loads(self.answer(command, *words, "--json", typed=typed))


def make_script(folder: Path, *cases: dict[str, object]) -> Script:
    """Make a vault in a folder of its own, with cases in it."""
    folder.mkdir(parents=True, exist_ok=True)
    script = Script(folder / "team.wayout", folder / "state")
    before = os.environ.get("XDG_STATE_HOME")
    os.environ["XDG_STATE_HOME"] = str(script.state)
    try:
        with make_vault(script.file, MINE.encode(), cost=Cost(64, 1, 1)) as vault:
            lines = [json.dumps(case, ensure_ascii=False).encode() for case in cases]
            script.codes = add_cases(vault, read_lines(lines))
    finally:
        os.environ.pop("XDG_STATE_HOME")
        if before is not None:
            os.environ["XDG_STATE_HOME"] = before
    return script
