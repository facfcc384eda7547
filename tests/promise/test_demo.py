"""`wayout demo` opens an unlocked desk on an invented world, and leaves nothing but its folder."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from tests.promise.desk_world import Visitor

from wayout.cli.main import main

RUN = "import sys; from wayout.cli.main import run; sys.exit(run())"
LINE = re.compile(r"http://127\.0\.0\.1:(\d+)/door#(\S+)\n")


@contextmanager
def demo(folder: Path, *words: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Run it with a home, a state folder and a temporary folder of its own; yields its line."""
    for name in ("home", "state", "tmp", "here"):
        (folder / name).mkdir()
    places = {"HOME": "home", "XDG_STATE_HOME": "state", "TMPDIR": "tmp"}
    command = [sys.executable, "-c", RUN, "demo", "--no-browser", "--port", "0", *words]
    with subprocess.Popen(
        command,
        cwd=folder / "here",
        env=os.environ | {name: str(folder / place) for name, place in places.items()},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as ran:
        assert ran.stdout is not None
        yield ran, ran.stdout.readline()
        ran.kill()


def left(folder: Path) -> set[str]:
    """What lies in the folders, apart from what other tools keep there."""
    return {path.name for place in folder.iterdir() for path in place.iterdir()} - {".cache"}


def test_its_address_leads_to_today_and_it_ends_without_a_trace(tmp_path: Path) -> None:
    """One line as soon as it answers; the code is good once; Ctrl-C is no fault."""
    with demo(tmp_path) as (ran, line):
        found = LINE.fullmatch(line)
        assert found
        visitor = Visitor(int(found[1]), found[2])
        visitor.enter()
        page = visitor.ask("GET", "/today")
        assert page.status == 200
        assert page.body.count("<li") > 3
        assert visitor.ask("GET", "/cases").body.count("<tr") > 40
        assert left(tmp_path)  # while it runs
        ran.send_signal(signal.SIGINT)
        assert ran.stdout is not None
        assert ran.stdout.read() == ""
        assert ran.wait(20) == 0
    assert left(tmp_path) == set()


def test_a_folder_that_no_demo_made_is_left_alone(tmp_path: Path) -> None:
    """What lies there may be somebody's work."""
    mine = tmp_path / "mine"
    (mine / "vault").mkdir(parents=True)
    (mine / "vault" / "demo.wayout").write_bytes(b"x")
    command = [sys.executable, "-c", RUN, "demo", "--no-browser", "--dir", str(mine)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "--dir" in done.stderr
    assert (mine / "vault" / "demo.wayout").read_bytes() == b"x"


@pytest.mark.parametrize("day", ["yesterday", "2025-02-30", "2025-05"])
def test_a_day_that_is_none_is_refused(day: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Before anything is made."""
    assert main(["demo", "--no-browser", "--on", day]) == 2
    assert capsys.readouterr().out == ""
