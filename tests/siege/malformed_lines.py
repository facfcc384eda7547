"""Malformed case lines: refused with an error of ours and nothing written, or taken whole."""

import json
from datetime import date
from itertools import count
from random import Random

from tests.siege.bounds import Bounds
from tests.siege.budget import DONE, Budget, Found
from tests.siege.mutation import grafted, mutated
from tests.siege.world import Besieged, build

from wayout.casebook.cases.lines import read_line, read_lines
from wayout.casebook.cases.rebuilding import rebuild
from wayout.casebook.cases.records import Added, Entry
from wayout.casebook.cases.summary import summarise
from wayout.casebook.cases.work import add_cases
from wayout.cli.vault_keeper import deadlines
from wayout.errors import WayoutError
from wayout.pathway import load_pathway


def full(events: list[tuple[str, str]]) -> dict[str, object]:
    """A case with everything in it that a line may have."""
    return {
    "title": "Дело",
    "people": [
        {"role": "client", "name": "Примеров Иван", "contact": None, "decides": True},
        {"role": "lawyer", "name": "Образцова", "contact": "звонить вечером", "told": False},
    ],
    "history": {
        "events": [
            {"kind": kind, "day": day, "source": "client", "ground": "из отпуска", "detail": None,
             "time": "10:30", "matter": "99RS0001", "accused": 1}
            for kind, day in events
        ],
        "until": "2025-06-01",
    },
    "notes": ["Ждёт звонка", "Второй раз"],
}  # fmt: skip


_KINDS = tuple(load_pathway().kinds)
_DAYS = ("2022-09-21", "2024-02-29", "2024-12", "2025", "2025-01-20", "2025-05-31")
_EVERY = 2000  # lines, after which a batch is given to a vault


def malformed_lines(budget: Budget) -> Found:
    """Half spoiled as bytes, half as trees; what is taken must also be read as a case."""
    besieged = build(budget.folder / "vault", 3)
    bounds, rng, batch = Bounds(), budget.rng, list[bytes]()
    for number in count():
        if not budget.goes_on(bounds.found[DONE]):
            break
        case = full([(rng.choice(_KINDS), rng.choice(_DAYS)) for _ in range(rng.randrange(5))])
        written = json.dumps(case, ensure_ascii=False).encode()
        line = mutated(written, rng) if number % 2 else grafted(case, rng)
        line = line.replace(b"\n", b" ")
        bounds.give(lambda line=line: _use(line), lambda line=line: line)  # type: ignore[misc]
        batch.append(line)
        if len(batch) == _EVERY:
            bounds.found["WRITTEN"] += _writes(besieged, batch, rng)
            bounds.found["batches given to a vault"] += 1
            batch.clear()
    return bounds.told()


def _use(line: bytes) -> str:
    """Read it; a line that is taken is a case that the list can show."""
    taken = read_line(line, 1)
    entry = Entry(at=1_750_000_000, by=bytes(16), records=[Added(case=taken)])
    case = rebuild(bytes(16), date(2025, 6, 15), [entry])
    summarise(case, deadlines)
    case.words()
    json.dumps(case.line())
    return "taken"


def _writes(besieged: Besieged, batch: list[bytes], rng: Random) -> bool:
    """Whether a batch with a malformed line in it changed a file of the vault."""
    with besieged.open() as vault:
        vault.deadlines = deadlines
        before = _files(besieged)
        lines = [*rng.sample(batch, 50), b"{"]
        try:
            add_cases(vault, read_lines(lines))
        except WayoutError:
            return _files(besieged) != before
    return True


def _files(besieged: Besieged) -> dict[str, bytes]:
    return {str(file): file.read_bytes() for file in besieged.files}
