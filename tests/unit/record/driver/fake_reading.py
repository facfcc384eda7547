"""A reader of toy pages, to try the driver without court pages; also a command of its own.

A page is one line: ``card N`` is a card of case N, ``list N`` a result list, anything else is set
aside. ``kill``, ``hang``, ``raise``, ``slow N`` do what they say. Every page read is noted in the
file named by ``FAKE_LOG``.
"""

import json
import os
import signal
import sys
import time
from collections.abc import Iterable
from pathlib import Path

import msgspec

from wayout.errors import WayoutError
from wayout.record import lanes, plan, run
from wayout.record.page import CaseCard, Listing, RawPage, Read, Seen, SetAside
from wayout.record.run import Reading, ReadingResult, TableCounts, run_reading
from wayout.record.work import Work

KILLS, HANGS = "666", "777"
"""Cases whose joining ends the process, or does not end."""


class Rows(msgspec.Struct):
    """What the toy merge makes: a row for every snapshot."""

    rows: list[tuple[str, str, str, str]]


def note(name: str) -> None:
    """Write down that a page is being read."""
    if log := os.environ.get("FAKE_LOG"):
        handle = os.open(log, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
        os.write(handle, f"{os.getpid()} {name}\n".encode())
        os.close(handle)


def card(number: str) -> CaseCard:
    """Make a card that says nothing but its number."""
    return CaseCard(
        layout="old", court="99GV0001", court_name="", uid=None, uid_valid=False,
        number=number, first_number=None, instance="first", proceeding="criminal",
    )  # fmt: skip


def read(raw: RawPage) -> list[Read]:
    """Read a toy page."""
    note(raw.name)
    word, _, number = raw.data.decode("latin-1").strip().partition(" ")
    if word == "kill":
        os.kill(os.getpid(), signal.SIGKILL)
    if word == "hang":
        time.sleep(1000)
    if word == "raise":
        raise ValueError("Тестова Вера Ивановна")
    if word == "slow":
        time.sleep(float(os.environ.get("FAKE_PAUSE", "0.03")))
    if word in {"card", "slow"}:
        return [card(number)]
    if word == "list":
        return [Listing(layout="old", court="99GV0001", instance=None, proceeding=None,
                        total=int(number), first=None, last=None)]  # fmt: skip
    return [SetAside("unknown", "no toy page")]


def history_of(card: CaseCard) -> str:
    """Return an id made of the number."""
    return f"{int(card.number or 0) * 7919 % 1296:x}".rjust(4, "z") + (card.number or "").rjust(8)


def merge(seen: Iterable[Seen]) -> Rows:
    """Make a row for every snapshot, in the order they come; some cases do not let themselves."""
    seen = list(seen)
    numbers = {one.card.number for one in seen}
    if KILLS in numbers:
        os.kill(os.getpid(), signal.SIGKILL)
    if HANGS in numbers:
        time.sleep(1000)
    return Rows([(one.card.number or "", one.known, one.known_from, one.digest) for one in seen])


def write(reading: Reading, folder: Path) -> TableCounts:
    """Write everything a reading holds as text."""
    rows = [row for merged in reading.merged() for row in merged.rows]
    (folder / "cards.parquet").write_text("".join(f"{row}\n" for row in rows))
    (folder / "listings.parquet").write_text("".join(f"{o}\n" for o in reading.listings()))
    (folder / "set_aside.parquet").write_text("".join(f"{o}\n" for o in reading.set_aside()))
    return TableCounts(cards=len(rows))


WORK = Work(read, history_of, merge, Rows, "toy 1")


def toy_reading(
    paths: list[Path], out: Path, workers: int = 0, patience: float = 60.0
) -> ReadingResult:
    """Read toy pages, by default in this process."""
    return run_reading(paths, out, WORK, write, workers=workers, patience=patience)


def bytes_of(folder: Path) -> dict[str, bytes]:
    """Return everything in a folder of tables."""
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def main() -> int:
    """Read PATH into OUT with N workers: the toy form of the command."""
    plan.FILES = int(os.environ.get("SHARD_FILES", "256"))
    run._JOIN = int(os.environ.get("JOIN", "10"))
    lanes._LOOK = 0.02  # often: nobody else is at work
    path, out, workers = sys.argv[1:]
    try:
        result = toy_reading(
            [Path(path)], Path(out), int(workers), float(os.environ.get("PATIENCE", "60"))
        )
    except WayoutError as error:
        sys.stderr.write(f"{error}\n")
        return error.exit_code
    sys.stdout.write(json.dumps(msgspec.structs.asdict(result)) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
