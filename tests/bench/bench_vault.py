"""The vault: opening, searching, saving, backing up; and the same statements on a plain engine.

`python tests/bench/bench_vault.py [CASES ...]`, 2,000 and 50,000 by default. Unlocking includes the
real cost of a passphrase.
"""

import json
import os
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from random import Random
from typing import TypeVar

from sqlcipher3 import dbapi2 as cipher

from wayout.casebook.backup import make_backup
from wayout.casebook.cases.finding import find_cases
from wayout.casebook.cases.lines import read_lines
from wayout.casebook.cases.records import Noted
from wayout.casebook.cases.work import (
    add_cases,
    list_cases,
    show_case,
    write_case,
)
from wayout.casebook.making import make_vault
from wayout.casebook.opening import open_vault
from wayout.casebook.store.store import Store

T = TypeVar("T")
Rows = Sequence[tuple[object, ...]]
INSERT = "INSERT INTO entries VALUES (?, ?, ?, ?)"
SELECT = "SELECT seq, epoch, sealed FROM entries WHERE case_id = ? ORDER BY seq"
PASSPHRASE = b"seven words that only the bench knows"
SIZES = (2_000, 50_000)
GOALS = {2_000: 1.5, 50_000: 4.0}
ENTRIES, SEALED, PER_CASE = 200_000, 300, 20
WORDS = (
    "отпуск",
    "рота",
    "суд",
    "звонок",
    "адвокат",
    "часть",
    "повестка",
    "срок",
    "письмо",
    "мать",
)


def main(words: list[str]) -> None:
    """Measure the engine, then each size."""
    engine()
    for cases in [int(word) for word in words] or SIZES:
        with tempfile.TemporaryDirectory() as folder:
            os.environ["XDG_STATE_HOME"] = folder
            measure(Path(folder), cases)


def measure(folder: Path, cases: int) -> None:
    """One vault of so many cases, each of some 5 KB."""
    path, chance = folder / "bench.wayout", Random(1)  # noqa: S311  words of no case
    lines = [line(number, chance) for number in range(cases)]
    with make_vault(path, PASSPHRASE) as vault:
        seconds, codes = timed(lambda: add_cases(vault, read_lines(lines)))
    tell(f"{cases} cases, {path.stat().st_size / 1e6:.0f} MB: added", seconds)
    seconds, vault = timed(lambda: open_vault(path, PASSPHRASE))
    listed, _ = timed(lambda: list_cases(vault))
    tell("  unlocked and listed", seconds + listed, GOALS.get(cases))
    first, _ = timed(lambda: find_cases(vault, ["адвокат"]))
    tell("  first search", first)
    for what, wanted in (("two words that every case holds", ["письмо", "повестка"]),
                         ("a word that none holds", ["трибунал"])):  # fmt: skip
        again, _ = timed(partial(find_cases, vault, wanted))
        tell(f"  each search after it, {what}", again, 0.1)
    saved, _ = timed(lambda: write_case(vault, codes[0], [Noted(text="Ещё")], "note"))
    tell("  note saved", saved, 0.05)
    shown, _ = timed(lambda: show_case(vault, codes[1]))
    tell("  case shown", shown)
    whole = path.stat().st_size / 300e6
    seconds, _ = timed(lambda: make_backup(vault, folder / "bench.backup"))
    tell("  backup with verified restore", seconds, max(10 * whole, 1))
    vault.close()


def line(number: int, chance: Random) -> bytes:
    """A case with notes of invented words."""
    notes = [" ".join(chance.choices(WORDS, k=80)) for _ in range(5)]
    events = [{"kind": "left_unit", "day": "2025-01-20"}]
    case = {"title": f"Дело {number}", "history": {"events": events}, "notes": notes}
    return json.dumps(case, ensure_ascii=False).encode()


def engine() -> None:
    """Sealed rows written and read through our store, and through the same engine without a key.

    Between them the engine with a key and without `cipher_memory_security`: what that costs. It
    stays on in a process once it is, so our store comes last.
    """
    chance = Random(2)  # noqa: S311  idem
    names = [(n // PER_CASE).to_bytes(16, "big") for n in range(ENTRIES)]
    rows = [(name, n % PER_CASE, 0, chance.randbytes(SEALED)) for n, name in enumerate(names)]
    asked = [(name,) for name in chance.choices(names, k=2000)]
    with tempfile.TemporaryDirectory() as folder:
        plain = _engine(f"{folder}/plain", rows, asked, key=False)
        bare = _engine(f"{folder}/bare", rows, asked, key=True)
        ours = _ours(Path(folder) / "ours", rows, asked)
    for what, at, goal in (
        (f"bulk write of {ENTRIES} entries", 0, 1.6),
        (f"open one case of {PER_CASE} entries", 1, 2.0),
    ):
        ratio(what, ours[at], plain[at], goal)
        ratio("  the engine alone, without memory security", bare[at], plain[at], goal)


def _engine(path: str, rows: Rows, asked: Rows, *, key: bool) -> tuple[float, float]:
    connection = cipher.connect(path, isolation_level=None)
    if key:
        connection.set_key(bytearray(b"x'" + b"00" * 32 + b"'"))
    for pragma in ("secure_delete = ON", "locking_mode = EXCLUSIVE", "synchronous = EXTRA"):
        connection.execute(f"PRAGMA {pragma}").fetchall()
    connection.execute(
        "CREATE TABLE entries (case_id BLOB NOT NULL, seq INTEGER NOT NULL, epoch INTEGER NOT "
        "NULL, sealed BLOB NOT NULL, PRIMARY KEY (case_id, seq))"
    )

    def write() -> None:
        connection.execute("BEGIN")
        connection.executemany(INSERT, rows)
        connection.execute("COMMIT")

    written, _ = timed(write)
    read, _ = timed(lambda: [connection.execute(SELECT, one).fetchall() for one in asked])
    connection.close()
    return written, read


def _ours(path: Path, rows: Rows, asked: Rows) -> tuple[float, float]:
    store = Store.create(path, bytes(32))

    def write() -> None:
        with store.transaction():
            store.write_many(INSERT, rows)

    written, _ = timed(write)
    read, _ = timed(lambda: [store.rows(SELECT, one) for one in asked])
    store.close()
    return written, read


def timed(work: Callable[[], T]) -> tuple[float, T]:
    """Do it, and say how long it took."""
    begun = time.perf_counter()
    made = work()
    return time.perf_counter() - begun, made


def tell(what: str, seconds: float, goal: float | None = None) -> None:
    """Print a figure beside its goal."""
    print(f"{what}: {seconds:.3f} s" + (f" (goal {goal:g} s)" if goal else ""))  # noqa: T201  figures are printed


def ratio(what: str, ours: float, plain: float, goal: float) -> None:
    """Print a ratio beside its goal."""
    print(f"{what}: {ours / plain:.2f} times the unkeyed engine (goal {goal})")  # noqa: T201  idem


if __name__ == "__main__":
    main(sys.argv[1:])
