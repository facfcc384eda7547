"""How long `wayout --help` takes above an interpreter that does nothing, and what it loads."""

import os
import subprocess
import sys
from pathlib import Path
from time import perf_counter

HELP = "import sys; from wayout.cli.main import run; sys.argv = ['wayout', '--help']; run()"
LOADED = f"{HELP}; print(*sys.modules, file=sys.stderr)"
ROUNDS = 30
GOAL_MS = 150
UNWANTED = ("numpy", "polars", "altair", "selectolax", "msgspec", "http.server", "asyncio")


def _run(program: str) -> str:
    environ = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2] / "src")}
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, env=environ, capture_output=True, text=True, check=True)
    return done.stderr


def milliseconds(program: str) -> float:
    """Run a program in a fresh interpreter, from start to end."""
    began = perf_counter()
    _run(program)
    return (perf_counter() - began) * 1000


def modules(program: str) -> set[str]:
    """Return the names of the modules that a program ends with."""
    return set(_run(program).split())


def main() -> None:
    """Print the best of many rounds; they alternate, so that other load hits both alike."""
    pairs = [(milliseconds("pass"), milliseconds(HELP)) for _ in range(ROUNDS)]
    bare, with_help = (min(side) for side in zip(*pairs, strict=True))
    loaded = modules(LOADED) - modules("import sys; print(*sys.modules, file=sys.stderr)")
    unwanted = sorted(loaded.intersection(UNWANTED))
    above = with_help - bare
    verdict = "met" if above <= GOAL_MS and not unwanted else "missed"
    ours = sorted(name for name in loaded if name.partition(".")[0] == "wayout")
    foreign = {name.partition(".")[0] for name in loaded} - sys.stdlib_module_names - {"wayout"}
    sys.stdout.write(
        f"wayout --help {with_help:.0f} ms, python -c pass {bare:.0f} ms, best of {ROUNDS}: "
        f"{above:.0f} ms above (goal {GOAL_MS}: {verdict})\n"
        f"modules loaded: {len(loaded)}; of wayout: {', '.join(ours)}; "
        f"of others: {', '.join(sorted(foreign)) or 'none'}; "
        f"unwanted: {', '.join(unwanted) or 'none'}\n"
    )


if __name__ == "__main__":
    main()
