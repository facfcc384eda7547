"""The same estimate by others: the PyPI package `survival`, and etm in R."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
from invented_histories import (
    STATES,
    read_frame,
    read_histories,
)

from wayout.odds.counting.tally import tally_coded
from wayout.odds.solving.landmark import present
from wayout.odds.solving.solve import solve
from wayout.odds.stays.coded import Floats

DAYS = (30, 90, 365, 730, 1_000)
SURVIVAL = """
import csv, json, sys, time
import survival
with open(sys.argv[1], newline="") as file:
    rows = list(csv.DictReader(file))
columns = {name: [row[name] for row in rows] for name in rows[0]}
entry, leave = ([float(day) for day in columns[name]] for name in ("entry", "exit"))
began = time.perf_counter()
watched = survival.Surv(entry, leave, [to or "censored" for to in columns["to"]], type="mstate")
found = survival.survfit(watched, id=columns["id"], istate=columns["from"], start_time=0)
spent = time.perf_counter() - began
days = json.loads(sys.argv[2])
at = [max(place for place, time in enumerate(found.time) if time <= day) for day in days]
shares = [[float(share) for share in found.pstate[place]] for place in at]
assert found.std_err is not None
print(json.dumps({"seconds": spent, "states": list(found.states), "shares": shares}))
"""
ETM = """
suppressMessages(library(etm))
words <- commandArgs(TRUE)
rows <- read.csv(words[1], colClasses=c(id="integer", from="character", to="character"))
rows$to[rows$to == ""] <- "cens"
states <- sort(unique(c(rows$from, rows$to[rows$to != "cens"])))
ways <- matrix(FALSE, length(states), length(states), dimnames=list(states, states))
ways[as.matrix(unique(rows[rows$to != "cens", c("from", "to")]))] <- TRUE
days <- as.numeric(strsplit(words[2], ",")[[1]])
spent <- system.time(found <- etm(rows, states, ways, "cens", s=0))[["elapsed"]]
stopifnot(!is.null(found$cov))
at <- findInterval(days, found$time)
first <- aperm(found$est[1:2, , at], c(2, 1, 3))
cat(spent, "\\n", states, "\\n", format(as.vector(first), digits=17), "\\n")
"""


def by_survival(folder: Path) -> float | str:
    """Seconds of `survival` with robust errors, or why there are none."""
    python = os.environ.get("WAYOUT_BENCH_PYTHON", sys.executable)
    asked = [python, "-c", "import survival; survival.survfit"]
    if subprocess.run(asked, capture_output=True, check=False).returncode:
        return "it is not installed (WAYOUT_BENCH_PYTHON can name a Python that has it)"
    words = [python, "-c", SURVIVAL, str(_csv(folder)), json.dumps(DAYS)]
    said = json.loads(subprocess.run(words, capture_output=True, text=True, check=True).stdout)
    order = [said["states"].index(state) for state in STATES]
    stays = read_histories(folder)
    mix = present(stays, np.array([0]))[0]
    ours = solve(tally_coded(stays), 0, DAYS, starts=(mix / mix.sum())[None, :]).chances[:, 0]
    _hold("survival", np.array(said["shares"])[:, order], ours)
    return float(said["seconds"])


def by_etm(folder: Path) -> float | str:
    """Seconds of etm with its covariance, or why there are none."""
    asked = ["Rscript", "-e", "library(etm)"]
    if not shutil.which("Rscript"):
        return "R is not installed"
    if subprocess.run(asked, capture_output=True, check=False).returncode:
        return "R has no package etm"
    words = ["Rscript", "-e", ETM, str(_csv(folder)), ",".join(map(str, DAYS))]
    done = subprocess.run(words, capture_output=True, text=True, check=True).stdout
    seconds, states, shares = done.strip().split("\n")
    found = np.array(shares.split(), dtype=float).reshape(len(DAYS), 2, len(STATES))
    if tuple(states.split()) != STATES:
        raise SystemExit("etm has other states")
    ours = solve(tally_coded(read_histories(folder)), 0, DAYS).chances[:, :2]
    _hold("etm", found, ours)
    return float(seconds)


def _csv(folder: Path) -> Path:
    """Write the stays where the peers can read them."""
    path = folder / "stays.csv"
    if not path.exists():
        read_frame(folder).write_csv(path)
    return path


def _hold(name: str, theirs: Floats, ours: Floats) -> None:
    if not np.allclose(theirs, ours, rtol=0, atol=1e-10):
        raise SystemExit(f"{name} finds other shares")
