"""What `wayout odds` tells whoever called it: 0, 2 or 3, and where each word goes."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROWS = "".join(f"p{n},home,away,0,{n + 5}\np{n},away,,{n + 5},60\n" for n in range(30))
DATA = "id,from,to,entry,exit\n" + ROWS
ENTRY = "import sys; from wayout.cli.main import run; sys.exit(run())"


def run(words: str, data: str) -> subprocess.CompletedProcess[str]:
    """Run the command in a process of its own, with the stays on its standard input."""
    return subprocess.run(
        [sys.executable, "-c", ENTRY, "odds", "-", *words.split()],
        input=data, capture_output=True, encoding="utf-8", check=False, timeout=120,
        env=os.environ | {"WAYOUT_LANG": "en"},
    )  # fmt: skip


def test_an_answer_is_0_and_stands_on_stdout() -> None:
    """Whole JSON, and nothing that is no number."""
    done = run("--from home --days 10,20 --json", DATA)
    assert done.returncode == 0
    told = json.loads(done.stdout, parse_constant=pytest.fail)
    assert told["people"] == 30


@pytest.mark.parametrize(
    ("words", "data", "code", "said"),
    [
        ("--from home --days soon", DATA, 2, "'soon' is no day"),
        ("--from abroad --days 10", DATA, 2, "abroad"),
        ("--from home --days 10", "a,b\n1,2\n", 2, "stdin"),
        ("--from home --days 10", "", 2, "stdin is empty"),
        ("--from home --days 10 --csv --json", DATA, 2, "one of --csv and --json"),
        ("--from home --days 10 --floor 31", DATA, 3, "Only 30 people"),
    ],
)
def test_no_answer_is_2_or_3_and_one_line_on_stderr(
    words: str, data: str, code: int, said: str
) -> None:
    """Bad input, or too few people."""
    done = run(words, data)
    assert (done.returncode, done.stdout) == (code, "")
    assert said in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_what_is_in_the_way_of_a_chart_is_2(tmp_path: Path) -> None:
    """A folder that is not there."""
    done = run(f"--from home --days 10 --svg {tmp_path}/no/chart.svg", DATA)
    assert (done.returncode, done.stdout) == (2, "")
