"""The process that `failing` asks: it forks one for each session, in which calls fail."""

import ctypes
import os
import sys
from pathlib import Path
from random import Random

from tests.siege import acts
from tests.siege.child import CRASHED, Say, heard
from tests.siege.world import PASSPHRASE

from wayout.casebook.opening import open_vault
from wayout.errors import OutputError


def main(library: str) -> None:
    """Answer one line after another: the vault, the call, how many fail, the acts."""
    armed = ctypes.CDLL(library)
    for asked in sys.stdin:
        path, words = asked.rstrip("\n").split("\t")
        os.environ["XDG_STATE_HOME"] = str(Path(path).parent / "state")

        def work(say: Say, path: str = path, words: str = words) -> None:
            _work(armed, Path(path), words, say)

        told = heard(work, None)
        sys.stdout.write("".join(f"{line}\n" for line in (*told, "over")))
        sys.stdout.flush()


def _work(armed: ctypes.CDLL, path: Path, words: str, say: Say) -> None:
    """Do the acts; only an error that says the disk is full may come of it."""
    at, many, *names = words.split(" ")
    rng = Random(names[0])  # noqa: S311  which case, no secret
    armed.arm(int(at), int(many))
    vault = None
    try:
        vault = open_vault(path, PASSPHRASE)
        for name in names:
            getattr(acts, name)(vault, rng, say)
    except OutputError:
        say("stopped")
    finally:
        calls = armed.calls()
        armed.arm(0, 0)
        say(f"calls {calls}")
    if vault is not None:
        try:
            vault.close()
        except OutputError as error:
            say(f"{CRASHED} {error}")


if __name__ == "__main__":
    main(sys.argv[1])
